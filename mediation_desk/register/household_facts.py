"""What else the register holds of a household: visits, clues and the cases of who lives there."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediation_desk.domain.access_matrix import only_where_asked
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.household_view import Told, VisitMade
from mediation_desk.register import case_experts, people
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import case_parties, cases
from mediation_desk.register.tables.clues import clues as clue_table
from mediation_desk.register.tables.home_visits import home_visits

CLOSED = (CaseState.CLOSED, CaseState.ARCHIVED, CaseState.RETENTION_DUE)
MOST = 12
"""Of each kind; older ones are found on their own pages."""


def visits(records: Records, household_id: str) -> tuple[VisitMade, ...]:
    """The newest visits, without what was found."""
    rows = records.connection.execute(
        select(
            home_visits.c.id,
            home_visits.c.on,
            home_visits.c.purpose,
            home_visits.c.visitors,
            home_visits.c.colour_proposed,
        )
        .where(home_visits.c.household_id == household_id)
        .order_by(home_visits.c.on.desc(), home_visits.c.row.desc())
        .limit(MOST)
    )
    return tuple(
        VisitMade(
            id=row.id,
            on=row.on,
            purpose=row.purpose,
            visitors=tuple(row.visitors),
            proposed=row.colour_proposed,
        )
        for row in rows
    )


def clues(records: Records, household_id: str) -> tuple[Told, ...]:
    """The newest clues by number and day, all alike whatever they are about."""
    rows = records.connection.execute(
        select(clue_table.c.id, clue_table.c.number, clue_table.c.found_on, clue_table.c.closed_on)
        .where(clue_table.c.household_id == household_id)
        .order_by(clue_table.c.row.desc())
        .limit(MOST)
    )
    return tuple(
        Told(id=row.id, number=row.number, on=row.found_on, open=row.closed_on is None) for row in rows
    )


def cases_of(records: Records, person_ids: Sequence[str]) -> tuple[Told, ...]:
    """The cases of these people by number and day, the newest first; an expert's only where asked in."""
    same: set[str] = set()
    for one in person_ids:
        same |= people.same(records, one)
    if not same:
        return ()
    found = (
        select(cases.c.id, cases.c.number, cases.c.accepted_on, cases.c.state)
        .where(cases.c.id.in_(select(case_parties.c.case_id).where(case_parties.c.person_id.in_(same))))
        .order_by(cases.c.row.desc())
        .limit(MOST)
    )
    if only_where_asked(records.staff.roles):
        found = found.where(cases.c.id.in_(case_experts.cases_of(records.staff.id)))
    return tuple(
        Told(id=row.id, number=row.number, on=row.accepted_on, open=row.state not in CLOSED)
        for row in records.connection.execute(found)
    )
