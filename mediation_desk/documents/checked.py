"""What must hold before a paper is printed: every character can be drawn and no gap is left unfilled."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

from mediation_desk.documents.faces import drawn_by
from mediation_desk.documents.paper import Clause, Paper, Run
from mediation_desk.documents.style import style
from mediation_desk.errors import DeskError

NEW_LINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Left behind by pasting from web pages and word processors: nothing to see, nothing to keep.
INVISIBLE = dict.fromkeys((0x200B, 0x2060, 0xFEFF, 0xAD))
FIELD = re.compile(r"\{[^{}]*\}")
_VERBATIM = "verbatim"
UNPRINTABLE = frozenset(("Cc", "Cf", "Cs"))


def checked(paper: Paper) -> Paper:
    """The same paper with tidy line ends, or the DeskError that stops its print.

    Errors: paper.too_long (limit), paper.unfilled_field (place), paper.unprintable (codepoint),
    paper.missing_glyph (character, codepoint).
    """
    seen: set[str] = set()
    length = 0

    def tidy(value: Any, place: str) -> Any:
        nonlocal length
        if isinstance(value, str):
            length += len(value)
            if length > style().limit:
                raise DeskError("paper.too_long", limit=style().limit)
            words = _tidy_text(value) if type(value) is str else value
            if FIELD.search(words) and place != _VERBATIM:
                raise DeskError("paper.unfilled_field", place=place)
            seen.update(words)
            return words
        if isinstance(value, tuple):
            return tuple(tidy(part, place) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            if isinstance(value, Clause):
                place = value.number
            if isinstance(value, Run) and value.verbatim:
                place = _VERBATIM
            return replace(value, **{f.name: tidy(getattr(value, f.name), place) for f in fields(value)})
        return value

    result: Paper = tidy(paper, paper.form)
    for character in sorted(seen - {"\n"}):
        if unicodedata.category(character) in UNPRINTABLE:
            raise DeskError("paper.unprintable", codepoint=f"U+{ord(character):04X}")
        drawn_by("song", character)
    return result


def _tidy_text(words: str) -> str:
    return NEW_LINES.sub("\n", words).replace("\t", "\u3000").translate(INVISIBLE)
