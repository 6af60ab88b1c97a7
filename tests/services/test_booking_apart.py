"""Nobody meets whom they should not: by mark, by choice, over series, moves and undoing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState, CancelledBy
from mediation_desk.domain.clash import ClashKind
from mediation_desk.domain.free_time import Wanted
from mediation_desk.domain.keep_apart import Gaps, Visit, meet, stagger
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.room import RoomKind
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import Answer
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.services import apart_sittings, appointments, free_time, keep_apart, screenings
from tests.booking_fixtures import at, furnish, sitting, talk
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office

MINUTES = timedelta(minutes=1)
HIS = {"kind": AppointmentKind.CONSULTATION, "person_ids": (HUSBAND.id,)}
ROOMS = ("调解室一", "调解室二", "辅导室")
AREAS = {"调解室一": "东", "调解室二": "西", "辅导室": "东"}


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


@pytest.fixture
def made() -> list[tuple[str, dict[str, str]]]:
    """What the first example sets up and the others go on with."""
    return []


@pytest.fixture
def rooms(office: Office) -> dict[str, str]:
    return furnish(office)


def red_case(office: Office) -> str:
    """A case in mediation whose wife's mark rose to red, with the director's word for talks one by one."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    with office.as_(MEDIATOR) as records:
        screenings.raise_mark(records, WIFE.id, Mark.RED, "她说害怕单独见面")
    with office.as_(DIRECTOR) as records:
        screenings.approve_shuttle(records, case_id, person_wishes=True, safety_plan=True)
    return case_id


def half(case_id: str, room_id: str, who: str, starts: datetime, **given: object) -> Appointment:
    return sitting(case_id, room_id, starts, 60, person_ids=(who,), **given)


def test_red_forbids_sitting_together_whoever_asks(office: Office, rooms: dict[str, str]) -> None:
    case_id = red_case(office)
    for who in (MEDIATOR, DIRECTOR):
        with office.as_(who) as records, pytest.raises(DeskError, match=r"clash\.together|sitting\.apart"):
            appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)), reason="非约不可")
    with office.reading(MEDIATOR) as records:
        found = appointments.clashes_of(records, sitting(case_id, rooms["调解室一"], at(9)))
    assert {"sitting.apart", "clash.together"} <= {one.key for one in found}


def test_sides_come_apart_and_the_safer_one_leaves_first(office: Office, rooms: dict[str, str]) -> None:
    case_id = red_case(office)
    with office.as_(MEDIATOR) as records:
        wife = half(case_id, rooms["调解室一"], WIFE.id, at(9))
        husband = half(case_id, rooms["调解室二"], HUSBAND.id, at(9))
        with pytest.raises(DeskError, match=r"clash\.apart"):
            appointments.book_apart(records, husband, wife)  # he would leave first
        first, second = appointments.book_apart(records, wife, husband)
    assert (first.starts, second.starts, second.ends) == (at(9), at(9, 30), at(10, 30))
    assert first.sitting_id == second.sitting_id != ""
    with office.as_(MEDIATOR) as records:
        for starts in (at(9), at(9, 15), at(10), at(10, 15)):  # also right after her, in another room
            with pytest.raises(DeskError, match=r"clash\."):
                appointments.move(records, second.id, starts, starts + 60 * MINUTES, reason="x")
        with pytest.raises(DeskError, match=r"clash\.apart"):  # same waiting area
            appointments.move(records, second.id, second.starts, second.ends, rooms["辅导室"])
        (moved,) = appointments.move(records, second.id, at(10, 30), at(11, 30))
    assert moved.starts == at(10, 30)


def test_who_may_not_see_the_other_hears_only_to_choose_another_time(
    office: Office, rooms: dict[str, str]
) -> None:
    red_case(office)
    theirs = talk(at(9), rooms["辅导室"])
    with office.as_(COUNSELLOR) as records:
        (kept,) = appointments.book(records, theirs)
    other = talk(
        at(9, 15),
        rooms["调解室二"],
        kind=AppointmentKind.CONSULTATION,
        staff_ids=(OTHER_MEDIATOR.id,),
        person_ids=(HUSBAND.id,),
    )
    with office.as_(OTHER_MEDIATOR) as records:
        found = [one for one in appointments.clashes_of(records, other) if one.kind is ClashKind.STAGGER]
        with pytest.raises(DeskError, match=r"clash\.stagger"):
            appointments.book(records, other, reason="急")
    assert {one.key for one in found} == {"clash.stagger"}
    assert kept.id not in repr(found)
    assert WIFE.id not in repr(found)
    (first, *_rest) = found[0].instead
    with office.as_(OTHER_MEDIATOR) as records:
        appointments.book(
            records,
            Appointment(
                id="",
                kind=other.kind,
                starts=first,
                ends=first + 60 * MINUTES,
                staff_ids=other.staff_ids,
                person_ids=other.person_ids,
                room_id=other.room_id,
            ),
        )


