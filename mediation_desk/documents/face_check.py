"""Whether every typeface the papers need is here, whole, and may be embedded in a PDF."""

from __future__ import annotations

import struct
from pathlib import Path

from fontTools.ttLib import TTFont as Outline
from fontTools.ttLib import TTLibError

from mediation_desk.documents.faces import BUNDLED_FANG, FONTS, NOT_EMBEDDABLE
from mediation_desk.documents.style import style

_NEEDED = ("glyf", "cmap", "hmtx", "head")
"""Tables without which reportlab embeds nothing."""


def faces_needed() -> tuple[str, ...]:
    """Names of the faces the looks of our papers draw with, each once, in order."""
    names = {name: None for kind in style().faces.values() for name in kind.pdf}
    return tuple(BUNDLED_FANG if name == "fang" else name for name in names)


def faces_amiss(folder: Path = FONTS) -> tuple[str, ...]:
    """Those of them that are missing, damaged or not allowed to be embedded."""
    return tuple(name for name in faces_needed() if not _fit(folder / f"{name}.ttf"))


def _fit(path: Path) -> bool:
    """By the font's own table of contents: opening each face whole would take seconds."""
    try:
        size = path.stat().st_size
        with Outline(path, lazy=True) as font:
            parts = font.reader.tables
            inside = all(one.offset + one.length <= size for one in parts.values())
            needed = all(name in parts for name in _NEEDED)
            return inside and needed and not font["OS/2"].fsType & NOT_EMBEDDABLE
    except (OSError, TTLibError, KeyError, AssertionError, ValueError, struct.error):
        return False
