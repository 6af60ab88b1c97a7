"""Rows that stay of their own right when a case is erased: only their link to what is gone goes.

Aid that was given, an award, a call-out, a visit, harm prevented, who belongs to a household or came to an
activity and a certificate are records of another work than the case; figures that were reported rest on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Column, Table, update

from mediation_desk.register.records import Records
from mediation_desk.register.tables import metadata
from mediation_desk.register.tables.activities import activity_attendees, aid_grants, awards
from mediation_desk.register.tables.areas import call_outs, certificates
from mediation_desk.register.tables.clues import prevented_harms
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import household_members

LOOSENED = frozenset(
    table.name
    for table in (
        activity_attendees,
        aid_grants,
        awards,
        call_outs,
        certificates,
        home_visits,
        household_members,
        prevented_harms,
    )
)


def loosen(
    records: Records, values: Callable[[Table, Column[object]], Iterable[object]], kept: frozenset[str]
) -> None:
    """Empty the links of these rows to what `values` (of a table and its column) are erased.

    Tables in `kept` are not erased from. Legal aid that a referral led to is counted on without anybody's
    name: it was known from the case alone.
    """
    for table in metadata.sorted_tables:
        if table.name not in LOOSENED:
            continue
        for foreign in table.foreign_keys:
            target, column = foreign.column.table, foreign.parent
            gone = list(values(target, foreign.column)) if target.name not in kept else []
            if not gone:
                continue
            told: dict[str, object] = {column.name: None}
            if column is aid_grants.c.referral_id:
                told |= {"name": "", "basis": "", "signed_by": "", "person_id": None}
            records.connection.execute(update(table).where(column.in_(gone)).values(**told))