def test_kept_apart_by_choice_over_a_whole_series(office: Office, rooms: dict[str, str]) -> None:
    with office.as_(MEDIATOR) as records:
        for person in (WIFE, HUSBAND):
            people.add(records, person)
        pair = keep_apart.keep_apart(records, WIFE.id, HUSBAND.id, "双方家人曾在走廊争执", WIFE.id)
        with pytest.raises(DeskError, match=r"apart\.already"):
            keep_apart.keep_apart(records, HUSBAND.id, WIFE.id, "再登记")
    theirs = talk(at(9), rooms["辅导室"])
    third = at(9, day=at(9).date() + timedelta(weeks=2))
    visit = talk(
        third,
        rooms["调解室二"],
        kind=AppointmentKind.CONSULTATION,
        staff_ids=(MEDIATOR.id,),
        person_ids=(HUSBAND.id,),
    )
    with office.as_(MEDIATOR) as records:
        appointments.book(records, visit)
    with office.as_(COUNSELLOR) as records:
        found = appointments.clashes_of(records, theirs, Recurrence(count=6))
        assert [one.starts for one in found] == [third]
        with pytest.raises(DeskError, match=r"clash\.stagger"):
            appointments.book(records, theirs, Recurrence(count=6))
    with office.as_(MEDIATOR) as records:
        keep_apart.end_keep_apart(records, pair.id)
    with office.as_(COUNSELLOR) as records:
        assert len(appointments.book(records, theirs, Recurrence(count=6))) == 6


def test_what_was_called_off_comes_back_only_where_nobody_meets(
    office: Office, rooms: dict[str, str]
) -> None:
    case_id = red_case(office)
    with office.as_(MEDIATOR) as records:
        (wife,) = appointments.book(records, half(case_id, rooms["调解室一"], WIFE.id, at(9)))
        appointments.set_state(records, wife.id, AppointmentState.CANCELLED, CancelledBy.SEEKER, "孩子发烧")
        appointments.book(records, half(case_id, rooms["调解室二"], HUSBAND.id, at(9)))
        with pytest.raises(DeskError, match=r"clash\.apart"):
            appointments.set_state(records, wife.id, AppointmentState.PLANNED)


def test_the_screening_must_be_valid_on_the_day_itself(office: Office, rooms: dict[str, str]) -> None:
    case_id = add_case(office)
    begin_mediation(office, case_id)
    late = at(9, day=at(9).date() + timedelta(days=34))
    with office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"move\.screening_missing"):
        appointments.book(records, sitting(case_id, rooms["调解室一"], late))
    with office.as_(MEDIATOR) as records:
        found = free_time.next_free(
            records,
            Wanted(
                staff_ids=(MEDIATOR.id,),
                person_ids=(WIFE.id, HUSBAND.id),
                after=late,
                days=20,
                case_id=case_id,
                room_kind=RoomKind.MEDIATION,
            ),
        )
    assert found == ()


def test_orange_sits_apart_only_with_the_directors_word(office: Office, rooms: dict[str, str]) -> None:
    case_id = add_case(office)
    with office.as_(MEDIATOR) as records:
        screen(records, WIFE.id, **{"q6": Answer.RECENT})
        screen(records, HUSBAND.id)
        raised = screenings.standing_of(records, WIFE.id).mark
        if raised is not Mark.RED:
            screenings.raise_mark(records, WIFE.id, Mark.ORANGE, "核对后")
        with pytest.raises(DeskError, match=r"sitting\.approval_needed"):
            appointments.book(records, half(case_id, rooms["调解室一"], WIFE.id, at(9)))


def test_free_time_offers_staggered_times_that_can_be_booked(office: Office, rooms: dict[str, str]) -> None:
    case_id = red_case(office)
    wanted = Wanted(
        staff_ids=(MEDIATOR.id,),
        person_ids=(HUSBAND.id, WIFE.id),
        minutes=60,
        room_kind=RoomKind.MEDIATION,
        after=at(8),
        case_id=case_id,
        apart=True,
        weekdays=frozenset({4}),
    )
    with office.as_(MEDIATOR) as records:
        found = free_time.next_free(records, wanted)
        assert len(found) == 3
        assert found[0].starts.weekday() == 4
        assert found[0].why == "free.why.weekday"
        for offer in found:
            first, second = offer.stays
            assert first.person_ids == (WIFE.id,)
            assert second.starts - first.starts == 30 * MINUTES
            appointments.book_apart(
                records,
                half(case_id, first.room_id, WIFE.id, first.starts),
                half(case_id, second.room_id, HUSBAND.id, second.starts),
            )
        with pytest.raises(DeskError, match=r"clash\.together"):
            free_time.next_free(records, Wanted(person_ids=(HUSBAND.id, WIFE.id), after=at(8)))


