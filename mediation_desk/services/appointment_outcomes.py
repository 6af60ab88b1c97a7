"""From an appointment to what tells of it: the record of a sitting, the session of a talk, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from mediation_desk.domain.appointment import (
    OPEN_STATES,
    Appointment,
    AppointmentKind,
    AppointmentState,
)
from mediation_desk.domain.appointment_event import AppointmentEvent
from mediation_desk.domain.counselling_session import Attendance, CounsellingSession, SessionForm
from mediation_desk.domain.mediation_record import MediationRecord, Sitting
from mediation_desk.domain.staff import Role
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    appointment_about,
    appointments,
    counselling_files,
    counselling_sessions,
    mediation_records,
    office,
)
from mediation_desk.register import rooms as kept_rooms
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_WRITE, NOTE_WRITE, SITTING_WRITE
from mediation_desk.services.appointment_sight import seen
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.counselling_access import open_led_file
from mediation_desk.services.free_sides import sitting_of
from mediation_desk.services.permission import allowed


@allowed(SITTING_WRITE, changes={"appointment"})
def begin_record(records: Records, appointment_id: str) -> MediationRecord:
    """Note a sitting as held and give its record, filled with when, where and who; it is not kept yet.

    Both halves of a sitting whose sides come apart have one record. Kept under the id it comes with, it is
    the appointment's own. Raises DeskError: appointment.missing, appointment.not_yours, appointment.not_yet,
    appointment.no_sitting, appointment.called_off, case.not_yours.
    """
    appointment, _known = seen(records, appointment_id)
    if appointment.kind is not AppointmentKind.MEDIATION:
        raise DeskError("appointment.no_sitting")
    case = opened_case(records, appointment.case_id)
    halves = _held(records, appointment)
    people = tuple(dict.fromkeys(one for half in halves for one in half.person_ids))
    staff = tuple(dict.fromkeys(one for half in halves for one in half.staff_ids))
    mediators = {one.id for one in office.all_staff(records) if Role.MEDIATOR in one.roles}
    manner = sitting_of(records, case, people)
    return MediationRecord(
        id=halves[0].outcome_id,
        case_id=case.id,
        ordinal=len(mediation_records.of_case(records, case.id)) + 1,
        began=min(half.starts for half in halves),
        ended=max(half.ends for half in halves),
        place=_place(records, halves[0]),
        present_ids=people,
        mediator_ids=tuple(one for one in staff if one in mediators),
        recorder_id=records.staff.id,
        sitting=Sitting.JOINT if manner is Sitting.JOINT and len(halves) == 1 else Sitting.SEPARATE,
    )


@allowed(NOTE_WRITE, changes={"appointment"})
def begin_session(records: Records, appointment_id: str) -> CounsellingSession:
    """Note a talk as held and give its session, filled with when, where and who; not kept yet.

    Where nobody came, the session says so. Raises DeskError: appointment.missing, appointment.not_yours,
    appointment.not_yet, appointment.file_needed, appointment.called_off, counselling.*.
    """
    appointment, _known = seen(records, appointment_id)
    if appointment.kind is not AppointmentKind.COUNSELLING or not appointment.file_id:
        raise DeskError("appointment.file_needed")
    file = open_led_file(records, appointment.file_id)
    missed = appointment.state is AppointmentState.NO_SHOW
    (held,) = _held(records, appointment)
    return CounsellingSession(
        id=held.outcome_id,
        file_id=file.id,
        began=held.starts,
        minutes=(held.ends - held.starts) // timedelta(minutes=1),
        form=SessionForm.COUPLE if len(held.person_ids) > 1 else SessionForm.INDIVIDUAL,
        place=_place(records, held),
        present_ids=() if missed else held.person_ids,
        attendance=Attendance.NO_SHOW if missed else Attendance.ON_TIME,
    )


@allowed(CALENDAR_WRITE, changes={"appointment"})
def link_outcome(records: Records, appointment_id: str, outcome_id: str) -> None:
    """Say which record, session or visit tells of an appointment; both halves of a sitting have the same.

    Raises DeskError: appointment.missing, appointment.not_yours, appointment.other_matter when that record or
    session belongs to another case or file.
    """
    check_text(outcome_id, "outcome")
    appointment, _known = seen(records, appointment_id)
    if appointment_about.written(records, [outcome_id]):
        if appointment.kind is AppointmentKind.MEDIATION:
            matter = mediation_records.get(records, outcome_id).case_id
        else:
            matter = counselling_sessions.get(records, outcome_id).file_id
        if matter not in (appointment.case_id, appointment.file_id):
            raise DeskError("appointment.other_matter")
    for half in _halves(records, appointment):
        appointments.link(records, half.id, outcome_id)


@allowed(NOTE_WRITE)
def talks_to_book(records: Records) -> tuple[Appointment, ...]:
    """Drafts of the next talks one agreed on in a session and did not book yet, the soonest first."""
    files = {file.id: file for file in counselling_files.open_of(records, records.staff.id)}
    told = counselling_sessions.of_files(records, files)
    drafts = []
    for file_id, sessions in told.items():
        last = max((session for session, _noted in sessions), key=lambda session: session.began)
        if last.next_at is None or last.next_at <= records.now:
            continue
        if appointments.ahead_of_file(records, file_id, records.now):
            continue
        drafts.append(
            Appointment(
                id="",
                kind=AppointmentKind.COUNSELLING,
                starts=last.next_at,
                ends=last.next_at + timedelta(minutes=last.minutes),
                staff_ids=(records.staff.id,),
                person_ids=files[file_id].client_ids,
                file_id=file_id,
            )
        )
    return tuple(sorted(drafts, key=lambda draft: draft.starts))


def _held(records: Records, appointment: Appointment) -> list[Appointment]:
    """The halves of it, noted as held, with the id their outcome will have."""
    if appointment.state is AppointmentState.CANCELLED:
        raise DeskError("appointment.called_off")
    if appointment.starts > records.now:
        raise DeskError("appointment.not_yet")
    halves = _halves(records, appointment)
    outcome_id = next((half.outcome_id for half in halves if half.outcome_id), "") or uuid4().hex
    held = []
    for half in halves:
        if half.state in OPEN_STATES:
            settled = replace(half, state=AppointmentState.HELD, outcome_id=outcome_id)
            held.append(appointments.save(records, settled, AppointmentEvent.SETTLED, ("state",)))
        else:
            if half.outcome_id != outcome_id:
                appointments.link(records, half.id, outcome_id)
            held.append(replace(half, outcome_id=outcome_id))
    return held


def _halves(records: Records, appointment: Appointment) -> list[Appointment]:
    others = appointments.of_sitting(records, appointment.sitting_id)
    off = AppointmentState.CANCELLED, AppointmentState.NO_SHOW
    kept = [one for one in others if one.state not in off or one.id == appointment.id]
    return kept or [appointment]


def _place(records: Records, appointment: Appointment) -> str:
    if not appointment.room_id:
        return appointment.place
    return kept_rooms.get(records, appointment.room_id).name
