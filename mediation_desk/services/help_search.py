"""Pages of the manual found by words, by pinyin or by its initials; titles first."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from mediation_desk.domain.help_page import Heading, HelpPage, Manual, said
from mediation_desk.services.spoken_text import SpokenText

_AROUND, _LONG = 12, 48
"""Characters kept before the first match of a sentence, and of it in all."""
_GAP = re.compile(r"(?<=[^\x00-\x7f]) (?=\S)|(?<=\S) (?=[^\x00-\x7f])")
"""The gap between Latin and Chinese, which nobody types: U 盘."""
_TITLE, _WORDS, _HEADING, _SENTENCE = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page, and the sentence it was found by; the less `rank`, the better it fits."""

    key: str
    title: str
    sentence: str
    rank: int


def search_manual(manual: Manual, typed: str) -> tuple[Found, ...]:
    """The pages in which every word typed is found, the best first, else in the order of the manual."""
    words = typed.casefold().split()
    if not words:
        return ()
    found = (one for page in manual.pages if (one := _searched(page).find(words)) is not None)
    return tuple(sorted(found, key=lambda one: one.rank))


class _Searched:
    """The parts of a page as one text: its title, words besides, headings and sentences."""

    def __init__(self, page: HelpPage) -> None:
        self._page = page
        parts = [(_TITLE, page.title), *((_WORDS, word) for word in page.words)]
        for block in page.blocks:
            rank = _HEADING if isinstance(block, Heading) else _SENTENCE
            parts += [(rank, sentence) for sentence in said(block)]
        self._ranks = [rank for rank, _text in parts]
        self._shown = [text for _rank, text in parts]
        self._texts = [_GAP.sub("", text) for text in self._shown]
        self._starts, start = [], 0
        for text in self._texts:
            self._starts.append(start)
            start += len(text) + 1
        self._spoken = SpokenText("\n".join(self._texts))

    def find(self, words: list[str]) -> Found | None:
        """The page with its best sentence; None unless every word is in it."""
        places: dict[int, dict[str, int]] = {}  # by part: where each word matches first
        best: list[int] = []
        for word in words:
            matches = self._spoken.matches(word)
            if not matches:
                return None
            parts = set()
            for start, _length in matches:
                part = bisect_right(self._starts, start) - 1
                parts.add(part)
                places.setdefault(part, {}).setdefault(word, start - self._starts[part])
            best.append(min(self._ranks[part] for part in parts))
        sentences = [part for part, rank in enumerate(self._ranks) if rank == _SENTENCE]
        chosen = max(sentences, key=lambda part: len(places.get(part, ())), default=None)
        sentence = ""
        if chosen is not None:
            sentence = _around(self._shown[chosen], min(places.get(chosen, {"": 0}).values()))
        return Found(key=self._page.key, title=self._page.title, sentence=sentence, rank=max(best))


@lru_cache(maxsize=256)
def _searched(page: HelpPage) -> _Searched:
    return _Searched(page)


def _around(sentence: str, first: int) -> str:
    """The part of a sentence around its first match."""
    start = 0 if len(sentence) <= _LONG else min(max(0, first - _AROUND), len(sentence) - _LONG)
    end = start + _LONG
    return f"{'…' if start else ''}{sentence[start:end]}{'…' if end < len(sentence) else ''}"
