"""What is refused: strangers, archived cases, conflicts of interest, hostile text; what is kept for good."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState, CancelledBy
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.domain.clash import ClashKind
from mediation_desk.domain.keep_apart import Gaps
from mediation_desk.domain.retention import Retention
from mediation_desk.errors import DeskError
from mediation_desk.register import erasure, people
from mediation_desk.services import appointments, conflicts, keep_apart
from tests.booking_fixtures import at, furnish, sitting, talk
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.counselling_fixtures import add_file
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.services.test_archive import archived


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


@pytest.fixture
def case_id(office: Office) -> str:
    made = add_case(office)
    begin_mediation(office, made)
    return made


@pytest.fixture
def room(office: Office) -> str:
    return furnish(office)["调解室一"]


def test_who_stands_apart_neither_books_nor_sits_nor_sees(office: Office, case_id: str, room: str) -> None:
    with office.as_(DIRECTOR) as records:
        conflicts.declare_conflict(records, case_id, OTHER_MEDIATOR.id, "与当事人有亲属关系")
    draft = sitting(case_id, room, at(9), staff_ids=(OTHER_MEDIATOR.id,))
    with office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"case\.assign_another"):
            appointments.book(records, draft)
        (kept,) = appointments.book(records, sitting(case_id, room, at(9)))
    with office.as_(OTHER_MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"case\.not_yours"):
            appointments.book(records, draft)
        (line,) = appointments.appointments_between(records, at(0), at(23))
        assert not line.shown
        with pytest.raises(DeskError, match=r"appointment\.not_yours"):
            appointments.move(records, kept.id, at(14), at(15))


def test_an_archived_case_is_booked_and_settled_no_more(office: Office) -> None:
    case_id = archived(office, Retention.LONG, "协议已履行")
    room = furnish(office)["调解室一"]
    later = at(9, day=office.clock.now.date().replace(year=office.clock.now.year + 1))
    with office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"case\.archived"):
        appointments.clashes_of(
            records,
            sitting(case_id, room, later, kind=AppointmentKind.VISIT, person_ids=()),
        )


def test_the_counter_books_for_cases_and_sees_no_counselling(office: Office, case_id: str, room: str) -> None:
    file = add_file(office)
    theirs = talk(at(9), room, file_id=file.id)
    with office.as_(COUNSELLOR) as records:
        appointments.book(records, theirs)
    with office.as_(RECEPTION) as records:
        appointments.book(records, sitting(case_id, room, at(14), 60))
        lines = appointments.appointments_between(records, at(0), at(23))
        assert [line.shown for line in lines] == [False, True]
        assert appointments.appointments_between(records, at(0), at(23), CalendarLook(file_id=file.id)) == ()
        with pytest.raises(DeskError, match=r"counselling\.not_yours"):
            appointments.clashes_of(records, replace(theirs, starts=at(16), ends=at(17)))
    with office.as_(MEDIATOR) as records:
        clash = sitting(case_id, room, at(9), person_ids=(WIFE.id,), staff_ids=(MEDIATOR.id,))
        found = appointments.clashes_of(records, clash)
        assert {one.kind for one in found} == {ClashKind.ROOM, ClashKind.STAGGER}
        assert WIFE.id not in repr(found)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"subject": "甲\x00乙"}, "text.control"),
        ({"place": "长" * 300}, "text.too_long"),
        ({"subject": "两\n行"}, "text.control"),
        ({"reason": "半个\ud800"}, "text.control"),
        ({"ends": at(8)}, "appointment.ends_before"),
        ({"ends": at(9, 1)}, "appointment.too_short"),
        ({"staff_ids": ()}, "appointment.staff_needed"),
        ({"staff_ids": ("x" * 32,)}, "appointment.staff_gone"),
        ({"person_ids": ()}, "appointment.people_needed"),
        ({"person_ids": (WIFE.id, WIFE.id)}, "appointment.twice"),
        ({"person_ids": ("y" * 32,)}, "appointment.stranger"),
        ({"room_id": ""}, "appointment.where_needed"),
        ({"room_id": "nowhere"}, "room.missing"),
        ({"heads": -1}, "appointment.heads"),
        ({"starts": at(9).replace(day=10), "ends": at(10).replace(day=10)}, "appointment.in_past"),
    ],
)
def test_hostile_drafts_are_refused_beside_their_field(
    office: Office, case_id: str, room: str, given: dict[str, object], key: str
) -> None:
    draft = replace(sitting(case_id, room, at(9)), **given)  # type: ignore[arg-type]
    with office.as_(MEDIATOR) as records, pytest.raises(DeskError) as refused:
        appointments.book(records, draft)
    assert refused.value.key == key


def test_words_of_sql_and_markup_are_words(office: Office, case_id: str, room: str) -> None:
    said = "'); DROP TABLE appointments;-- <b>{0}%s ‮"
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room, at(9), subject=said))
        appointments.set_state(records, kept.id, AppointmentState.CANCELLED, CancelledBy.OTHER, said)
    with office.reading(MEDIATOR) as records:
        view = appointments.appointment_view(records, kept.id)
    assert (view.appointment.subject, view.appointment.cancelled_why) == (said, said)


def test_a_booked_one_and_its_history_stay_in_the_register(office: Office, case_id: str, room: str) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room, at(9)))
    for statement in (
        "DELETE FROM appointments",
        "UPDATE appointments SET booked_by = 'x'",
        "DELETE FROM appointment_events",
        "UPDATE appointment_events SET staff_id = 'x'",
    ):
        with office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
            records.connection.execute(text(statement))
    assert kept.version == 1


def test_a_destroyed_case_leaves_no_appointment(office: Office, case_id: str, room: str) -> None:
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, room, at(9)))
        keep_apart.keep_apart(records, WIFE.id, HUSBAND.id, "曾有争执")
    with office.as_(DIRECTOR) as records:
        erasure.erase_case(records, case_id)
        for table in (
            "appointments",
            "appointment_people",
            "appointment_staff",
            "appointment_events",
            "keep_apart",
        ):
            left = records.connection.execute(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 -- a table of ours
            assert left.scalar() == 0, table


def test_an_expert_books_only_what_they_take_part_in(office: Office, room: str) -> None:
    with office.as_(MEDIATOR) as records:
        people.add(records, WIFE)
    draft = Appointment(
        id="",
        kind=AppointmentKind.CONSULTATION,
        starts=at(9),
        ends=at(10),
        staff_ids=(MEDIATOR.id,),
        room_id=room,
    )
    with office.as_(EXPERT) as records:
        with pytest.raises(DeskError, match=r"appointment\.only_own"):
            appointments.book(records, draft)
        appointments.book(records, replace(draft, staff_ids=(EXPERT.id,)))


def test_gaps_are_set_by_the_office_and_never_under_half_an_hour(office: Office) -> None:
    minute = Gaps().arriving / 30
    with office.as_(DIRECTOR) as records:
        for wrong in (Gaps(arriving=20 * minute), Gaps(leaving=5 * minute), Gaps(arriving=600 * minute)):
            with pytest.raises(DeskError, match=r"apart\."):
                keep_apart.save_gaps(records, wrong)
        keep_apart.save_gaps(records, Gaps(arriving=45 * minute, leaving=20 * minute))
        assert keep_apart.gaps(records) == Gaps(arriving=45 * minute, leaving=20 * minute)
