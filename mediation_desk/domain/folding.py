"""Folding: the same thing written differently becomes one text, with the way back to what was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Folding(StrEnum):
    """How much is taken away.

    WORDS drops spaces, punctuation and what cannot be seen; DIGITS also reads Chinese figures one by one
    (一三八 is 138); NUMERALS also reads tens (十二 is 12); PLACE also drops 号, 楼, 单元 and their like.
    """

    WORDS = "words"
    DIGITS = "digits"
    NUMERALS = "numerals"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What is left, and for each character of it the place in the text it came from."""

    text: str
    places: tuple[int, ...]


_FIGURES = dict(zip("零〇○一二三四五六七八九两幺壹贰叁肆伍陆柒捌玖", "00012345678921123456789", strict=True))
_ALIKE = {"o": "0", "l": "1", "i": "1"}  # letters somebody may type for a figure
_ONE = "[一二三四五六七八九]"
_HUNDREDS = re.compile(f"({_ONE}?)百(?:[零〇]({_ONE})|({_ONE}?)(十)({_ONE}?))?")
_TENS = re.compile(f"({_ONE}?)十({_ONE}?)")
_UNITS = frozenset("号號栋棟幢座单單元室楼樓层層户戶弄门門")


def fold(text: str, way: Folding) -> Folded:
    """The text as it is compared: full width, case, spaces, line ends and punctuation make no difference."""
    letters: list[str] = []
    places: list[int] = []
    skip = 0
    for place, character in enumerate(text):
        if skip:
            skip -= 1
            continue
        if way in (Folding.NUMERALS, Folding.PLACE) and (ten := _tens(text, place)):
            figures, length = ten
            letters += figures
            places += [place] * (len(figures) - 1) + [place + length - 1]
            skip = length - 1
            continue
        for kept in _letters(character, way):
            letters.append(kept)
            places.append(place)
    return Folded(text="".join(letters), places=tuple(places))


@lru_cache(maxsize=16_384)
def _letters(character: str, way: Folding) -> tuple[str, ...]:
    """What one character leaves; kept, because texts are made of the same few thousand."""
    parts = unicodedata.normalize("NFKC", character).casefold()
    return tuple(kept for part in parts if (kept := _kept(part, way)))


def _kept(part: str, way: Folding) -> str:
    if not part.isalnum() or (way is Folding.PLACE and part in _UNITS):
        return ""
    if way is Folding.WORDS:
        return part
    if part in _FIGURES:
        return _FIGURES[part]
    value = unicodedata.digit(part, None)
    return _ALIKE.get(part, part) if value is None else str(value)


def _tens(text: str, place: int) -> tuple[str, int] | None:
    """The figures of 十二, 二十, 一百零三 and how long the words are; None where no such number begins."""
    if text[place] not in "一二三四五六七八九十百":
        return None
    if hundreds := _HUNDREDS.match(text, place):
        lead, alone, tens, ten, ones = hundreds.groups()
        rest = _figure(alone, 0) if alone else (_figure(tens, 1) * 10 + _figure(ones, 0) if ten else 0)
        return str(_figure(lead, 1) * 100 + rest), hundreds.end() - place
    if tens_only := _TENS.match(text, place):
        value = _figure(tens_only[1], 1) * 10 + _figure(tens_only[2], 0)
        return str(value), tens_only.end() - place
    return None


def _figure(character: str | None, otherwise: int) -> int:
    return int(_FIGURES[character]) if character else otherwise
