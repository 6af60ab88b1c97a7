"""The demo's sittings and talks stood in its calendar: booked, held, bound to what was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState, CancelledBy
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.room import RoomKind
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_files, counselling_sessions, mediation_records
from mediation_desk.register.records import Records
from mediation_desk.services import appointments, cases, rooms
from mediation_desk.services.appointment_outcomes import link_outcome
from mediation_desk.services.counselling_list import counselling_page

_ON_THE_DAY = "当天约定"
_TALK = timedelta(minutes=50)
_TIMES = 6
"""How often a course of talks goes on, week by week; one in the middle is called off."""
_OFF = 3

Told = tuple[Appointment, str]
"""A draft, and the record or session that tells of it."""


def stood_booked(records: Records) -> None:
    """On the evening of a day: what was written of it had stood in the calendar."""
    for draft, outcome_id in (*_sittings(records), *_talks(records)):
        kind = RoomKind.MEDIATION if draft.kind is AppointmentKind.MEDIATION else RoomKind.COUNSELLING
        for room in rooms.rooms(records):
            if room.kind is kind and _held(records, replace(draft, room_id=room.id), outcome_id):
                break


def course(records: Records, starts: datetime) -> None:
    """A course of talks of one client, every week at the same time, of which one is called off."""
    lines = counselling_page(records).lines
    file = next((one for one in lines if len(counselling_files.get(records, one.id).client_ids) == 1), None)
    room = next((one for one in rooms.rooms(records) if one.kind is RoomKind.COUNSELLING), None)
    if file is None or room is None:
        return
    draft = Appointment(
        id="",
        kind=AppointmentKind.COUNSELLING,
        starts=starts,
        ends=starts + _TALK,
        staff_ids=(file.counsellor_id,),
        person_ids=counselling_files.get(records, file.id).client_ids,
        room_id=room.id,
        file_id=file.id,
    )
    made = appointments.book(records, draft, Recurrence(count=_TIMES))
    if len(made) > _OFF:
        off, by = AppointmentState.CANCELLED, CancelledBy.SEEKER
        appointments.set_state(records, made[_OFF].id, off, by, "出差，当周不来")


def _held(records: Records, draft: Appointment, outcome_id: str) -> bool:
    with suppress(DeskError):  # that room was taken: another one, or the demo does without
        (kept,) = appointments.book(records, draft, reason=_ON_THE_DAY)
        appointments.set_state(records, kept.id, AppointmentState.HELD)
        link_outcome(records, kept.id, outcome_id)
        return True
    return False


def _quarter(moment: datetime) -> datetime:
    """Booked was a time of the clock; what was written tells the minute."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _sittings(records: Records) -> Iterator[Told]:
    for line in cases.case_page(records, CaseFilter()).lines:
        for one in mediation_records.of_case(records, line.id):
            if legal_day(one.began) == records.today and one.ended is not None:
                yield (
                    Appointment(
                        id="",
                        kind=AppointmentKind.MEDIATION,
                        starts=_quarter(one.began),
                        ends=_quarter(one.ended),
                        staff_ids=one.mediator_ids,
                        person_ids=one.present_ids,
                        case_id=line.id,
                    ),
                    one.id,
                )


def _talks(records: Records) -> Iterator[Told]:
    files = {line.id: line.counsellor_id for line in counselling_page(records).lines}
    for file_id, told in counselling_sessions.of_files(records, files).items():
        for one, _noted in told:
            if legal_day(one.began) == records.today and one.present_ids:
                yield (
                    Appointment(
                        id="",
                        kind=AppointmentKind.COUNSELLING,
                        starts=_quarter(one.began),
                        ends=_quarter(one.ended),
                        staff_ids=(files[file_id],),
                        person_ids=one.present_ids,
                        file_id=file_id,
                    ),
                    one.id,
                )
