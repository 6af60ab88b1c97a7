"""Paints a time grid from its layout: lines, what lies behind, blocks, offers, what is carried, now."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from mediation_desk.domain.dates import span_said
from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.calendar import block_paint
from mediation_desk.ui.kit.calendar.block_words import BlockWords
from mediation_desk.ui.kit.calendar.carry import Carried
from mediation_desk.ui.kit.calendar.cursor import CELL, Cursor
from mediation_desk.ui.kit.calendar.layout import TIMES, GridLayout
from mediation_desk.ui.kit.calendar.values import at_minute, minute_of
from mediation_desk.words import _


class GridPainter:
    """Draws what of a layout lies in an area; `words` is forgotten when other blocks come."""

    def __init__(self) -> None:
        self.words = BlockWords()

    def draw(
        self,
        painter: QPainter,
        area: QRectF,
        layout: GridLayout,
        *,
        cursor: Cursor | None,
        carried: Carried | None,
        chosen_offer: int,
        moment: datetime | None,
    ) -> None:
        """Everything in `area`, given in the coordinates of the content."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, layout)
        self._behind(painter, area, layout)
        standing = cursor.block_id if cursor else ""
        lifted = carried.block.id if carried and carried.block else ""
        for placed in layout.placed:
            if placed.rect.intersects(area) or any(gap.intersects(area) for gap in placed.gaps):
                painter.setOpacity(0.4 if placed.block.id == lifted else 1.0)
                for gap in placed.gaps:
                    paint.hatch(painter, gap)
                current = placed.block.id == standing
                block_paint.block(painter, placed.rect, placed.block, self.words, current=current)
        painter.setOpacity(1.0)
        for folded in layout.folded:
            if folded.rect.intersects(area):
                block_paint.fold(painter, folded.rect, len(folded.blocks), self.words)
        self._offers(painter, area, layout, chosen_offer)
        if cursor is not None and not standing and carried is None:
            block_paint.edge(painter, self.cell(layout, cursor))
        if carried is not None:
            self._carried(painter, layout, carried)
        self._now(painter, area, layout, moment)

    def cell(self, layout: GridLayout, cursor: Cursor) -> QRectF:
        """The half hour the keys stand on."""
        room = layout.inside(cursor.day)
        top = layout.y(cursor.minute)
        return QRectF(room.left(), top, room.width(), layout.y(cursor.minute + CELL) - top)

    def carried_rect(self, layout: GridLayout, carried: Carried) -> QRectF:
        """Where what is carried would lie."""
        room = layout.inside(carried.day)
        top = layout.y(carried.begins)
        return QRectF(room.left(), top, room.width(), max(layout.y(carried.ends) - top, style.px(20)))

    def _ground(self, painter: QPainter, area: QRectF, layout: GridLayout) -> None:
        painter.fillRect(area, style.colour("surface"))
        today = layout.day_index(layout.shown.today)
        if today is not None and len(layout.shown.days) > 1:
            painter.fillRect(layout.column(today), style.colour("hover"))
        line = style.colour("line")
        half = style.px(10)
        for hour in range(24):
            y = layout.y(hour * 60)
            if not area.top() - half <= y <= area.bottom() + half:
                continue
            painter.fillRect(QRectF(layout.left, y, layout.width - layout.left, 1), line)
            if hour:
                box = QRectF(0, y - half, style.px(TIMES) - style.px(12), 2 * half)
                paint.text(painter, box, f"{hour}:00", "small", "ink3", right=True)
        for day in range(1, len(layout.shown.days)):
            painter.fillRect(QRectF(layout.x(day), area.top(), 1, area.height()), line)

    def _behind(self, painter: QPainter, area: QRectF, layout: GridLayout) -> None:
        for day in range(len(layout.shown.days)):
            taken = [each.rect for each in layout.placed if each.day == day]
            taken += [each.rect for each in layout.folded if each.day == day]
            for behind, rect in layout.behind_of(day):
                if rect.intersects(area):
                    free = _free_of(rect, taken)
                    block_paint.duty(painter, rect, behind, free, self.words)

    def _offers(self, painter: QPainter, area: QRectF, layout: GridLayout, chosen: int) -> None:
        for offer in layout.shown.offers:
            for day, date_of in enumerate(layout.shown.days):
                if offer.starts < at_minute(date_of, 24 * 60) and offer.ends > at_minute(date_of, 0):
                    rect = layout.span(day, offer.starts, offer.ends)
                    if rect.intersects(area):
                        block_paint.offer(painter, rect, offer, self.words, chosen=offer.number == chosen)

    def _carried(self, painter: QPainter, layout: GridLayout, carried: Carried) -> None:
        starts = layout.moment(carried.day, carried.begins)
        times = span_said(starts, layout.moment(carried.day, carried.ends))
        block = carried.block
        lines = (times, block.title, block.who) if block else (times, _("New appointment"))
        rect = self.carried_rect(layout, carried)
        block_paint.ghost(painter, rect, tuple(line for line in lines if line), self.words)

    def _now(self, painter: QPainter, area: QRectF, layout: GridLayout, moment: datetime | None) -> None:
        today = layout.day_index(layout.shown.today)
        if today is None or moment is None:
            return
        y = layout.y(minute_of(moment, layout.shown.today))
        if area.top() - 2 <= y <= area.bottom() + 2:
            column = layout.column(today)
            block_paint.now(painter, column.left(), column.right(), y)


def _free_of(rect: QRectF, taken: list[QRectF]) -> QRectF:
    """The highest stretch of `rect` that no block covers."""
    best = QRectF(rect.left(), rect.top(), rect.width(), 0)
    top = rect.top()
    for each in sorted((one for one in taken if one.intersects(rect)), key=lambda one: one.top()):
        if each.top() - top > best.height():
            best = QRectF(rect.left(), top, rect.width(), each.top() - top)
        top = max(top, each.bottom())
    if rect.bottom() - top > best.height():
        best = QRectF(rect.left(), top, rect.width(), rect.bottom() - top)
    return best
