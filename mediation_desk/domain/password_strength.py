"""An honest guess at how many guesses a password costs, and what makes it cheap.

Not the number of characters but the cheapest way to spell the password out of what guessing programs try
first: lists of used passwords, words, pinyin syllables, dates, numbers of phones and identity cards, runs on
the keyboard. The sum of the cheapest parts is a lower bound in bits (as Wheeler's zxcvbn reckons it).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

LISTS = Path(__file__).resolve().parents[2] / "resources" / "passwords"
FAIR_BITS, GOOD_BITS, STRONG_BITS = 40, 50, 65
PHRASE_WORD_BITS = 10
LONGEST_READ = 64

CENTRE_WORDS = (
    "hunyin", "jiating", "fulian", "funv", "tiaojie", "tiaojieyuan", "zixun", "fudao", "lihun", "minzheng",
    "renmin", "zhongxin", "anjuan", "mediation", "counselling", "family", "women", "marriage", "desk",
    "婚姻", "家庭", "妇联", "妇女", "调解", "咨询", "辅导", "离婚", "民政", "中心",
)  # fmt: skip
"""Words anybody who wants in here would try first."""


class Strength(StrEnum):
    """How long a guesser who holds both the stick and the PC's own key would need; WEAK is refused."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


class Cheapness(StrEnum):
    """What makes a part of a password cheap to guess."""

    COMMON = "common"
    RELATED = "related"
    REPEATED = "repeated"
    RUN = "run"
    DATE = "date"
    NUMBER = "number"
    PINYIN = "pinyin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A lower bound in bits, its word, and why it is not more (most expensive part last)."""

    bits: int
    strength: Strength
    why: tuple[Cheapness, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    start: int
    end: int
    bits: float
    cheap: Cheapness | None = None


def estimate(text: str, related: Iterable[str] = ()) -> Estimate:
    """Estimate a password in NFKC; `related` are names of the centre and its staff, also in pinyin."""
    text = text[:LONGEST_READ]
    best: list[tuple[float, _Part | None]] = [(0.0, None)]
    ending: dict[int, list[_Part]] = {}
    for part in _parts(text, tuple(related)):
        ending.setdefault(part.end, []).append(part)
    for end in range(1, len(text) + 1):
        best.append(min(((best[p.start][0] + p.bits, p) for p in ending[end]), key=lambda c: c[0]))
    used = _used(best)
    bits = int(best[-1][0])
    why = dict.fromkeys(part.cheap for part in sorted(used, key=lambda p: p.bits) if part.cheap)
    return Estimate(bits=bits, strength=_strength(bits), why=tuple(why))


def _strength(bits: int) -> Strength:
    if bits < FAIR_BITS:
        return Strength.WEAK
    if bits < GOOD_BITS:
        return Strength.FAIR
    return Strength.GOOD if bits < STRONG_BITS else Strength.STRONG


def _used(best: list[tuple[float, _Part | None]]) -> list[_Part]:
    used, end = [], len(best) - 1
    while end > 0:
        part = best[end][1]
        assert part is not None
        used.append(part)
        end = part.start
    return used


def _parts(text: str, related: tuple[str, ...]) -> Iterator[_Part]:
    lower = text.casefold()
    folded = lower if len(lower) == len(text) else text.lower()
    if len(folded) != len(text):
        folded = text  # a character that changes length when folded is no word of our lists
    yield from _characters(text)
    yield from _words(text, folded, related)
    yield from _runs(folded)
    yield from _numbers(folded)


def _characters(text: str) -> Iterator[_Part]:
    """One by one: about 3.5 bits a letter (people write language), 5 where kinds of character are mixed."""
    kinds = sum(any(test(c) for c in text) for test in (str.islower, str.isupper, str.isdigit, _is_sign))
    letter = 5.0 if kinds >= 3 else 3.5
    for at, character in enumerate(text):
        if character in " -":
            bits = 0.5
        elif character.isdigit():
            bits = math.log2(10)
        else:
            bits = 7.0 if ord(character) > 0x2E80 else letter
        yield _Part(start=at, end=at + 1, bits=bits)


def _is_sign(character: str) -> bool:
    return not character.isalnum() and character not in " -"


_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in"
    r"|un|ia|ie|iu|ua|ui|uo|ue|ve|er|a|o|e|i|u|v)"
)
_UNLEET = str.maketrans("@4310$5!7", "aaeiossit")


