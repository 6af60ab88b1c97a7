"""Rooms, hours, leave and duty: who may keep them, what is refused, and what others see of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.room import (
    SHIPPED_HOURS,
    Absence,
    AbsenceKind,
    Duty,
    Room,
    RoomKind,
    WorkSpan,
    check_hours,
    on_day,
    spans_on,
)
from mediation_desk.errors import DeskError
from mediation_desk.services import rooms as use
from tests.desk_fixtures import (
    ADMINISTRATOR,
    COUNSELLOR,
    DIRECTOR,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)

MONDAY = date(2026, 3, 23)
ROOM = Room(id="", name="调解室一", kind=RoomKind.MEDIATION, capacity=6, waiting_area="大厅")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


def leave(who: str, first: date = MONDAY, days: int = 1, **more: object) -> Absence:
    starts, ends = use.whole_days(first, first + timedelta(days=days - 1))
    value = Absence(id="", staff_id=who, kind=AbsenceKind.LEAVE, starts=starts, ends=ends)
    return replace(value, **more)  # type: ignore[arg-type]


def duty(who: str, day: date = MONDAY, begins: int = 8, ends: int = 12, post: str = "接待窗口") -> Duty:
    return Duty(
        id="",
        staff_id=who,
        post=post,
        starts=on_day(day, time(begins, 30)),
        ends=on_day(day, time(ends)),
    )


def test_a_new_centre_has_no_rooms_and_our_hours(office: Office) -> None:
    with office.reading(MEDIATOR) as records:
        assert use.rooms(records) == ()
        assert use.centre_hours(records) == SHIPPED_HOURS
        assert use.hours_of(records, MEDIATOR.id) == SHIPPED_HOURS
    assert spans_on(SHIPPED_HOURS, MONDAY) == [
        (on_day(MONDAY, time(8, 30)), on_day(MONDAY, time(12))),
        (on_day(MONDAY, time(14)), on_day(MONDAY, time(17, 30))),
    ]
    assert spans_on(SHIPPED_HOURS, MONDAY - timedelta(days=1)) == []


def test_a_room_is_kept_changed_and_retired(office: Office) -> None:
    with office.as_(ADMINISTRATOR) as records:
        first = use.save_room(records, replace(ROOM, name=" 调解室一 "))
    assert (first.name, first.version) == ("调解室一", 1)
    with office.as_(DIRECTOR) as records:
        use.save_room(records, replace(ROOM, name="辅导室", kind=RoomKind.COUNSELLING))
        larger = use.save_room(records, replace(first, capacity=8))
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            use.save_room(records, replace(first, capacity=9))
        use.retire_room(records, larger.id)
        again = use.save_room(records, ROOM)  # the name is free again
    with office.reading(RECEPTION) as records:
        kept = use.rooms(records)
    assert [(one.name, one.capacity, one.active) for one in kept] == [
        ("调解室一", 8, False),
        ("辅导室", 6, True),
        ("调解室一", 6, True),
    ]
    with office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"room\.name_taken"):
        use.save_room(records, replace(kept[0], active=True))
    assert again.id != first.id


@pytest.mark.parametrize(
    ("room", "key", "field"),
    [
        (replace(ROOM, name="  "), "room.name_needed", "name"),
        (replace(ROOM, name="长" * 41), "text.too_long", "name"),
        (replace(ROOM, capacity=0), "room.seats", "capacity"),
        (replace(ROOM, capacity=501), "room.seats", "capacity"),
        (replace(ROOM, waiting_area="a\x00"), "text.control", "waiting_area"),
    ],
)
def test_a_room_nobody_could_use_is_refused(office: Office, room: Room, key: str, field: str) -> None:
    with office.as_(DIRECTOR) as records, pytest.raises(DeskError) as refused:
        use.save_room(records, room)
    assert (refused.value.key, refused.value.field) == (key, field)


def test_hours_are_ones_own_or_the_centres(office: Office) -> None:
    wednesdays = (WorkSpan(weekday=2, begins=time(9), ends=time(16), staff_id=COUNSELLOR.id),)
    short = (WorkSpan(weekday=0, begins=time(9), ends=time(12)),)
    with office.as_(COUNSELLOR) as records:
        use.save_hours(records, COUNSELLOR.id, wednesdays)
        with pytest.raises(DeskError, match=r"permission\.refused"):
            use.save_hours(records, MEDIATOR.id, wednesdays)
        with pytest.raises(DeskError, match=r"permission\.refused"):
            use.save_hours(records, "", short)
    with office.as_(ADMINISTRATOR) as records:
        use.save_hours(records, "", short)
        with pytest.raises(DeskError, match=r"hours\.needed"):
            use.save_hours(records, "", ())
        assert use.hours_of(records, COUNSELLOR.id) == wednesdays
        assert use.hours_of(records, MEDIATOR.id) == short
        assert use.every_hours(records) == {"": short, COUNSELLOR.id: wednesdays}
    with office.as_(DIRECTOR) as records:
        use.save_hours(records, COUNSELLOR.id, ())
        assert use.hours_of(records, COUNSELLOR.id) == short


TIMES = st.times(min_value=time(0), max_value=time(23, 59)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
SPANS = st.lists(st.tuples(st.integers(0, 6), TIMES, TIMES), max_size=8)


@given(SPANS)
def test_hours_that_pass_never_cover_one_another(typed: list[tuple[int, time, time]]) -> None:
    spans = [WorkSpan(weekday=day, begins=begins, ends=ends) for day, begins, ends in typed]
    minutes: list[tuple[int, int]] = [
        (one.weekday, minute)
        for one in spans
        for minute in range(one.begins.hour * 60 + one.begins.minute, one.ends.hour * 60 + one.ends.minute)
    ]
    sound = (
        all(one.begins < one.ends for one in spans)
        and len(minutes) == len(set(minutes))
        and all(sum(one.weekday == day for one in spans) <= 2 for day in range(7))
    )
    if sound:
        check_hours(spans)
    else:
        with pytest.raises(DeskError) as refused:
            check_hours(spans)
        assert refused.value.field is not None


def test_leave_is_kept_by_its_person_and_the_director(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        own = use.save_absence(records, leave(MEDIATOR.id, note="复查"))
        with pytest.raises(DeskError, match=r"permission\.refused"):
            use.save_absence(records, leave(COUNSELLOR.id))
        with pytest.raises(DeskError, match=r"permission\.refused"):  # nor by way of one's own entry
            use.save_absence(records, replace(own, staff_id=COUNSELLOR.id))
    with office.as_(OTHER_MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"permission\.refused"):
            use.end_absence(records, own.id)
        with pytest.raises(DeskError, match=r"permission\.refused"):
            use.save_absence(records, replace(own, staff_id=OTHER_MEDIATOR.id))
    with office.as_(DIRECTOR) as records:
        use.save_absence(records, leave(COUNSELLOR.id, MONDAY + timedelta(days=1)))
    whole_week = use.whole_days(MONDAY, MONDAY + timedelta(days=6))
    for who, notes in ((MEDIATOR, ["复查", ""]), (RECEPTION, ["", ""]), (DIRECTOR, ["复查", ""])):
        with office.reading(who) as records:
            assert [one.note for one in use.absences_between(records, *whole_week)] == notes
    with office.reading(RECEPTION) as records:
        tuesday = use.whole_days(MONDAY + timedelta(days=1), MONDAY + timedelta(days=1))
        assert [one.staff_id for one in use.absences_between(records, *tuesday)] == [COUNSELLOR.id]
        assert use.absences_between(records, *whole_week, [RECEPTION.id]) == ()


def test_leave_ends_early_or_never_was(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        week = use.save_absence(records, leave(MEDIATOR.id, days=5))
        use.end_absence(records, week.id, on_day(MONDAY, time(14)))
        (kept,) = use.absences_between(records, week.starts, week.ends)
        assert kept.ends == on_day(MONDAY, time(14))
        with pytest.raises(DeskError, match=r"absence\.over"):
            use.end_absence(records, week.id, on_day(MONDAY, time(15)))
        use.end_absence(records, week.id)
        assert use.absences_between(records, week.starts, week.ends) == ()
        with pytest.raises(DeskError, match=r"absence\.missing"):
            use.end_absence(records, week.id)


@pytest.mark.parametrize(
    ("absence", "key"),
    [
        (leave(""), "absence.whose"),
        (leave(MEDIATOR.id, days=0), "absence.backwards"),
        (leave(MEDIATOR.id, days=367), "absence.too_long"),
        (leave("0" * 32), "staff.missing"),
    ],
)
def test_leave_that_cannot_be_is_refused(office: Office, absence: Absence, key: str) -> None:
    with office.as_(DIRECTOR) as records, pytest.raises(DeskError) as refused:
        use.save_absence(records, absence)
    assert refused.value.key == key


def test_nobody_is_on_duty_twice_or_while_away(office: Office) -> None:
    with office.as_(RECEPTION) as records:
        first = use.save_duty(records, duty(RECEPTION.id))
        use.save_duty(records, replace(first, post="电话"))  # itself is no clash
        with pytest.raises(DeskError, match=r"duty\.twice"):
            use.save_duty(records, duty(RECEPTION.id, begins=11, ends=13))
        use.save_duty(records, duty(RECEPTION.id, begins=13, ends=17))
    with office.as_(DIRECTOR) as records:
        use.save_absence(records, leave(MEDIATOR.id))
        with pytest.raises(DeskError, match=r"duty\.absent"):
            use.save_duty(records, duty(MEDIATOR.id))


def test_a_pattern_leaves_holidays_leave_and_other_duty_out(office: Office) -> None:
    monday = date(2026, 3, 30)
    with office.as_(DIRECTOR) as records:
        use.save_duty(records, duty(RECEPTION.id, date(2026, 4, 1), post="电话"))
        use.save_absence(records, leave(RECEPTION.id, date(2026, 4, 13)))
        done = use.repeat_duty(
            records, duty(RECEPTION.id, monday), frozenset({0, 2}), monday + timedelta(days=20)
        )
        # 清明节 is on Monday 6 April in 2026
        assert [one.starts.date() for one in done.made] == [monday, date(2026, 4, 8), date(2026, 4, 15)]
        assert done.left_out == (
            (date(2026, 4, 1), "duty.twice"),
            (date(2026, 4, 6), "duty.holiday"),
            (date(2026, 4, 13), "duty.absent"),
        )
        assert use.remove_duty(records, done.made[1].id, following=True) == 2
        span = use.whole_days(monday, monday + timedelta(days=30))
        assert [one.post for one in use.duty_between(records, *span)] == ["接待窗口", "电话"]
        assert use.remove_duty(records, done.made[0].id) == 1
        for weekdays, until, key in (
            (frozenset[int](), monday, "duty.no_weekday"),
            (frozenset({0}), monday - timedelta(days=1), "duty.until"),
            (frozenset({0}), monday + timedelta(days=400), "duty.until"),
        ):
            with pytest.raises(DeskError) as refused:
                use.repeat_duty(records, duty(RECEPTION.id, monday), weekdays, until)
            assert refused.value.key == key
