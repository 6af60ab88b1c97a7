"""A month: six weeks of days, in each the first of what is booked; days and blocks by mouse and keys."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.ui import spoken, style
from mediation_desk.ui.kit.calendar.block_paint import edge
from mediation_desk.ui.kit.calendar.day_head import day_words
from mediation_desk.ui.kit.calendar.month_layout import HEAD, LINE, NUMBER, WEEKS, MonthLayout
from mediation_desk.ui.kit.calendar.month_paint import month_day, month_entry, month_head
from mediation_desk.ui.kit.calendar.values import Ask, Block, Shown
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MonthGrid(QWidget):
    """Show it a month with `show_month`; signals as those of TimeGrid.

    Arrows go from day to day and, in a day, from block to block; with Shift they carry the block to another
    day, at the same time of day, dropped when Shift is let go.
    """

    spoken_as = Role.List
    chosen = Signal(str)
    stood = Signal(object)
    wanted = Signal(object, str)
    moved = Signal(str, object, object)
    booked = Signal(object)
    day_wanted = Signal(object)
    turned = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shown = Shown(days=(), today=date.min)
        self._month = date.min
        self.layout_now = MonthLayout(self._shown, 100, 100)
        self.day_at: int | None = None
        self.block_id = ""
        self.carried: tuple[Block, int] | None = None
        self._pressed: tuple[Block, QPointF] | None = None
        self._carrying = False
        self.writes = True
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "none")
        style.on_refit(self, self._lay_out)

    def show_month(self, month: date, shown: Shown) -> None:
        """Show these 42 days; days outside the month are pale."""
        if month != self._month:
            self.day_at = None
        self._month, self._shown, self.carried = month, shown, None
        if self.block_id and not any(block.id == self.block_id for block in shown.blocks):
            self.block_id = ""
        self._lay_out()
        said = self._spoken(self.day_at, self.block_id) if self.day_at is not None else ""
        self.setAccessibleDescription(said)

    def settle(self) -> None:
        """The answer came: what was carried goes back."""
        self.carried, self._carrying = None, False
        self.update()

    def current(self) -> str:
        """The id of the chosen block, or ""."""
        return self.block_id

    def here(self) -> datetime | None:
        """Nine o'clock of the day the keys stand on."""
        if self.day_at is None:
            return None
        day = self._shown.days[self.day_at]
        return datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI)

    def choose(self, block_id: str) -> bool:
        """Stand on a block; False where it is not shown."""
        day = self.layout_now.day_of(block_id)
        if day is not None:
            self._stand(day, block_id, tell=False)
        return day is not None

    def stand_on(self, day: date) -> None:
        """Stand on a day that is shown."""
        if day in self._shown.days:
            self._stand(list(self._shown.days).index(day), tell=False)

    def _stand(self, day: int, block_id: str = "", *, tell: bool = True) -> None:
        self.day_at, self.block_id = day, block_id
        self.update()
        self.setAccessibleDescription(self._spoken(day, block_id))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if self.hasFocus():
            spoken.moved(self)
        if tell:
            self.chosen.emit(block_id)
            here = self.here()
            if not block_id and here is not None:
                self.stood.emit(here)

    def spoken_parts(self) -> list[tuple[str, QRect]]:
        """Every day with what is booked on it."""
        parts = []
        for day, blocks in enumerate(self.layout_now.by_day):
            said = "；".join((self._spoken(day, ""), *(block.spoken() for block in blocks)))
            parts.append((said, self.layout_now.cell(day).toAlignedRect()))
        return parts

    def spoken_at(self) -> int:
        """The day the keys stand on; which block of it, the description tells."""
        return self.day_at if self.day_at is not None else -1

    def spoken_press(self, number: int) -> None:
        """Stand on a day."""
        self._stand(number)

    def _spoken(self, day: int, block_id: str) -> str:
        date_of = self._shown.days[day]
        notes = [note.words for note in self._shown.notes if note.day == date_of]
        block = next((each for each in self.layout_now.by_day[day] if each.id == block_id), None)
        if block is not None:
            return f"{day_words(date_of)} {block.spoken()}"
        return " ".join((day_words(date_of), *notes, _("{n} booked", n=len(self.layout_now.by_day[day]))))

    def tip_at(self, at: QPoint) -> str:
        """What the tooltip says at a point."""
        point = QPointF(at)
        block = self.layout_now.block_under(point)
        if block is not None:
            return block.spoken()
        day = self.layout_now.day_under(point)
        return self._spoken(day, "") if day is not None else ""

    def event(self, event: QEvent) -> bool:
        """The tooltip tells the whole of the block under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day or a block."""
        day, block = (
            self.layout_now.day_under(event.position()),
            self.layout_now.block_under(event.position()),
        )
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._stand(day, block.id if block else "")
        if block is not None and self.writes and not block.fixed:
            self._pressed = (block, event.position())
        entry = self.layout_now.entry_under(event.position())
        if entry is not None and entry.more:
            self.day_wanted.emit(self._shown.days[day])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the block to another day."""
        if self._pressed is None:
            return
        block, start = self._pressed
        far = (event.position() - start).manhattanLength() >= QApplication.startDragDistance()
        day = self.layout_now.day_under(event.position())
        if (far or self.carried) and day is not None:
            self.carried = (block, day)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Drop it there."""
        self._pressed = None
        self._drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a block; book on a day."""
        self._pressed = None
        block, day = (
            self.layout_now.block_under(event.position()),
            self.layout_now.day_under(event.position()),
        )
        if block is not None:
            self.wanted.emit(Ask.OPEN, block.id)
        elif day is not None and self.writes:
            self._stand(day, tell=False)
            self.booked.emit(self.here())

    def _drop(self) -> None:
        if self.carried is None:
            return
        block, day = self.carried
        by = self._shown.days[day] - block.starts.astimezone(SHANGHAI).date()
        if by:
            self.moved.emit(block.id, block.starts + by, block.ends + by)
        else:
            self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, N, Delete, Esc."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._shown.days:
            event.ignore()
        elif key == Qt.Key.Key_Escape and self.carried is not None:
            self._pressed = None
            self.settle()
        elif key in _ARROWS and held == Qt.KeyboardModifier.ShiftModifier:
            self._carry(*_ARROWS[key])
        elif held != Qt.KeyboardModifier.NoModifier:
            event.ignore()
        elif key in _ARROWS:
            self._walk(*_ARROWS[key])
        elif not self._act(key):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Letting go of Shift drops."""
        if self._carrying and event.key() == Qt.Key.Key_Shift:
            self._carrying = False
            self._drop()
        else:
            super().keyReleaseEvent(event)

    def _act(self, key: Qt.Key) -> bool:
        if key in _ENTER and self.block_id:
            self.wanted.emit(Ask.OPEN, self.block_id)
        elif key in _ENTER and self.day_at is not None:
            self.day_wanted.emit(self._shown.days[self.day_at])
        elif key == Qt.Key.Key_Delete and self.block_id:
            self.wanted.emit(Ask.CANCEL, self.block_id)
        elif key == Qt.Key.Key_N and self.day_at is not None and self.writes:
            self.booked.emit(self.here())
        else:
            return False
        return True

    def _walk(self, across: int, down: int) -> None:
        if self.day_at is None:
            self.stand_on(self._shown.today if self._shown.today in self._shown.days else self._month)
            return
        blocks = [block.id for block in self.layout_now.by_day[self.day_at]]
        at = blocks.index(self.block_id) if self.block_id in blocks else -1
        if down and -1 <= at + down < len(blocks):
            self._stand(self.day_at, blocks[at + down] if at + down >= 0 else "")
            return
        day = self.day_at + across + 7 * down
        if not 0 <= day < len(self._shown.days):
            self.turned.emit(across or down)
        else:
            last = self.layout_now.by_day[day][-1].id if down < 0 and self.layout_now.by_day[day] else ""
            self._stand(day, last)

    def _carry(self, across: int, down: int) -> None:
        day_at = self.carried[1] if self._carrying and self.carried else self.day_at
        blocks = self.layout_now.by_day[self.day_at] if self.day_at is not None else []
        block = next((each for each in blocks if each.id == self.block_id), None)
        if block is None or day_at is None or block.fixed or not self.writes:
            return
        day = day_at + across + 7 * down
        if 0 <= day < len(self._shown.days):
            self._carrying = True
            self.carried = (block, day)
            self.setAccessibleDescription(day_words(self._shown.days[day]))
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor shows; the first time it stands on today."""
        super().focusInEvent(event)
        if self.day_at is None and self._shown.days and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._walk(0, 1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What the keys carried goes back."""
        super().focusOutEvent(event)
        if self._carrying:
            self.settle()
        self.update()

    def sizeHint(self) -> QSize:
        """Seven days of two entries each."""
        return QSize(style.px(640), style.px(HEAD + WEEKS * (NUMBER + 2 * LINE)))

    def minimumSizeHint(self) -> QSize:
        """Still the numbers and how many there are."""
        return QSize(style.px(320), style.px(HEAD + WEEKS * NUMBER))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out for the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self.layout_now = MonthLayout(self._shown, self.width(), self.height())
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Head, the days that changed, what is carried."""
        painter, layout = QPainter(self), self.layout_now
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), style.colour("surface"))
        month_head(painter, layout)
        lifted = self.carried[0].id if self.carried else ""
        target = self.carried[1] if self.carried else None
        for day in range(len(self._shown.days)):
            cell = layout.cell(day)
            if not cell.intersects(QRectF(event.rect())):
                continue
            month_day(painter, layout, day, self._month)
            here = day == self.day_at
            for entry in layout.entries(day):
                shown_id = entry.block.id if entry.block else ""
                current = here and bool(shown_id) and shown_id == self.block_id
                month_entry(painter, entry, lifted=bool(lifted) and shown_id == lifted, current=current)
            standing = here and not self.block_id and self.hasFocus() and target is None
            if standing or target == day:
                edge(painter, cell)
