"""The keys over a time grid: whatever the mouse can do, without it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mediation_desk.ui.kit.calendar import cursor as walking
from mediation_desk.ui.kit.calendar.carry import Carried, Grip
from mediation_desk.ui.kit.calendar.cursor import Cursor
from mediation_desk.ui.kit.calendar.turned import Turned
from mediation_desk.ui.kit.calendar.values import STEP, Ask, minute_of

_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GridKeys:
    """Arrows walk; with Shift they move a block, with Ctrl they resize it, dropped when the key is let go."""

    def __init__(self, grid: Turned) -> None:
        self._grid = grid
        self._carrying = False

    def let_go(self) -> None:
        """Put back what is carried by keys."""
        if self._carrying:
            self._carrying = False
            self._grid.settle()

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was for the grid."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._grid.layout_now.shown.days:
            return False
        if key == Qt.Key.Key_Escape and self._grid.carried is not None:
            self._carrying = False
            self._grid.settle()
            return True
        if key in _ARROWS and held in (_SHIFT, _CTRL):
            return self._carry(_ARROWS[key], resize=held == _CTRL)
        if held != Qt.KeyboardModifier.NoModifier:
            return False
        if key in _ARROWS:
            self._walk(_ARROWS[key])
            return True
        return self._act(key)

    def released(self, event: QKeyEvent) -> bool:
        """Letting go of Shift or Ctrl drops."""
        if self._carrying and event.key() in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
            self._carrying = False
            self._grid.drop()
            return True
        return False

    def _act(self, key: Qt.Key) -> bool:
        block_id, here = self._grid.current(), self._grid.here()
        if key in _ENTER and block_id:
            self._grid.wanted.emit(Ask.OPEN, block_id)
        elif key in _ENTER and here is not None:
            offer = next(
                (each for each in self._grid.layout_now.shown.offers if each.starts <= here < each.ends), None
            )
            if offer is not None:
                self._grid.offer_taken.emit(offer.number)
            elif self._grid.writes:
                self._grid.booked.emit(here)
        elif key == Qt.Key.Key_Delete and block_id:
            self._grid.wanted.emit(Ask.CANCEL, block_id)
        elif key == Qt.Key.Key_N and here is not None and self._grid.writes:
            self._grid.booked.emit(here)
        else:
            return False
        return True

    def _walk(self, arrow: tuple[int, int]) -> None:
        grid, (across, down) = self._grid, arrow
        layout = grid.layout_now
        if grid.cursor_at is None:
            day = layout.day_index(layout.shown.today) or 0
            grid.stand(Cursor(day=day, minute=9 * 60))
        elif down:
            step = walking.below if down > 0 else walking.above
            grid.stand(step(layout, grid.cursor_at))
        else:
            led = walking.sideways(layout, grid.cursor_at, across)
            if led is None:
                grid.turned.emit(across)
            else:
                grid.stand(led)

    def _carry(self, arrow: tuple[int, int], *, resize: bool) -> bool:
        carried = self._grid.carried if self._carrying else self._lifted()
        if carried is None:
            return True
        across, down = arrow
        if resize:
            carried = carried.resized(begins=across * STEP, ends=down * STEP)
        else:
            last = len(self._grid.layout_now.shown.days) - 1
            day = max(0, min(last, carried.day + across))
            carried = carried.placed(day, carried.begins + down * STEP)
        self._carrying = True
        self._grid.carry(carried)
        self._grid.reveal(self._grid.carried_rect(carried))
        return True

    def _lifted(self) -> Carried | None:
        grid = self._grid
        found = grid.layout_now.of_block(grid.current()) if grid.current() else []
        if not found or found[0].block.fixed or not grid.writes:
            return None
        block, day = found[0].block, found[0].day
        date = grid.layout_now.shown.days[day]
        if block.starts.date() != date:
            return None
        begins, ends = minute_of(block.starts, date), minute_of(block.ends, date)
        return Carried(grip=Grip.WHOLE, day=day, begins=begins, ends=ends, block=block)
