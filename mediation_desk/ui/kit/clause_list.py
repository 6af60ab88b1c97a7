"""The list of clauses: drag by the handle or Alt+↑↓ to move one, an icon for what the check-up found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.outside_choice import OutsideChoice
from mediation_desk.words import N_, _

Index = QModelIndex | QPersistentModelIndex
CLAUSE = Qt.ItemDataRole.UserRole + 1
NONE = QModelIndex()
HANDLE = 36  # px from the left that hold the handle

FINDINGS = {
    "pass": ("check", "pine", N_("passed")),
    "note": ("info-circle", "ink2", N_("explained")),
    "warn": ("alert-triangle", "amber", N_("to be looked at")),
    "forbid": ("ban", "red", N_("forbidden")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLine:
    """One clause: `number` as printed (一), `title`, `finding`: "", pass, note, warn or forbid."""

    id: Any
    number: str
    title: str
    finding: str = ""


class _Model(QAbstractListModel):
    """The clauses in their order; numbers belong to the places, not to the clauses."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[ClauseLine] = []
        self.numbers: list[str] = []

    def put(self, lines: Sequence[ClauseLine]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.numbers = [line.number for line in lines]
        self.endResetModel()

    def move(self, start: int, end: int) -> None:
        below = end + 1 if end > start else end
        self.beginMoveRows(NONE, start, start, NONE, below)
        self.lines.insert(end, self.lines.pop(start))
        self.endMoveRows()
        self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, number = self.lines[index.row()], self.numbers[index.row()]
        if role == CLAUSE:
            return line, number
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            found = _(FINDINGS[line.finding][2]) if line.finding else ""
            return " ".join(part for part in (number, line.title, found) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Handle 20, number, title, finding icon."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        line, number = index.data(CLAUSE)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("pine_tint" if selected else "hover"))
            painter.drawRoundedRect(rect, style.px(6), style.px(6))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.stood_on(painter, rect)
        side, middle = style.px(20), rect.center().y()
        handle = QRectF(rect.left() + style.px(4), middle - side / 2, side, side)
        icons.paint(painter, handle, "grip-vertical", "ink3")
        role = "body_strong" if selected else "body"
        at = rect.left() + style.px(32)
        wide = self._number_width(number)
        paint.text(painter, QRectF(at, rect.top(), wide, rect.height()), number, "body", "ink2")
        title = QRectF(at + wide, rect.top(), 0, rect.height())
        title.setRight(rect.right() - style.px(32))
        paint.text(painter, title, line.title, role, wrap=True)
        if line.finding:
            icon, token, _words = FINDINGS[line.finding]
            small = style.px(16)
            box = QRectF(rect.right() - style.px(12) - small, middle - small / 2, small, small)
            icons.paint(painter, box, icon, token)

    @staticmethod
    def _number_width(number: str) -> float:
        return max(style.px(28), paint.text_width(number) + style.px(8))

    def sizeHint(self, option: Any, index: Index) -> QSize:
        line, number = index.data(CLAUSE)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 0
        room = max(style.px(48), width - style.px(64) - self._number_width(number))
        rows = paint.laid_out(line.title, "body_strong", room).lineCount()
        return QSize(width, style.px(44) + style.px(20) * (rows - 1))


class ClauseList(QListView):
    """`chosen(id)`: another clause is looked at. `reordered(ids)`: the new order after a drag or Alt+↑↓."""

    chosen = Signal(object)
    reordered = Signal(object)

    def __init__(self, *, name: str = "", locked: bool = False) -> None:
        super().__init__()
        self._locked = locked
        self._dragged = -1
        self._before: list[Any] = []
        self._model = _Model()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Alt+Up and Alt+Down move the clause"))
        self.setProperty("ground", "none")
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)
        OutsideChoice(self)
        style.on_refit(self, self.scheduleDelayedItemsLayout)

    def set_lines(self, lines: Sequence[ClauseLine]) -> None:
        """Show these; the chosen one stays chosen."""
        kept = self.current()
        blocked = self.selectionModel().blockSignals(True)
        self._model.put(lines)
        if kept is not None:
            self.choose(kept)
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def lock(self, locked: bool) -> None:
        """A signed agreement keeps its order."""
        self._locked = locked

    def ids(self) -> tuple[Any, ...]:
        """The order shown."""
        return tuple(line.id for line in self._model.lines)

    def current(self) -> Any:
        """The id of the clause looked at, or None."""
        row = self.currentIndex().row()
        return self._model.lines[row].id if 0 <= row < len(self._model.lines) else None

    def choose(self, wanted: object) -> bool:
        """Look at this clause; False if it is not here."""
        ids = self.ids()
        if wanted not in ids:
            return False
        self.setCurrentIndex(self._model.index(ids.index(wanted)))
        return True

    def move_chosen(self, step: int) -> None:
        """Move the chosen clause up (−1) or down (+1)."""
        row = self.currentIndex().row()
        if not self._locked and row >= 0 and 0 <= row + step < len(self._model.lines):
            self._model.move(row, row + step)
            self.reordered.emit(self.ids())

    def _moved(self, current: QModelIndex, _former: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.lines[current.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+↑↓ move the clause."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_chosen(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the handle takes the clause up."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not self._locked and index.isValid() and at.x() < style.px(HANDLE):
            self._dragged, self._before = index.row(), list(self.ids())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The clause follows the pointer row by row."""
        over = self.indexAt(event.position().toPoint())
        if self._dragged < 0:
            super().mouseMoveEvent(event)
            near = over.isValid() and event.position().x() < style.px(HANDLE) and not self._locked
            self.setCursor(Qt.CursorShape.OpenHandCursor if near else Qt.CursorShape.ArrowCursor)
        elif over.isValid() and over.row() != self._dragged:
            self._model.move(self._dragged, over.row())
            self._dragged = over.row()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Putting it down says the new order."""
        super().mouseReleaseEvent(event)
        if self._dragged >= 0:
            self._dragged = -1
            if list(self.ids()) != self._before:
                self.reordered.emit(self.ids())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long titles wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
