"""What one part inside a stranger's Word file may hold, read as XML and not as letters.

Codings, prefixes, capitals and character references are all the reader's to see through, so that nothing
hides behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from docx.oxml import parse_xml


class Fault(StrEnum):
    """What is wrong with a template."""

    NOT_WORD = "not_word"
    TOO_LARGE = "too_large"
    RUNS = "runs"
    REACHES_OUT = "reaches_out"
    BROKEN_TAG = "broken_tag"
    UNKNOWN_NAME = "unknown_name"
    NOT_ALLOWED = "not_allowed"
    ELSEWHERE = "elsewhere"


_RUNS = ("vbaproject", "activex", "embeddings/", "oleobject", "attachedtoolbars", "customui", "afchunk")
_RELATIONS_THAT_RUN = ("afchunk", "control", "oleobject", "package", "vbaproject", "attachedtemplate")
_FIELDS_THAT_FETCH = re.compile(
    r"\s*(?:DDE|DDEAUTO|INCLUDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD|MACROBUTTON)(?!\w)", re.I
)
_TAG_BEGINS = re.compile(r"\{[{%#]")
_FILLED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
"""The parts that are filled: tags anywhere else would be filled unseen by check and wall, or never."""


def part_fault(name: str, data: bytes) -> Fault | None:
    """What is wrong with a part of this name, None when nothing is."""
    low = name.lower()
    if any(word in low for word in _RUNS):
        return Fault.RUNS
    if not low.endswith((".xml", ".rels")):
        return None
    try:
        root = parse_xml(data)  # by a parser that resolves and fetches nothing
    except (SyntaxError, ValueError):
        return Fault.NOT_WORD
    if root.getroottree().docinfo.doctype:
        return Fault.RUNS
    if low.endswith(".rels"):
        return next(filter(None, map(_of_relation, root.iter())), None)
    if any(_FIELDS_THAT_FETCH.match(field) for field in _fields(root)):
        return Fault.REACHES_OUT
    if _FILLED.fullmatch(name) is None and _TAG_BEGINS.search(_said(root)):
        return Fault.ELSEWHERE
    return None


def _of_relation(one: Any) -> Fault | None:
    kind = one.get("Type", "").rsplit("/", 1)[-1].lower()
    if one.get("TargetMode", "").lower() == "external":
        return None if kind == "hyperlink" else Fault.REACHES_OUT
    return Fault.RUNS if kind in _RELATIONS_THAT_RUN else None


def _fields(root: Any) -> Iterator[str]:
    """The instruction of every field, put together from the runs it is torn into."""
    said = ""
    for one in root.iter():
        kind = str(one.tag).rsplit("}", 1)[-1]
        if kind == "instrText":
            said += one.text or ""
        elif kind == "fldChar" and said:
            yield said
            said = ""
        elif kind == "fldSimple":
            yield from (value for key, value in one.attrib.items() if str(key).endswith("instr"))
    yield said


def _said(root: Any) -> str:
    held = (str(value) for one in root.iter() for value in one.attrib.values())
    return "".join(str(text) for text in root.itertext()) + "\n" + "\n".join(held)
