"""The demo's calendar: rooms, duty, and for each working day around today what was booked for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from mediation_desk.domain.appointment import (
    OPEN_STATES,
    Appointment,
    AppointmentKind,
    AppointmentState,
    CancelledBy,
)
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.free_time import Offer, Wanted
from mediation_desk.domain.party import Side
from mediation_desk.domain.room import Duty, Room, RoomKind
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_files
from mediation_desk.register.records import Records
from mediation_desk.services import appointments, cases, counselling_list, free_time, rooms
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData
from mediation_desk.services.demo.sat import course, stood_booked

_BEFORE, _AHEAD = 7, 9
"""Days before and after today that are planned."""
_MORNING = time(8, 32, tzinfo=SHANGHAI)
_EVENING = time(18, 5, tzinfo=SHANGHAI)
_STORY = 10_000
"""After all stories of people, where both happen in one moment."""
_SITTING, _TALK = 90, 50
_APART = (Mark.RED, Mark.ORANGE)
_APART_ON = 3
"""The weekday on which the first sitting is one whose sides come apart."""


def planned(told: DemoData, now: datetime) -> Iterator[Step]:
    """One step a working day: what was booked on its morning, and on this one for the days ahead."""
    today = legal_day(now)
    director = next(iter(told.office.staff.values()))
    days = [today + timedelta(days=n) for n in range(-_BEFORE, _AHEAD + 1)]
    working = [day for day in days if SHIPPED.is_working_day(day)]
    for turn, day in enumerate(working):
        at = min(now, datetime.combine(day, _MORNING))
        act = partial(_plan, told, day, first=turn == 0, past=day < today)
        yield Step(at=at, story=_STORY, turn=turn, staff=director, act=act)
        if day < today:
            evening = datetime.combine(day, _EVENING)
            yield Step(at=evening, story=_STORY, turn=turn, staff=director, act=stood_booked)


def _plan(told: DemoData, day: date, records: Records, *, first: bool, past: bool) -> None:
    """What was booked for a day; what the stories wrote of days that are over comes in the evening."""
    if first:
        for room in told.rooms:
            rooms.save_room(records, Room(**{**room, "id": "", "kind": RoomKind(room["kind"])}))
    _settle(records)
    staff = told.office.staff
    _duty(records, staff["ma"], day)
    by_name = {room.name: room.id for room in rooms.rooms(records)}
    for one in told.week:
        if one["weekday"] == day.weekday():
            _book(records, _fixed(one, day, staff, by_name))
    if first:
        with suppress(DeskError):
            course(records, _at(day, "10:30"))
    for n in range(1 if past else 2):
        _sitting(records, day, n)
        if not past or day.toordinal() % 2:
            _talk(records, day, n)


def _duty(records: Records, member: Staff, day: date) -> None:
    starts, ends = _at(day, "8:30"), _at(day, "11:30")
    rooms.save_duty(records, Duty(id="", staff_id=member.id, post="接待窗口", starts=starts, ends=ends))


def _settle(records: Records) -> None:
    """What was booked for earlier days was held, missed or called off, but one is still to be said."""
    begin = records.now - timedelta(days=_BEFORE)
    over = [
        line
        for line in appointments.appointments_between(records, begin, records.now)
        if line.state in OPEN_STATES and line.ends <= records.now and line.starts.date() < records.today
    ]
    for turn, line in enumerate(over[:-1]):
        if not line.person_ids or line.series_id or turn % 3 == 0:
            appointments.set_state(records, line.id, AppointmentState.HELD)
        elif turn % 3 == 1:
            by, why = CancelledBy.SEEKER, "临时有事，另约"
            appointments.set_state(records, line.id, AppointmentState.CANCELLED, by, why)
        else:
            appointments.set_state(records, line.id, AppointmentState.NO_SHOW)


def _fixed(
    one: Mapping[str, Any], day: date, staff: Mapping[str, Staff], by_name: Mapping[str, str]
) -> Appointment:
    starts = _at(day, one["from"])
    return Appointment(
        id="",
        kind=AppointmentKind(one["kind"]),
        starts=starts,
        ends=starts + timedelta(minutes=one["minutes"]),
        staff_ids=tuple(staff[key].id for key in one["staff"]),
        room_id=by_name.get(one.get("room", ""), ""),
        place=one.get("place", ""),
        subject=one.get("subject", ""),
        heads=one.get("heads", 0),
    )


def _sitting(records: Records, day: date, n: int) -> None:
    """A sitting of one of the open cases, at the best time the rules leave on that day."""
    states = frozenset({CaseState.IN_MEDIATION})
    lines = cases.case_page(records, CaseFilter(states=states)).lines
    if not lines:
        return
    apart = [one for one in lines if one.mark in _APART]
    lines = tuple(apart) if apart and day.weekday() == _APART_ON and n == 0 else lines
    line = lines[(day.toordinal() * 2 + n) % len(lines)]
    case = cases.case_view(records, line.id).case
    people = tuple(
        party.person_id for side in (Side.SEEKER, Side.OTHER) for party in case.parties if party.side is side
    )
    wanted = Wanted(
        staff_ids=case.mediator_ids[:1],
        person_ids=people,
        minutes=_SITTING,
        room_kind=RoomKind.MEDIATION,
        after=_at(day, "9:00" if n == 0 else "14:00"),
        days=1,
        case_id=case.id,
        apart=line.mark in _APART,
    )
    with suppress(DeskError):  # the rules leave no sitting of it on that day, as they would to anybody
        for offer in _offers(records, wanted, day):
            _book_sitting(records, case, wanted, offer)


def _book_sitting(records: Records, case: Case, wanted: Wanted, offer: Offer) -> None:
    halves = [
        Appointment(
            id="",
            kind=AppointmentKind.MEDIATION,
            starts=stay.starts,
            ends=stay.ends,
            staff_ids=wanted.staff_ids,
            person_ids=stay.person_ids,
            room_id=stay.room_id,
            case_id=case.id,
        )
        for stay in offer.stays
    ]
    if len(halves) == 1:
        appointments.book(records, halves[0])
    else:
        appointments.book_apart(records, halves[0], halves[1])


def _talk(records: Records, day: date, n: int) -> None:
    """A talk of one of the counselling files."""
    lines = counselling_list.counselling_page(records).lines
    if not lines:
        return
    line = lines[(day.toordinal() * 2 + n) % len(lines)]
    wanted = Wanted(
        staff_ids=(line.counsellor_id,),
        person_ids=counselling_files.get(records, line.id).client_ids,
        minutes=_TALK,
        room_kind=RoomKind.COUNSELLING,
        after=_at(day, "9:00" if n == 0 else "15:00"),
        days=1,
    )
    with suppress(DeskError):  # as above
        for offer in _offers(records, wanted, day):
            stay = offer.stays[0]
            draft = Appointment(
                id="",
                kind=AppointmentKind.COUNSELLING,
                starts=stay.starts,
                ends=stay.ends,
                staff_ids=wanted.staff_ids,
                person_ids=wanted.person_ids,
                room_id=stay.room_id,
                file_id=line.id,
            )
            appointments.book(records, draft)


def _offers(records: Records, wanted: Wanted, day: date) -> tuple[Offer, ...]:
    """The best time of that day itself, where there is one."""
    found = free_time.next_free(records, wanted)
    return tuple(offer for offer in found if legal_day(offer.starts) == day)[:1]


def _book(records: Records, draft: Appointment) -> None:
    with suppress(DeskError):  # that hour was taken: then the demo does without
        appointments.book(records, draft)


def _at(day: date, said: str) -> datetime:
    hour, minute = map(int, said.split(":"))
    return datetime.combine(day, time(hour, minute), SHANGHAI)
