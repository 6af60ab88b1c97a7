"""Single days of a series left out before it is booked, and who confirmed an appointment by which way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediation_desk.domain.appointment import AppointmentState
from mediation_desk.domain.appointment_event import Confirmation, ConfirmedBy
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.errors import DeskError
from mediation_desk.services.appointments import appointment_view, book, set_state
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import WIFE, add_case, begin_mediation
from tests.desk_fixtures import MEDIATOR, Office


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


@pytest.fixture
def room_id(desk_office: Office) -> str:
    return furnish(desk_office)["调解室一"]


def test_days_nobody_wants_are_left_out(desk_office: Office, case_id: str, room_id: str) -> None:
    draft = sitting(case_id, room_id, at(9))
    weeks = [draft.starts + timedelta(days=7 * n) for n in range(4)]
    with desk_office.as_(MEDIATOR) as records:
        kept = book(records, draft, Recurrence(count=4), left_out=(weeks[1],))
    assert [one.starts for one in kept] == [weeks[0], weeks[2], weeks[3]]
    assert len({one.series_id for one in kept}) == 1
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"recurrence\.nothing"):
        book(records, draft, Recurrence(count=4), left_out=weeks)


def test_who_confirmed_stands_in_its_history(desk_office: Office, case_id: str, room_id: str) -> None:
    said = Confirmation(way=ConfirmedBy.PHONE, said_by=WIFE.id)
    with desk_office.as_(MEDIATOR) as records:
        kept = book(records, sitting(case_id, room_id, at(9)))[0]
        set_state(records, kept.id, AppointmentState.CONFIRMED, confirmed=said)
        past = appointment_view(records, kept.id).past
        assert past[-1].confirmed == said
        assert past[0].confirmed is None
        set_state(records, kept.id, AppointmentState.PLANNED, confirmed=said)
        assert appointment_view(records, kept.id).past[-1].confirmed is None
