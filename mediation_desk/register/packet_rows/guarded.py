"""Who is kept safe, as far as packets must know: where they live and what was heard there stays at home."""

from __future__ import annotations

from sqlalchemy import select, union

from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.safety import Mark
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import case_parties, cases
from mediation_desk.register.tables.households import household_members, households
from mediation_desk.register.tables.people import people


def guarded_households(records: Records) -> frozenset[str]:
    """Households of which somebody is reached by the safe way alone."""
    marked = select(households.c.id).where(households.c.safe_contact)
    member = (
        select(household_members.c.household_id)
        .join(people, people.c.id == household_members.c.person_id)
        .where(people.c.safe_contact)
    )
    return frozenset(records.connection.execute(union(marked, member)).scalars())


def guarded_cases(records: Records) -> frozenset[str]:
    """Cases with a safety mark or an unfinished screening, about violence, or with somebody who is reached
    by the safe way alone.

    They travel as a row to be counted, without a name.
    """
    marked = select(cases.c.id).where(
        (cases.c.mark != Mark.NONE) | (cases.c.dispute_subtype == DisputeSubtype.DV_LIMITED)
    )
    party = (
        select(case_parties.c.case_id)
        .join(people, people.c.id == case_parties.c.person_id)
        .where(people.c.safe_contact)
    )
    return frozenset(records.connection.execute(union(marked, party)).scalars())
