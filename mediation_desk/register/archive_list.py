"""The list of archived dossiers: what is kept, until when, and whose time is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.retention import Retention
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.dossiers import dossiers, retentions


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLine:
    """One archived dossier as the list shows it."""

    case_id: str
    number: str
    parties: str
    state: CaseState
    lead_id: str
    mediator_ids: tuple[str, ...]
    closed_on: date | None
    archived_at: datetime
    retention: Retention
    due_on: date | None
    pages: int


MOST_LISTED = 500
"""Lines shown at once; the filter finds the others."""


def lines(
    records: Records, *, reader_id: str = "", due_by: date | None = None, number: str = ""
) -> tuple[ArchiveLine, ...]:
    """Archived dossiers, those whose time ends first on top; of one mediator alone with `reader_id`."""
    newest = select(func.max(retentions.c.row)).group_by(retentions.c.case_id)
    found = (
        select(cases, dossiers.c.archived_at, dossiers.c.pages, retentions.c.retention, retentions.c.due_on)
        .join(dossiers, dossiers.c.case_id == cases.c.id)
        .join(retentions, retentions.c.case_id == cases.c.id)
        .where(retentions.c.row.in_(newest))
    )
    if reader_id:
        found = found.where(func.instr(cases.c.mediator_ids, reader_id) > 0)
    if due_by is not None:
        found = found.where(retentions.c.due_on <= due_by)
    if number:
        found = found.where(func.instr(cases.c.number, number) > 0)
    found = found.order_by(retentions.c.due_on.is_(None), retentions.c.due_on, cases.c.row)
    return tuple(
        ArchiveLine(
            case_id=row.id,
            number=row.number,
            parties=row.parties_line,
            state=row.state,
            lead_id=row.lead_id,
            mediator_ids=tuple(row.mediator_ids),
            closed_on=row.closed_on,
            archived_at=row.archived_at,
            retention=row.retention,
            due_on=row.due_on,
            pages=row.pages,
        )
        for row in records.connection.execute(found.limit(MOST_LISTED))
    )


def present(records: Records, case_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the ids that stand in the register as cases."""
    found = select(cases.c.id).where(cases.c.id.in_(list(case_ids)))
    return tuple(records.connection.execute(found).scalars())