def _words(text: str, folded: str, related: tuple[str, ...]) -> Iterator[_Part]:
    common, phrase = common_words(), frozenset(phrase_words())
    near = {word.casefold() for word in (*related, *CENTRE_WORDS) if len(word) > 1}
    spoken = folded.translate(_UNLEET)
    for start in range(len(text)):
        for end in range(start + 2, min(len(text), start + 24) + 1):
            plain, unmasked = folded[start:end], spoken[start:end]
            capitals = 1.0 if text[start:end] != plain else 0.0
            if plain in near or unmasked in near:
                yield _Part(start=start, end=end, bits=2 + capitals, cheap=Cheapness.RELATED)
            if plain in phrase:
                yield _Part(start=start, end=end, bits=PHRASE_WORD_BITS + capitals)
            for word, masked in ((plain, 0.0), (unmasked, 1.0)):
                if word in common:
                    bits = math.log2(common[word] + 1) + capitals + masked
                    yield _Part(start=start, end=end, bits=bits, cheap=Cheapness.COMMON)
            if end - start <= 6 and _SYLLABLE.fullmatch(plain):
                yield _Part(start=start, end=end, bits=7 + capitals, cheap=Cheapness.PINYIN)


_ROWS = (
    "1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
)


def _runs(folded: str) -> Iterator[_Part]:
    """Repeats (aaaa, abcabc), sequences (abcd, 9876) and walks over the keyboard."""
    for start in range(len(folded)):
        for end in range(start + 3, len(folded) + 1):
            piece = folded[start:end]
            steps = {ord(b) - ord(a) for a, b in pairwise(piece)}
            if len(steps) == 1 and abs(next(iter(steps))) <= 1:
                cheap = Cheapness.REPEATED if steps == {0} else Cheapness.RUN
                yield _Part(start=start, end=end, bits=4 + math.log2(end - start), cheap=cheap)
            elif end - start <= 40 and any(piece in row or piece in row[::-1] for row in _ROWS):
                yield _Part(start=start, end=end, bits=4 + math.log2(end - start), cheap=Cheapness.RUN)
    for found in re.finditer(r"(?=((.{2,12}?)\2+))", folded):
        once, start = found.group(2), found.start(1)
        again = len(found.group(1)) // len(once)
        bits = 4.5 * len(once) + math.log2(again)
        yield _Part(start=start, end=found.end(1), bits=bits, cheap=Cheapness.REPEATED)


_YEAR, _MONTH, _DAY = r"(?:19[3-9]\d|20[0-4]\d)", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBERS = (
    (rf"(?=(\d{{6}}{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{{3}}[\dx]))", 28.0, Cheapness.NUMBER),
    (r"(?=(1[3-9]\d{9}))", 20.0, Cheapness.NUMBER),
    (rf"(?=({_YEAR}[-./年]?{_MONTH}[-./月]?{_DAY}日?))", 13.0, Cheapness.DATE),
    (rf"(?=({_DAY}[-./]?{_MONTH}[-./]?{_YEAR}))", 14.0, Cheapness.DATE),
    (rf"(?=({_YEAR}))", 6.0, Cheapness.DATE),
)


def _numbers(folded: str) -> Iterator[_Part]:
    """Identity numbers (region, birth date, sequence), mobile numbers, dates and years."""
    for shape, bits, cheap in _NUMBERS:
        for found in re.finditer(shape, folded, re.ASCII):
            yield _Part(start=found.start(1), end=found.end(1), bits=bits, cheap=cheap)


@cache
def common_words() -> dict[str, int]:
    """Used passwords and words with their place in the list, counted from 1; read once."""
    words = (LISTS / "common.txt").read_text("utf-8").splitlines()
    listed = [word for word in words if not word.startswith("#")]
    return {word: place for place, word in enumerate(listed, start=1)}


@cache
def phrase_words() -> dict[str, str]:
    """The 1,024 words of offered phrases: pinyin as it is typed, and the Chinese word; read once."""
    lines = (LISTS / "words.txt").read_text("utf-8").splitlines()
    return dict(line.split(" ") for line in lines if not line.startswith("#"))
