"""Booking, moving, settling and seeing appointments, in a real register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.appointment import AppointmentState, CancelledBy
from mediation_desk.domain.appointment_event import AppointmentEvent
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services import appointments
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)

DAY = (at(0), at(23, 59))


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


@pytest.fixture
def case_id(office: Office) -> str:
    made = add_case(office)
    begin_mediation(office, made)
    return made


@pytest.fixture
def rooms(office: Office) -> dict[str, str]:
    return furnish(office)


def test_a_sitting_is_booked_seen_and_moved(office: Office, case_id: str, rooms: dict[str, str]) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
        assert (kept.version, kept.sequence, kept.moves) == (1, 0, 0)
    with office.as_(MEDIATOR) as records:
        appointments.set_state(records, kept.id, AppointmentState.CONFIRMED)
        (moved,) = appointments.move(records, kept.id, at(10), at(11, 30), rooms["调解室二"])
    assert (moved.id, moved.sequence, moved.moves, moved.state) == (kept.id, 1, 1, AppointmentState.PLANNED)
    with office.reading(MEDIATOR) as records:
        (line,) = appointments.appointments_between(records, *DAY)
        view = appointments.appointment_view(records, kept.id)
    assert (line.shown, line.people, line.nth, line.room_id) == (
        True,
        (WIFE.name, HUSBAND.name),
        1,
        rooms["调解室二"],
    )
    assert [one.event for one in view.past] == [
        AppointmentEvent.BOOKED,
        AppointmentEvent.SETTLED,
        AppointmentEvent.MOVED,
    ]
    assert view.past[0].starts == at(9)


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        (DIRECTOR, True),
        (MEDIATOR, True),
        (RECEPTION, True),
        (OTHER_MEDIATOR, False),
        (COUNSELLOR, False),
    ],
    ids=lambda one: one.name if isinstance(one, Staff) else None,
)
def test_who_does_not_work_on_it_sees_time_and_room_alone(
    office: Office, case_id: str, rooms: dict[str, str], who: Staff, shown: bool
) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
    with office.reading(who) as records:
        (line,) = appointments.appointments_between(records, *DAY)
        assert line.shown is shown
        found = appointments.appointments_between(records, *DAY, CalendarLook(person_ids=(WIFE.id,)))
        assert bool(found) is shown
    if not shown:
        bare = replace(line, staff_ids=(), staff=(), room_id="", starts=at(1), ends=at(2))
        assert WIFE.id not in repr(bare)
        assert WIFE.name not in repr(bare)
        assert case_id not in repr(bare)
        with office.reading(who) as records, pytest.raises(DeskError, match=r"appointment\.not_yours"):
            appointments.appointment_view(records, kept.id)


def test_an_expert_sees_only_what_they_take_part_in(
    office: Office, case_id: str, rooms: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
        both = sitting(case_id, rooms["调解室一"], at(14), staff_ids=(MEDIATOR.id, EXPERT.id))
        (theirs,) = appointments.book(records, both)
    with office.reading(EXPERT) as records:
        lines = appointments.appointments_between(records, *DAY)
    assert [line.id for line in lines] == [theirs.id]


def test_cancelling_needs_by_whom_and_why_and_can_be_undone(
    office: Office, case_id: str, rooms: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
        with pytest.raises(DeskError, match=r"appointment\.by_needed"):
            appointments.set_state(records, kept.id, AppointmentState.CANCELLED)
        with pytest.raises(DeskError, match=r"appointment\.why_needed"):
            appointments.set_state(records, kept.id, AppointmentState.CANCELLED, CancelledBy.SEEKER)
        (off,) = appointments.set_state(
            records, kept.id, AppointmentState.CANCELLED, CancelledBy.SEEKER, "孩子发烧"
        )
        assert off.cancelled_by is CancelledBy.SEEKER
        (again,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
        with pytest.raises(DeskError, match=r"clash\."):
            appointments.set_state(records, kept.id, AppointmentState.PLANNED)
        assert again.id != kept.id


def test_held_ones_wait_for_their_record(office: Office, case_id: str, rooms: dict[str, str]) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
        with pytest.raises(DeskError, match=r"appointment\.not_yet"):
            appointments.set_state(records, kept.id, AppointmentState.HELD)
    office.clock.now = at(12)
    with office.as_(MEDIATOR) as records:
        assert [one.id for one in appointments.unsettled(records)] == [kept.id]
        appointments.set_state(records, kept.id, AppointmentState.HELD)
        assert [one.id for one in appointments.held_without_record(records, MEDIATOR.id)] == [kept.id]
    with office.reading(OTHER_MEDIATOR) as records:
        assert appointments.held_without_record(records) == ()
