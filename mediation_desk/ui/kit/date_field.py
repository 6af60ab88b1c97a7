"""The field for a day: typed in any usual way or picked from a calendar; the weekday stands below."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui import icons, style
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.spoken import group
from mediation_desk.words import N_, _

WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?|(\d{4})(\d{2})(\d{2})")


def parse_day(text: str) -> date:
    """2026-03-18, 2026.3.18, 2026/3/18, 20260318 or 2026年3月18日; DeskError otherwise."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise DeskError("day.unclear")
    year, month, day = (int(part) for part in found.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        raise DeskError("day.no_such_day") from None


def weekday(day: date) -> str:
    """The name of its weekday."""
    return _(WEEKDAYS[day.weekday()])


class CalendarPopup(QFrame):
    """A month to pick a day from; closes when one is picked."""

    def __init__(self, owner: QWidget, picked: Callable[[date], None]) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        group(self, _("Pick a day"))
        self._picked = picked
        self.month = QCalendarWidget(self)
        self.month.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(style.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, plain)
        turns = (("prev", "chevron-left", _("Previous month")), ("next", "chevron-right", _("Next month")))
        for which, icon, name in turns:
            turn = self.month.findChild(QToolButton, f"qt_calendar_{which}month")
            if isinstance(turn, QToolButton):
                turn.setIcon(icons.icon(icon, "ink2"))
                turn.setAccessibleName(name)
        Column(self, margin=8).addWidget(self.month)
        self.month.selectionChanged.connect(self._say)
        self.month.activated.connect(self._pick)
        self.month.clicked.connect(self._pick)

        self._say()

    def _say(self) -> None:
        """Its cells say the number of a day alone: the name of the month says which day it is."""
        day = self.month.selectedDate()
        said = f"{day.toString(Qt.DateFormat.ISODate)} {_(WEEKDAYS[day.dayOfWeek() - 1])}"
        for told in (self.month, *self.month.findChildren(QTableView)):
            told.setAccessibleName(said)

    def _pick(self, day: QDate) -> None:
        self.close()
        self._picked(date(day.year(), day.month(), day.day()))


class DateField(ParsedField):
    """A day; `.value()` is a date or None. Alt+↓ or the button opens the calendar, at `start` when empty."""

    def __init__(
        self,
        name: str,
        label: str,
        *,
        start: date | None = None,
        earliest: date | None = None,
        latest: date | None = None,
        note: Callable[[date], str] | None = weekday,
        helper: str = "",
        optional: bool = False,
    ) -> None:
        self._start, self._earliest, self._latest = start, earliest, latest
        super().__init__(
            name,
            label,
            self._within,
            date.isoformat,
            note=note,
            helper=helper,
            placeholder="2026-03-18" if start is None else start.isoformat(),
            optional=optional,
        )
        self.edit.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        button = self.edit.put_button(_("Pick a day"), "calendar-week", key="Alt+Down")
        button.setShortcut(QKeySequence())  # the key is the field's, below: every date field has it
        button.clicked.connect(self.open_calendar)
        opener = QShortcut(QKeySequence("Alt+Down"), self.edit)
        opener.setContext(Qt.ShortcutContext.WidgetShortcut)
        opener.activated.connect(self.open_calendar)

    def _within(self, text: str) -> date:
        day = parse_day(text)
        if self._earliest and day < self._earliest:
            raise DeskError("day.too_early", field=self.name, day=self._earliest.isoformat())
        if self._latest and day > self._latest:
            raise DeskError("day.too_late", field=self.name, day=self._latest.isoformat())
        return day

    def open_calendar(self) -> CalendarPopup:
        """Show the month of the value."""
        popup = CalendarPopup(self, self._picked)
        try:
            day = self.value() or self._start
        except DeskError:
            day = self._start
        if day:
            popup.month.setSelectedDate(QDate(day.year, day.month, day.day))
        if self._earliest:
            popup.month.setMinimumDate(QDate(self._earliest.year, self._earliest.month, self._earliest.day))
        if self._latest:
            popup.month.setMaximumDate(QDate(self._latest.year, self._latest.month, self._latest.day))
        popup.adjustSize()
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height() + style.px(4))))
        popup.show()
        popup.month.setFocus()
        return popup

    def _picked(self, day: date) -> None:
        self.set_value(day)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
