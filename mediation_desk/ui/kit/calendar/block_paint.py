"""How a block, an offered slot, duty, a gap and the line of now look, in the time grid and its legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from mediation_desk.domain.dates import span_said
from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.calendar.block_words import PITCH, BlockWords
from mediation_desk.ui.kit.calendar.values import Behind, Block, BlockTone, OfferedSlot
from mediation_desk.words import _

LOOK = {
    BlockTone.SERVICE: ("pine_tint", "pine"),
    BlockTone.OTHER: ("sunk", "field"),
    BlockTone.APART: ("plum_tint", "plum"),
}
_BAR = 3
_NARROW = 84
"""px at 100 %: under this width words stand closer to the edges."""


def plate(painter: QPainter, rect: QRectF, tone: BlockTone) -> None:
    """Tint with radius 4 and the bar at its left."""
    ground, bar = LOOK[tone]
    shape = QPainterPath()
    shape.addRoundedRect(rect, style.px(4), style.px(4))
    painter.fillPath(shape, style.colour(ground))
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(rect.left(), rect.top(), _BAR, rect.height()), style.colour(bar))
    painter.restore()


def words_room(rect: QRectF) -> QRectF:
    """Where words may stand in a block."""
    top = 3 if rect.height() >= style.px(PITCH) + 6 else 0
    narrow = rect.width() < style.px(_NARROW)
    return rect.adjusted(style.px(8 if narrow else 11), top, -style.px(2 if narrow else 4), 0)


def block(painter: QPainter, rect: QRectF, shown: Block, words: BlockWords, *, current: bool = False) -> None:
    """A block with its words; `current` gets the 2 px edge of what the keys stand on."""
    plate(painter, rect, shown.tone)
    room = words_room(rect)
    apart = shown.tone is BlockTone.APART
    beside = float(style.px(18)) if apart or shown.over else 0.0
    first = "ink3" if shown.struck else "ink"
    lines = shown.lines()
    if shown.brief and paint.text_width(shown.title, "small_strong") > room.width() - beside:
        lines = (shown.brief, *lines[1:])
    words.draw(
        painter,
        room,
        lines,
        first=first,
        last=shown.staff,
        names=shown.names,
        struck=shown.struck,
        beside=beside,
    )
    side = style.px(14)
    if beside and rect.width() > side * 3:
        name, token = ("separator-vertical", "plum") if apart else ("check", "ink2")
        if shown.struck:
            name, token = "ban", "ink3"
        at = QPointF(rect.right() - side - style.px(3), rect.top() + style.px(5))
        icons.paint(painter, QRectF(at.x(), at.y(), side, side), name, token)
    if current:
        edge(painter, rect)


def edge(painter: QPainter, rect: QRectF) -> None:
    """2 px of pine around what is chosen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(style.colour("pine"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), style.px(4), style.px(4))


def duty(painter: QPainter, rect: QRectF, shown: Behind, free: QRectF, words: BlockWords) -> None:
    """Duty or leave behind the blocks; its words stand in `free`, what the blocks leave of it."""
    if shown.hatched:
        painter.fillRect(rect, style.colour("surface"))
        paint.hatch(painter, rect)
    else:
        plate(painter, rect.adjusted(0, 0, 0, -2), BlockTone.OTHER)
    if free.height() >= style.px(PITCH):
        room, lines = words_room(free), shown.lines()
        shared = " · ".join(lines[:2])
        if room.height() < 2 * style.px(PITCH) and paint.text_width(shared, "small_strong") <= room.width():
            lines = (shared,)  # one line is left: who it is stands beside what
        words.draw(painter, room, lines, first="ink2" if shown.hatched else "ink")


def offer(painter: QPainter, rect: QRectF, shown: OfferedSlot, words: BlockWords, *, chosen: bool) -> None:
    """An offered slot: 2 px dashed pine on `surface`; the title of the chosen one is pine."""
    inner = rect.adjusted(1, 1, -1, -1)
    painter.setBrush(style.colour("surface"))
    pen = QPen(style.colour("pine"), 2)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.drawRoundedRect(inner, style.px(4), style.px(4))
    lines = (_("Free {n}", n=shown.number), span_said(shown.starts, shown.ends), shown.where)
    words.draw(
        painter, words_room(rect), [line for line in lines if line], first="pine" if chosen else "ink2"
    )


def fold(painter: QPainter, rect: QRectF, number: int, words: BlockWords, *, current: bool = False) -> None:
    """How many more there are, where they found no column."""
    painter.setPen(QPen(style.colour("field"), 1))
    painter.setBrush(style.colour("surface"))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), style.px(4), style.px(4))
    room = rect.adjusted(style.px(4), style.px(2), -style.px(2), 0)
    words.draw(painter, room, (_("{n} more", n=number),), first="pine")
    if current:
        edge(painter, rect)


def ghost(painter: QPainter, rect: QRectF, lines: tuple[str, ...], words: BlockWords) -> None:
    """What is being dragged, where it would come to lie, with its times."""
    tint = style.colour("pine_tint")
    tint.setAlpha(235)
    painter.setBrush(tint)
    painter.setPen(QPen(style.colour("pine"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), style.px(4), style.px(4))
    words.draw(painter, words_room(rect), lines, first="pine")


def now(painter: QPainter, left: float, right: float, y: float) -> None:
    """The 2 px line of now over today."""
    painter.fillRect(QRectF(left, y - 1, right - left, 2), style.colour("pine"))
