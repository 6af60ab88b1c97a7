"""Breaking a title into lines of a pleasing shape that keep words whole (GB/T 9704-2012, 7.3.1).

A title of several lines is set as a trapezium or a diamond, never with a last line of one or two characters,
and a line ends where the sense allows. Chinese has no spaces between words, so what must stay whole is told:
by a list of words in the wording of letters and by the names the caller gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from mediation_desk.documents.lines import NO_END, NO_START, break_lines
from mediation_desk.documents.paper import text
from mediation_desk.documents.style import Role
from mediation_desk.documents.wording import wording
from mediation_desk.errors import DeskError

GOOD_AFTER = frozenset("和与及并、，》）")
"""Signs and words after which a line gladly ends."""
_BAD_START = frozenset("的了之和与及并")
_LATIN = re.compile(r"[0-9A-Za-z.,:/\-]+")
_TORN, _AWKWARD, _GLAD = 100.0, 6.0, -1.5
_MOST = 6
"""Lines of a title; what is longer is no title and is broken as text."""


def shaped(title: str, role: Role, width: float, names: Iterable[str] = ()) -> str:
    """The title with line feeds where its lines end in `role` on a line of `width` points.

    A title that holds line feeds is left as its writer broke it, one that cannot be drawn for the printer
    to refuse.
    """
    try:
        least = len(break_lines(text(title), role, width))
    except DeskError:
        return title
    if "\n" in title or not 1 < least <= _MOST:
        return title
    lengths = [line.width for line in (break_lines(text(c), role, 1e6)[0] for c in title)]
    whole = _whole(title, tuple(names))
    # A line more than the least only when the least number of lines would tear a word.
    found = [_broken(title, lengths, whole, lines, width) for lines in (least, least + 1)]
    cost, ends = min(found, key=lambda one: one[0])
    if cost == float("inf"):
        return title
    cuts = [0, *ends, len(title)]
    return "\n".join(title[a:b].strip(" ") for a, b in pairwise(cuts))


def _whole(title: str, names: Sequence[str]) -> set[int]:
    """Places inside a word or a name, where no line should end."""
    inside: set[int] = set()
    for word in (*wording("letter").lists["whole"], *names):
        for match in re.finditer(re.escape(word), title) if len(word) > 1 else ():
            inside.update(range(match.start() + 1, match.end()))
    for match in _LATIN.finditer(title):
        inside.update(range(match.start() + 1, match.end()))
    return inside


def _broken(
    title: str, lengths: Sequence[float], whole: set[int], lines: int, width: float
) -> tuple[float, tuple[int, ...]]:
    """Least cost of `lines` lines and where they end; infinite when they do not fit."""
    size, even = max(lengths), sum(lengths) / lines

    @cache
    def rest(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            used = sum(lengths[start:])
            return (float("inf") if used > width else ((used - even) / size) ** 2), ()
        best: tuple[float, tuple[int, ...]] = (float("inf"), ())
        used = 0.0
        for end in range(start + 1, len(title)):
            used += lengths[end - 1]
            if used > width:
                break
            after, ends = rest(end, left - 1)
            cost = after + ((used - even) / size) ** 2 + _place(title, end, whole)
            if cost < best[0]:
                best = cost, (end, *ends)
        return best

    cost, ends = rest(0, lines)
    return cost + (lines - 1) * size * 0.2, ends


def _place(title: str, end: int, whole: set[int]) -> float:
    """What it costs to end a line before the character at `end`."""
    before, after = title[end - 1], title[end]
    cost = 0.0
    if end in whole or after in NO_START or before in NO_END:
        cost += _TORN
    if after in _BAD_START:
        cost += _AWKWARD
    if before in GOOD_AFTER:
        cost += _GLAD
    return cost
