"""A year on one look: twelve small months with holidays, rest days worked and weekends, painted."""

from __future__ import annotations

from calendar import monthcalendar
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.ui import style
from mediation_desk.ui.kit.date_field import WEEKDAYS
from mediation_desk.words import _

_MOST_ACROSS = 4
_MONTH = (148, 136)
"""The least room of a month, pixels at 100 % text; in a narrow window fewer stand side by side."""
_SATURDAY = 5


class YearView(QWidget):
    """`show_year(year, calendar)`; what it shows stands as words in its accessible description too."""

    def __init__(self) -> None:
        super().__init__()
        self._year, self._calendar = (
            0,
            WorkCalendar(holidays=frozenset(), worked=frozenset(), known=frozenset()),
        )
        self._today: date | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("The year at a glance"))

    def show_year(self, year: int, calendar: WorkCalendar, today: date) -> None:
        """Show the days of a year as this calendar has them."""
        self._year, self._calendar, self._today = year, calendar, today
        holidays = sum(1 for day in calendar.holidays if day.year == year)
        worked = sum(1 for day in calendar.worked if day.year == year)
        self.setAccessibleDescription(
            _(
                "{year}: days off {holidays}, rest days worked {worked}",
                year=year,
                holidays=holidays,
                worked=worked,
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Room for twelve months."""
        return QSize(style.px(680), style.px(440))

    def minimumSizeHint(self) -> QSize:
        """Below this the days could not be read; the height follows from how many months stand in a row."""
        return QSize(style.px(_MONTH[0]), self._down() * style.px(_MONTH[1]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer months side by side need more height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _across(self) -> int:
        return max(1, min(_MOST_ACROSS, self.width() // style.px(_MONTH[0])))

    def _down(self) -> int:
        return -(-12 // self._across())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Twelve months."""
        if not self._year:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = style.px(20)
        across, down = self._across(), self._down()
        wide = (self.width() - gap * (across - 1)) / across
        high = (self.height() - gap * (down - 1)) / down
        for month in range(1, 13):
            row, column = divmod(month - 1, across)
            box = QRectF(column * (wide + gap), row * (high + gap), wide, high)
            self._paint_month(painter, box, month)

    def _paint_month(self, painter: QPainter, box: QRectF, month: int) -> None:
        painter.setFont(style.font("small_strong"))
        painter.setPen(style.colour("ink"))
        title = QRectF(box.left(), box.top(), box.width(), style.px(20))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, _("Month {n}", n=month))
        painter.setFont(style.font("small"))
        cell = box.width() / 7
        line = (box.height() - style.px(20)) / 7
        top = title.bottom()
        for at, weekday in enumerate(WEEKDAYS):
            painter.setPen(style.colour("ink3"))
            place = QRectF(box.left() + at * cell, top, cell, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _(weekday)[-1])
        for week, days in enumerate(monthcalendar(self._year, month), start=1):
            for at, day in enumerate(days):
                if day:
                    place = QRectF(box.left() + at * cell, top + week * line, cell, line)
                    self._paint_day(painter, place, date(self._year, month, day))

    def _paint_day(self, painter: QPainter, place: QRectF, day: date) -> None:
        ground, ink = self._colours(day)
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour(ground))
            inside = place.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, style.px(4), style.px(4))
        if day == self._today:
            painter.setPen(style.colour("pine"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), style.px(4), style.px(4))
        painter.setPen(style.colour(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _colours(self, day: date) -> tuple[str, str]:
        if day in self._calendar.worked:
            return "amber_tint", "amber"
        if day in self._calendar.holidays:
            return "red_tint", "red"
        return "", "ink3" if day.weekday() >= _SATURDAY else "ink"
