"""Finding a colleague by the letters of their name: 何玉贞 by h, hyz, heyu or heyzhen."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.register.search.readings import readings

_TWO = ("zh", "ch", "sh")


def find_name(names: Sequence[str], typed: str, after: int = -1) -> int | None:
    """Which of `names` the letters mean: the first that fits; one letter repeated: the next after `after`.

    None when no name begins so. Every reading of a character counts.
    """
    letters = typed.casefold()
    fitting = [n for n, name in enumerate(names) if _fits(name, letters)]
    if not fitting and len(set(letters)) == 1:
        alike = [n for n, name in enumerate(names) if _fits(name, letters[0])]
        fitting = [n for n in alike if n > after] or alike
    return fitting[0] if fitting else None


def spells_in(text: str, letters: str) -> bool:
    """Whether the letters spell a stretch of `text`, wherever it begins: mfd in 中华人民共和国民法典."""
    spoken = readings(text)
    return len(letters) > 1 and any(_begins(spoken[start:], letters) for start in range(len(spoken)))


def _fits(name: str, letters: str) -> bool:
    plain = "".join(name.split()).casefold()
    spoken = readings(name)
    return bool(letters) and (plain.startswith(letters) or _begins(spoken, letters))


def _begins(spoken: Sequence[Sequence[str]], letters: str) -> bool:
    """Whether the letters spell the beginning, each character whole, shortened or by its initial."""
    if not letters:
        return True
    if not spoken:
        return False
    rest = spoken[1:]
    for reading in spoken[0]:
        if reading.startswith(letters):
            return True
        starts = {reading, reading[:1], reading[:2] if reading.startswith(_TWO) else reading[:1]}
        if any(letters.startswith(start) and _begins(rest, letters[len(start) :]) for start in starts):
            return True
    return False


def is_within(words: str, typed: str) -> bool:
    """Whether `typed` stands in `words`, or spells some of it: 终止调解 by 调解, zztj, tj or tiaojie."""
    wanted = "".join(typed.split()).casefold()
    if wanted in "".join(words.split()).casefold():
        return True
    spoken = readings(words)
    return wanted.isascii() and any(_begins(spoken[start:], wanted) for start in range(len(spoken)))
