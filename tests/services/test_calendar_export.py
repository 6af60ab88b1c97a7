"""Appointments as .ics: by the rules of RFC 5545, the same UIDs each time, nothing of anybody in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mediation_desk.domain.appointment import AppointmentKind, AppointmentState, CancelledBy, Scope
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.room import Room, RoomKind
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services import appointments, rooms
from mediation_desk.services.calendar_export import CalendarFile, CalendarWanted, export_calendar
from mediation_desk.services.calendar_reading import read_busy
from mediation_desk.services.password_check import Confirmed
from tests.booking_fixtures import THURSDAY, at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, Office
from tests.ics_rules import faults, unfolded

PERSONAL = (WIFE.name, HUSBAND.name, "13800000276", "梧桐苑", MEDIATOR.name, "家里的地址", "题目")
WEEK = CalendarWanted(first=THURSDAY, last=THURSDAY + timedelta(days=60))


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


@pytest.fixture
def case_id(office: Office) -> str:
    made = add_case(office)
    begin_mediation(office, made)
    return made


@pytest.fixture
def room_ids(office: Office) -> dict[str, str]:
    return furnish(office)


def exported(office: Office, who: Staff = DIRECTOR, wanted: CalendarWanted = WEEK) -> CalendarFile:
    with office.as_(who) as records:
        made = export_calendar(records, Confirmed(staff_id=who.id, at=records.now), wanted)
    assert faults(made.ics) == []
    return made


def events(made: CalendarFile) -> dict[str, dict[str, str]]:
    """Properties of each event by its UID, as the file says them."""
    found: dict[str, dict[str, str]] = {}
    for event in Calendar.from_ical(made.ics.decode()).walk("VEVENT"):
        found[str(event["UID"])] = {name: value.to_ical().decode() for name, value in event.items()}
    return found


def test_a_sitting_is_told_by_kind_code_and_room(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
    made = exported(office)
    (event,) = events(made).values()
    assert event["UID"] == kept.id
    assert event["SUMMARY"] == "调解会 第001号" or event["SUMMARY"].endswith("第001号")
    assert (event["LOCATION"], event["CLASS"], event["STATUS"]) == ("调解室一", "PRIVATE", "TENTATIVE")
    assert "DTSTART;TZID=Asia/Shanghai:20260319T090000" in unfolded(made.ics)
    assert "DTEND;TZID=Asia/Shanghai:20260319T103000" in unfolded(made.ics)
    assert (made.events, made.cancelled) == (1, 0)


def test_nothing_personal_leaves(office: Office, case_id: str, room_ids: dict[str, str]) -> None:
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
        outside = sitting(case_id, "", at(14), kind=AppointmentKind.VISIT, place="家里的地址")
        appointments.book(records, outside)
    with office.as_(DIRECTOR) as records:
        course = sitting("", room_ids["会议室"], at(15, 45), kind=AppointmentKind.COURSE, subject="题目")
        appointments.book(records, replace(course, person_ids=(), staff_ids=(DIRECTOR.id,), heads=20))
    said = exported(office).ics.decode().replace("\r\n ", "")
    assert [one for one in PERSONAL if one in said] == []
    assert said.count("BEGIN:VEVENT") == 3


def test_uids_stay_and_the_sequence_tells_what_moved(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
    first, again = (events(exported(office)) for _ in range(2))
    for event in (*first.values(), *again.values()):
        event.pop("DTSTAMP")
    assert first == again
    with office.as_(MEDIATOR) as records:
        appointments.move(records, kept.id, at(14), at(15, 30))
    moved = events(exported(office))
    assert list(moved) == list(first) == [kept.id]
    assert (first[kept.id]["SEQUENCE"], moved[kept.id]["SEQUENCE"]) == ("0", "1")
    with office.as_(MEDIATOR) as records:
        appointments.set_state(records, kept.id, AppointmentState.CANCELLED, CancelledBy.SEEKER, "临时有事")
    made = exported(office)
    off = events(made)[kept.id]
    assert (off["STATUS"], off["SEQUENCE"], off["TRANSP"]) == ("CANCELLED", "2", "TRANSPARENT")
    assert made.cancelled == 1
    assert "临时有事" not in made.ics.decode()


def test_a_series_is_events_of_their_own_one_moved_one_called_off(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        series = appointments.book(
            records, sitting(case_id, room_ids["调解室一"], at(9), 60), Recurrence(count=5)
        )
    before = events(exported(office))
    assert sorted(before) == sorted(one.id for one in series)
    with office.as_(MEDIATOR) as records:
        appointments.set_state(records, series[1].id, AppointmentState.CANCELLED, CancelledBy.CENTRE, "开会")
        appointments.move(
            records,
            series[3].id,
            series[3].starts + timedelta(hours=5),
            series[3].ends + timedelta(hours=5),
            scope=Scope.FOLLOWING,
        )
    after = events(exported(office))
    assert sorted(after) == sorted(before)
    assert [after[one.id]["SEQUENCE"] for one in series] == ["0", "1", "0", "1", "1"]
    part = CalendarWanted(first=series[2].starts.date(), last=series[3].starts.date())
    assert sorted(events(exported(office, wanted=part))) == sorted(one.id for one in series[2:4])
    busy = read_busy(exported(office).ics, at(0), at(0) + timedelta(days=60)).spans
    assert len(busy) == 4  # read back by another hand: the one called off takes no time


def test_whoever_may_not_see_it_is_told_only_that_it_is_booked(
    office: Office, case_id: str, room_ids: dict[str, str]
) -> None:
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
    (event,) = events(exported(office, OTHER_MEDIATOR)).values()
    assert event["SUMMARY"] == "已约"
    assert exported(office, EXPERT).events == 0


def test_by_person_by_room_and_by_days(office: Office, case_id: str, room_ids: dict[str, str]) -> None:
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, room_ids["调解室一"], at(9)))
        appointments.book(records, sitting(case_id, room_ids["调解室二"], at(14)))
    assert exported(office, wanted=replace(WEEK, staff_id=MEDIATOR.id)).events == 2
    assert exported(office, wanted=replace(WEEK, staff_id=COUNSELLOR.id)).events == 0
    assert exported(office, wanted=replace(WEEK, room_id=room_ids["调解室二"])).events == 1
    day_before = THURSDAY - timedelta(days=1)
    assert exported(office, wanted=CalendarWanted(first=day_before, last=day_before)).events == 0
    for first, last in ((THURSDAY, day_before), (THURSDAY, THURSDAY + timedelta(days=400))):
        with pytest.raises(DeskError, match=r"calendar\.range"):
            exported(office, wanted=CalendarWanted(first=first, last=last))


def test_it_asks_for_the_password(office: Office) -> None:
    with office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"password\.ask_again"):
        export_calendar(records, Confirmed(staff_id=MEDIATOR.id, at=records.now), WEEK)


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES.map(str.strip).filter(bool))
def test_rooms_of_any_name_are_folded_and_escaped(office: Office, name: str) -> None:
    with office.as_(DIRECTOR) as records:
        kept = next(iter(rooms.rooms(records)), None)
        if kept is None:
            kept = rooms.save_room(records, Room(id="", name="演练室", kind=RoomKind.MEETING, capacity=9))
            course = sitting("", kept.id, at(9), kind=AppointmentKind.COURSE, subject="课")
            appointments.book(records, replace(course, person_ids=(), staff_ids=(DIRECTOR.id,), heads=3))
        rooms.save_room(records, replace(kept, name=name))
    made = exported(office)
    (event,) = Calendar.from_ical(made.ics.decode()).walk("VEVENT")
    assert str(event["LOCATION"]) == name


def test_the_rules_find_faults() -> None:
    good = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTIMEZONE\r\nTZID:A\r\nEND:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=A:20260101T090000\r\n"
        "DTEND;TZID=A:20260101T100000\r\nSEQUENCE:0\r\nSUMMARY:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert faults(good.encode()) == []
    for old, new in (
        ("SUMMARY:x\r\n", "SUMMARY:x\n"),
        ("SUMMARY:x", f"SUMMARY:{'长' * 30}"),
        ("UID:1\r\n", ""),
        ("DTSTAMP:20260101T000000Z", "DTSTAMP:20260101T000000"),
        ("TZID=A:20260101T09", "TZID=B:20260101T09"),
        ("20260101T100000", "20260101T080000"),
        ("SEQUENCE:0", "SEQUENCE:x"),
        ("END:VEVENT\r\n", ""),
        ("PRODID:x\r\n", ""),
        ("SUMMARY:x", "SUMMARY:x\r\nSUMMARY:y"),
    ):
        assert faults(good.replace(old, new).encode()), old
    torn = good.replace("SUMMARY:x", "SUMMARY:长").encode().replace("长".encode(), b"\xe9\x95\r\n \xbf")
    assert faults(torn)


def test_the_zone_is_eight_hours_ahead_all_year(office: Office, room_ids: dict[str, str]) -> None:
    with office.as_(DIRECTOR) as records:
        for day in (date(2026, 7, 1), date(2026, 12, 30)):
            course = sitting("", room_ids["会议室"], at(9, 0, day), kind=AppointmentKind.COURSE, subject="课")
            appointments.book(records, replace(course, person_ids=(), staff_ids=(DIRECTOR.id,), heads=3))
    made = exported(office, wanted=CalendarWanted(first=date(2026, 6, 1), last=date(2026, 12, 31)))
    starts = [event["DTSTART"].dt for event in Calendar.from_ical(made.ics.decode()).walk("VEVENT")]
    assert [one.astimezone(UTC) for one in starts] == [
        datetime(2026, 7, 1, 1, tzinfo=UTC),
        datetime(2026, 12, 30, 1, tzinfo=UTC),
    ]
    assert all(one.astimezone(SHANGHAI).hour == 9 for one in starts)
