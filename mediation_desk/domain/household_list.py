"""Lists of households: what is asked for, one line of it, and the board's columns and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.colour import HIGHEST, ColourScheme
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.person import SpecialGroup

PAGE = 60
"""Lines of a page of the list."""

NO_COLOUR = ""
OLD_SCHEME = "old"
"""A choice of the filter of colours: a colour of a scheme that is no longer in force."""


class HouseholdSort(StrEnum):
    """What a list is sorted by."""

    NEXT_VISIT = "next_visit_on"
    NUMBER = "number"
    HEAD = "head_name"
    COLOUR = "colour_rank"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdFilter:
    """Which households; nothing chosen lets all through that are not closed.

    `area_path` and what lies in it; `colours` are codes of the scheme in force, "" for none, `OLD_SCHEME`
    for those of another; `overdue` only whose visit is overdue; `helper_ids` who paired with or claimed them;
    `waiting` only those a change of colour is asked for.
    """

    area_path: str = ""
    colours: frozenset[str] = frozenset()
    overdue: bool = False
    groups: frozenset[SpecialGroup] = frozenset()
    actions: frozenset[FiveAction] = frozenset()
    helper_ids: frozenset[str] = frozenset()
    waiting: bool = False
    closed: bool = False
    typed: str = ""
    sort: HouseholdSort = HouseholdSort.NEXT_VISIT
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdLine:
    """A household in a list; `area` is the name of its area with that of the area above."""

    id: str
    row: int
    number: str
    head_name: str
    persons: int
    area_id: str
    area: str
    address: str
    safe_contact: bool
    colour: str
    colour_rank: int
    scheme_id: str
    last_visit_on: date | None
    next_visit_on: date | None
    groups: frozenset[SpecialGroup] = frozenset()
    actions: frozenset[FiveAction] = frozenset()
    closed_on: date | None = None

    @property
    def hides_address(self) -> bool:
        """Whether lists leave its address out: nobody calls unannounced, or it has the first colour.

        Of the first colour every household does, so that a list never tells which is guarded.
        """
        return self.safe_contact or self.colour_rank == HIGHEST

    def overdue_days(self, today: date) -> int:
        """Days since the visit was due; 0 or less when it is not."""
        return 0 if self.next_visit_on is None else (today - self.next_visit_on).days


Key = tuple[str | int | None, int]
"""Where a page of a list ended: the value it is sorted by, and the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdPage:
    """A page of the list and where the next begins; `matching` counts households and `persons` people."""

    lines: tuple[HouseholdLine, ...]
    after: Key | None = None
    matching: int = 0
    persons: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaShare:
    """How many households and persons of each colour live in an area and what lies in it.

    `counts` are (colour code, households, persons) in the order of the scheme, then those without a colour
    of it ("").
    """

    area_id: str
    parent_id: str | None
    level: int
    name: str
    path: str
    counts: tuple[tuple[str, int, int], ...]

    @property
    def households(self) -> int:
        """All of them."""
        return sum(one for _code, one, _persons in self.counts)

    @property
    def persons(self) -> int:
        """Everybody in them."""
        return sum(one for _code, _households, one in self.counts)

    def of(self, code: str) -> tuple[int, int]:
        """Households and persons of a colour."""
        return next(((many, persons) for one, many, persons in self.counts if one == code), (0, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardColumn:
    """The first households of a colour, whose visit is due first before the others."""

    code: str
    households: int
    persons: int
    lines: tuple[HouseholdLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board of an area; `unassessed` counts those without a colour of the scheme in force."""

    scheme: ColourScheme
    columns: tuple[BoardColumn, ...]
    areas: tuple[AreaShare, ...]
    households: int
    persons: int
    overdue: int
    unassessed: int
    waiting: int = 0


def in_order(areas: Sequence[AreaShare]) -> list[AreaShare]:
    """Each area before what lies in it."""
    below: dict[str | None, list[AreaShare]] = {}
    for one in areas:
        below.setdefault(one.parent_id, []).append(one)
    told: list[AreaShare] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        one = waiting.pop()
        told.append(one)
        waiting += reversed(below.get(one.area_id, []))
    return told
