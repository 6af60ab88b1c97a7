"""Where in a name or text the typed words match, so that a list can mark it."""

from __future__ import annotations

import re
from functools import lru_cache

from mediation_desk.register.search.readings import readings
from mediation_desk.register.search.tokens import plain

Hit = tuple[int, int]


def hits(typed: str, text: str) -> tuple[Hit, ...]:
    """(start, length) of every match of the typed words in `text`: as written, by pinyin or by initials."""
    found: set[Hit] = set()
    for word in plain(typed).split():
        if word.isascii() and word.isalpha():
            found |= set(_by_sound(word, text))
        else:
            found |= {(match.start(), len(word)) for match in re.finditer(re.escape(word), text)}
    return tuple(sorted(found))


def _by_sound(word: str, text: str) -> list[Hit]:
    sounds = [sounds_of(character) for character in text]
    return [
        (start, length)
        for start in range(len(text))
        if (length := max(_initials(word, sounds, start), _pinyin(word, sounds, start)))
    ]


def _initials(word: str, sounds: list[tuple[str, ...]], start: int) -> int:
    wanted = sounds[start : start + len(word)]
    matched = len(wanted) == len(word) and all(
        any(sound.startswith(letter) for sound in spoken) for letter, spoken in zip(word, wanted, strict=True)
    )
    return len(word) if matched else 0


def _pinyin(word: str, sounds: list[tuple[str, ...]], start: int) -> int:
    rest, at = word, start
    while rest and at < len(sounds):
        spoken = (one for one in sounds[at] if rest.startswith(one) or one.startswith(rest))
        sound = next(spoken, "")
        if not sound:
            return 0
        rest, at = rest[len(sound) :], at + 1
    return 0 if rest or len(word) < 2 else at - start


@lru_cache(maxsize=8192)
def sounds_of(character: str) -> tuple[str, ...]:
    """How a character is spoken, without tones; nothing for what is no Chinese character."""
    if ord(character) < 0x2E80:
        return ()
    spoken = readings(character)
    return tuple(one for one in (spoken[0] if spoken else []) if one and one.isascii())
