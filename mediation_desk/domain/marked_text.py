"""Two wordings of one text, marked: what only the earlier says, what only the later says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# A figure or a word in Latin letters changes as a whole; Chinese changes character by character.
_TOKEN = re.compile(r"[0-9]+(?:[,.][0-9]+)*|[A-Za-z]+|.", re.DOTALL)
_ISLAND = 1
"""So few equal tokens between two changes only make them harder to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text; `marked`: the other wording lacks it."""

    text: str
    marked: bool = False


Marked = tuple[Stretch, ...]


def plain(text: str, *, marked: bool = False) -> Marked:
    """A text as one stretch, nothing when it is empty."""
    return (Stretch(text=text, marked=marked),) if text else ()


def mark(earlier: str, later: str) -> tuple[Marked, Marked]:
    """Both wordings, each with what the other lacks marked; joined, the stretches are the text again."""
    tokens = _TOKEN.findall(earlier), _TOKEN.findall(later)
    matcher = SequenceMatcher(None, *tokens, autojunk=False)
    left: list[Stretch] = []
    right: list[Stretch] = []
    for same, a, b, c, d in _steps(matcher):
        _add(left, "".join(tokens[0][a:b]), not same)
        _add(right, "".join(tokens[1][c:d]), not same)
    return tuple(left), tuple(right)


def likeness(earlier: str, later: str) -> float:
    """How much two wordings have in common, from 0 to 1."""
    matcher = SequenceMatcher(None, earlier, later, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0 else 0.0


def _steps(matcher: SequenceMatcher[str]) -> list[tuple[bool, int, int, int, int]]:
    """Equal and changed stretches in turn; a lone equal sign between two changes counts as changed."""
    steps = [(tag == "equal", a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes()]
    inner = range(1, len(steps) - 1)
    return [
        (same and not (n in inner and b - a <= _ISLAND and not steps[n - 1][0]), a, b, c, d)
        for n, (same, a, b, c, d) in enumerate(steps)
    ]


def _add(stretches: list[Stretch], text: str, marked: bool) -> None:
    if not text:
        return
    if stretches and stretches[-1].marked is marked:
        text = stretches.pop().text + text
    stretches.append(Stretch(text=text, marked=marked))
