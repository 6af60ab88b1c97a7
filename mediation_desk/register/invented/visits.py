"""Home visits of an invented year: screening, contact and others, and so many people met on all of them."""

from __future__ import annotations

from typing import Any

from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.register.invented.families import Household
from mediation_desk.register.invented.places import Place
from mediation_desk.register.invented.rows import Draw, of_one, shared
from mediation_desk.register.tables.home_visits import home_visits

_OTHERS = (VisitPurpose.RETURN_VISIT, VisitPurpose.CONDOLENCE, VisitPurpose.FOLLOW_UP)


def write_visits(draw: Draw, places: tuple[Place, ...], homes: list[Household]) -> None:
    """Write visits, some without a household, and some of another year."""
    year = draw.year
    purposes = [VisitPurpose.SCREENING] * year.screening + [VisitPurpose.CONTACT] * year.contacts
    purposes += [of_one(_OTHERS, n) for n in range(40)]
    met = shared(year.met, len(purposes), draw.lot)
    rows = [
        _visit(draw, n, purpose, people, places, homes)
        for n, (purpose, people) in enumerate(zip(purposes, met, strict=True))
    ]
    other = [_visit(draw, n, VisitPurpose.SCREENING, 9, places, homes) for n in range(8)]
    draw.write(home_visits, rows + [one | {"on": draw.outside()} for one in other])


def _visit(
    draw: Draw,
    n: int,
    purpose: VisitPurpose,
    people: int,
    places: tuple[Place, ...],
    homes: list[Household],
) -> dict[str, Any]:
    home, place = of_one(homes, n) if n % 4 else (None, of_one(places, n))
    on = draw.day()
    return {
        "id": draw.id(),
        "version": 1,
        "on": on,
        "purpose": purpose,
        "household_id": home,
        "area_id": place.id,
        "area_path": place.path,
        "people_met": people,
        "recorded_at": draw.moment(on),
    }
