"""Series: laid out by RFC 5545, edited once, from here on, as a whole; one called off stays called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from mediation_desk.domain.appointment import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    CancelledBy,
    Scope,
)
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.recurrence import MOST, Recurrence, Rhythm
from mediation_desk.errors import DeskError
from mediation_desk.register import appointments as rows
from mediation_desk.register import people
from mediation_desk.services import appointments
from mediation_desk.services.recurrence import occurrences, read_rule, rule_text
from tests.booking_fixtures import at, furnish
from tests.case_fixtures import WIFE
from tests.desk_fixtures import COUNSELLOR, Office

WEEK = timedelta(weeks=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def office(desk_office: Office) -> Office:
    with desk_office.as_(COUNSELLOR) as records:
        people.add(records, WIFE)
    return desk_office


@pytest.fixture
def talks(office: Office) -> list[Appointment]:
    """Six talks on Thursdays at nine."""
    rooms = furnish(office)
    with office.as_(COUNSELLOR) as records:
        return list(appointments.book(records, talk(rooms["辅导室"]), Recurrence(count=6)))


def talk(room_id: str, starts: datetime | None = None) -> Appointment:
    begins = starts or at(9)
    return Appointment(
        id="",
        kind=AppointmentKind.COUNSELLING,
        starts=begins,
        ends=begins + HOUR,
        staff_ids=(COUNSELLOR.id,),
        person_ids=(WIFE.id,),
        room_id=room_id,
    )


def now(office: Office, talks: list[Appointment]) -> list[Appointment]:
    with office.reading(COUNSELLOR) as records:
        return [rows.get(records, one.id) for one in talks]


def test_a_series_is_laid_out_and_each_is_its_own(office: Office, talks: list[Appointment]) -> None:
    assert [one.starts for one in talks] == [at(9) + n * WEEK for n in range(6)]
    assert len({one.id for one in talks}) == 6
    assert len({one.series_id for one in talks}) == 1
    assert all(one.original_start == one.starts for one in talks)


def test_one_is_moved_alone(office: Office, talks: list[Appointment]) -> None:
    with office.as_(COUNSELLOR) as records:
        third = talks[2]
        appointments.move(records, third.id, third.starts + HOUR, third.ends + HOUR)
    kept = now(office, talks)
    assert [one.starts - before.starts for one, before in zip(kept, talks, strict=True)] == [
        HOUR if n == 2 else timedelta(0) for n in range(6)
    ]
    assert (kept[2].original_start, kept[2].series_id) == (third.starts, third.series_id)
    assert [one.sequence for one in kept] == [0, 0, 1, 0, 0, 0]


def test_from_here_on_splits_the_series(office: Office, talks: list[Appointment]) -> None:
    with office.as_(COUNSELLOR) as records:
        fourth = talks[3]
        appointments.move(records, fourth.id, fourth.starts + HOUR, fourth.ends + HOUR, scope=Scope.FOLLOWING)
    kept = now(office, talks)
    assert [(one.starts - before.starts) // HOUR for one, before in zip(kept, talks, strict=True)] == [
        0,
        0,
        0,
        1,
        1,
        1,
    ]
    assert {one.series_id for one in kept[:3]} == {talks[0].series_id}
    assert len({one.series_id for one in kept[3:]} | {talks[0].series_id}) == 2
    with office.reading(COUNSELLOR) as records:
        old = appointments.appointment_view(records, talks[0].id)
        new = appointments.appointment_view(records, talks[3].id)
    assert (old.repeats.until, old.left) == (legal_day(talks[3].starts) - timedelta(days=1), 2)  # type: ignore[union-attr]
    assert (new.repeats.until, new.left) == (legal_day(talks[5].starts), 2)  # type: ignore[union-attr]


def test_one_called_off_in_the_middle_takes_no_other_with_it_and_survives_an_edit_of_all(
    office: Office, talks: list[Appointment]
) -> None:
    with office.as_(COUNSELLOR) as records:
        appointments.set_state(records, talks[2].id, AppointmentState.CANCELLED, CancelledBy.SEEKER, "出差")
        assert [one.state for one in now_in(records, talks)].count(AppointmentState.CANCELLED) == 1
        fifth = talks[4]
        appointments.move(records, fifth.id, fifth.starts + HOUR, fifth.ends + HOUR)  # on its own
        first = rows.get(records, talks[0].id)
        appointments.change(
            records,
            replace(first, starts=at(14), ends=at(15), subject="睡眠"),
            Scope.ALL,
        )
    kept = now(office, talks)
    assert kept[2] == replace(talks[2], **told(kept[2]))
    assert kept[2].starts == talks[2].starts
    assert [one.starts.astimezone(SHANGHAI).hour for one in kept] == [14, 14, 9, 14, 10, 14]
    assert [one.subject for one in kept] == ["睡眠", "睡眠", "", "睡眠", "睡眠", "睡眠"]


def told(one: Appointment) -> dict[str, object]:
    return {
        name: getattr(one, name) for name in ("state", "cancelled_by", "cancelled_why", "sequence", "version")
    }


def now_in(records: object, talks: list[Appointment]) -> list[Appointment]:
    return [rows.get(records, one.id) for one in talks]  # type: ignore[arg-type]


def test_what_was_held_stays_and_the_rest_may_be_called_off_together(
    office: Office, talks: list[Appointment]
) -> None:
    office.clock.now = at(11)
    with office.as_(COUNSELLOR) as records:
        appointments.set_state(records, talks[0].id, AppointmentState.HELD)
        appointments.set_state(
            records,
            talks[1].id,
            AppointmentState.CANCELLED,
            CancelledBy.SEEKER,
            "搬家",
            scope=Scope.ALL,
        )
    states = [one.state for one in now(office, talks)]
    assert states == [AppointmentState.HELD] + [AppointmentState.CANCELLED] * 5


def test_what_began_and_waits_to_be_settled_is_left_alone(office: Office, talks: list[Appointment]) -> None:
    office.clock.now = talks[2].starts - HOUR
    with office.as_(COUNSELLOR) as records:
        third = talks[2]
        appointments.move(records, third.id, third.starts + HOUR, third.ends + HOUR, scope=Scope.ALL)
    kept = now(office, talks)
    assert [(one.starts - before.starts) // HOUR for one, before in zip(kept, talks, strict=True)] == [
        0,
        0,
        1,
        1,
        1,
        1,
    ]


def test_moved_to_another_weekday_the_rule_moves_too(office: Office, talks: list[Appointment]) -> None:
    day = timedelta(days=1)
    with office.as_(COUNSELLOR) as records:
        first = talks[0]
        appointments.move(records, first.id, first.starts + day, first.ends + day, scope=Scope.ALL)
        view = appointments.appointment_view(records, first.id)
    assert view.repeats is not None
    assert view.repeats.weekdays == (4,)
    assert {one.starts.astimezone(SHANGHAI).weekday() for one in now(office, talks)} == {4}


def test_days_of_rest_are_left_out_or_pointed_out(office: Office) -> None:
    room = furnish(office)["辅导室"]
    before = datetime(2026, 4, 24, 9, tzinfo=SHANGHAI)  # Fridays; the holiday of May begins on the 1st
    with office.as_(COUNSELLOR) as records:
        draft = talk(room, before)
        kept = Recurrence(count=3, skips_rest_days=False)
        assert [one.key for one in appointments.clashes_of(records, draft, kept)] == ["clash.rest_day"]
        with pytest.raises(DeskError, match=r"appointment\.reason_needed"):
            appointments.book(records, draft, kept)
        left = appointments.book(records, draft, Recurrence(count=3))
    assert [legal_day(one.starts) for one in left] == [date(2026, 4, 24), date(2026, 5, 8)]


def test_every_occurrence_is_looked_at_not_only_the_first(office: Office, talks: list[Appointment]) -> None:
    last = talks[-1]
    with office.as_(COUNSELLOR) as records:
        draft = talk(last.room_id, at(9) - timedelta(days=0))
        found = appointments.clashes_of(
            records, replace(draft, starts=at(9), ends=at(10)), Recurrence(count=6)
        )
    assert len({one.starts for one in found}) == 6


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (Recurrence(), "recurrence.end_needed"),
        (Recurrence(count=MOST + 1), "recurrence.too_many"),
        (Recurrence(weekdays=(0, 3), until=date(2027, 12, 31)), "recurrence.too_many"),
        (Recurrence(until=date(2029, 1, 1)), "recurrence.too_long"),
        (Recurrence(until=date(2026, 1, 1)), "recurrence.ends_before"),
        (Recurrence(count=3, interval=0), "recurrence.interval"),
        (Recurrence(count=3, weekdays=(9,)), "recurrence.weekday"),
        (Recurrence(count=3, weekdays=(0,)), "recurrence.not_its_day"),
    ],
)
def test_what_no_series_may_be(asked: Recurrence, key: str) -> None:
    with pytest.raises(DeskError) as refused:
        occurrences(asked, at(9))
    assert refused.value.key == key


def test_monthly_by_weekday_and_by_day() -> None:
    third_thursday = occurrences(Recurrence(every=Rhythm.MONTH, weekdays=(3,), count=3), at(9))
    assert [legal_day(one).day for one in third_thursday] == [19, 16, 21]
    last_day = datetime(2026, 1, 31, 9, tzinfo=SHANGHAI)
    found = occurrences(Recurrence(every=Rhythm.MONTH, count=4), last_day)
    assert [legal_day(one).month for one in found] == [1, 3, 5, 7]


recurrences = st.builds(
    Recurrence,
    every=st.sampled_from(Rhythm),
    interval=st.integers(1, 6),
    weekdays=st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted({*days, 3}))),
    count=st.integers(1, 12),
)


@given(recurrences)
def test_rule_text_is_read_back_and_says_the_same_elsewhere(recurrence: Recurrence) -> None:
    begins = at(9)
    try:
        starts = occurrences(recurrence, begins)
    except DeskError:  # another weekday comes first in its month, or it goes on too long
        assume(False)
    rule = rule_text(recurrence, at(9))
    assert read_rule(rule) == recurrence
    again = rrulestr(rule, dtstart=at(9))
    assert list(again) == list(starts)
    assert {one.astimezone(SHANGHAI).hour for one in starts} == {9}
