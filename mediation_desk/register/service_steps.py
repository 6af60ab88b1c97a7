"""Steps of the service model in the register: added as they happen, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, select

from mediation_desk.domain.reception import ServiceElement
from mediation_desk.domain.service_step import ServiceStep, StepOf
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.consultations import service_steps
from mediation_desk.register.tables.home_visits import home_visits


def add(records: Records, step: ServiceStep) -> ServiceStep:
    """Keep a step."""
    records.connection.execute(
        insert(service_steps).values(
            id=step.id,
            of=step.of,
            subject_id=step.subject_id,
            at=step.at,
            elements=sorted(one.value for one in step.elements),
            stage=step.stage,
            skipped=step.skipped,
            note=step.note,
            staff_id=step.staff_id,
            screened=step.screened,
            judgement=step.judgement,
        )
    )
    records.journal("note_service_step", step.subject_id, step.id, fields=("stage", "elements"))
    return step


def of_subjects(records: Records, of: StepOf, subject_ids: Sequence[str]) -> list[ServiceStep]:
    """Steps of these cases, clues, households, visits or files, oldest first."""
    if not subject_ids:
        return []
    wanted = service_steps.c.of == of, service_steps.c.subject_id.in_(list(subject_ids))
    found = select(service_steps).where(*wanted).order_by(service_steps.c.at, service_steps.c.row)
    return [_step(row) for row in records.connection.execute(found)]


def clues_of(records: Records, household_id: str) -> list[str]:
    """Clues of a household that are open to everybody who works with it."""
    found = select(clues.c.id).where(clues.c.household_id == household_id, ~clues.c.restricted)
    return list(records.connection.execute(found).scalars())


def clues_to(records: Records, case_id: str) -> list[str]:
    """Clues a case came from."""
    return list(records.connection.execute(select(clues.c.id).where(clues.c.case_id == case_id)).scalars())


def visits_of(records: Records, household_id: str) -> list[str]:
    """Visits to a household."""
    found = select(home_visits.c.id).where(home_visits.c.household_id == household_id)
    return list(records.connection.execute(found).scalars())


def _step(row: Row[Any]) -> ServiceStep:
    return ServiceStep(
        id=row.id,
        of=row.of,
        subject_id=row.subject_id,
        at=row.at,
        elements=frozenset(ServiceElement(one) for one in row.elements),
        stage=row.stage,
        skipped=row.skipped,
        note=row.note,
        staff_id=row.staff_id,
        screened=row.screened,
        judgement=row.judgement,
    )
