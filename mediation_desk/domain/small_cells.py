"""Small cells: one or two people of a sensitive kind are told as ≤2, and no sum gives them away.

Where somebody could take the other figures off their total, another figure (or the total) is withheld, too.
Only for what leaves the centre; the official return is always whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

SMALL = 2
"""The largest figure that is told as ≤2; nought is told as it is."""


class Mask(StrEnum):
    """How a figure is told: as it is, as ≤2, or not at all because it would give another away."""

    OPEN = "open"
    SMALL = "small"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A figure that readers know to be the sum of others."""

    total: str
    parts: tuple[str, ...]


def masked(
    figures: Mapping[str, int], sensitive: Collection[str], sums: Sequence[Sum] = ()
) -> dict[str, Mask]:
    """How each figure is told outside the centre, so that every ≤2 stays one or two to whoever reads."""
    told = {
        key: Mask.SMALL if key in sensitive and 0 < value <= SMALL else Mask.OPEN
        for key, value in figures.items()
    }
    known = [Sum(total=one.total, parts=tuple(part for part in one.parts if part in told)) for one in sums]
    again = True
    while again:  # what one sum withholds may be the only one withheld of another
        again = False
        for one in known:
            if one.total in told and not _safe(figures, told, sensitive, one):
                told[_next(figures, told, one)] = Mask.WITHHELD
                again = True
    return told


def _next(figures: Mapping[str, int], told: Mapping[str, Mask], one: Sum) -> str:
    """The smallest open part that is not nought, else the total: as little as possible is withheld."""
    open_parts = [part for part in one.parts if told[part] is Mask.OPEN and figures[part]]
    return min(open_parts, key=lambda part: (figures[part], part)) if open_parts else one.total


def _safe(figures: Mapping[str, int], told: Mapping[str, Mask], sensitive: Collection[str], one: Sum) -> bool:
    """Whether each small part may still be one or two, and nothing another sum withheld is told."""
    if told[one.total] is not Mask.OPEN:
        return True
    small = [part for part in one.parts if told[part] is Mask.SMALL]
    withheld = [part for part in one.parts if told[part] is Mask.WITHHELD]
    if not small:
        return len(withheld) != 1
    rest = figures[one.total] - sum(figures[part] for part in one.parts if told[part] is Mask.OPEN)
    most = SMALL * len(small)
    sums = [
        taken
        for taken in range(len(small), most + 1)
        if _can_be(rest - taken, len(withheld), withheld, sensitive)
    ]
    return any(taken < most for taken in sums) and any(taken > len(small) for taken in sums)


def _can_be(rest: int, count: int, withheld: Sequence[str], sensitive: Collection[str]) -> bool:
    """Whether the figures withheld may together be this many: a sensitive one is nought or more than ≤2."""
    if not count:
        return rest == 0
    if any(part not in sensitive for part in withheld):
        return rest >= 0
    return rest == 0 or rest > SMALL
