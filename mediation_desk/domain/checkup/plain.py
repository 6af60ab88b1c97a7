"""Words as the rules read them: full width, spaces and look-alikes evened out, places kept."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_FULL_WIDTH = str.maketrans(",;:()!?", "，；：（）！？")
_END = re.compile(r"[。！？；]")
_MUST = {"不得不": "须须须", "不能不": "须须须", "不可不": "须须须", "不会不": "须须须", "不仅": "并须"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A text without spaces, evened out; `places[i]` is where its i-th character stood."""

    text: str
    places: tuple[int, ...]

    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence, its end mark included."""
        ends = [match.end() for match in _END.finditer(self.text)]
        if not ends or ends[-1] < len(self.text):
            ends.append(len(self.text))
        return [(start, end) for start, end in zip([0, *ends], ends, strict=False) if end > start]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The same stretch in the text as written."""
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    """Even a text out: compatible forms to one, spaces and invisible marks dropped, 不得不 read as 须."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for piece in _evened(letter):
            letters.append(piece)
            places.append(place)
    evened = "".join(letters)
    for double, must in _MUST.items():
        evened = evened.replace(double, must)
    return Plain(text=evened, places=tuple(places))


@lru_cache(maxsize=8_192)
def _evened(letter: str) -> str:
    """What one character is read as: itself mostly, nothing for a space or a mark nobody sees."""
    even = unicodedata.normalize("NFKC", letter).translate(_FULL_WIDTH)
    return "".join(
        piece for piece in even if not (piece.isspace() or unicodedata.category(piece) in ("Cf", "Cc", "Mn"))
    )
