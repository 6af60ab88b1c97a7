"""Finds what was typed in Chinese words: as it stands, by whole pinyin or by initials."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from mediation_desk.register.search.readings import readings

Hit = tuple[int, int]
"""Where it begins, and how many characters of the text it takes."""


def find(typed: str, text: str) -> Hit | None:
    """Where `typed` is met in `text` first: letters may spell several characters, wholly or by initials."""
    wanted = "".join(typed.split()).casefold()
    if not wanted:
        return None
    at = text.casefold().find(wanted)
    if at >= 0:
        return at, len(wanted)
    if not (wanted.isascii() and wanted.isalnum()):
        return None
    for start in range(len(text)):
        length = _spells(wanted, text, start)
        if length:
            return start, length
    return None


def finds_all(typed: str, texts: Iterable[str]) -> bool:
    """Whether every word typed is met in one of the texts."""
    said = tuple(texts)
    return all(any(find(word, text) for text in said) for word in typed.split())


def _spells(wanted: str, text: str, start: int) -> int:
    """How many characters from `start` on are spelled by `wanted`; 0 when they are not."""
    if start >= len(text):
        return 0
    here = text[start].casefold()
    for spoken in (*_spoken(here), here):
        if spoken.startswith(wanted):
            return 1
        for part in (spoken, spoken[:1]):
            if part and wanted.startswith(part):
                more = _spells(wanted[len(part) :], text, start + 1)
                if more:
                    return more + 1
    return 0


@cache
def _spoken(character: str) -> tuple[str, ...]:
    found = readings(character)
    return tuple(found[0]) if found and not character.isascii() else ()