Try = tuple[str, str, datetime, int]
moments = st.integers(min_value=0, max_value=60).map(lambda n: at(8) + n * 10 * MINUTES)
lengths = st.sampled_from([20, 30, 60, 90, 120])


@given(moments, lengths, moments, lengths, st.sampled_from(ROOMS), st.sampled_from(ROOMS))
def test_meeting_is_mutual_and_never_misses_the_corridor(
    one: datetime, long: int, other: datetime, other_long: int, room: str, other_room: str
) -> None:
    a = Visit(starts=one, ends=one + long * MINUTES, room_id=room, area=AREAS[room])
    b = Visit(starts=other, ends=other + other_long * MINUTES, room_id=other_room, area=AREAS[other_room])
    assert meet(a, b, Gaps(), True) is meet(b, a, Gaps(), False)
    assert meet(a, b, Gaps(), None) is meet(b, a, Gaps(), None)
    if not meet(a, b, Gaps(), True):
        assert all(abs(m - n) >= 30 * MINUTES for m in (a.starts, a.ends) for n in (b.starts, b.ends))
        there = a.starts < b.ends and b.starts < a.ends
        assert not (there and (AREAS[room] == AREAS[other_room] or a.ends > b.ends))


@given(lengths, st.integers(30, 120), st.integers(10, 120))
def test_staggered_stays_never_meet(length: int, arriving: int, leaving: int) -> None:
    gaps = Gaps(arriving=arriving * MINUTES, leaving=leaving * MINUTES)
    later = stagger(length * MINUTES, gaps)
    first = Visit(starts=at(9), ends=at(9) + length * MINUTES, room_id="一", area="东")
    second = Visit(starts=at(9) + later, ends=at(9) + later + length * MINUTES, room_id="二", area="西")
    assert not meet(first, second, gaps, True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(
    st.lists(
        st.tuples(st.sampled_from((WIFE.id, HUSBAND.id)), st.sampled_from(ROOMS[:2]), moments, lengths),
        min_size=4,
        max_size=8,
    )
)
def test_whatever_is_tried_nobody_meets(
    desk_office: Office, made: list[tuple[str, dict[str, str]]], tries: list[Try]
) -> None:
    if not made:
        made.append((red_case(desk_office), furnish(desk_office)))
    ((case_id, rooms),) = made
    with desk_office.as_(MEDIATOR) as records:
        for who, room, starts, minutes in tries:
            draft = sitting(case_id, rooms[room], starts, minutes, person_ids=(who,))
            with suppress(DeskError):
                appointments.book(records, draft, reason="试一试")
        told = appointments.appointments_between(records, at(0), at(23, 59))
    named = {room_id: name for name, room_id in rooms.items()}
    stays: dict[str, list[Visit]] = {WIFE.id: [], HUSBAND.id: []}
    for one in told:
        area = AREAS[named[one.room_id]]
        stays[one.person_ids[0]].append(
            Visit(starts=one.starts, ends=one.ends, room_id=one.room_id, area=area)
        )
    assert told
    assert not any(meet(a, b, Gaps(), True) for a in stays[WIFE.id] for b in stays[HUSBAND.id])


def test_halves_are_bound_by_the_register_not_by_what_is_given(office: Office, rooms: dict[str, str]) -> None:
    case_id = red_case(office)
    with office.as_(MEDIATOR) as records:
        wife = half(case_id, rooms["调解室一"], WIFE.id, at(9))
        first, second = appointments.book_apart(
            records, wife, half(case_id, rooms["调解室二"], HUSBAND.id, at(9))
        )
        (single,) = appointments.book(records, half(case_id, rooms["调解室一"], WIFE.id, at(14)))
        new = half(case_id, rooms["调解室二"], HUSBAND.id, at(14, 30))
        spoofed = replace(single, sitting_id=first.sitting_id)
        one, other = apart_sittings.change_apart(records, spoofed, new)
        assert one.sitting_id == other.sitting_id != first.sitting_id
        with pytest.raises(DeskError, match=r"appointment\.other_matter"):
            apart_sittings.change_apart(records, one, second)
