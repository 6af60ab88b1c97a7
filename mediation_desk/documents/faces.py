"""Typefaces of the PDF printer: which face draws a character, how wide it is, and how it is embedded.

Faces are opened when the first character needs them. A character no face of a chain draws stops the print
and is named, so that no paper ever shows an empty box instead of somebody's name.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont as Outline
from fontTools.ttLib import TTLibError
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from mediation_desk.documents.style import style
from mediation_desk.errors import DeskError

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
BUNDLED_FANG = "FandolFang-Regular"
# Everything below is drawn by the companion face: the bundled FangSong has no fit Latin, and its ￥ is a $.
FIRST_HAN = 0x2E80
YEN = 0xFFE5
# OpenType OS/2 fsType: restricted, no subsetting, bitmaps only.
NOT_EMBEDDABLE = 0x0002 | 0x0100 | 0x0200
FANG_FILES = ("simfang.ttf", "SIMFANG.TTF", "fangsong.ttf", "FangSong.ttf", "仿宋_GB2312.ttf")


class Embedded(TTFont):  # type: ignore[misc]
    """A TrueType face whose ToUnicode maps are right beyond the Basic Multilingual Plane too."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802 -- reportlab's name
        """Add the font objects, then replace reportlab's ToUnicode maps, which cut 𬍛 to four digits."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for n, subset in enumerate(subsets):
            name = b"".join((SUBSETN(n), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = to_unicode(name, subset)


def to_unicode(name: str, subset: list[int]) -> str:
    """A ToUnicode map with UTF-16BE values, at most 100 entries to a block (PDF 32000-1, 9.10.3)."""
    entries = [f"<{i:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(subset)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


@cache
def face(name: str) -> Any:
    """The opened face called `name` in resources/fonts ("fang": the PC's own 仿宋, else ours)."""
    path = FONTS / f"{name}.ttf"
    if name == "fang":
        path = own_fang() or FONTS / f"{BUNDLED_FANG}.ttf"
    opened = Embedded(f"desk-{name}", str(path), shapable=False)
    pdfmetrics.registerFont(opened)
    return opened


@cache
def own_fang() -> Path | None:
    """This PC's own 仿宋, when it is there, has TrueType outlines and may be embedded.

    MEDIATION_DESK_BUNDLED_FACES in the environment leaves it aside, so that a print is the same on every PC.
    """
    if "MEDIATION_DESK_BUNDLED_FACES" in os.environ:
        return None
    for folder in _font_folders():
        for name in FANG_FILES:
            path = folder / name
            if path.is_file() and _embeddable(path):
                return path
    return None


def _font_folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "Fonts"]
    roots = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    return [folder for root in roots if root.is_dir() for folder in (root, *sorted(root.glob("**/")))]


def _embeddable(path: Path) -> bool:
    try:
        with Outline(path, lazy=True) as font:
            return "glyf" in font and not font["OS/2"].fsType & NOT_EMBEDDABLE
    except (OSError, TTLibError, KeyError):
        return False


@cache
def drawn_by(kind: str, character: str) -> tuple[str, float]:
    """Name of the face that draws `character` in look `kind`, and its width per point of size.

    Raises DeskError("paper.missing_glyph") with the character and its code point when no face does.
    """
    code = ord(character)
    for name in style().faces[kind].pdf:
        if name == "fang" and (code < FIRST_HAN or code == YEN):
            continue
        drawer = face(name).face
        if code in drawer.charToGlyph:
            return name, drawer.getCharWidth(code) / 1000
    raise DeskError("paper.missing_glyph", character=character, codepoint=f"U+{code:04X}")


def embed(document: Any, name: str, words: str) -> list[tuple[str, bytes]]:
    """Pieces of `words` as (font resource, codes) for a content stream of `document`."""
    font = face(name)
    return [
        (font.getSubsetInternalName(subset, document), codes)
        for subset, codes in font.splitString(words, document)
    ]
