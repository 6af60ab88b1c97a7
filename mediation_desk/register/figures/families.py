"""Households of each colour on the last day, in households and in people."""

from __future__ import annotations

from functools import partial

from sqlalchemy import case, func, select

from mediation_desk.domain.figures.work import COLOUR_RANKS
from mediation_desk.domain.household import ColourState
from mediation_desk.register.figures.behind import Rows, Source, Span, behind
from mediation_desk.register.tables.households import household_colours, household_members, households

_IN_FORCE = (ColourState.IN_FORCE, ColourState.ENDED)


def _coloured(span: Span, rank: int, *, people: bool) -> list[Rows]:
    listed = (
        select(func.count())
        .where(
            household_members.c.household_id == households.c.id,
            household_members.c.left_on.is_(None) | (household_members.c.left_on > span.last),
        )
        .scalar_subquery()
    )
    persons = case((listed > 0, listed), else_=households.c.persons)
    return [
        behind(
            "household",
            households.c.id,
            household_colours.c.since,
            value=persons if people else 1,
            area=households.c.area_path,
            title=households.c.number,
        )
        .join_from(household_colours, households, household_colours.c.household_id == households.c.id)
        .where(
            household_colours.c.rank == rank,
            household_colours.c.state.in_(_IN_FORCE),
            span.standing(household_colours.c.since, household_colours.c.until),
            span.standing(households.c.registered_on, households.c.closed_on),
        )
    ]


FAMILIES: dict[str, Source] = {
    f"colour_{rank}_{what}": partial(_coloured, rank=rank, people=what == "people")
    for rank in COLOUR_RANKS
    for what in ("people", "households")
}
