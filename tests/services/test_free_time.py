"""The next free time: hours, leave, duty, holidays, rooms and people, in an order that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.free_time import Wanted, cut, merged, on_the_clock, shared, without
from mediation_desk.domain.keep_apart import Gaps, Visit, meet, refused_starts
from mediation_desk.domain.room import Absence, AbsenceKind, Duty, RoomKind, WorkSpan
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.services import appointments, free_time, rooms
from tests.booking_fixtures import at, furnish, sitting, talk
from tests.case_fixtures import WIFE, add_case, begin_mediation
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office

MINUTE = timedelta(minutes=1)
WANTED = Wanted(
    staff_ids=(COUNSELLOR.id,),
    person_ids=(WIFE.id,),
    minutes=60,
    room_kind=RoomKind.COUNSELLING,
    after=at(8),
)


@pytest.fixture
def office(desk_office: Office) -> Office:
    furnish(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        people.add(records, WIFE)
    return desk_office


def starts(office: Office, wanted: Wanted = WANTED) -> list[datetime]:
    with office.reading(COUNSELLOR) as records:
        return [offer.starts for offer in free_time.next_free(records, wanted)]


def test_three_days_first_thing_in_the_morning(office: Office) -> None:
    day = timedelta(days=1)
    assert starts(office) == [at(8, 30), at(8, 30) + day, at(8, 30) + 4 * day]  # over the weekend
    with office.reading(COUNSELLOR) as records:
        assert free_time.next_free(records, WANTED)[0].why == "free.why.first_thing"


def test_days_that_suit_come_first(office: Office) -> None:
    found = starts(office, replace(WANTED, weekdays=frozenset({1})))
    assert [one.weekday() for one in found] == [1, 1, 1]
    only = replace(WANTED, weekdays=frozenset({1}), days=3)
    assert starts(office, only) == [at(8, 30), at(8, 30) + timedelta(days=1), at(14)]  # no Tuesday in reach


def test_leave_duty_and_own_hours_are_kept(office: Office) -> None:
    with office.as_(COUNSELLOR) as records:
        leave = Absence(id="", staff_id=COUNSELLOR.id, kind=AbsenceKind.LEAVE, starts=at(0), ends=at(10))
        rooms.save_absence(records, leave)
    with office.as_(RECEPTION) as records:
        rooms.save_duty(
            records, Duty(id="", staff_id=COUNSELLOR.id, post="电话", starts=at(10), ends=at(11, 30))
        )
    assert starts(office, replace(WANTED, days=0)) == [at(14)]
    with office.as_(DIRECTOR) as records:
        own = (WorkSpan(weekday=3, begins=time(16), ends=time(17)),)
        rooms.save_hours(records, COUNSELLOR.id, own)
    assert starts(office, replace(WANTED, days=0)) == [at(16)]


def test_holidays_are_left_out(office: Office) -> None:
    eve = datetime(2026, 4, 30, 17, tzinfo=SHANGHAI)
    found = starts(office, replace(WANTED, after=eve))
    assert legal_day(found[0]) == date(2026, 5, 6)


def test_who_and_what_is_taken_is_left_out(office: Office) -> None:
    with office.as_(COUNSELLOR) as records:
        room = next(one.id for one in rooms.rooms(records) if one.kind is RoomKind.COUNSELLING)
        theirs = talk(at(8, 30), room, 50)
        appointments.book(records, theirs)
        found = free_time.next_free(records, WANTED)
    assert found[0].starts == at(9, 30)
    assert found[0].why == "free.why.soonest"  # when somebody came for another matter is not told
    with pytest.raises(DeskError, match=r"free\.no_room"):
        starts(office, replace(WANTED, heads=40))


def test_every_offer_can_be_booked(office: Office) -> None:
    """What is offered stands against nothing, and it is gone when it was taken."""
    for _ in range(4):
        with office.as_(COUNSELLOR) as records:
            for offer in free_time.next_free(records, WANTED):
                (stay,) = offer.stays
                draft = Appointment(
                    id="",
                    kind=AppointmentKind.COUNSELLING,
                    starts=stay.starts,
                    ends=stay.ends,
                    staff_ids=WANTED.staff_ids,
                    person_ids=stay.person_ids,
                    room_id=stay.room_id,
                )
                assert appointments.clashes_of(records, draft) == ()
                appointments.book(records, draft)


def test_only_who_works_on_a_case_looks_for_its_times(desk_office: Office) -> None:
    office = desk_office
    case_id = add_case(office)
    begin_mediation(office, case_id)
    furnish(office)
    wanted = Wanted(staff_ids=(MEDIATOR.id,), minutes=60, after=at(8), case_id=case_id)
    with office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        free_time.next_free(records, wanted)
    with office.reading(OTHER_MEDIATOR) as records:
        room = rooms.rooms(records)[0].id
    with office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        appointments.clashes_of(records, sitting(case_id, room, at(9)))


quarter = st.integers(0, 40).map(lambda n: at(8) + n * 15 * MINUTE)
spans = st.lists(st.tuples(quarter, quarter).map(lambda two: (min(two), max(two))), max_size=6)


@given(spans, spans, quarter)
def test_cutting_spans_says_the_same_as_asking_each_moment(
    free: list[tuple[datetime, datetime]], taken: list[tuple[datetime, datetime]], moment: datetime
) -> None:
    inside = moment + 7 * MINUTE
    within = any(first <= inside < last for first, last in free)
    blocked = any(first <= inside < last for first, last in taken)
    left = without(merged(free), taken)
    assert any(first <= inside < last for first, last in left) is (within and not blocked)


@given(
    quarter,
    st.integers(1, 8),
    quarter,
    st.integers(1, 8),
    st.sampled_from("一二"),
    st.sampled_from([True, False, None]),
)
def test_refused_starts_are_those_that_would_meet(
    starts: datetime, length: int, other: datetime, other_length: int, room: str, protected: bool | None
) -> None:
    span = length * 15 * MINUTE
    there = Visit(starts=other, ends=other + other_length * 15 * MINUTE, room_id="一", area="一")
    mine = Visit(starts=starts, ends=starts + span, room_id=room, area=room)
    refused = refused_starts(span, room, room, there, Gaps(), protected)
    left = cut([(starts, starts)], refused)
    assert (left == []) is meet(mine, there, Gaps(), protected)


def test_moments_people_would_say() -> None:
    assert on_the_clock([(at(8, 41), at(9, 50))]) == at(9)
    assert on_the_clock([(at(8, 41), at(8, 50))]) == at(8, 45)
    assert on_the_clock([(at(8, 41), at(8, 42))]) is None
    assert shared([(at(8), at(9))], [(at(9), at(10))]) == [(at(9), at(9))]
