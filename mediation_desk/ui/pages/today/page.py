"""Today: my appointments, what has a date, what waits for me, and whether the register is well."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import Today
from mediation_desk.services.access import CALENDAR_READ, RECEPTION_WRITE
from mediation_desk.services.clock import confirm_clock
from mediation_desk.services.today import look_at_changes, look_at_today
from mediation_desk.ui import style
from mediation_desk.ui.backup_due import BackupDue
from mediation_desk.ui.copies_due import CopiesDue
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, clear, scrolling
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.news_notices import NewsNotices
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.today.ahead_sheet import AheadSheet
from mediation_desk.ui.pages.today.greeting import greeting
from mediation_desk.ui.pages.today.health import Health
from mediation_desk.ui.pages.today.limits_sheet import LimitsSheet
from mediation_desk.ui.pages.today.sessions_sheet import SessionsSheet
from mediation_desk.ui.pages.today.to_do_sheet import ToDoSheet
from mediation_desk.ui.restored_due import RestoredDue
from mediation_desk.ui.saying import long_time
from mediation_desk.words import _

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
    "appointment",
    "limit",
    "obligation",
    "return_visit",
    "room",
}
_APART = {"appointment", "screening", "safety", "keep_apart"}
_WIDE = 1500
_STACKS_FROM = 1.5
_EACH_LEAST = 360
_MINUTE_MS = 60_000


class TodayPage(Page):
    """Three sheets side by side, one under the other in large text; the health line at the foot."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.whose = Segments([(True, _("Whole centre")), (False, _("Mine"))], name=_("Whose day"))
        self.whose.set_value(True)
        self.whose.changed.connect(self._ask)
        self.door_sheet = Button(_("Door sheet of today"), icon="printer")
        self.door_sheet.clicked.connect(self.print)
        self.new = Button(_("New reception"), "primary", icon="plus")
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.primary)
        for button, roles in (
            (self.whose, frozenset({Role.DIRECTOR})),
            (self.door_sheet, CALENDAR_READ),
            (self.new, RECEPTION_WRITE),
        ):
            self.head.add_button(button)  # first, or it would be shown as a window of its own
            button.setVisible(bool(desk.staff.roles & roles))
        self.sessions, self.ahead = SessionsSheet(desk), AheadSheet(desk)
        self.limits, self.to_do = LimitsSheet(desk), ToDoSheet(desk)
        self.health = Health(desk)
        self._said: Today | None = None
        self._lay_out()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._again)

    def opened(self, *_args: object) -> None:
        """Greet by the hour and ask again."""
        self.set_title(greeting(self.desk.now(), self.desk.staff.name), _("page.today"))
        self._ask()
        if self.desk.copy is not None:
            return  # what was to be seen to that day is seen to in the register
        self.news.ask()
        self.copies_due.ask()
        self.restored_due.ask()

    def primary(self) -> None:
        """A new reception."""
        self.desk.go("reception")

    def print(self) -> None:
        """The door sheet of today: times, rooms and codes."""
        from mediation_desk.ui.day_prints import print_door_sheet  # brings the printers of papers along

        print_door_sheet(self.desk, self, self.desk.today())

    def panes(self) -> tuple[QWidget, ...]:
        """Appointments, limits, then to-do rows."""
        return (self.sessions, self.limits.list, self.to_do.list)

    def _ask(self) -> None:
        self.desk.ask(self, self._show, look_at_today, self.desk.folder, bool(self.whose.value()))

        self._ask_changes()

    def _ask_changes(self) -> None:
        everybody = bool(self.whose.value())
        self.desk.ask(self, self.to_do.show_changes, look_at_changes, everybody)

    def _changed(self, nouns: frozenset[str]) -> None:
        if not self.isVisible():
            return
        if nouns & _NOUNS:
            self.desk.ask(self, self._show, look_at_today, self.desk.folder, bool(self.whose.value()))
        if nouns & _APART:
            self._ask_changes()

    def _again(self) -> None:
        if self._said is not None:
            self._show(self._said)

    def _tick(self) -> None:
        """The line of now moves."""
        if self.isVisible():
            self.sessions.tick()

    def _show(self, today: Today) -> None:
        self._said = today
        for sheet in (self.sessions, self.ahead, self.limits, self.to_do):
            sheet.show_today(today)
        self._say_clock(today.clock_behind)
        self.health.say(today)
        self.backup_due.say(today.last_copy, self.desk.today())

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

    def _lay_out(self) -> None:
        self._clock = Column()
        self.body.addLayout(self._clock)
        self.news = NewsNotices(self.desk)
        self.body.addWidget(self.news)
        self.backup_due = BackupDue(self.desk)
        self.body.addWidget(self.backup_due)
        self.copies_due = CopiesDue(self.desk)
        self.body.addWidget(self.copies_due)
        self.restored_due = RestoredDue(self.desk)
        self.body.addWidget(self.restored_due)
        self._left = QWidget()
        left = Column(self._left, gap=16)
        left.addWidget(self.sessions, 3)
        left.addWidget(self.ahead, 2)
        self._inside = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inside)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addWidget(self._left)
        self._across.addWidget(self.limits, 1)
        self._across.addWidget(self.to_do)
        self._area = scrolling(self._inside)
        self.body.addWidget(self._area, 1)
        if self.desk.copy is None:  # a copy says elsewhere how old it is, and is not looked after
            self.body.addWidget(self.health)
        style.on_refit(self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room looks further ahead."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        stacked, wide = style.look().factor >= _STACKS_FROM, self.width() >= style.px(_WIDE)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(way)
        self._across.setSpacing(style.px(16))
        self._put_inside(stacked)
        for side, narrow, broad in ((self._left, 384, 480), (self.to_do, 304, 400)):
            width = style.px(broad if wide else narrow)
            side.setMinimumWidth(0 if stacked else width)
            side.setMaximumWidth(16_777_215 if stacked else width)
        self.ahead.setVisible(wide and not stacked)
        for sheet in (self.sessions, self.limits, self.to_do):
            sheet.setMinimumHeight(style.px(_EACH_LEAST) if stacked else 0)

    def _put_inside(self, stacked: bool) -> None:
        """One column scrolls as a whole; side by side each sheet scrolls inside itself."""
        if stacked and self._area.widget() is not self._inside:
            self._area.setWidget(self._inside)
        elif not stacked and self._area.widget() is self._inside:
            self._area.takeWidget()
            self.body.insertWidget(self.body.indexOf(self._area) + 1, self._inside, 1)
            self._inside.show()
        self._area.setVisible(stacked)
