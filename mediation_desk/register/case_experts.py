"""Experts asked into a case: by whom, since when, until when; what ended stays."""

from __future__ import annotations

from sqlalchemy import Select, insert, select, update

from mediation_desk.register.records import Records
from mediation_desk.register.tables.journal import case_experts


def asked(records: Records, case_id: str) -> tuple[str, ...]:
    """Ids of the experts asked into a case now, in the order they were asked."""
    found = select(case_experts.c.staff_id).where(
        case_experts.c.case_id == case_id, case_experts.c.ended_at.is_(None)
    )
    return tuple(records.connection.execute(found.order_by(case_experts.c.asked_at)).scalars())


def cases_of(staff_id: object) -> Select[tuple[str]]:
    """The ids of the cases an expert is asked into, to be asked for inside another question."""
    return select(case_experts.c.case_id).where(
        case_experts.c.staff_id == staff_id, case_experts.c.ended_at.is_(None)
    )


def ask(records: Records, case_id: str, staff_id: str) -> None:
    """Ask an expert into a case from now on; journalled."""
    records.connection.execute(
        insert(case_experts).values(
            case_id=case_id, staff_id=staff_id, asked_at=records.now, asked_by=records.staff.id
        )
    )
    records.journal("ask_expert", case_id, staff_id)


def end(records: Records, case_id: str, staff_id: str) -> None:
    """From now on an expert reads the case no more; journalled."""
    records.connection.execute(
        update(case_experts)
        .where(case_experts.c.case_id == case_id, case_experts.c.staff_id == staff_id)
        .where(case_experts.c.ended_at.is_(None))
        .values(ended_at=records.now, ended_by=records.staff.id)
    )
    records.journal("end_expert", case_id, staff_id)
