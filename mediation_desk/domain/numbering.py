"""Numbers on papers: patterns such as （{year}）{abbr}人调字第{seq:03d}号, read by a parser of our own."""

from __future__ import annotations

import re
from enum import StrEnum

from mediation_desk.errors import DeskError

FIELD = "pattern"
LONGEST = 60
RUNNING = 0
"""The year of a series that never begins anew: households."""
LEAP = 200
"""How far such a series leaps over numbers that may stand on paper after a restore."""


class Series(StrEnum):
    """One gap-free counter per series and year."""

    CASE = "case"
    AGREEMENT = "agreement"
    RECEPTION = "reception"
    COUNSELLING = "counselling"
    CLUE = "clue"
    LETTER = "letter"
    HOUSEHOLD = "household"
    CONSULTATION = "consultation"


# Case numbers use round full-width brackets; letters use 〔〕, no 第, no padding (GB/T 9704-2012, 7.2.5).
DEFAULT_PATTERNS: dict[str, str] = {
    Series.CASE: "（{year}）{abbr}人调字第{seq:03d}号",
    Series.AGREEMENT: "（{year}）{abbr}人调协字第{seq:03d}号",
    Series.RECEPTION: "{abbr}接{year}{seq:04d}",
    Series.COUNSELLING: "（{year}）{abbr}婚辅字第{seq:03d}号",
    Series.CLUE: "{abbr}线{year}{seq:04d}",
    Series.LETTER: "{abbr}调函〔{year}〕{seq}号",
    Series.HOUSEHOLD: "{town_code}{village_code}-{seq:04d}",
    Series.CONSULTATION: "{abbr}会诊〔{year}〕{seq}号",
}
_FIELDS = ("year", "abbr", "seq", "town_code", "village_code")
_PART = re.compile(r"\{([a-z_]+)(?::0([1-9])d)?\}")


def format_number(
    pattern: str,
    *,
    year: int,
    sequence: int,
    abbreviation: str = "",
    town_code: str = "",
    village_code: str = "",
) -> str:
    """The number that `pattern` makes; a longer sequence than its width is written in full, never cut."""
    check_pattern(pattern)
    words = {"year": str(year), "abbr": abbreviation, "town_code": town_code, "village_code": village_code}

    def fill(part: re.Match[str]) -> str:
        if part[1] == "seq":
            return str(sequence).zfill(int(part[2] or 1))
        return words[part[1]]

    return _PART.sub(fill, pattern)


def check_pattern(pattern: str, *, series: str = "") -> None:
    """Refuse a pattern that could not make one number per document.

    Raises DeskError `numbering.*`: unknown field, stray brace, no {seq}, no {year} (except households, whose
    counter never restarts), two figures run together, too long, line break.
    """
    rest = _PART.sub("", pattern)
    if "{" in rest or "}" in rest:
        raise DeskError("numbering.stray_brace", field=FIELD)
    parts = list(_PART.finditer(pattern))
    for part in parts:
        if part[1] not in _FIELDS or (part[2] and part[1] != "seq"):
            raise DeskError("numbering.unknown_field", field=FIELD, part=part[0])
    names = [part[1] for part in parts]
    if "seq" not in names:
        raise DeskError("numbering.no_sequence", field=FIELD)
    if "year" not in names and "town_code" not in names and series != Series.HOUSEHOLD:
        raise DeskError("numbering.no_year", field=FIELD)
    if "{seq}{year}" in pattern:
        raise DeskError("numbering.runs_together", field=FIELD)
    if len(pattern) > LONGEST or not rest.isprintable():
        raise DeskError("numbering.unprintable", field=FIELD)
