"""The mouse over a time grid: choose, carry, resize at both edges, draw free time."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from mediation_desk.ui import style
from mediation_desk.ui.kit.calendar.carry import Carried, Grip
from mediation_desk.ui.kit.calendar.cursor import Cursor
from mediation_desk.ui.kit.calendar.layout import Placed
from mediation_desk.ui.kit.calendar.turned import Turned
from mediation_desk.ui.kit.calendar.values import Ask, minute_of

_EDGE = 6
"""px at 100 % from an edge of a block within which it is resized instead of moved."""


class GridMouse:
    """Turns presses and moves into what a TimeGrid carries and drops."""

    def __init__(self, grid: Turned) -> None:
        self._grid = grid
        self._from: QPointF | None = None
        self._ready: Carried | None = None

    def let_go(self) -> None:
        """Forget what was pressed."""
        self._from, self._ready = None, None

    def pressed(self, event: QMouseEvent) -> None:
        """Choose what lies under the pointer and be ready to carry it."""
        if event.button() != Qt.MouseButton.LeftButton or not self._grid.layout_now.shown.days:
            return
        at = self._grid.content(event.position())
        layout = self._grid.layout_now
        self._from = at
        if (folded := layout.fold_at(at)) is not None:
            self._grid.crowd_wanted.emit(layout.shown.days[folded.day])
            return
        placed = layout.block_at(at)
        if placed is not None:
            self._grid.stand(Cursor(day=placed.day, minute=self._begins(placed), block_id=placed.block.id))
            self._ready = None if placed.block.fixed or not self._grid.writes else self._held(placed, at)
        elif (offer := layout.offer_at(at)) is not None:
            self._grid.offer_taken.emit(offer.number)
        elif at.x() >= layout.left:
            day, minute = layout.day_at(at.x()), layout.cell_at(at.y())
            self._grid.stand(Cursor(day=day, minute=minute))
            if self._grid.writes:
                exact = layout.minute_at(at.y())
                self._ready = Carried(grip=Grip.DRAWN, day=day, begins=exact, ends=exact, held=exact)

    def moved(self, event: QMouseEvent) -> None:
        """Carry once the pointer went far enough; else show the hand for what could be held."""
        at = self._grid.content(event.position())
        if self._ready is None or self._from is None:
            self._show_hand(at)
            return
        far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if self._grid.carried is None and not far:
            return
        layout = self._grid.layout_now
        self._grid.carry(self._ready.to(layout.day_at(at.x()), layout.minute_at(at.y())))
        self._scroll(event.position().y())

    def released(self, event: QMouseEvent) -> None:
        """Drop what was carried."""
        carrying = self._grid.carried is not None and self._ready is not None
        self.let_go()
        if carrying and event.button() == Qt.MouseButton.LeftButton:
            self._grid.drop()

    def pressed_twice(self, event: QMouseEvent) -> None:
        """Open a block; book where nothing is."""
        at = self._grid.content(event.position())
        layout = self._grid.layout_now
        self.let_go()
        if (placed := layout.block_at(at)) is not None:
            self._grid.wanted.emit(Ask.OPEN, placed.block.id)
        elif self._grid.writes and at.x() >= layout.left and layout.offer_at(at) is None:
            self._grid.booked.emit(layout.moment(layout.day_at(at.x()), layout.cell_at(at.y())))

    def _begins(self, placed: Placed) -> int:
        return minute_of(placed.block.starts, self._grid.layout_now.shown.days[placed.day])

    def _held(self, placed: Placed, at: QPointF) -> Carried | None:
        layout = self._grid.layout_now
        day = layout.shown.days[placed.day]
        block = placed.block
        if not (block.starts.date() == day and minute_of(block.ends, day) > minute_of(block.starts, day)):
            return None  # it began the day before: there it is held
        return Carried(
            grip=self._grip(placed, at),
            day=placed.day,
            begins=minute_of(block.starts, day),
            ends=minute_of(block.ends, day),
            held=layout.minute_at(at.y()),
            block=block,
        )

    def _grip(self, placed: Placed, at: QPointF) -> Grip:
        edge = min(style.px(_EDGE), placed.rect.height() / 4)
        if at.y() < placed.rect.top() + edge:
            return Grip.UPPER
        return Grip.LOWER if at.y() > placed.rect.bottom() - edge else Grip.WHOLE

    def _show_hand(self, at: QPointF) -> None:
        placed = self._grid.layout_now.block_at(at)
        shape = Qt.CursorShape.ArrowCursor
        if placed is not None and self._grid.writes and not placed.block.fixed:
            whole = self._grip(placed, at) is Grip.WHOLE
            shape = Qt.CursorShape.OpenHandCursor if whole else Qt.CursorShape.SizeVerCursor
        elif placed is not None or self._grid.layout_now.fold_at(at) or self._grid.layout_now.offer_at(at):
            shape = Qt.CursorShape.PointingHandCursor
        self._grid.viewport().setCursor(shape)

    def _scroll(self, y: float) -> None:
        """Near an edge the grid scrolls on."""
        bar, near = self._grid.verticalScrollBar(), style.px(16)
        if y < near:
            bar.setValue(bar.value() - style.px(14))
        elif y > self._grid.viewport().height() - near:
            bar.setValue(bar.value() + style.px(14))
