"""Today: what has a date, what waits for me, and whether the register is well."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from mediation_desk.domain.case import LimitKind
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.today import Limit, Today, ToDo, ToDoKind
from mediation_desk.services.access import RECEPTION_WRITE
from mediation_desk.services.clock import confirm_clock
from mediation_desk.services.drafts import DraftPlace, newest_draft
from mediation_desk.services.today import look_at_today
from mediation_desk.ui import limits
from mediation_desk.ui.copies_due import CopiesDue
from mediation_desk.ui.copy_words import last_copy_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.news_notices import NewsNotices
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.recovery_health import RecoveryHealth
from mediation_desk.ui.safety_due import due_lines
from mediation_desk.ui.saying import long_time
from mediation_desk.words import N_, _, term

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
        self._recovery, self._copy, self._disk = RecoveryHealth(), _Copy(), _Disk()
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


class _Disk(QWidget):
    """How much room the disk has; amber under a gigabyte."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(self, gap=8)
        self._icon, self._text = IconLabel("circle-check", "pine"), Label("")
        row.addWidget(self._icon)
        row.addWidget(self._text)

    def say(self, free: int) -> None:
        """Free bytes, said in GB."""
        short = free < 1_000_000_000
        self._icon.set_icon("alert-triangle" if short else "circle-check", "amber" if short else "pine")
        self._text.setText(
            _("Disk has {n} GB left", n=f"{free / 1e9:.1f}" if short else free // 1_000_000_000)
        )
        self._text.set_tone("amber" if short else "ink")


class _Copy(QWidget):
    """When the last verified copy was made; amber when that is more than a working day ago."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(self, gap=8)
        self._icon, self._text = IconLabel("circle-check", "pine"), Label("")
        row.addWidget(self._icon)
        row.addWidget(self._text)

    def say(self, last: datetime | None, today: date) -> None:
        """The moment in words."""
        said, tone = last_copy_said(last, today)
        self._icon.set_icon("circle-check" if tone == "pine" else "alert-triangle", tone)
        self._text.setText(said)
        self._text.set_tone("amber" if tone == "amber" else "ink")


def draft_place(found: DraftPlace) -> tuple[str, ...]:
    """The page and its arguments for a half-filled form; what is asked on a case page leads to the case."""
    if found.form == "reception":
        return ("reception", found.subject_id) if found.subject_id else ("reception",)
    if found.form == "decision":
        return "decision", found.subject_id
    if found.form == "screening":
        return "screening", found.matter_id, found.subject_id
    if found.form == "mediation_record":
        ordinal = "" if found.subject_id == found.matter_id else found.subject_id
        return "mediation_record", found.matter_id, ordinal
    if found.form == "written_paper":
        return "written_paper", found.matter_id, found.subject_id.rpartition("/")[2]
    if found.form in ("scale", "scale_void"):
        return "counselling_file", found.matter_id, found.subject_id.partition("/")[0]
    if found.form == "staff_member":
        return ("staff", "change", found.subject_id) if found.subject_id else ("staff", "add")
    if found.form == "crisis":
        session_id, person_id, result_id = found.subject_id.split("/")
        return "crisis", result_id, session_id, person_id
    if found.form == "crisis_look":
        return "crisis_event", found.subject_id
    if found.form.startswith("safety_"):
        record_id = "" if found.subject_id == found.matter_id else found.subject_id
        return "safety", found.matter_id, "", record_id, found.form.removeprefix("safety_")
    if found.form == "referral":
        origin, slash, subject = found.subject_id.partition("/")
        return ("referral", "", origin, subject) if slash else ("referral", origin)
    if found.form == "incoming_letter":
        return "incoming_letter", "" if found.subject_id == "new" else found.subject_id, "new"
    if found.form == "agency":
        return ("agencies",)
    if found.form.startswith(("referral_", "letter_")):
        page = "referral" if found.form.startswith("referral_") else "incoming_letter"
        return page, found.subject_id
    if found.form == "counselling_note":
        return "counselling_file", found.matter_id, found.subject_id
    if found.form in ("counselling_addition", "process_note", "counselling_words", "counselling_session"):
        return "counselling_file", found.matter_id
    if found.form == "counselling_open":
        return "counselling_open", found.subject_id
    if found.form.startswith("archive_"):
        return ("archive",)
    if found.form.startswith("readings_"):
        return ("readings",)
    if found.form == "keepers_session":
        return "recovery", "session"
    return ("agreement" if found.form == "agreement" else "case"), found.matter_id


def _or_empty(lines: QWidget, title: str, text: str) -> QStackedWidget:
    both = QStackedWidget()
    both.addWidget(lines)
    both.addWidget(EmptyState(title, text))
    return both


def limit_lines(desk: Desk, running: tuple[Limit, ...]) -> list[Line | Group]:
    """Limits under 已逾期, 今天, 本周 and 以后, each with its urgency chip."""
    today = desk.today()
    named: dict[str, list[Line | Group]] = {}
    for limit in running:
        named.setdefault(_when(limit.on, today), []).append(_limit_line(desk, limit, today))
    return [
        entry
        for title, lines in named.items()
        for entry in (Group(title=title, fact=str(len(lines))), *lines)
    ]


def _when(on: date, today: date) -> str:
    if on < today:
        return _("Overdue")
    if on == today:
        return _("Today")
    week_ends = today + timedelta(days=6 - today.weekday())
    return _("This week") if on <= week_ends else _("Later")


def _limit_line(desk: Desk, limit: Limit, today: date) -> Line:
    kind = term(limit.kind) if limit.kind is not LimitKind.NONE else _("Limit")
    return Line(
        id=limit.case_id,
        first=f"{kind} · {desk.shown(limit.parties)}",  # names wrap here; a second line would cut them
        second=limit.number,
        lead=Tag(
            text=limits.away(limit.on, today),
            tone=limits.tone(limit.on, today),
            icon="alert-triangle" if limit.on < today else "clock",
        ),
        fact=limits.day(limit.on, today),
        strong=limit.on <= today,
    )


def greeting(now: datetime, name: str) -> str:
    """Good morning, afternoon or evening, by the hour in Shanghai."""
    hour = now.astimezone(SHANGHAI).hour
    said = (
        _("Good evening")
        if hour >= 18 or hour < 5
        else _("Good morning")
        if hour < 12
        else _("Good afternoon")
    )
    return _("{greeting}, {name}", greeting=said, name=_given(name))


def _given(name: str) -> str:
    """The given name of a Chinese name of two to four characters; other names whole."""
    if not all("\u4e00" <= character <= "\u9fff" for character in name) or not 3 <= len(name) <= 4:
        return name
    return name[-2:]
