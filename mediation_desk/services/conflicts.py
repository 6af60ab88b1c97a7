"""Conflicts of interest (回避): declared by the mediator, known to the director, silent to others."""

from __future__ import annotations

from mediation_desk.domain.case import ConflictOfInterest, EventKind
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, cases
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.permission import allowed


@allowed(DOSSIER_WRITE, changes={"case"})
def declare_conflict(records: Records, case_id: str, staff_id: str, reason: str) -> None:
    """Declare a conflict for oneself, or for anybody as director; the reason is sealed.

    Raises DeskError: conflict.reason_needed, conflict.for_oneself.
    """
    if not reason.strip():
        raise DeskError("conflict.reason_needed", field="reason")
    if staff_id != records.staff.id and Role.DIRECTOR not in records.staff.roles:
        raise DeskError("conflict.for_oneself")
    cases.get(records, case_id)
    case_notes.declare_conflict(
        records,
        ConflictOfInterest(
            case_id=case_id, staff_id=staff_id, declared_at=records.now, reason=reason.strip()
        ),
    )
    cases.reindex(records, case_id)  # whoever stands apart no longer finds it by its summary
    cases.note_event(records, case_id, EventKind.ANOTHER_MEDIATOR)


@allowed(DOSSIER_WRITE, changes={"case"})
def withdraw_conflict(records: Records, case_id: str, staff_id: str) -> None:
    """The director lets a member of staff back into a case. DeskError("conflict.director_only")."""
    if Role.DIRECTOR not in records.staff.roles:
        raise DeskError("conflict.director_only")
    case_notes.withdraw_conflict(records, case_id, staff_id)
    cases.reindex(records, case_id)
