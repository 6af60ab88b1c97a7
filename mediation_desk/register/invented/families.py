"""Households of an invented year in their colours: so many people in each on its last day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mediation_desk.domain.household import ColourState
from mediation_desk.domain.person import Sex
from mediation_desk.register import colour_schemes
from mediation_desk.register.invented.places import Place
from mediation_desk.register.invented.rows import Draw, of_one
from mediation_desk.register.tables.households import household_colours, household_members, households

_CODES = ("red", "orange", "yellow", "blue", "green")
Household = tuple[str, Place]


def write_families(draw: Draw, places: tuple[Place, ...]) -> list[Household]:
    """Write households with members and colours; their ids and places."""
    homes: list[Household] = []
    rows: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    colours: list[dict[str, Any]] = []
    registered = date(draw.year.year - 1, 3, 1)
    scheme = colour_schemes.in_force(draw.records).id
    for rank, people in enumerate(draw.year.colours, 1):
        for size in _sizes(draw, people):
            place = of_one(places, len(homes))
            one = _household(draw, len(homes), place, rank, size, registered)
            homes.append((one["id"], place))
            rows.append(one)
            members += _members(draw, one["id"], size)
            colours += _history(draw, scheme, one["id"], rank)
    gone = _household(draw, len(homes), places[0], 1, 3, registered) | {
        "closed_on": date(draw.year.year, 12, 31)
    }
    rows.append(gone)
    colours.append(_colour(draw, scheme, gone["id"], 1, registered, None, ColourState.IN_FORCE))
    draw.write(households, rows)
    draw.write(household_members, members)
    draw.write(household_colours, colours)
    return homes


def _sizes(draw: Draw, people: int) -> Iterator[int]:
    left = people
    while left:
        size = min(left, draw.lot.randint(1, 5))
        left -= size
        yield size


def _household(draw: Draw, n: int, place: Place, rank: int, size: int, on: date) -> dict[str, Any]:
    return {
        "id": draw.id(),
        "version": 1,
        "number": f"{draw.year.year}-{n:05d}",
        "head_name": draw.name(),
        "area_id": place.id,
        "area_path": place.path,
        "registered_on": on,
        "persons": size,
        "colour": _CODES[rank - 1],
        "colour_rank": rank,
    }


def _members(draw: Draw, household_id: str, size: int) -> Iterator[dict[str, Any]]:
    one = {"household_id": household_id, "sex": Sex.UNKNOWN}
    for n in range(size):
        yield one | {"id": draw.id(), "position": n, "name": draw.name(), "head": n == 0}
    if draw.lot.random() < 0.2:  # somebody who left before the year ended is no longer counted
        left = date(draw.year.year, 12, 31)
        yield one | {"id": draw.id(), "position": size, "name": draw.name(), "left_on": left}


def _history(draw: Draw, scheme: str, household_id: str, rank: int) -> Iterator[dict[str, Any]]:
    """Another colour until some day of the year, then the one it ends with; a proposal does not count."""
    since = draw.day()
    before = draw.lot.choice([one for one in range(1, 6) if one != rank])
    began = date(draw.year.year - 1, 3, 1)
    yield _colour(draw, scheme, household_id, before, began, since, ColourState.ENDED)
    until = date(draw.year.year + 1, 1, 1) if draw.lot.random() < 0.1 else None
    state = ColourState.ENDED if until else ColourState.IN_FORCE
    yield _colour(draw, scheme, household_id, rank, since, until, state)
    yield _colour(draw, scheme, household_id, before, draw.day(), None, ColourState.PROPOSED)


def _colour(
    draw: Draw, scheme: str, household_id: str, rank: int, since: date, until: date | None, state: ColourState
) -> dict[str, Any]:
    return {
        "id": draw.id(),
        "household_id": household_id,
        "scheme_id": scheme,
        "code": _CODES[rank - 1],
        "rank": rank,
        "state": state,
        "since": since,
        "until": until,
        "assessed_at": draw.moment(since),
    }
