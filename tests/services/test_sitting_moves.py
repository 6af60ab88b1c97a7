"""Both halves of a sitting whose sides come apart move together, or neither does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mediation_desk.errors import DeskError
from mediation_desk.register import appointments as kept
from mediation_desk.services import appointments
from tests.booking_fixtures import THURSDAY, at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, Office

FRIDAY = THURSDAY + timedelta(days=1)


@pytest.fixture
def halves(desk_office: Office) -> tuple[Appointment, Appointment]:
    rooms = furnish(desk_office)
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        first, second = (
            sitting(case_id, rooms[room], at(14), person_ids=(who.id,))
            for room, who in (("调解室一", WIFE), ("调解室二", HUSBAND))
        )
        return appointments.book_apart(records, first, second, reason="分开谈")


def test_the_other_half_keeps_its_distance(
    desk_office: Office, halves: tuple[Appointment, Appointment]
) -> None:
    first, second = halves
    day = timedelta(days=1)
    with desk_office.as_(MEDIATOR) as records:
        moved = appointments.move_sitting(records, first.id, first.starts + day, first.ends + day, "改期")
    assert {one.id: (one.starts, one.ends, one.moves) for one in moved} == {
        first.id: (first.starts + day, first.ends + day, 1),
        second.id: (second.starts + day, second.ends + day, 1),
    }


def test_where_one_cannot_go_neither_goes(
    desk_office: Office, halves: tuple[Appointment, Appointment]
) -> None:
    first, second = halves
    with desk_office.as_(MEDIATOR) as records:
        taken = sitting(
            "", second.room_id, at(14, 30, day=FRIDAY), 60, person_ids=(), staff_ids=(OTHER_MEDIATOR.id,)
        )
        appointments.book(records, replace(taken, kind=AppointmentKind.CONSULTATION, subject="会诊"))
    day = timedelta(days=1)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"clash\."):
        appointments.move_sitting(records, first.id, first.starts + day, first.ends + day, "改期")
    with desk_office.reading(MEDIATOR) as records:
        assert [one.starts for one in kept.get_many(records, [first.id, second.id])] == [
            first.starts,
            second.starts,
        ]


def test_a_half_that_is_over_stays(desk_office: Office, halves: tuple[Appointment, Appointment]) -> None:
    first, second = halves
    with desk_office.as_(MEDIATOR) as records:
        appointments.set_state(records, second.id, AppointmentState.CONFIRMED)
    desk_office.clock.now = at(17)
    with desk_office.as_(MEDIATOR) as records:
        appointments.set_state(records, second.id, AppointmentState.HELD)
        with pytest.raises(DeskError, match=r"appointment\.settled"):
            appointments.move_sitting(records, second.id, second.starts, second.ends)
        day = timedelta(days=1)
        moved = appointments.move_sitting(records, first.id, first.starts + day, first.ends + day, "改期")
    assert [one.id for one in moved] == [first.id]


def test_who_may_not_see_it_moves_nothing(
    desk_office: Office, halves: tuple[Appointment, Appointment]
) -> None:
    first, _second = halves
    with (
        desk_office.as_(OTHER_MEDIATOR) as records,
        pytest.raises(DeskError, match=r"appointment\.not_yours"),
    ):
        appointments.move_sitting(records, first.id, at(9, day=FRIDAY), at(10, day=FRIDAY))
