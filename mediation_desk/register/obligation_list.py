"""Cases in which something is still owed, as far as somebody works on them: for the board of obligations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.obligation import ObligationState
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Role
from mediation_desk.register import case_experts
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import case_conflicts, case_parties, cases
from mediation_desk.register.tables.obligations import obligations

_FILED = (CaseState.ARCHIVED, CaseState.RETENTION_DUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """What the board says of a case; `sides` are those of its people by id."""

    number: str
    lead_id: str
    sides: dict[str, Side]


def cases_with_open(
    records: Records, *, everything: bool, due_by: date | None = None
) -> dict[str, CaseFacts]:
    """Cases with obligations proposed or not settled, by id: all, or those somebody works on.

    `due_by`: only those with a confirmed one of which something fell due by that day. Nobody sees one they
    stand apart from; an expert sees those they are asked into.
    """
    open_ones = select(obligations.c.case_id).where(
        (obligations.c.state == ObligationState.PROPOSED)
        | ((obligations.c.state == ObligationState.CONFIRMED) & obligations.c.settled_on.is_(None))
    )
    if due_by is not None:
        fell_due = obligations.c.state == ObligationState.CONFIRMED, obligations.c.open_due <= due_by
        open_ones = select(obligations.c.case_id).where(*fell_due)
    apart = select(case_conflicts.c.case_id).where(
        case_conflicts.c.staff_id == records.staff.id, case_conflicts.c.withdrawn_at.is_(None)
    )
    wanted = select(cases.c.id, cases.c.number, cases.c.lead_id).where(
        cases.c.id.in_(open_ones), cases.c.id.not_in(apart), cases.c.state.not_in(_FILED)
    )
    if not everything:
        each = func.json_each(cases.c.mediator_ids).table_valued("value")
        works: ColumnElement[bool] = select(each.c.value).where(each.c.value == records.staff.id).exists()
        if Role.EXPERT in records.staff.roles:
            works |= cases.c.id.in_(case_experts.cases_of(records.staff.id))
        wanted = wanted.where(works)
    rows = records.connection.execute(wanted).all()
    sides: dict[str, dict[str, Side]] = {}
    ids = [row.id for row in rows]
    found = select(case_parties.c.case_id, case_parties.c.person_id, case_parties.c.side)
    for party in records.connection.execute(found.where(case_parties.c.case_id.in_(ids))):
        sides.setdefault(party.case_id, {})[party.person_id] = party.side
    return {
        row.id: CaseFacts(number=row.number, lead_id=row.lead_id, sides=sides.get(row.id, {})) for row in rows
    }
