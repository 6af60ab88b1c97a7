"""From an appointment to its record or session, and what must be moved because a mark rose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.appointment import AppointmentState, CancelledBy
from mediation_desk.domain.counselling_session import Attendance
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.services import (
    appointment_outcomes,
    appointments,
    counselling_sessions,
    forbidden_ahead,
    mediation_records,
    screenings,
)
from tests.booking_fixtures import at, furnish, sitting, talk
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.counselling_fixtures import add_file, add_session
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, OTHER_MEDIATOR, Office


def test_a_sitting_becomes_its_record(desk_office: Office) -> None:
    office = desk_office
    case_id = add_case(office)
    begin_mediation(office, case_id)
    room = furnish(office)["调解室一"]
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room, at(9)))
        with pytest.raises(DeskError, match=r"appointment\.not_yet"):
            appointment_outcomes.begin_record(records, kept.id)
    office.clock.now = at(11)
    with office.as_(MEDIATOR) as records:
        draft = appointment_outcomes.begin_record(records, kept.id)
        assert (draft.began, draft.ended, draft.place) == (at(9), at(10, 30), "调解室一")
        assert (draft.present_ids, draft.sitting) == ((WIFE.id, HUSBAND.id), Sitting.JOINT)
        assert [one.id for one in appointments.held_without_record(records)] == [kept.id]
        again = appointment_outcomes.begin_record(records, kept.id)
        assert again.id == draft.id
        mediation_records.save_mediation_record(records, draft)
        assert appointments.held_without_record(records) == ()
        with pytest.raises(DeskError, match=r"appointment\.recorded"):
            appointments.set_state(records, kept.id, AppointmentState.PLANNED)


def test_a_talk_becomes_its_session_and_the_next_one_is_offered(desk_office: Office) -> None:
    office = desk_office
    room = furnish(office)["辅导室"]
    file = add_file(office)
    session = add_session(office, file)
    with office.as_(COUNSELLOR) as records:
        counselling_sessions.save_session(records, replace(session, next_at=at(9)))
        (draft,) = appointment_outcomes.talks_to_book(records)
        assert (draft.starts, draft.person_ids, draft.file_id) == (at(9), (WIFE.id,), file.id)
        (kept,) = appointments.book(records, replace(draft, room_id=room))
        assert appointment_outcomes.talks_to_book(records) == ()
    office.clock.now = at(10)
    with office.as_(COUNSELLOR) as records:
        begun = appointment_outcomes.begin_session(records, kept.id)
        assert (begun.attendance, begun.minutes, begun.place) == (Attendance.ON_TIME, 50, "辅导室")
        counselling_sessions.save_session(records, begun)
        assert appointments.held_without_record(records) == ()
    with office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        appointment_outcomes.begin_session(records, kept.id)


def test_a_mark_that_rises_tells_what_must_be_moved(desk_office: Office) -> None:
    office = desk_office
    case_id = add_case(office)
    begin_mediation(office, case_id)
    rooms = furnish(office)
    hers = talk(at(14), rooms["辅导室"])
    with office.as_(COUNSELLOR) as records:
        appointments.book(records, hers)
    with office.as_(MEDIATOR) as records:
        (joint,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
        (his,) = appointments.book(
            records, sitting(case_id, rooms["调解室二"], at(15), 60, person_ids=(HUSBAND.id,))
        )
        assert forbidden_ahead.recheck(records, case_id) == ()
        screenings.raise_mark(records, WIFE.id, Mark.RED, "她说害怕")
        found = forbidden_ahead.recheck(records, case_id)
    assert [one.line.id for one in found] == [joint.id, his.id]
    assert {"clash.stagger", "sitting.approval_needed"} <= {clash.key for clash in found[1].clashes}
    with office.reading(COUNSELLOR) as records:
        (theirs,) = forbidden_ahead.forbidden_ahead(records, COUNSELLOR.id)
    assert theirs.line.starts == at(14)
    assert joint.id not in repr(theirs.clashes)
    with office.reading(OTHER_MEDIATOR) as records:
        assert forbidden_ahead.forbidden_ahead(records) == ()
        with pytest.raises(DeskError, match=r"case\.not_yours"):
            forbidden_ahead.recheck(records, case_id)
    with office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"clash\.|sitting\."):
            appointments.set_state(records, his.id, AppointmentState.CONFIRMED)
        appointments.set_state(records, his.id, AppointmentState.CANCELLED, CancelledBy.CENTRE, "另约")
