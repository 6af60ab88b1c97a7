"""The timeline: date, disc on a line, two lines of text; newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.outside_choice import OutsideChoice

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole + 1
NONE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What happened: `when` (short), `icon`, two lines; `restricted` greys the disc; `side` = 仅甲方 chip."""

    id: Any
    when: str
    icon: str
    first: str
    second: str = ""
    restricted: bool = False
    side: str = ""

    def spoken(self) -> str:
        """For screen readers."""
        return "，".join(part for part in (self.when, self.side, self.first, self.second) if part)


class _Model(QAbstractListModel):
    """The entries."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()

    def put(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken()
        return None


class _Delegate(QStyledItemDelegate):
    """Draws one entry: date 56, disc 28, text."""

    def _text_left(self) -> int:
        return style.px(56) + style.px(12) + style.px(28) + style.px(12)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        rect = QRectF(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("hover"))
            painter.drawRoundedRect(rect, style.px(6), style.px(6))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.stood_on(painter, rect)
        across = style.px(28)
        centre = QPointF(rect.left() + style.px(68) + across / 2, rect.top() + style.px(8) + across / 2)
        painter.setPen(QPen(style.colour("line"), 2))
        start = centre.y() if index.row() == 0 else rect.top()
        end = centre.y() if index.row() == index.model().rowCount() - 1 else rect.bottom() + 1
        painter.drawLine(QPointF(centre.x(), start), QPointF(centre.x(), end))
        paint.disc(painter, centre, across, style.colour("sunk" if entry.restricted else "pine_tint"), None)
        side = style.px(16)
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        icons.paint(painter, box, entry.icon, "ink2" if entry.restricted else "pine")
        when = QRectF(rect.left(), centre.y() - style.px(10), style.px(56), style.px(20))
        paint.text(painter, when, entry.when, "small", "ink2", right=True)
        left = rect.left() + self._text_left()
        top = rect.top() + style.px(8)
        if entry.side:
            width = paint.chip_width(entry.side)
            paint.chip(painter, QRectF(left, top, width, style.px(24)), entry.side, "outline")
            head = QRectF(left + width + style.px(8), top, 0, 0)
        else:
            head = QRectF(left, top, 0, 0)
        rows = paint.laid_out(entry.first, "body", rect.right() - head.left()).lineCount()
        head.setSize(QRectF(0, 0, rect.right() - head.left(), style.px(24) * rows).size())
        paint.text(painter, head, entry.first, wrap=True)
        below = QRectF(left, head.bottom(), rect.right() - left, style.px(20))
        paint.text(painter, below, entry.second, "small", "ink2")

    def sizeHint(self, option: Any, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 0
        chip = paint.chip_width(entry.side) + style.px(8) if entry.side else 0
        room = max(style.px(48), width - self._text_left() - chip)
        rows = paint.laid_out(entry.first, "body", room).lineCount()
        return QSize(width, style.px(58) + style.px(24) * (rows - 1))


class Timeline(QListView):
    """`opened(id)` by click or Enter."""

    opened = Signal(object)

    def __init__(self, *, name: str = "") -> None:
        super().__init__()
        self._model = _Model()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self.setProperty("ground", "none")
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)
        OutsideChoice(self, self._open)
        style.on_refit(self, self.scheduleDelayedItemsLayout)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these, in this order."""
        self._model.put(entries)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._model.entries[index.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl+Enter is left to the page."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.currentIndex().isValid():
            event.ignore()
        else:
            self._open(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long lines wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
