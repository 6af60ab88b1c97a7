"""Ending a case with what is still booked for it: its sittings are called off in the same breath, or kept."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.appointment import AppointmentState, CancelledBy
from mediation_desk.domain.case import Case, CaseState, TerminationGround
from mediation_desk.register import appointments_left
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.appointments import set_state
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.cases import move_case
from mediation_desk.services.permission import allowed


@allowed(DOSSIER_WRITE)
def sittings_ahead(records: Records, case_id: str) -> tuple[datetime, ...]:
    """When the sittings of a case still to come begin, both halves of one told once, by time.

    Raises DeskError: case.missing, case.not_yours.
    """
    opened_case(records, case_id)
    ahead = appointments_left.of_case(records, case_id, records.now)
    firsts = {one.sitting_id or one.id: one.starts for one in reversed(ahead)}
    return tuple(sorted(firsts.values()))


@allowed(DOSSIER_WRITE, changes={"case", "appointment"})
def end_case(
    records: Records,
    case_id: str,
    version: int,
    to: CaseState,
    reason: str = "",
    ground: TerminationGround | None = None,
    called_off: str = "",
) -> Case:
    """Move a case to its end, and with `called_off`, which says why, call off what is still booked for it.

    What the case ends for is never said with an appointment. Raises DeskError as both use cases do.
    """
    moved = move_case(records, case_id, version, to, reason, ground)
    if called_off.strip():
        for one in appointments_left.of_case(records, case_id, records.now):
            set_state(records, one.id, AppointmentState.CANCELLED, CancelledBy.CENTRE, called_off)
    return moved
