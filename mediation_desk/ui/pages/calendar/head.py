"""What stands in the head of the calendar: turning, the five views, whose calendar, and which kinds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.dates import read_date
from mediation_desk.errors import DeskError
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.date_field import CalendarPopup
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.labels import Label, plain_tip
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.pages.calendar.look_button import LookButton
from mediation_desk.ui.pages.calendar.views import CalendarView
from mediation_desk.words import N_, _, sentence, term

VIEW_WORDS = {
    CalendarView.DAY: (N_("calendar.day"), "D"),
    CalendarView.WORK_WEEK: (N_("calendar.work_week"), "W"),
    CalendarView.WEEK: (N_("calendar.week"), "W"),
    CalendarView.MONTH: (N_("calendar.month"), "M"),
    CalendarView.LIST: (N_("calendar.list"), "L"),
}
_NOW = {
    CalendarView.DAY: N_("Today"),
    CalendarView.MONTH: N_("calendar.this_month"),
}


class DatePopup(CalendarPopup):
    """A month to pick from, and a line above it to type a day in: 3月18日, 0318, 明天."""

    def __init__(self, owner: QWidget, desk: Desk, shown: date, picked: Callable[[date], None]) -> None:
        super().__init__(owner, picked)
        self._desk, self._go = desk, picked
        self.line = LineEdit(_("3-18, 2026-03-18, tomorrow"))
        self.line.setAccessibleName(_("Go to a day"))
        self.error = Label("", "hint", tone="red", wrap=True)
        self.error.hide()
        column = self.layout()
        assert column is not None
        column.removeWidget(self.month)
        for each in (self.line, self.error, self.month):
            column.addWidget(each)
        self.month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.line.returnPressed.connect(self._typed)
        self.line.textEdited.connect(lambda _text: self.error.hide())

    def _typed(self) -> None:
        try:
            day = read_date(self.line.text(), self._desk.today())
        except DeskError as unclear:
            self.error.setText(sentence(unclear))
            self.error.show()
            return
        self.close()
        self._go(day)


class Turner(QWidget):
    """‹ 本周 › and the day to go to."""

    turned = Signal(int)
    home = Signal()
    gone_to = Signal(object)  # date

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = desk.today()
        row = Row(self, gap=4)
        self.back = IconButton(_("Earlier"), "chevron-left")
        self.now = Button(_("This week"))
        self.on = IconButton(_("Later"), "chevron-right")
        self.pick = IconButton(_("Go to a day"), "calendar")
        for button, key in ((self.back, "PageUp"), (self.on, "PageDown"), (self.pick, "G")):
            button.setToolTip(plain_tip(f"{button.accessibleName()}  {key}"))
            button.setAccessibleDescription(key)
        self.now.setToolTip(plain_tip("Home"))
        for each in (self.back, self.now, self.on, self.pick):
            row.addWidget(each)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.on.clicked.connect(lambda: self.turned.emit(1))
        self.now.clicked.connect(self.home)
        self.pick.clicked.connect(self.open_picker)

    def show_view(self, view: CalendarView, day: date) -> None:
        """Say 今天, 本周 or 本月."""
        self._shown = day
        self.now.set_text(_(_NOW.get(view, "This week")))
        self.now.setToolTip(plain_tip("Home"))

    def open_picker(self) -> DatePopup:
        """Ask for a day, typed or picked."""
        popup = DatePopup(self.pick, self._desk, self._shown, self.gone_to.emit)
        popup.adjustSize()
        popup.move(self.pick.mapToGlobal(QPoint(0, self.pick.height() + style.px(4))))
        popup.show()
        popup.line.setFocus(Qt.FocusReason.PopupFocusReason)
        return popup


class Tools(QWidget):
    """Views, whose calendar, kinds; they stand in the head where there is room, else below it."""

    view_wanted = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.views = Segments([(view, _(word)) for view, (word, _key) in VIEW_WORDS.items()], name=_("View"))
        for view, (_word, key) in VIEW_WORDS.items():
            button = self.views.button(view)
            button.setToolTip(plain_tip(f"{button.text()}  {key}"))
            button.setAccessibleDescription(key)
        self.views.changed.connect(self._viewed)
        self.look = LookButton(desk)
        self.look.changed.connect(self.changed)
        self.kinds = FilterButton(_("Kinds"), [(kind, term(kind)) for kind in AppointmentKind])
        self.kinds.changed.connect(self.changed)
        row = Row(self, gap=8)
        for each in (self.views, self.look, self.kinds):
            row.addWidget(each)

    def _viewed(self) -> None:
        self.view_wanted.emit(self.views.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing of its own; the page has the keys."""
        event.ignore()
