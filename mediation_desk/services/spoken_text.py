"""A text that is looked through at every key: where words match it as written, by pinyin or by initials.

Places are bits of whole numbers, so that a page is looked through in a few operations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mediation_desk.services.hits import Hit, sounds_of

_FEWEST = 2
"""Letters from which on they are read as Chinese: one alone is everywhere."""
_LONGEST = 6
"""Letters of the longest syllable, as zhuang."""


class SpokenText:
    """One text with what each of its characters may sound like."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lowered = text.casefold()
        self._syllables: dict[str, int] = defaultdict(int)
        self._initials: dict[str, int] = defaultdict(int)
        for place, character in enumerate(text):
            for sound in sounds_of(character):
                self._syllables[sound] |= 1 << place
                self._initials[sound[0]] |= 1 << place

    def matches(self, word: str) -> tuple[Hit, ...]:
        """(start, length) of every match of one word, in lower case, in the order of the text."""
        found = list(self._written(word))
        if len(word) >= _FEWEST and word.isascii() and word.isalpha():
            found += self._by_initials(word)
            found += [hit for length, starts in self._spelled(word) for hit in _hits(starts, length)]
        return tuple(sorted(set(found)))

    def _written(self, word: str) -> Iterator[Hit]:
        at = self._lowered.find(word)
        while at >= 0:
            yield at, len(word)
            at = self._lowered.find(word, at + len(word))

    def _by_initials(self, word: str) -> Iterator[Hit]:
        starts = self._initials.get(word[0], 0)
        for place, letter in enumerate(word[1:], 1):
            starts &= self._initials.get(letter, 0) >> place
        return _hits(starts, len(word))

    def _spelled(self, letters: str) -> Iterator[tuple[int, int]]:
        """Lengths and places of characters spelled by these letters; the last may have only begun."""
        begun = 0
        for sound, places in self._syllables.items():
            if sound.startswith(letters):
                begun |= places
        if begun:
            yield 1, begun
        for end in range(1, min(_LONGEST, len(letters) - 1) + 1):
            here = self._syllables.get(letters[:end], 0)
            if here:
                for length, starts in self._spelled(letters[end:]):
                    if both := here & (starts >> 1):
                        yield length + 1, both


def _hits(places: int, length: int) -> Iterator[Hit]:
    while places:
        lowest = places & -places
        yield lowest.bit_length() - 1, length
        places ^= lowest
