"""A line of time: what happened below it, what must be met above it, and where today stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from mediation_desk.ui import spoken, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.labels import plain_tip

_LANE = 22
_LANES_ABOVE, _LANES_BELOW = 3, 2
_LARGE = 1.4
_LEAST_STEP, _MOST_STEP = 16, 130
_DAY = 5.0
"""px a day wants at 100 %; long gaps are cut short, so that thirty years do not hide a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePoint:
    """One thing on the line: `words` beside its dot, `spoken` in full.

    `limit`: it must be met and stands above the line, else it happened and stands below. `tone` colours it
    (neutral, pine, amber, red); `hollow`: it is met or does not apply. `also`: ids of others it stands for.
    """

    id: str
    on: date
    words: str
    spoken: str
    limit: bool = False
    tone: str = "neutral"
    hollow: bool = False
    also: tuple[str, ...] = ()


class TimeLine(QLabel):
    """Arrows move along it, Enter opens: `chosen(id)` for what is current, `opened(id)`."""

    spoken_as = spoken.Role.List
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._name = name
        self._points: tuple[TimePoint, ...] = ()
        self._today, self._today_words = date.today(), ""  # noqa: DTZ011 -- replaced by `set_points`
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_points(self, points: Sequence[TimePoint], today: date, today_words: str) -> None:
        """Show these, in the order of time."""
        kept = self._points[self._current].id if 0 <= self._current < len(self._points) else ""
        self._points = tuple(sorted(points, key=lambda one: (one.on, one.limit)))
        self._today, self._today_words = today, today_words
        ids = [one.id for one in self._points]
        self._current = ids.index(kept) if kept in ids else -1
        self._say()
        self.update()

    def show_current(self, wanted: str) -> None:
        """Mark the point with this id without telling anybody."""
        found = (at for at, one in enumerate(self._points) if wanted in (one.id, *one.also))
        self._current = next(found, -1)
        self._say()
        self.update()

    def current(self) -> TimePoint | None:
        """The point somebody stands on."""
        return self._points[self._current] if 0 <= self._current < len(self._points) else None

    def spoken_parts(self) -> list[tuple[str, QRect]]:
        """Every point, in the order of time."""
        half = style.px(6)
        y = round(self._axis()) - half
        places = [QRect(round(self._x(one.on)) - half, y, 2 * half, 2 * half) for one in self._points]
        return [(one.spoken, place) for one, place in zip(self._points, places, strict=True)]

    def spoken_at(self) -> int:
        """The point somebody stands on."""
        return self._current if self._current < len(self._points) else -1

    def spoken_press(self, number: int) -> None:
        """Choose a point."""
        self._go(number)

    def sizeHint(self) -> QSize:
        """Lanes above and below the line."""
        return QSize(style.px(480), style.px(_LANE * sum(self._lanes()) + 34))

    def minimumSizeHint(self) -> QSize:
        """As high as it is; narrower, labels give way to dots."""
        return QSize(style.px(240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Axis, today, dots, then words where there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y, today = self._axis(), self._x(self._today)
        painter.setPen(QPen(style.colour("field"), 2))
        painter.drawLine(QPointF(0, y), QPointF(min(today, self.width()), y))
        painter.setPen(QPen(style.colour("line"), 2))
        painter.drawLine(QPointF(min(today, self.width()), y), QPointF(self.width(), y))
        self._paint_today(painter, today)
        taken: dict[int, list[tuple[float, float]]] = {}
        order = sorted(range(len(self._points)), key=self._comes_first)
        placed = [(at, lane) for at in order if (lane := self._lane(at, taken))]
        for at, lane in placed:
            self._paint_leader(painter, at, lane)
        for at, lane in placed:
            self._paint_words(painter, at, lane)
        for at in reversed(order):
            self._paint_dot(painter, at)
        if self.hasFocus():
            self._paint_ring(painter)

    def _comes_first(self, at: int) -> tuple[bool, bool]:
        return at != self._current, not self._points[at].limit

    def _paint_today(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(style.colour("pine"), 2))
        top, bottom = style.px(6), self.height() - style.px(6)
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        width = paint.text_width(self._today_words, "small_strong") + style.px(4)
        left = x + style.px(5) if x + width + style.px(5) < self.width() else x - width - style.px(3)
        box = QRectF(left, bottom - style.px(18), width, style.px(18))
        paint.text(painter, box, self._today_words, "small_strong", "pine")

    def _paint_dot(self, painter: QPainter, at: int) -> None:
        point, centre = self._points[at], QPointF(self._x(self._points[at].on), self._axis())
        token = {"neutral": "ink2"}.get(point.tone, point.tone)
        across = style.px(12 if point.limit else 9)
        fill = style.colour("surface" if point.hollow else token)
        paint.disc(painter, centre, across + 2, style.colour("surface"), None)
        paint.disc(painter, centre, across, fill, style.colour(token))

    def _lane(self, at: int, taken: dict[int, list[tuple[float, float]]]) -> int:
        """The first lane with room for the words of a point, counted from the line; 0: there is none."""
        box, gap = self._box(at, 0), style.px(10)
        above, below = self._lanes()
        for lane in range(1, above + 1) if self._points[at].limit else range(-1, -below - 1, -1):
            spans = taken.setdefault(lane, [])
            if all(box.right() + gap <= start or end + gap <= box.left() for start, end in spans):
                spans.append((box.left(), box.right()))
                return lane
        return 0

    def _box(self, at: int, lane: int) -> QRectF:
        point, x = self._points[at], self._x(self._points[at].on)
        width = paint.text_width(point.words, self._role(at)) + style.px(2)
        left = min(max(x - width / 2, 0.0), max(0.0, self.width() - width))
        y = self._axis() - lane * style.px(_LANE) + (style.px(2) if lane < 0 else -style.px(2))
        return QRectF(left, y - style.px(10), width, style.px(20))

    def _role(self, at: int) -> str:
        return "small_strong" if at == self._current else "small"

    def _paint_leader(self, painter: QPainter, at: int, lane: int) -> None:
        box, x = self._box(at, lane), self._x(self._points[at].on)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawLine(QPointF(x, self._axis()), QPointF(x, box.bottom() if lane > 0 else box.top()))

    def _paint_words(self, painter: QPainter, at: int, lane: int) -> None:
        point, box = self._points[at], self._box(at, lane)
        painter.fillRect(box, style.colour("surface"))
        token = {"neutral": "ink" if point.limit else "ink2"}.get(point.tone, point.tone)
        paint.text(painter, box, point.words, self._role(at), "ink2" if point.hollow else token)

    def _paint_ring(self, painter: QPainter) -> None:
        point = self.current()
        if point is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.colour("pine"), 2))
        painter.drawEllipse(QPointF(self._x(point.on), self._axis()), style.px(10), style.px(10))

    def _axis(self) -> float:
        return style.px(_LANE * self._lanes()[0] + 16)

    def _lanes(self) -> tuple[int, int]:
        """Fewer in large text, where every line of the page is dear; arrows and the list tell the rest."""
        return (2, 1) if style.look().factor >= _LARGE else (_LANES_ABOVE, _LANES_BELOW)

    def _x(self, day: date) -> float:
        """Where a day lies: gaps are kept in proportion, but never shorter or longer than can be read."""
        days = sorted({self._today, *(one.on for one in self._points)})
        gaps = ((later - earlier).days * _DAY for earlier, later in pairwise(days))
        steps = [min(max(gap, _LEAST_STEP), _MOST_STEP) for gap in gaps]
        margin = style.px(24)
        whole = sum(steps) or 1.0
        scale = (self.width() - 2 * margin) / whole
        return margin + sum(steps[: days.index(day)]) * scale if steps else self.width() / 2

    def _nearest(self, x: float) -> int:
        near = [(abs(self._x(one.on) - x), not one.limit, at) for at, one in enumerate(self._points)]
        return min(near, default=(0.0, False, -1))[2]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move; Enter opens."""
        last = len(self._points) - 1
        moves = {
            Qt.Key.Key_Left: max(self._current - 1, 0),
            Qt.Key.Key_Right: min(self._current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in moves and last >= 0:
            self._go(moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            if (point := self.current()) is not None:
                self.opened.emit(point.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the nearest point."""
        if self._points:
            self._go(self._nearest(event.position().x()))

    def event(self, event: QEvent) -> bool:
        """The tooltip tells the nearest point in full."""
        if isinstance(event, QHelpEvent):
            at = self._nearest(event.pos().x())
            if at >= 0:
                QToolTip.showText(event.globalPos(), plain_tip(self._points[at].spoken), self)
            return True
        return super().event(event)

    def _go(self, at: int) -> None:
        self._current = at
        self._say()
        self.update()
        self.chosen.emit(self._points[at].id)

    def _say(self) -> None:
        point = self.current()
        self.setAccessibleName(f"{self._name}：{point.spoken}" if point else self._name)
        if self.hasFocus():
            spoken.moved(self)
