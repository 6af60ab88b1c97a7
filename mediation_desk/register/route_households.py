"""Households that are to be visited up to a day, in the order a route goes: by area, then by address."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select

from mediation_desk.domain.household import ColourState
from mediation_desk.domain.route import DueHousehold
from mediation_desk.register import areas
from mediation_desk.register.records import Records
from mediation_desk.register.tables.households import household_colours, households

MOST = 200


def due(records: Records, area_path: str, day: date, most: int = MOST) -> list[DueHousehold]:
    """Open households in an area that are due by a day or were never visited, `most` of them by colour."""
    waiting = or_(households.c.next_visit_on <= day, households.c.last_visit_on.is_(None))
    found = select(households).where(
        households.c.closed_on.is_(None),
        households.c.area_path.startswith(area_path, autoescape=True),
        waiting,
    )
    first = found.order_by(households.c.colour_rank, households.c.next_visit_on, households.c.row).limit(most)
    return _routed(records, first)


def chosen(records: Records, household_ids: Collection[str]) -> list[DueHousehold]:
    """These households, in the order of the route."""
    return _routed(records, select(households).where(households.c.id.in_(household_ids)))


def sealed_colours(records: Records, household_ids: Collection[str]) -> frozenset[str]:
    """Those of the households whose colour, in force or proposed, has a sealed reason."""
    found = select(household_colours.c.household_id).where(
        household_colours.c.household_id.in_(household_ids),
        household_colours.c.sealed_id.is_not(None),
        household_colours.c.state.in_((ColourState.IN_FORCE, ColourState.PROPOSED)),
    )
    return frozenset(records.connection.execute(found).scalars())


def _routed(records: Records, found: object) -> list[DueHousehold]:
    named = areas.names(records)
    order = {one.id: n for n, one in enumerate(areas.every(records))}
    lines = [
        DueHousehold(
            id=row.id,
            number=row.number,
            head=row.head_name,
            address=row.address,
            area_id=row.area_id,
            area=named.get(row.area_id, ""),
            area_path=row.area_path,
            last_on=row.last_visit_on,
            next_on=row.next_visit_on,
            rank=row.colour_rank,
            safe_contact=row.safe_contact,
        )
        for row in records.connection.execute(found)  # type: ignore[call-overload]  # a select of households
    ]
    return sorted(lines, key=lambda one: (order.get(one.area_id, 0), one.address, one.number))
