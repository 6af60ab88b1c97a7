"""Draws one entry of a LineList."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QToolTip

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.avatar import paint_avatar
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.ui.kit.line_values import LINE, Group, Line
from mediation_desk.ui.kit.safety_mark import DOTS, mark_words

Index = QModelIndex | QPersistentModelIndex
LEAD = 96  # px of a leading chip
LEAST = 88  # px the first words have at least before a fact goes below them
PICTURE = 48  # px of a small picture's longer side


class LineDelegate(QStyledItemDelegate):
    """Icon, avatar or chip; first and second line; mark, chip, fact, lock or arrow at the right."""

    def __init__(self, owner: QListView, *, selects: bool, ruled: bool, row_height: int) -> None:
        super().__init__(owner)
        self._list = owner
        self._selects, self._ruled, self._row_height = selects, ruled, row_height
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Draw ground, entry and the line below it."""
        line = self._line(index, option.rect.width())
        rect = QRectF(option.rect)
        if isinstance(line, Group):
            self._paint_group(painter, rect, line)
            return
        chosen = self._selects and bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = self.hovered_row == index.row() and not line.locked
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen or hovered or focused:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour("pine_tint" if chosen else "hover"))
            painter.drawRoundedRect(rect, style.px(6), style.px(6))
        if focused:
            paint.stood_on(painter, rect)
        pad = self._pad()
        self._paint_line(painter, rect.adjusted(pad, 0, -pad, 0), line, chosen)
        last = index.row() + 1 >= index.model().rowCount()
        if self._ruled and not last:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(style.colour("line"), 1))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _line(self, index: Index, width: int) -> Line | Group:
        """The entry as it is drawn: a fact that leaves the words no room stands below them instead."""
        line: Line | Group = index.data(LINE)
        if isinstance(line, Group) or not line.fact or line.locked:
            return line
        if self._room(line, width) >= style.px(LEAST):
            return line
        return replace(line, fact="", second=" · ".join(filter(None, (line.second, line.fact))))

    def _room(self, line: Line, width: int) -> float:
        """What is left for the words between what stands before and after them."""
        return width - self._pad() * 2 - self._left_width(line) - self._right_width(line)

    def _pad(self) -> int:
        return style.px(12) if self._selects else style.px(4)

    @staticmethod
    def _paint_group(painter: QPainter, rect: QRectF, group: Group) -> None:
        words = rect.adjusted(style.px(4), 0, -style.px(4), 0)
        fact = paint.text_width(group.fact, "small") + style.px(8) if group.fact else 0
        paint.text(painter, words.adjusted(0, 0, -fact, 0), group.title, "small", "ink2")
        paint.text(painter, words, group.fact, "small", "ink2", right=True)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_line(self, painter: QPainter, rect: QRectF, line: Line, chosen: bool) -> None:
        quiet = bool(line.locked)
        rect = rect.adjusted(self._paint_left(painter, rect, line, chosen), 0, 0, 0)
        rect = rect.adjusted(0, 0, -self._paint_right(painter, rect, line), 0)
        role = "body_strong" if line.strong or (chosen and self._selects) else "body"
        second = line.locked or line.second
        token = "ink2" if quiet else "ink"
        if not second:
            paint.text(painter, rect, line.first, role, token, wrap=True)
            return
        small = style.px(20)
        rows = paint.laid_out(line.first, role, rect.width()).lineCount() * style.px(22)
        top = rect.center().y() - (rows + small) / 2
        first = QRectF(rect.left(), top, rect.width(), rows)
        paint.text(painter, first, line.first, role, token, wrap=True)
        below = QRectF(rect.left(), first.bottom(), rect.width(), small)
        paint.text(painter, below, second, "small", "ink3" if quiet else "ink2")

    @staticmethod
    def _left_width(line: Line) -> int:
        if line.avatar:
            return style.px(36) + style.px(12)
        if line.lead:
            return round(_lead_width(line.lead)) + style.px(12)
        if line.picture is not None:
            return style.px(PICTURE) + style.px(12)
        return style.px(20) + style.px(12) if line.icon else 0

    def _paint_left(self, painter: QPainter, rect: QRectF, line: Line, chosen: bool) -> int:
        middle = rect.center().y()
        if line.avatar:
            side = style.px(36)
            box = QRectF(rect.left(), middle - side / 2, side, side)
            paint_avatar(painter, box, line.avatar, tone="solid" if chosen else "quiet")
        elif line.lead:
            height = style.px(24)
            box = QRectF(rect.left(), middle - height / 2, _lead_width(line.lead), height)
            paint.chip(painter, box, line.lead.text, line.lead.tone, line.lead.icon)
        elif line.picture is not None:
            self._paint_picture(painter, rect, line.picture)
        elif line.icon:
            side = style.px(20)
            box = QRectF(rect.left(), middle - side / 2, side, side)
            icons.paint(painter, box, line.icon, "ink3" if line.locked else line.icon_token)
        return self._left_width(line)

    @staticmethod
    def _paint_picture(painter: QPainter, rect: QRectF, picture: QImage) -> None:
        side = style.px(PICTURE)
        wanted = QSizeF(picture.size()).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(QPointF(0, 0), wanted)
        box.moveCenter(QPointF(rect.left() + side / 2, rect.center().y()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawRect(box)

    @staticmethod
    def _right_width(line: Line) -> float:
        width = 0.0
        if line.locked or line.arrow:
            width += style.px(20) + style.px(4)
        if line.fact:
            width += paint.text_width(line.fact, "body_strong" if line.fact_strong else "small") + style.px(8)
        if line.chip:
            width += paint.chip_width(line.chip.text, line.chip.icon) + style.px(8)
        if line.mark and line.mark.mark in DOTS:
            words = "" if line.mark.masked else mark_words(line.mark.mark)
            width += paint.mark_width(words) + style.px(8)
        return width

    def _paint_right(self, painter: QPainter, rect: QRectF, line: Line) -> float:
        right, middle = rect.right(), rect.center().y()
        if line.locked or line.arrow:
            side = style.px(16)
            box = QRectF(right - side, middle - side / 2, side, side)
            icons.paint(painter, box, "lock" if line.locked else "chevron-right", "ink2")
            right -= style.px(20) + style.px(4)
        if line.fact:
            role = "body_strong" if line.fact_strong else "small"
            width = paint.text_width(line.fact, role)
            box = QRectF(right - width - 1, rect.top(), width + 1, rect.height())
            paint.text(painter, box, line.fact, role, "ink" if line.fact_strong else "ink2")
            right -= width + style.px(8)
        height = style.px(24)
        if line.chip:
            width = paint.chip_width(line.chip.text, line.chip.icon)
            box = QRectF(right - width, middle - height / 2, width, height)
            paint.chip(painter, box, line.chip.text, line.chip.tone, line.chip.icon)
            right -= width + style.px(8)
        if line.mark and line.mark.mark in DOTS:
            words = "" if line.mark.masked else mark_words(line.mark.mark)
            width = paint.mark_width(words)
            box = QRectF(right - width, middle - height / 2, width, height)
            paint.mark(painter, box, DOTS[line.mark.mark], words)
        return self._right_width(line)

    def sizeHint(self, option: Any, index: Index) -> QSize:
        """The row height, more for names that wrap."""
        width = self._list.viewport().width()
        line = self._line(index, width)
        if isinstance(line, Group):
            return QSize(width, style.px(32))
        second = style.px(20) if line.second or line.locked else 0
        role = "body_strong" if line.strong or self._selects else "body"
        rows = paint.laid_out(line.first, role, max(self._room(line, width), style.px(48))).lineCount()
        needed = rows * style.px(22) + second + style.px(10)
        return QSize(width, max(style.px(self._row_height), needed))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: Any, index: Index) -> bool:
        """The second line whole, when it is cut."""
        line = self._line(index, option.rect.width())
        if isinstance(line, Line):
            second = line.locked or line.second
            cut = paint.text_width(second, "small") > self._room(line, option.rect.width())
            QToolTip.showText(event.globalPos(), plain_tip(second) if cut else "", view)
        return True


def _lead_width(lead: Tag) -> float:
    """All alike, but for words that need more: a limit that passed a year ago."""
    return max(float(style.px(LEAD)), paint.chip_width(lead.text, lead.icon))
