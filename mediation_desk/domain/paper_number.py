"""Reading a number as it stands on a paper, back into year and sequence, by the patterns that make them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from mediation_desk.errors import DeskError

FAR = 60
"""Numbers beyond the last one known from which whoever types is asked once more."""
MOST = 5_000
"""Numbers beyond the last one known that nobody printed between a copy and its restore."""
_PART = re.compile(r"\{([a-z_]+)(?::0[1-9]d)?\}")
_BRACKETS = str.maketrans("[]【】〔〕〈〉", "()()()()")
_PLAIN = re.compile(r"\d{1,7}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNumber:
    """What a typed number says; `year` is None when only the running figure was typed.

    `whole` tells that it was typed as a pattern makes it, so that its words may be kept as they stand.
    """

    sequence: int
    year: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LastKnown:
    """Up to where a series of a year is known: by the register itself, and by what else remembers it.

    `number` and `seen_number` are how they read, empty for sequence 0.
    """

    year: int
    sequence: int = 0
    number: str = ""
    seen: int = 0
    seen_number: str = ""


def read_number(typed: str, patterns: Iterable[str], abbreviation: str, example: str) -> ReadNumber:
    """The number typed: by the first pattern that fits, else as a running figure alone.

    Kinds of brackets, full width and spaces do not matter. DeskError paper_number.needed, and
    paper_number.not_read with an `example` of how one reads.
    """
    text = _plain(typed)
    if not text:
        raise DeskError("paper_number.needed", example=example)
    for pattern in patterns:
        found = re.fullmatch(_expression(pattern, abbreviation), text, re.IGNORECASE)
        if found is not None:
            told = found.groupdict()
            year = int(told["year"]) if told.get("year") else None
            return ReadNumber(sequence=int(told["seq"]), year=year, whole=True)
    if _PLAIN.fullmatch(text):
        return ReadNumber(sequence=int(text))
    raise DeskError("paper_number.not_read", example=example)


def check_last(read: ReadNumber, known: LastKnown, *, sure: bool = False) -> int:
    """The sequence typed as the last one seen on paper, held against what is known.

    DeskError paper_number.wrong_year, paper_number.smaller, paper_number.seen_larger,
    paper_number.far (not when `sure`), paper_number.impossible.
    """
    if read.year is not None and read.year != known.year:
        raise DeskError("paper_number.wrong_year", year=str(known.year), typed=str(read.year))
    if read.sequence < known.sequence:
        raise DeskError("paper_number.smaller", number=known.number)
    if read.sequence < known.seen:
        raise DeskError("paper_number.seen_larger", number=known.seen_number)
    beyond = read.sequence - max(known.sequence, known.seen)
    if beyond > MOST:
        raise DeskError("paper_number.impossible", n=str(beyond))
    if beyond > FAR and not sure:
        raise DeskError("paper_number.far", n=str(beyond))
    return read.sequence


def _expression(pattern: str, abbreviation: str) -> str:
    said, at = "", 0
    names: set[str] = set()
    for part in _PART.finditer(pattern):
        said += re.escape(_plain(pattern[at : part.start()]))
        said += _part(part[1], abbreviation, named=part[1] not in names)
        names.add(part[1])
        at = part.end()
    return said + re.escape(_plain(pattern[at:]))


def _part(name: str, abbreviation: str, *, named: bool) -> str:
    if name == "abbr":
        return re.escape(_plain(abbreviation))
    figures = {"year": r"\d{4}", "seq": r"\d{1,7}"}.get(name, r"\w*?")
    return f"(?P<{name}>{figures})" if named else f"(?:{figures})"


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return "".join(folded.split())
