"""Which households a day's route leads to, and whether its paper carries codes instead of names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.colour import HIGHEST

GUARDED_RANK = 2
"""Up to this rank of colour a sheet carries codes, whatever the colour is for.

A sheet on which codes stood only for some reds would tell of those reds; so it is done for every red and
every orange, which whoever prints it knows of anyway.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueHousehold:
    """A household that is to be visited: where, when last, when next, and what asks for codes.

    `safe_contact` and `rank` are known to everybody who visits; `sealed` (the reason of its colour is) is
    not, and leaves the register only through `needs_codes`.
    """

    id: str
    number: str
    head: str
    address: str
    area_id: str
    area: str
    area_path: str
    last_on: date | None = None
    next_on: date | None = None
    rank: int = 9
    safe_contact: bool = False


def hides_address(household: DueHousehold) -> bool:
    """Whether the list of a route leaves its address out: of every red one, so that none is told apart."""
    return household.safe_contact or household.rank == HIGHEST


def needs_codes(households: Iterable[DueHousehold], sealed: Iterable[str] = ()) -> bool:
    """Whether the whole sheet must carry codes; `sealed` are households whose colour has a sealed reason."""
    guarded = set(sealed)
    return any(one.safe_contact or one.rank <= GUARDED_RANK or one.id in guarded for one in households)
