"""A household as a sheet of the board: head, area, number, and when it is to be visited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate

from mediation_desk.domain.household_list import HouseholdLine
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.family_words import due_words
from mediation_desk.ui.kit import paint
from mediation_desk.words import _

LINE = Qt.ItemDataRole.UserRole + 1
PAD, GAP, MARK, NAME, SMALL = 12, 8, 14, 24, 20
Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


class CardModel(QAbstractListModel):
    """The households of a column; their words for screen readers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: tuple[HouseholdLine, ...] = ()

    def put(self, lines: Sequence[HouseholdLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """How many."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The household for the delegate, its words for everybody else."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        roles = Qt.ItemDataRole
        if role in (roles.DisplayRole, roles.AccessibleTextRole, roles.ToolTipRole):
            due = due_words(line.next_visit_on, self._desk.today())[0]
            said = (self._desk.shown(line.head_name), line.area, line.number, _("Next visit"), due)
            return "，".join(said)
        return None


class CardDelegate(QStyledItemDelegate):
    """Draws a card; `hovered_row` is under the pointer."""

    def __init__(self, desk: Desk, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._desk = desk
        self.hovered_row = -1

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """84 high, more where a name needs two lines."""
        view = self.parent()
        assert isinstance(view, QAbstractItemView)
        width = view.viewport().width()
        name = self._name_high(index.data(LINE), width)
        lines = 2 if self._on_one_line(index.data(LINE), width) else 3
        return QSize(width, round(name + lines * style.px(SMALL) + style.px(20) + style.px(GAP)))

    def _on_one_line(self, line: HouseholdLine, width: int) -> bool:
        """Whether its number and its day have room side by side."""
        due = due_words(line.next_visit_on, self._desk.today())[0]
        both = paint.text_width(line.number, "small") + paint.text_width(due, "small_strong")
        return both + style.px(8) <= width - 2 - 2 * style.px(PAD)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Ground and edge, shape, three lines of words."""
        line: HouseholdLine = index.data(LINE)
        rect = QRectF(option.rect).adjusted(1, 1, -1, -style.px(GAP))
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = index.row() == self.hovered_row
        painter.setBrush(style.colour("hover" if hovered else "surface"))
        painter.setPen(QPen(style.colour("pine" if current else "line"), 2 if current else 1))
        painter.drawRoundedRect(rect, style.px(8), style.px(8))
        painter.restore()
        inner = rect.adjusted(style.px(PAD), style.px(8), -style.px(PAD), -style.px(8))
        side = style.px(MARK)
        mark = QRectF(inner.right() - side, inner.top() + style.px(4), side, side)
        paint.rank(painter, mark, line.colour_rank, line.colour)
        high = self._name_high(line, option.rect.width())
        words = QRectF(inner.left(), inner.top(), inner.width() - side - style.px(8), high)
        paint.text(painter, words, self._desk.shown(line.head_name), "body_strong", wrap=True)
        small = style.px(SMALL)
        area = QRectF(inner.left(), words.bottom(), inner.width(), small)
        paint.text(painter, area, line.area, "small", "ink2")
        number = QRectF(inner.left(), area.bottom(), inner.width(), small)
        paint.text(painter, number, line.number, "small", "ink2")
        last = number if self._on_one_line(line, option.rect.width()) else number.translated(0, small)
        due, tone = due_words(line.next_visit_on, self._desk.today())
        wide = paint.text_width(due, "small_strong") + 2
        paint.text(
            painter,
            QRectF(QPointF(last.right() - wide, last.top()), last.bottomRight()),
            due,
            "small" if tone == "ink2" else "small_strong",
            tone,
            right=True,
        )

    def _name_high(self, line: HouseholdLine, width: int) -> float:
        room = width - 2 - 2 * style.px(PAD) - style.px(MARK) - style.px(8)
        shown = self._desk.shown(line.head_name)
        if paint.text_width(shown, "body_strong") <= room:
            return style.px(NAME)
        return style.px(SMALL) * paint.laid_out(shown, "body_strong", room).lineCount() + style.px(4)
