"""How family colours are shared, as a bar: always in the order of rank, a thin gap between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint

Shares = Sequence[tuple[str, int]]
"""(colour code, households) in the order of the scheme; "" is without a colour of it."""

_LEAST = 1.0
"""A colour that is there at all is seen, however small its share."""


def paint_shares(painter: QPainter, rect: QRectF, shares: Shares) -> None:
    """The bar within `rect`; nothing where nobody lives."""
    shown = [(code, many) for code, many in shares if many]
    whole = sum(many for _code, many in shown)
    if not whole:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    room = rect.width() - (len(shown) - 1) - _LEAST * len(shown)
    left = rect.left()
    for code, many in shown:
        width = _LEAST + room * many / whole
        part = QRectF(left, rect.top(), width, rect.height())
        painter.fillRect(part, style.colour(paint.family_fill(code)))
        if not code:
            painter.setPen(QPen(style.colour("surface"), 1))
            painter.drawLine(part.topLeft(), part.bottomRight())
            painter.setPen(Qt.PenStyle.NoPen)
        left += width + 1
