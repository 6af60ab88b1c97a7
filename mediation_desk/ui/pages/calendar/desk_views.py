"""The three faces of the calendar, one shown at a time, told the same way whatever is shown."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.services.calendar_range import CalendarRange
from mediation_desk.ui.appointment_blocks import BlockMaker
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.calendar.month_grid import MonthGrid
from mediation_desk.ui.kit.calendar.time_grid import TimeGrid
from mediation_desk.ui.kit.calendar.values import OfferedSlot, Shown
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.calendar.days import behind, day_notes
from mediation_desk.ui.pages.calendar.list_view import ListView
from mediation_desk.ui.pages.calendar.views import CalendarView, shown_days
from mediation_desk.words import _


class DeskViews(Stack):
    """Day and weeks in one grid, the month, the list; signals as those of TimeGrid."""

    chosen = Signal(str)
    stood = Signal(object)
    wanted = Signal(object, str)
    moved = Signal(str, object, object)
    drawn = Signal(object, object)
    booked = Signal(object)
    offer_taken = Signal(int)
    turned = Signal(int)
    day_wanted = Signal(object)
    crowd_wanted = Signal(object)

    def __init__(self, desk: Desk, *, writes: bool) -> None:
        super().__init__()
        self._desk = desk
        self._writes = writes
        self._view = CalendarView.WORK_WEEK
        self._shown: Shown | None = None
        self.grid = TimeGrid(_("Calendar"))
        self.month = MonthGrid(_("Calendar"))
        self.list = ListView()
        keys = _(
            "Arrows move, Enter opens, Shift+arrows move it, Ctrl+arrows make it longer or shorter, N books, "
            "Space shows it beside, Delete calls off; L shows the same as a list."
        )
        for face in (self.grid, self.month, self.list):
            self.addWidget(face)
            face.setWhatsThis(keys)
            face.chosen.connect(self.chosen)
            face.wanted.connect(self.wanted)
        for grid in (self.grid, self.month):
            grid.writes = writes
            grid.stood.connect(self.stood)
            grid.moved.connect(self.moved)
            grid.booked.connect(self.booked)
            grid.turned.connect(self.turned)
            grid.day_wanted.connect(self.day_wanted)
        self.grid.drawn.connect(self.drawn)
        self.grid.offer_taken.connect(self.offer_taken)
        self.grid.crowd_wanted.connect(self.crowd_wanted)

    @property
    def face(self) -> TimeGrid | MonthGrid | ListView:
        """What is shown now."""
        if self._view is CalendarView.MONTH:
            return self.month
        return self.list if self._view is CalendarView.LIST else self.grid

    def show_view(self, view: CalendarView) -> None:
        """Show another face; what it shows comes by `show_range`."""
        self._view = view
        self.setCurrentWidget(self.face)

    def show_range(self, day: date, told: CalendarRange, offers: tuple[OfferedSlot, ...]) -> None:
        """Show what the register told."""
        maker = BlockMaker(self._desk, told.rooms, writes=self._writes)
        if self._view is CalendarView.LIST:
            self.list.show_lines(told.lines, maker)
            return
        booked = {legal_day(line.starts) for line in told.lines}
        days = shown_days(self._view, told.first, told.last, told.work, booked)
        self._shown = Shown(
            days=days,
            today=self._desk.today(),
            blocks=maker.blocks(told.lines),
            behind=behind(told),
            notes=day_notes(days, told),
            offers=offers,
        )
        if self._view is CalendarView.MONTH:
            self.month.show_month(day.replace(day=1), self._shown)
        else:
            self.grid.show_days(self._shown, now=self._desk.now().astimezone(SHANGHAI))

    def settle(self) -> None:
        """What lies as a ghost goes back."""
        self.grid.settle()
        self.month.settle()

    def tick(self) -> None:
        """A minute passed."""
        self.grid.set_now(self._desk.now().astimezone(SHANGHAI))

    def current(self) -> str:
        """The id of the chosen appointment, or ""."""
        return self.face.current()

    def here(self) -> datetime | None:
        """The moment the keys stand on."""
        return self.face.here()

    def choose(self, appointment_id: str) -> bool:
        """Stand on an appointment."""
        return self.face.choose(appointment_id)
