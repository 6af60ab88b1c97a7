"""Who may see who comes to an appointment, and who may book one; everybody else sees that a time is taken."""

from __future__ import annotations

from mediation_desk.domain.access_matrix import only_expert
from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.counselling_file import FileState
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    appointment_about,
    appointments,
    appointments_left,
    case_notes,
    cases,
    counselling_files,
    office,
    people,
    rooms,
)
from mediation_desk.register.appointment_about import About
from mediation_desk.register.records import Records
from mediation_desk.services.case_team import works_on


def sees(records: Records, appointment: Appointment, known: About) -> bool:
    """Whether whoever asks may see who comes.

    Those who take part and who booked it; the team of its case; the counsellor of its file; the director; the
    counter, but for counselling; everybody at the desk where no person is named. Never who stands apart from
    the case; an asked expert only where they take part.
    """
    me, roles = records.staff.id, records.staff.roles
    case = known.cases.get(appointment.case_id)
    if case is not None and me in case.conflicts:
        return False
    if me in appointment.staff_ids:
        return True
    if only_expert(roles):
        return False
    if me == known.booked_by.get(appointment.id) or Role.DIRECTOR in roles:
        return True
    counselling = appointment.kind is AppointmentKind.COUNSELLING or bool(appointment.file_id)
    if Role.RECEPTION in roles and not counselling:
        return True
    if appointment.file_id:
        return known.files[appointment.file_id][1] == me and Role.COUNSELLOR in roles
    if case is not None:
        return me in case.mediator_ids and Role.MEDIATOR in roles
    return not appointment.person_ids and not counselling


def seen(records: Records, appointment_id: str) -> tuple[Appointment, About]:
    """An appointment whoever asks may see. DeskError: appointment.missing, appointment.not_yours."""
    appointment = appointments.get(records, appointment_id)
    known = appointment_about.about(records, [appointment])
    if not sees(records, appointment, known):
        raise DeskError("appointment.not_yours")
    return appointment, known


def check_may_book(records: Records, draft: Appointment) -> None:
    """Whether whoever acts may book this, for this case or file, with these people and staff.

    Raises DeskError: case.missing, case.not_yours, case.archived, appointment.case_over, case.assign_another,
    appointment.stranger, counselling.not_yours, counselling.closed, appointment.staff_gone,
    appointment.only_own (an asked expert books what they take part in), person.missing, room.missing.
    """
    roles = records.staff.roles
    if only_expert(roles) and records.staff.id not in draft.staff_ids:
        raise DeskError("appointment.only_own", field="staff")
    active = {one.id for one in office.all_staff(records) if one.active}
    if not set(draft.staff_ids) <= active:
        raise DeskError("appointment.staff_gone", field="staff")
    if draft.room_id:
        rooms.get(records, draft.room_id)
    if draft.case_id:
        _check_case(records, draft)
    if draft.file_id:
        _check_file(records, draft)
    if not all(people.exists(records, one) for one in draft.person_ids):
        raise DeskError("person.missing", field="people")


def check_case_open(records: Records, case_id: str) -> None:
    """Whether whoever asks works on a case, or is the counter, which keeps everybody's calendar.

    Raises DeskError: case.missing, case.not_yours.
    """
    case = cases.get(records, case_id)
    apart = case_notes.in_conflict(records, case.id)
    counter = Role.RECEPTION in records.staff.roles and records.staff.id not in apart
    if not counter and not works_on(records, case.id):
        raise DeskError("case.not_yours")


def _check_case(records: Records, draft: Appointment) -> None:
    check_case_open(records, draft.case_id)
    case = cases.get(records, draft.case_id)
    apart = case_notes.in_conflict(records, case.id)
    if case.filed:
        raise DeskError("case.archived")
    if apart & set(draft.staff_ids):
        raise DeskError("case.assign_another", field="staff")
    if draft.kind is AppointmentKind.MEDIATION:
        if case.state in appointments_left.OVER:
            raise DeskError("appointment.case_over", field="case")
        if not set(draft.person_ids) <= {party.person_id for party in case.parties}:
            raise DeskError("appointment.stranger", field="people")


def _check_file(records: Records, draft: Appointment) -> None:
    file = counselling_files.get(records, draft.file_id)
    roles = records.staff.roles
    leads = file.counsellor_id == records.staff.id and Role.COUNSELLOR in roles
    if not leads and Role.DIRECTOR not in roles:
        raise DeskError("counselling.not_yours")
    if file.state is FileState.CLOSED:
        raise DeskError("counselling.closed")
    if not set(draft.person_ids) <= set(file.client_ids):
        raise DeskError("appointment.stranger", field="people")
