"""Today: what has a date, what waits for me, and whether the register is well."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.today import Today, ToDo, ToDoKind
from mediation_desk.services.access import RECEPTION_WRITE
from mediation_desk.services.clock import confirm_clock
from mediation_desk.services.drafts import DraftPlace, newest_draft
from mediation_desk.services.today import look_at_today
from mediation_desk.ui import limits
from mediation_desk.ui.copies_due import CopiesDue
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft_places import draft_place
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.news_notices import NewsNotices
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.today.greeting import greeting
from mediation_desk.ui.pages.today.health import DiskRoom, LastCopy
from mediation_desk.ui.pages.today.limit_lines import limit_lines
from mediation_desk.ui.recovery_health import RecoveryHealth
from mediation_desk.ui.safety_due import due_lines
from mediation_desk.ui.saying import long_time
from mediation_desk.words import N_, _

_TO_DO = {
    ToDoKind.RISK: ("alert-triangle", N_("A client's answer asks for the risk protocol"), "crises"),
    ToDoKind.LOOK_AGAIN: ("shield-half", N_("To look after again"), "crises"),
    ToDoKind.TALK: ("user", N_("Waiting for a private talk"), "receptions"),
    ToDoKind.DECISION: ("arrows-split", N_("Waiting for a decision"), "receptions"),
    ToDoKind.REFERRAL: ("arrows-split", N_("Referrals to approve"), "referrals"),
    ToDoKind.REFERRAL_LATE: ("clock", N_("Referrals and letters overdue"), "referrals"),
    ToDoKind.REFERRAL_DUE: ("clock", N_("Referrals and letters due soon"), "referrals"),
    ToDoKind.DATA_REQUEST: ("clipboard-check", N_("Requests about data to answer"), "readings"),
    ToDoKind.RETENTION: ("archive", N_("Dossiers whose period is over"), "archive"),
    ToDoKind.UNSIGNED_RECORD: ("notes", N_("Records not signed yet"), "cases"),
    ToDoKind.UNSIGNED_NOTE: ("message-heart", N_("Counselling notes to sign"), "counselling"),
    ToDoKind.COUNSELLING: ("user-plus", N_("Receptions waiting for a file"), "counselling"),
    ToDoKind.DRAFT: ("pencil", N_("Forms not finished"), "draft"),
}
_NOUNS = {
    "backup",
    "scale",
    "crisis",
    "case",
    "reception",
    "draft",
    "screening",
    "mediation_record",
    "counselling_note",
    "counselling_session",
    "counselling_file",
    "agreement",
    "person",
    "safety",
    "clock",
    "recovery",
    "referral",
    "data_request",
    "destruction",
}


class TodayPage(Page):
    """My limits by urgency, my to-do rows, and the register's health line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.new = Button(_("New reception"), "primary", icon="plus")
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.primary)
        self.head.add_button(self.new)
        self.new.setVisible(bool(desk.staff.roles & RECEPTION_WRITE))
        self.limits, self.to_do = LineList(), LineList()
        self.limits.opened.connect(self._open_case)
        self.to_do.opened.connect(self._open_to_do)
        self._said: Today | None = None
        self._lay_out()
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._again)

    def opened(self, *_args: object) -> None:
        """Greet by the hour and ask again."""
        self.set_title(greeting(self.desk.now(), self.desk.staff.name), _("page.today"))
        self.desk.ask(self, self._show, look_at_today, self.desk.folder)
        self.news.ask()
        self.copies_due.ask()

    def primary(self) -> None:
        """A new reception."""
        self.desk.go("reception")

    def panes(self) -> tuple[QWidget, ...]:
        """Limits, then to-do rows."""
        return (self.limits, self.to_do)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible():
            self.desk.ask(self, self._show, look_at_today, self.desk.folder)

    def _again(self) -> None:
        if self._said is not None:
            self._show(self._said)

    def _show(self, today: Today) -> None:
        self._said = today
        mine = _("The centre's limits") if today.everybody else _("My limits")
        self._limit_sheet.set_title(mine)
        self._limit_sheet.set_fact(_("{n} in all", n=today.limit_count))
        self.limits.set_lines(limit_lines(self.desk, today.limits))
        self._limits_or_not.setCurrentIndex(0 if today.limits else 1)
        waiting = [*due_lines(self.desk, today.safety), *map(self._to_do_line, today.to_do)]
        self.to_do.set_lines(waiting)
        self._to_do_or_not.setCurrentIndex(0 if waiting else 1)
        self._say_clock(today.clock_behind)
        self._recovery.say(today)
        self._disk.say(today.disk_free)
        self._copy.say(today.last_copy, self.desk.today())

    def _say_clock(self, reached: datetime | None) -> None:
        clear(self._clock)
        if reached is None:
            return
        notice = Notice(
            _("clock.behind", now=long_time(self.desk.now()), reached=long_time(reached)),
            "amber",
            second=_("clock.what_to_do"),
            acts=[(_("The time is right now"), self._confirm_clock)],
            icon="clock",
        )
        self._clock.addWidget(notice)

    def _confirm_clock(self) -> None:
        self.desk.do(self, self._clock_confirmed, confirm_clock)

    def _clock_confirmed(self, _nothing: object) -> None:
        self.desk.toast(_("Noted: the time is right"))

    def _to_recovery(self) -> None:
        self.desk.go("recovery")

    def _open_case(self, case_id: object) -> None:
        self.desk.go("case", case_id)

    def _open_to_do(self, kind: object) -> None:
        if isinstance(kind, tuple):
            self.desk.go(*kind)
            return
        wanted = ToDoKind(str(kind))
        if wanted is ToDoKind.DRAFT:
            self.desk.ask(self, self._go_on, newest_draft)
        else:
            self.desk.go(_TO_DO[wanted][2])

    def _go_on(self, found: DraftPlace | None) -> None:
        """To the form that was typed in last; the form itself brings the words back."""
        if found is not None:
            self.desk.go(*draft_place(found))

    def _to_do_line(self, row: ToDo) -> Line:
        icon, words, _place = _TO_DO[row.kind]
        day = limits.day(legal_day(row.oldest), self.desk.today())
        return Line(
            id=row.kind,
            first=_(words),
            second=_("Oldest {day}", day=day),
            icon=icon,
            fact=str(row.count),
            fact_strong=True,
            arrow=True,
            strong=row.kind is ToDoKind.RISK,
            icon_token="red" if row.kind is ToDoKind.RISK else "ink2",
        )

    def _lay_out(self) -> None:
        self._clock = Column()
        self.body.addLayout(self._clock)
        self.news = NewsNotices(self.desk)
        self.body.addWidget(self.news)
        self.copies_due = CopiesDue(self.desk)
        self.body.addWidget(self.copies_due)
        across = QHBoxLayout()
        across.setSpacing(16)
        self._limit_sheet = Sheet(_("My limits"), fact=" ")
        self._limits_or_not = _or_empty(
            self.limits, _("No limit is running"), _("An accepted case brings its limit here")
        )
        self._limit_sheet.add(self._limits_or_not, 1)
        waiting = Sheet(_("To do"))
        self._to_do_or_not = _or_empty(self.to_do, _("Nothing is waiting"), "")
        waiting.add(self._to_do_or_not, 1)
        across.addWidget(self._limit_sheet, 3)
        across.addWidget(waiting, 2)
        self.body.addLayout(across, 1)
        self._recovery, self._copy, self._disk = RecoveryHealth(), LastCopy(), DiskRoom()
        self._recovery.wanted.connect(self._to_recovery)
        line = Sheet(margin=(16, 0, 16, 0))
        line.add(self._health_row())
        self.body.addWidget(size(line, height=48))

    def _health_row(self) -> QWidget:
        holder = QWidget()
        row = Row(holder, gap=24)
        row.addWidget(Label(_("Register"), "body_strong"))
        encrypted = Row(gap=8)
        encrypted.addWidget(IconLabel("circle-check", "pine"))
        encrypted.addWidget(Label(_("Encrypted, on this computer only")))
        row.addLayout(encrypted)
        row.addWidget(self._recovery)
        row.addWidget(self._copy)
        row.addWidget(self._disk)
        row.addStretch(1)
        return holder


def _or_empty(lines: QWidget, title: str, text: str) -> QStackedWidget:
    both = QStackedWidget()
    both.addWidget(lines)
    both.addWidget(EmptyState(title, text))
    return both
