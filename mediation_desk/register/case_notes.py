"""Notes for the file and declared conflicts of interest of a case."""

from __future__ import annotations

from sqlalchemy import bindparam, insert, select, update

from mediation_desk.domain.case import ConflictOfInterest, NoteForFile
from mediation_desk.register import sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.cases import case_conflicts, case_notes


def add_note(records: Records, note: NoteForFile) -> None:
    """Keep a note; it is never rewritten."""
    records.connection.execute(
        insert(case_notes).values(
            id=note.id,
            case_id=note.case_id,
            staff_id=note.staff_id,
            written_at=note.written_at,
            text=note.text,
            side=note.side,
        )
    )
    records.journal("add_note", note.case_id, note.id)


def notes(records: Records, case_id: str) -> list[NoteForFile]:
    """The case's notes, newest first."""
    found = select(case_notes).where(case_notes.c.case_id == case_id)
    return [
        NoteForFile(
            id=row.id,
            case_id=row.case_id,
            staff_id=row.staff_id,
            written_at=row.written_at,
            text=row.text,
            side=row.side,
        )
        for row in records.connection.execute(found.order_by(case_notes.c.written_at.desc()))
    ]


def seal_reason(records: Records, reason: str) -> str:
    """Seal why a case moved, when that speaks of safety; returns the text's id."""
    return sealed.seal(records, SealedKind.RESTRICTED, reason)


def open_reason(records: Records, case_id: str, sealed_id: str) -> str:
    """The sealed reason of a move, journalled. DeskError("sealed.not_yours")."""
    reason = sealed.unseal(records, sealed_id)
    records.journal("open_move_reason", case_id, sealed_id)
    return reason


def declare_conflict(records: Records, conflict: ConflictOfInterest) -> None:
    """Keep a conflict of interest; its reason is sealed, because not everybody may know why."""
    reason = sealed.seal(records, SealedKind.RESTRICTED, conflict.reason)
    records.connection.execute(
        insert(case_conflicts).values(
            case_id=conflict.case_id,
            staff_id=conflict.staff_id,
            declared_at=conflict.declared_at,
            reason_sealed_id=reason,
        )
    )
    records.journal("declare_conflict", conflict.case_id, conflict.staff_id)


def withdraw_conflict(records: Records, case_id: str, staff_id: str) -> None:
    """Note that a conflict no longer stands; what was declared stays."""
    records.connection.execute(
        update(case_conflicts)
        .where(case_conflicts.c.case_id == case_id, case_conflicts.c.staff_id == staff_id)
        .where(case_conflicts.c.withdrawn_at.is_(None))
        .values(withdrawn_at=records.now)
    )
    records.journal("withdraw_conflict", case_id, staff_id)


def in_conflict(records: Records, case_id: str) -> frozenset[str]:
    """Ids of staff whose declared conflict stands in this case, without the reasons."""
    return frozenset(records.connection.execute(_IN_CONFLICT, {"case_id": case_id}).scalars())


_IN_CONFLICT = select(case_conflicts.c.staff_id).where(
    case_conflicts.c.case_id == bindparam("case_id"), case_conflicts.c.withdrawn_at.is_(None)
)
