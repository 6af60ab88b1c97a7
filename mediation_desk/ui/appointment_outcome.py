"""Where it is written what became of an appointment: minutes, the note of a talk, a return visit."""

from __future__ import annotations

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.ui.desk import Desk


def writes_about(one: Appointment) -> bool:
    """Whether something is written about this kind when it took place."""
    if one.kind is AppointmentKind.MEDIATION:
        return bool(one.case_id)
    return one.kind is AppointmentKind.COUNSELLING and bool(one.file_id)


def write_about(desk: Desk, one: Appointment) -> None:
    """Go where it is written, prefilled with when, where and who; to what is written already, if it is."""
    _go(desk, one.kind, one.case_id, one.file_id, one.id, one.outcome_id)


def write_about_line(desk: Desk, one: AppointmentLine) -> None:
    """The same from a list, where nothing is written yet."""
    _go(desk, one.kind, one.case_id, one.file_id, one.id, "")


def _go(desk: Desk, kind: AppointmentKind, case_id: str, file_id: str, one_id: str, outcome_id: str) -> None:
    if kind is AppointmentKind.MEDIATION and case_id:
        desk.go("mediation_record", case_id, outcome_id, one_id)
    elif kind is AppointmentKind.COUNSELLING and file_id:
        desk.go("counselling_file", file_id, outcome_id or "new", one_id)
    else:
        desk.go("appointment", one_id)
