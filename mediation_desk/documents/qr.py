"""The QR code beside the short code: the same code for a scanner and nothing else, as squares and as PNG."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import segno

from mediation_desk.documents.paper import Imprint, Paper, Sheet
from mediation_desk.documents.style import style
from mediation_desk.domain.short_code import scan_text

_LEVEL = "q"  # a quarter of it may be smudged; a code of ours then still fits the smallest square


def drawn_code(imprint: Imprint) -> str:
    """The code to draw on every page: none on a 核对稿 or a blank form."""
    return "" if imprint.mark else imprint.code


def room(paper: Paper) -> float:
    """Millimetres of the footer's right end that the symbol and its quiet zone take, 0 without one."""
    look = style().imprint
    return look.qr_side + look.qr_gap if drawn_code(paper.imprint) else 0.0


def top(paper: Paper) -> float:
    """Millimetres from the sheet's upper edge to the symbol's; a letter's stands under its double line."""
    look = style().imprint
    bottom = look.qr_letter if paper.sheet is Sheet.LETTER else look.qr_bottom
    return style().size(paper.sheet)[1] - bottom - look.qr_side


@lru_cache(maxsize=64)
def squares(code: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of the symbol, True where it is black, without its quiet zone."""
    symbol = segno.make(scan_text(code), error=_LEVEL, micro=False, boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in symbol.matrix)


@lru_cache(maxsize=64)
def picture(code: str) -> bytes:
    """The symbol as PNG for Word, sixteen pixels to a square, without its quiet zone."""
    target = BytesIO()
    symbol = segno.make(scan_text(code), error=_LEVEL, micro=False, boost_error=False)
    symbol.save(target, kind="png", scale=16, border=0)
    return target.getvalue()
