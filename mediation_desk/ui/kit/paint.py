"""What painted widgets and delegates draw alike: text with matches, chips, safety marks, rank shapes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from mediation_desk.ui import icons, style

Hits = Sequence[tuple[int, int]]  # (start, length) of what matched in a text

CHIP = {
    "neutral": ("sunk", "ink2"),
    "pine": ("pine_tint", "pine"),
    "amber": ("amber_tint", "amber"),
    "red": ("red_tint", "red"),
    "blue": ("blue_tint", "blue"),
    "plum": ("plum_tint", "plum"),
    "outline": (None, "ink"),
}


def text_width(words: str, role: str = "body") -> float:
    """How wide these words are on one line."""
    return _width(words, role, style.look().factor)


@lru_cache(maxsize=16_384)
def _width(words: str, role: str, factor: float) -> float:
    """Measured once: a list is measured anew at every key, and most of its words are the same."""
    return _metrics(role, factor).horizontalAdvance(words)


@lru_cache(maxsize=64)
def _metrics(role: str, _factor: float) -> QFontMetricsF:
    return QFontMetricsF(style.font(role))


def laid_out(words: str, role: str, width: float, hits: Hits = (), *, wrap: bool = True) -> QTextLayout:
    """Lines of the text within `width`, matches with the `hit` colour behind them."""
    layout = QTextLayout(words, style.font(role))
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wrap else mode.NoWrap)
    layout.setTextOption(option)
    behind = QTextCharFormat()
    behind.setBackground(style.colour("hit"))
    behind.setForeground(style.colour("ink"))
    formats = []
    for start, length in hits:
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = start, length, behind  # type: ignore[attr-defined]  # stubs
        formats.append(span)
    layout.setFormats(formats)
    layout.beginLayout()
    pitch = style.px(20 if style.ROLES[role][0] <= 15 else 24)
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width if wrap else 100_000)
        line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
        top += pitch
    layout.endLayout()
    return layout


def text(
    painter: QPainter,
    rect: QRectF,
    words: str,
    role: str = "body",
    token: str = "ink",
    *,
    right: bool = False,
    hits: Hits = (),
    wrap: bool = False,
) -> None:
    """Words in `rect`, vertically centred; wrapped, or elided when they may not wrap."""
    painter.setFont(style.font(role))
    painter.setPen(style.colour(token))
    width = text_width(words, role)
    if hits or (wrap and width > rect.width()):
        layout = laid_out(words, role, rect.width(), hits, wrap=wrap)
        pitch = style.px(20 if style.ROLES[role][0] <= 15 else 24)
        top = rect.top() + (rect.height() - pitch * layout.lineCount()) / 2
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        layout.draw(painter, QPointF(rect.left(), top))
        painter.restore()
        return
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    cut = words
    if width > rect.width():
        metrics = _metrics(role, style.look().factor)
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), cut)


def _plate(painter: QPainter, rect: QRectF, ground: str | None, edge: str) -> None:
    # filled with a token, or, without one, only outlined
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = style.px(4)
    if ground is None:
        painter.setPen(QPen(style.colour(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour(ground))
        painter.drawRoundedRect(rect, radius, radius)


def chip_width(words: str, icon: str = "") -> float:
    """How wide a chip with these words is."""
    return text_width(words, "small") + style.px(8) * 2 + (style.px(16) + style.px(6) if icon else 0)


def chip(painter: QPainter, rect: QRectF, words: str, tone: str = "neutral", icon: str = "") -> None:
    """A chip filling `rect`."""
    ground, ink = CHIP[tone]
    _plate(painter, rect, ground, "line")
    left = rect.left() + style.px(8)
    if icon:
        side = style.px(16)
        icons.paint(painter, QRectF(left, rect.center().y() - side / 2, side, side), icon, ink)
        left += side + style.px(6)
    text(painter, QRectF(left, rect.top(), rect.right() - left, rect.height()), words, "small", ink)


def mark_width(words: str, role: str = "small_strong") -> float:
    """How wide a safety mark with these words is; only dots when there are none."""
    dots = style.px(8) * 3 + style.px(8) * 2
    return dots + (style.px(5) + text_width(words, role) if words else 0)


def mark(painter: QPainter, rect: QRectF, dots: int, words: str, *, big: bool = False) -> None:
    """A safety mark: three dots, `dots` of them filled; solid for three, tinted for two, else outlined."""
    ground, ink = {3: ("plum", "on_plum"), 2: ("plum_tint", "plum")}.get(dots, (None, "plum"))
    role = ("section" if dots >= 2 else "body") if big else ("small_strong" if dots >= 2 else "small")
    _plate(painter, rect, ground, "plum")
    step = style.px(8)
    centre = rect.left() + style.px(8) + step / 2
    for number in range(3):
        filled = number < dots
        half = style.px(7) / 2 if filled else style.px(5) / 2
        painter.setPen(Qt.PenStyle.NoPen if filled else QPen(style.colour(ink), 1.25))
        painter.setBrush(style.colour(ink) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(centre, rect.center().y()), half, half)
        centre += step
    if words:
        left = centre - step / 2 + style.px(5)
        text(painter, QRectF(left, rect.top(), rect.right() - left, rect.height()), words, role, ink)


_FILLS = {"red": "rank1", "orange": "rank2", "yellow": "rank3", "blue": "rank4", "green": "rank5"}


def family_fill(code: str) -> str:
    """The token a family colour is painted with; what has none is drawn like a border."""
    return _FILLS.get(code, "pink" if code == "pink" else "field")


def rank(painter: QPainter, rect: QRectF, number: int, code: str = "") -> None:
    """The shape of a family colour: 1 diamond, 2 triangle, 3 square, 4 circle, 5 flat hexagon.

    `code` is the colour where a scheme has another one at that rank.
    """
    fill = family_fill(code) if code else f"rank{number}"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.colour("rank3_edge"), 1) if fill == "rank3" else Qt.PenStyle.NoPen)
    painter.setBrush(style.colour(fill))
    x, y, side = rect.left(), rect.top(), rect.width()
    if number == 3:
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    elif number == 4:
        painter.drawEllipse(rect)
    else:
        corners = {
            1: ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),
            2: ((0.5, 0.05), (1, 0.92), (0, 0.92)),
            5: ((0.26, 0.07), (0.74, 0.07), (1, 0.5), (0.74, 0.93), (0.26, 0.93), (0, 0.5)),
        }[number]
        painter.drawPolygon(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in corners]))


def hatch(painter: QPainter, rect: QRectF) -> None:
    """Diagonal lines over what is sealed to others."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QBrush(style.colour("hatch")), 1))
    step, x = style.px(8), rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += step
    painter.restore()


def stood_on(painter: QPainter, rect: QRectF) -> None:
    """A bar at the left of the line the keys stand on, as beside the current page of the rail."""
    high = min(rect.height() - style.px(8), style.px(28))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour("pine"))
    painter.drawRoundedRect(QRectF(rect.left(), rect.center().y() - high / 2, 3, high), 1.5, 1.5)
    painter.restore()


def disc(painter: QPainter, centre: QPointF, across: float, fill: QColor | None, edge: QColor | None) -> None:
    """A round, filled or only a ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    half = across / 2 - (0.5 if edge else 0)
    painter.drawEllipse(centre, half, half)
