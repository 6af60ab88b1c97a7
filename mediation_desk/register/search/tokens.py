"""Search tokens made in Python: names by character, pair, pinyin and initials; phones by tail; texts by pair.

FTS5's own tokenizers miss two-character Chinese names, so every token is ours. Each begins with a letter
that says what it is: n name, p pinyin, i initials, l first letters of either, d reversed phone, g identity
number, h its first digits, c case number, t text pair, m whose case it is, a who stands apart from it.

FTS5 finds the beginning of a token by reading every token that begins so, and a county shares the first six
digits of its identity numbers: short beginnings (l, h) are therefore tokens of their own, found in one step.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, product

from mediation_desk.register.search.readings import readings

_LETTERS = 6  # the longest syllable, zhuang; more letters name few people
_FIRST_DIGITS = range(3, 13)  # from the province to the month of birth; more digits name few people
_READINGS = 8  # how many readings of a name with polyphonic characters are kept
_PARTS = re.compile(r"[\s·・•.／/]+")


def name_tokens(name: str) -> set[str]:
    """Tokens that find a name by one to three characters, or by pinyin or initials from any syllable."""
    tokens: set[str] = set()
    for part in _PARTS.split(plain(name)):
        letters = [_letter(character) for character in part]
        for size in (1, 2, 3):
            tokens |= {"n" + "".join(letters[at : at + size]) for at in range(len(letters) - size + 1)}
        for syllables in _readings(part):
            for start in range(len(syllables)):
                sound = "".join(syllables[start:])
                initials = "".join(syllable[0] for syllable in syllables[start:])
                tokens |= {"p" + sound, "i" + initials}
                tokens |= {"l" + one[:size] for one in (sound, initials) for size in range(1, _LETTERS + 1)}
    return tokens


def phone_tokens(numbers: Iterable[str]) -> set[str]:
    """Tokens that find a phone by its tail, three digits or more."""
    return {"d" + digits[::-1] for digits in map(_digits, numbers) if len(digits) >= 3}


def identity_tokens(number: str) -> set[str]:
    """Tokens that find an identity number by its beginning, three characters or more."""
    whole = "".join(filter(str.isalnum, plain(number)))
    beginnings = {"h" + whole[:size] for size in _FIRST_DIGITS if size <= len(whole)}
    return beginnings | {"g" + whole} if whole else set()


def whole_identity(number: str) -> str:
    """The token of one whole identity number and no other."""
    return "g" + "".join(filter(str.isalnum, plain(number)))


def number_tokens(number: str) -> set[str]:
    """Tokens that find a case by its whole number, or by its sequence with or without leading zeros."""
    digits = re.findall(r"\d+", plain(number))
    tokens = {"c" + "".join(digits)} if digits else set()
    return tokens | {"c" + digits[-1], "c" + digits[-1].lstrip("0")} if digits else tokens


def text_tokens(text: str) -> set[str]:
    """Pairs of neighbouring characters of a text."""
    return {"t" + pair for pair in _pairs(text)}


def reader_tokens(own: Iterable[str], apart: Iterable[str]) -> set[str]:
    """Tokens that say for whom the text of a row is: those it belongs to, and never those who stand apart."""
    away = set(apart)
    return {"m" + staff_id for staff_id in own if staff_id not in away} | {"a" + one for one in away}


@dataclass(frozen=True, slots=True)
class Texts:
    """Whose texts may be searched: a member's own ones, or every text but those she stands apart from."""

    staff_id: str
    every: bool = False

    def within(self, pairs: str) -> str:
        """The expression for these pairs, narrowed to the texts this member may read."""
        guard = f'NOT "a{self.staff_id}"' if self.every else f'AND "m{self.staff_id}"'
        return f"({pairs}) {guard}"


def query(typed: str, texts: Texts | None = None) -> str | None:
    """The FTS5 expression for what somebody typed, or None when there is nothing to look for.

    Words are joined by AND; each may be a name, pinyin, initials, phone tail, identity prefix or case number,
    whatever its characters allow; and a piece of those texts whoever asks may read: finding is reading.
    """
    words = [expression for word in plain(typed).split() if (expression := _word(word, texts))]
    return " AND ".join(f"({word})" for word in words) or None


def plain(text: str) -> str:
    """Full-width forms folded and letters lower-cased, for tokens only: a stored name is never normalised.

    Half of a surrogate pair, which the database cannot be asked for, is left out.
    """
    return unicodedata.normalize("NFKC", text.encode("utf-8", "ignore").decode("utf-8")).lower()


def _word(word: str, texts: Texts | None) -> str:
    if word.isascii() and word.isalpha():
        if len(word) <= _LETTERS:
            return _whole("l" + word)
        return f"{_start('p' + word)} OR {_start('i' + word)}"
    found: list[str] = []
    digits = _digits(word)
    if digits and re.fullmatch(r"[\d\s\-x*]+", word):
        found.append(_whole("c" + digits))
        if len(digits) >= 3:
            beginning = word.replace("-", "")
            short = len(beginning) in _FIRST_DIGITS
            found += [
                _start("d" + digits[::-1]),
                _whole("h" + beginning) if short else _start("g" + beginning),
            ]
        return " OR ".join(found)
    letters = [_letter(character) for character in word if character.isalnum()]
    if not letters:
        return ""
    chunks = ["".join(letters[at : at + 3]) for at in range(max(1, len(letters) - 2))]
    found.append(" AND ".join(_whole("n" + chunk) for chunk in chunks))
    pairs = list(dict.fromkeys(_pairs(word)))
    if pairs and texts is not None:
        found.append(texts.within(" AND ".join(_whole("t" + pair) for pair in pairs)))
    if digits and len(digits) < len(word):
        found.append(_whole("c" + "".join(re.findall(r"\d+", word))))
    return " OR ".join(f"({one})" for one in found)


def _whole(token: str) -> str:
    return '"' + token + '"'


def _start(token: str) -> str:
    return '"' + token + '"*'


def _digits(text: str) -> str:
    return "".join(character for character in plain(text) if character.isdigit())


def _pairs(text: str) -> Iterator[str]:
    letters = [_letter(character) if character.isalnum() else "" for character in plain(text)]
    for left, right in pairwise(letters):
        if left and right:
            yield left + right


def _letter(character: str) -> str:
    # FTS5's tables know Unicode 6.1 only: a later or private character is spelled out.
    if character.isalnum() and ord(character) < 0xA000:
        return character
    return f"u{ord(character):x}u"


def _readings(part: str) -> Iterator[tuple[str, ...]]:
    syllables = [[one for one in options if one.isascii() and one] for options in readings(part)]
    return islice(product(*(options for options in syllables if options)), _READINGS)
