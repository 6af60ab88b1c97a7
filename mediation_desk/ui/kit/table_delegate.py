"""Draws the cells and the head of a table: text with matches, chips, marks, the sealed hatch, row lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.cells import Cell, ColourCell, Column, SafetyCell, Tag, Text
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.ui.kit.safety_mark import DOTS, mark_words
from mediation_desk.ui.kit.table_widths import PAD

CELL = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """One delegate for every table; what it draws is the cell value itself."""

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Ground, content and the line below."""
        table = self.parent()
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        assert isinstance(table, QAbstractItemView)
        stood_on = table.currentIndex().row() == index.row() and table.hasFocus()
        hovered = stood_on or getattr(table, "hovered_row", -1) == index.row()
        if selected or hovered:
            painter.fillRect(rect, style.colour("pine_tint" if selected else "hover"))
        sealed_from = self._sealed_from(index)
        if sealed_from is not None and index.column() >= sealed_from:
            self._paint_sealed(painter, rect, index, sealed_from)
        else:
            column: Column = index.model().columns[index.column()]  # type: ignore[attr-defined]  # ours
            inner = rect.adjusted(style.px(PAD), 0, -style.px(PAD), -1)
            paint_cell(painter, inner, index.data(CELL), right=column.right, wrap=column.wrap)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if stood_on and rect.left() <= 0:
            paint.stood_on(painter, rect)

    @staticmethod
    def _sealed_from(index: Index) -> int | None:
        return index.model().sealed_from(index.row())  # type: ignore[attr-defined,no-any-return]  # ours

    def _paint_sealed(self, painter: QPainter, rect: QRectF, index: Index, start: int) -> None:
        table = self.parent()
        paint.hatch(painter, rect)
        cell = index.model().index(index.row(), start).data(CELL)
        assert isinstance(table, QAbstractItemView)
        first = QRectF(table.visualRect(index.model().index(index.row(), start)))
        across = QRectF(first.left(), rect.top(), table.viewport().width() - first.left(), rect.height())
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        inner = across.adjusted(style.px(PAD), 0, -style.px(PAD), -1)
        side = style.px(16)
        icons.paint(painter, QRectF(inner.left(), inner.center().y() - side / 2, side, side), "lock", "ink2")
        inner.setLeft(inner.left() + side + style.px(8))
        paint.text(painter, inner, cell.text, token="ink2")
        painter.restore()

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """The table itself fixes widths and heights."""
        return QSize(style.px(80), style.px(44))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: Any, index: Index) -> bool:
        """The whole text of a cell as tooltip when it is cut."""
        cell = index.data(CELL)
        if isinstance(cell, Text):
            widest = max(paint.text_width(cell.text + cell.beside), paint.text_width(cell.second, "small"))
            cut = widest > option.rect.width() - style.px(PAD) * 2
            QToolTip.showText(event.globalPos(), plain_tip(cell.spoken()) if cut else "", view)
        return True


def paint_cell(
    painter: QPainter, rect: QRectF, cell: Cell, *, right: bool = False, wrap: bool = False
) -> None:
    """Draw one cell value into `rect`."""
    height = style.px(24)
    top = rect.center().y() - height / 2
    if isinstance(cell, Tag):
        width = min(paint.chip_width(cell.text, cell.icon), rect.width())
        left = rect.right() - width if right else rect.left()
        paint.chip(painter, QRectF(left, top, width, height), cell.text, cell.tone, cell.icon)
    elif isinstance(cell, SafetyCell):
        if cell.mark in DOTS:
            words = "" if cell.masked else mark_words(cell.mark)
            width = paint.mark_width(words)
            paint.mark(painter, QRectF(rect.left(), top, width, height), DOTS[cell.mark], words)
    elif isinstance(cell, ColourCell):
        side = style.px(16) if cell.rank else 0
        if cell.rank:
            mark = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            paint.rank(painter, mark, cell.rank, cell.code)
        left = side + (style.px(8) if side else 0)
        paint.text(painter, rect.adjusted(left, 0, 0, 0), cell.word, token="ink" if side else "ink2")
    elif isinstance(cell, Text):
        _paint_text(painter, rect, cell, right=right, wrap=wrap)


def _paint_text(painter: QPainter, rect: QRectF, cell: Text, *, right: bool, wrap: bool) -> None:
    role = "small" if cell.small else "body_strong" if cell.strong else "body"
    if cell.icon:
        side = style.px(16 if cell.small else 20)
        icons.paint(
            painter, QRectF(rect.left(), rect.center().y() - side / 2, side, side), cell.icon, cell.tone
        )
        rect = rect.adjusted(side + style.px(4 if cell.small else 8), 0, 0, 0)
    if cell.second:
        below = style.px(20)
        above = rect.height() / 2 if not wrap else rect.height() - below - style.px(4)
        first = QRectF(rect.left(), rect.top() + style.px(2), rect.width(), above)
        second = QRectF(rect.left(), first.bottom() - style.px(2), rect.width(), below)
        paint.text(painter, second, cell.second, "small", "ink2", right=right)
        rect = first
    if cell.beside:
        width = paint.text_width(cell.text, role)
        gap = style.px(10) if cell.text else 0
        left = rect.left() + width + gap
        tone_role = "body_strong" if cell.beside_tone in ("amber", "red") else "body"
        beside = QRectF(left, rect.top(), rect.right() - left, rect.height())
        paint.text(painter, beside, cell.beside, tone_role, cell.beside_tone)
        rect = QRectF(rect.left(), rect.top(), width + 2, rect.height())
    paint.text(painter, rect, cell.text, role, cell.tone, right=right, hits=cell.hits, wrap=wrap)


class HeadPainter(QHeaderView):
    """The head of a table: small titles on sunk ground, the sort arrow after its title."""

    def __init__(self, columns: Sequence[Column], owner: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, owner)
        self._columns = columns
        self._sort = ("", False)

    def show_sort(self, column: str, descending: bool) -> None:
        """Put the arrow at this column."""
        self._sort = (column, descending)
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Title, arrow, line below."""
        column = self._columns[section]
        painter.fillRect(rect, style.colour("sunk"))
        inner = QRectF(rect).adjusted(style.px(PAD), 0, -style.px(PAD), 0)
        sorted_here = self._sort[0] == column.key
        paint.text(
            painter, inner, column.title, "small", "ink" if sorted_here else "ink2", right=column.right
        )
        if sorted_here:
            side = style.px(16)
            width = paint.text_width(column.title, "small")
            start = inner.right() - width - side - style.px(4) if column.right else inner.left() + width
            at = QPointF(start + (0 if column.right else style.px(4)), inner.center().y() - side / 2)
            name = "arrow-down" if self._sort[1] else "arrow-up"
            icons.paint(painter, QRectF(at.x(), at.y(), side, side), name, "ink2")
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
