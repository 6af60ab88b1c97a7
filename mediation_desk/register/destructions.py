"""Lists of dossiers to be destroyed, in the register: proposed, approved, carried out, kept for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.destruction import DestructionList, ListLine, ListState, StillHeld, may_step
from mediation_desk.errors import DeskError
from mediation_desk.register import restored
from mediation_desk.register.records import Records
from mediation_desk.register.tables.dossiers import destruction_lines, destruction_lists

_OVER = (ListState.CARRIED_OUT, ListState.DROPPED)


def propose(records: Records, proposed: DestructionList) -> None:
    """Keep a new list with its lines."""
    records.connection.execute(
        insert(destruction_lists).values(
            id=proposed.id,
            state=proposed.state,
            proposed_by=proposed.proposed_by,
            proposed_at=proposed.proposed_at,
            reason=proposed.reason,
            approved_by="",
            bureau_number="",
            carried_out_by="",
            second_by="",
            held=[],
        )
    )
    for position, line in enumerate(proposed.lines):
        records.connection.execute(
            insert(destruction_lines).values(
                list_id=proposed.id,
                archived_id=line.case_id,
                position=position,
                number=line.number,
                title=line.title,
                year=line.year,
                retention=line.retention,
                due_on=line.due_on,
                pages=line.pages,
            )
        )
    records.journal("propose_destruction", proposed.id, *(line.case_id for line in proposed.lines))


def get(records: Records, list_id: str) -> DestructionList:
    """One list. DeskError("destruction.missing")."""
    found = select(destruction_lists).where(destruction_lists.c.id == list_id)
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("destruction.missing")
    return _list(records, row)


def every(records: Records) -> tuple[DestructionList, ...]:
    """All lists, the newest first."""
    found = select(destruction_lists).order_by(destruction_lists.c.proposed_at.desc())
    return tuple(_list(records, row) for row in records.connection.execute(found).all())


def listed(records: Records) -> dict[str, str]:
    """Cases on a list that is still under way: list id by case id."""
    found = (
        select(destruction_lines.c.archived_id, destruction_lines.c.list_id)
        .join(destruction_lists, destruction_lists.c.id == destruction_lines.c.list_id)
        .where(destruction_lists.c.state.not_in(_OVER))
    )
    return {row.archived_id: row.list_id for row in records.connection.execute(found)}


def destroyed(records: Records) -> tuple[str, ...]:
    """Ids of every case ever destroyed, in order; they tell nothing of anybody.

    Those that a restore brought back count as well: the lists on which they stood went with it.
    """
    found = (
        select(destruction_lines.c.archived_id)
        .join(destruction_lists, destruction_lists.c.id == destruction_lines.c.list_id)
        .where(destruction_lists.c.state == ListState.CARRIED_OUT)
    )
    returned = {case_id for one in restored.every(records) for case_id in one.destroyed}
    return tuple(sorted(returned.union(records.connection.execute(found).scalars())))


def approve(records: Records, list_id: str) -> None:
    """The director's approval."""
    _step(records, list_id, ListState.APPROVED, approved_by=records.staff.id, approved_at=records.now)
    records.journal("approve_destruction", list_id)


def grant(records: Records, list_id: str, number: str, on: date, scan: bytes) -> None:
    """The justice bureau's approval, as a scan."""
    _step(records, list_id, ListState.GRANTED, bureau_number=number, bureau_on=on, scan=scan)
    records.journal("grant_destruction", list_id, fields=("bureau_number", "bureau_on", "scan"))


def drop(records: Records, list_id: str) -> None:
    """Give a list up; its dossiers stay."""
    _step(records, list_id, ListState.DROPPED)
    records.journal("drop_destruction", list_id)


def carry_out(records: Records, list_id: str, second_by: str, held: Sequence[StillHeld]) -> None:
    """Note that it was done, by whom, and which copies still hold the files."""
    _step(
        records,
        list_id,
        ListState.CARRIED_OUT,
        carried_out_by=records.staff.id,
        second_by=second_by,
        carried_out_at=records.now,
        held=[[one.name, one.folder, one.made_at.isoformat()] for one in held],
    )
    records.journal("carry_out_destruction", list_id, second_by)


def scan(records: Records, list_id: str) -> bytes:
    """The justice bureau's approval as scanned, empty before."""
    found = select(destruction_lists.c.scan).where(destruction_lists.c.id == list_id)
    return bytes(records.connection.execute(found).scalar() or b"")


def _step(records: Records, list_id: str, to: ListState, **values: object) -> None:
    before = get(records, list_id)
    if not may_step(before.state, to):
        raise DeskError("destruction.not_from_here")
    records.connection.execute(
        update(destruction_lists).where(destruction_lists.c.id == list_id).values(state=to, **values)
    )


def _list(records: Records, row: Row[tuple[object, ...]]) -> DestructionList:
    lines = select(destruction_lines).where(destruction_lines.c.list_id == row.id)
    return DestructionList(
        id=row.id,
        state=row.state,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        reason=row.reason,
        lines=tuple(
            ListLine(
                case_id=line.archived_id,
                number=line.number,
                title=line.title,
                year=line.year,
                retention=line.retention,
                due_on=line.due_on,
                pages=line.pages,
            )
            for line in records.connection.execute(lines.order_by(destruction_lines.c.position))
        ),
        approved_by=row.approved_by,
        approved_at=row.approved_at,
        bureau_number=row.bureau_number,
        bureau_on=row.bureau_on,
        has_scan=row.scan is not None,
        carried_out_by=row.carried_out_by,
        second_by=row.second_by,
        carried_out_at=row.carried_out_at,
        held=tuple(
            StillHeld(name=name, folder=folder, made_at=datetime.fromisoformat(at))
            for name, folder, at in row.held
        ),
    )
