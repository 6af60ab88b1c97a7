"""Paints a month from its layout."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from mediation_desk.domain.dates import MONTHS, time_said
from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.calendar.block_paint import LOOK, edge
from mediation_desk.ui.kit.calendar.day_head import SHORT_DAYS
from mediation_desk.ui.kit.calendar.month_layout import HEAD, NUMBER, Entry, MonthLayout
from mediation_desk.words import _


def month_head(painter: QPainter, layout: MonthLayout) -> None:
    """The weekdays."""
    painter.fillRect(QRectF(0, 0, layout.width, style.px(HEAD)), style.colour("sunk"))
    for number, word in enumerate(SHORT_DAYS):
        cell = layout.cell(number)
        room = QRectF(cell.left() + style.px(8), 0, cell.width() - style.px(8), style.px(HEAD))
        paint.text(painter, room, _(word), "small", "ink2")


def month_day(painter: QPainter, layout: MonthLayout, day: int, month: date) -> None:
    """Ground, number and notes of a day; today is tinted, days of other months are pale."""
    cell, date_of = layout.cell(day), layout.shown.days[day]
    today, inside = date_of == layout.shown.today, date_of.month == month.month
    if today or not inside:
        painter.fillRect(cell, style.colour("hover" if today else "paper"))
    line = style.colour("line")
    painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), 1), line)
    if day % 7:
        painter.fillRect(QRectF(cell.left(), cell.top(), 1, cell.height()), line)
    first = date_of.day == 1
    number = (
        _("day.this_year", month=date_of.month, day=1, month_name=MONTHS[date_of.month - 1])
        if first
        else str(date_of.day)
    )
    role, token = ("small_strong", "pine") if today else ("small", "ink" if inside else "ink3")
    height = style.px(NUMBER)
    room = QRectF(cell.left() + style.px(8), cell.top() + 1, cell.width() - style.px(12), height)
    paint.text(painter, room, number, role, token)
    words = "、".join(note.words for note in layout.shown.notes if note.day == date_of)
    if count := layout.uncounted(day):
        words = " ".join(filter(None, (words, _("{n} booked", n=count))))
    if words:
        left = paint.text_width(number, role) + style.px(6)
        amber = any(note.tone == "amber" for note in layout.shown.notes if note.day == date_of)
        tone = "amber" if amber else "ink2"
        paint.text(painter, room.adjusted(left, 0, 0, 0), words, "small", tone, right=True)


def month_entry(painter: QPainter, entry: Entry, *, lifted: bool, current: bool) -> None:
    """A block as one line, or how many more there are."""
    if entry.block is None:
        paint.text(painter, entry.rect, _("{n} more", n=entry.more), "small", "pine")
        return
    block, rect, (ground, bar) = entry.block, entry.rect, LOOK[entry.block.tone]
    painter.setOpacity(0.4 if lifted else 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour(ground))
    painter.drawRoundedRect(rect, style.px(4), style.px(4))
    painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), style.colour(bar))
    words = " ".join(part for part in (time_said(block.starts), block.title, block.who) if part)
    room = rect.adjusted(style.px(8), 0, -2, 0)
    paint.text(painter, room, words, "small", "ink3" if block.struck else "ink")
    painter.setOpacity(1.0)
    if current:
        edge(painter, rect)
