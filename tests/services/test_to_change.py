"""Appointments that cannot stay as they are booked: who is told of them, and that they can be called off."""

from __future__ import annotations

import pytest

from mediation_desk.domain.appointment import AppointmentState, CancelledBy
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.today import ToDoKind
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, office
from mediation_desk.register import staff as staff_register
from mediation_desk.services import appointments, conflicts, screenings
from mediation_desk.services.case_ending import end_case, sittings_ahead
from mediation_desk.services.to_change import Ground, to_change
from mediation_desk.services.today import look_at_changes
from tests.booking_fixtures import at, furnish, sitting, talk
from tests.case_fixtures import add_case, begin_mediation
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office


def booked(office_: Office) -> tuple[str, str]:
    """A case in mediation with a sitting to come."""
    case_id = add_case(office_)
    begin_mediation(office_, case_id)
    room = furnish(office_)["调解室一"]
    with office_.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room, at(9)))
    return case_id, kept.id


def test_a_sitting_of_an_ended_case_is_listed_until_it_is_called_off(desk_office: Office) -> None:
    case_id, one_id = booked(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        assert to_change(records, MEDIATOR.id) == ()
        cases.move(records, cases.get(records, case_id), CaseState.WITHDRAWN)
        (found,) = to_change(records, MEDIATOR.id)
        assert (found.line.id, found.ground) == (one_id, Ground.OVER)
        kinds = {one.kind for one in look_at_changes(records)}
        assert ToDoKind.CHANGE in kinds
        assert ToDoKind.MEETING not in kinds
    with desk_office.reading(RECEPTION) as records:
        assert [one.line.id for one in to_change(records, RECEPTION.id)] == [one_id]
    with desk_office.reading(OTHER_MEDIATOR) as records:
        assert to_change(records) == ()
    with desk_office.as_(MEDIATOR) as records:
        case = cases.move(records, cases.get(records, case_id), CaseState.CLOSED)
        cases.move(records, case, CaseState.ARCHIVED)
        (still,) = to_change(records, MEDIATOR.id)
        assert still.line.id == one_id
        appointments.set_state(records, one_id, AppointmentState.CANCELLED, CancelledBy.CENTRE, "已归档")
        assert to_change(records, MEDIATOR.id) == ()


def test_what_somebody_left_is_listed_for_those_who_stay(desk_office: Office) -> None:
    add_case(desk_office)
    room = furnish(desk_office)["辅导室"]
    with desk_office.as_(COUNSELLOR) as records:
        appointments.book(records, talk(at(14), room))
    with desk_office.as_(DIRECTOR) as records:
        staff_register.suspend(records, COUNSELLOR.id, None)
        (found,) = to_change(records)
        assert found.ground is Ground.STAFF
        assert not next(one for one in office.all_staff(records) if one.id == COUNSELLOR.id).active
    for other in (MEDIATOR, RECEPTION):  # who comes to counselling is not theirs to know
        with desk_office.reading(other) as records:
            assert to_change(records) == ()


def test_whoever_steps_aside_leaves_the_sitting_to_be_given_to_somebody_else(desk_office: Office) -> None:
    case_id, one_id = booked(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        conflicts.declare_conflict(records, case_id, MEDIATOR.id, "认识其中一方")
    with desk_office.reading(RECEPTION) as records:
        (found,) = to_change(records)
    assert (found.line.id, found.ground) == (one_id, Ground.STAFF)


def test_people_who_may_not_meet_are_named_once_and_first(desk_office: Office) -> None:
    case_id, one_id = booked(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        who = cases.get(records, case_id).parties[0].person_id
        screenings.raise_mark(records, who, Mark.RED, "她说害怕")
        cases.move(records, cases.get(records, case_id), CaseState.TERMINATED)
        found = to_change(records, MEDIATOR.id)
    assert [(one.line.id, one.ground) for one in found] == [(one_id, Ground.APART)]


def test_a_case_ends_with_what_is_booked_for_it(desk_office: Office) -> None:
    case_id, one_id = booked(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        assert sittings_ahead(records, case_id) == (at(9),)
        case = cases.get(records, case_id)
        end_case(records, case_id, case.version, CaseState.WITHDRAWN, "她怕他", called_off="案件已结束")
        one = appointments.appointment_view(records, one_id).appointment
        assert (one.state, one.cancelled_by) == (AppointmentState.CANCELLED, CancelledBy.CENTRE)
        assert one.cancelled_why == "案件已结束"  # never what the case ended for
        assert to_change(records) == sittings_ahead(records, case_id) == ()


def test_a_case_ends_and_leaves_what_is_booked_when_nobody_says_otherwise(desk_office: Office) -> None:
    case_id, one_id = booked(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        case = cases.get(records, case_id)
        end_case(records, case_id, case.version, CaseState.WITHDRAWN, "双方自行和好")
        assert [one.line.id for one in to_change(records, MEDIATOR.id)] == [one_id]
    with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        sittings_ahead(records, case_id)
