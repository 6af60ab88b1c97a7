"""The head of a time grid: weekday and date of each day, and under it what concerns the whole day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.calendar.layout import TIMES
from mediation_desk.ui.kit.calendar.values import DayNote, Shown
from mediation_desk.words import N_, _

SHORT_DAYS = (
    N_("calendar.monday"),
    N_("calendar.tuesday"),
    N_("calendar.wednesday"),
    N_("calendar.thursday"),
    N_("calendar.friday"),
    N_("calendar.saturday"),
    N_("calendar.sunday"),
)
_HEAD = 40
_ROW = 24
_MOST_ROWS = 3


class DayHead(QWidget):
    """One cell a day; a click opens that day. Holidays, worked weekends and leave stand in rows below."""

    day_wanted = Signal(object)  # date

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._shown: Shown | None = None
        self._right = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_shown(self, shown: Shown, right: int) -> None:
        """Show the heads of these days; `right` px at the right belong to the scroll bar."""
        self._shown, self._right = shown, right
        self.setAccessibleName("；".join(self.spoken(day) for day in shown.days))
        self.update()

    def spoken(self, day: date) -> str:
        """A day with everything at its head."""
        return " ".join((day_words(day), *(note.words for note in self._notes(day))))

    def wanted_height(self) -> int:
        """As many rows as the fullest day needs, at most three."""
        days = self._shown.days if self._shown else ()
        rows = max((len(self._notes(day)) for day in days), default=0)
        return style.px(_HEAD) + min(rows, _MOST_ROWS) * style.px(_ROW) + (style.px(4) if rows else 0)

    def sizeHint(self) -> QSize:
        """The height that is wanted."""
        return QSize(style.px(320), self.wanted_height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the day that was clicked."""
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_wanted.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the whole of a day's notes."""
        day = self._day_at(event.position())
        self.setToolTip(self.spoken(day) if day else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, words, rows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), style.px(_HEAD)), style.colour("sunk"))
        if self._shown is None:
            return
        for index, day in enumerate(self._shown.days):
            self._paint_day(painter, self._cell(index), day)

    def _cell(self, index: int) -> QRectF:
        assert self._shown is not None
        left = style.px(TIMES)
        width = (self.width() - self._right - left) / max(1, len(self._shown.days))
        return QRectF(left + round(index * width), 0, width, self.height())

    def _day_at(self, at: QPointF) -> date | None:
        for index, day in enumerate(self._shown.days if self._shown else ()):
            if self._cell(index).contains(at):
                return day
        return None

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        assert self._shown is not None
        today = day == self._shown.today
        words = day_words(day)
        role, token = ("body_strong", "pine") if today else ("body", "ink2")
        room = QRectF(cell.left() + style.px(8), 0, cell.width() - style.px(10), style.px(_HEAD))
        paint.text(painter, room, words, role, token)
        width = paint.text_width(words, role) + style.px(8)
        said = _("today")
        if today and width + paint.text_width(said, "small") <= room.width():
            paint.text(painter, room.adjusted(width, 0, 0, 0), said, "small", "ink2")
        notes = self._notes(day)
        for row, note in enumerate(notes[:_MOST_ROWS]):
            last = row == _MOST_ROWS - 1 and len(notes) > _MOST_ROWS
            said = _("{n} more", n=len(notes) - row) if last else note.words
            top = style.px(_HEAD) + style.px(2) + row * style.px(_ROW)
            chip = QRectF(cell.left() + 4, top, cell.width() - 8, style.px(_ROW) - 2)
            paint.chip(painter, chip, said, "neutral" if last else note.tone)

    def _notes(self, day: date) -> list[DayNote]:
        return [note for note in (self._shown.notes if self._shown else ()) if note.day == day]


def day_words(day: date) -> str:
    """周三 18."""
    return f"{_(SHORT_DAYS[day.weekday()])} {day.day}"
