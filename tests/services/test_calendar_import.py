"""Busy times from an .ics file: what is kept, what is not, and files that mean harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_desk.domain.busy_time import HORIZON, Span, merged
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Absence, AbsenceKind
from mediation_desk.errors import DeskError
from mediation_desk.services import rooms
from mediation_desk.services.calendar_apart import SECONDS, read_apart
from mediation_desk.services.calendar_import import forget_busy_times, take_busy_times
from mediation_desk.services.calendar_lines import MOST_BYTES, cut_down
from mediation_desk.services.calendar_reading import read_busy
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, Office

FIRST = datetime(2026, 3, 18, tzinfo=SHANGHAI)
LAST = FIRST + HORIZON
SECRET = "林晓芸的离婚调解"


def ics(*events: str, head: str = "X-WR-CALNAME:我的日历\n", end: str = "END:VCALENDAR\n") -> bytes:
    blocks = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nSUMMARY:{SECRET}\n{event}\nEND:VEVENT\n" for n, event in enumerate(events)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y\n{head}{blocks}{end}"
    return text.replace("\n", "\r\n").encode()


def said(data: bytes) -> list[str]:
    return [
        f"{one.astimezone(SHANGHAI):%m-%d %H:%M}/{two.astimezone(SHANGHAI):%m-%d %H:%M}"
        for one, two in read_busy(data, FIRST, LAST).spans
    ]


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("DTSTART:20260320T090000\nDTEND:20260320T100000", ["03-20 09:00/03-20 10:00"]),
        ("DTSTART:20260320T010000Z\nDURATION:PT90M", ["03-20 09:00/03-20 10:30"]),
        ("DTSTART;TZID=China Standard Time:20260320T090000\nDURATION:PT1H", ["03-20 09:00/03-20 10:00"]),
        ("DTSTART;TZID=Asia/Shanghai:20260320T090000\nDURATION:PT1H", ["03-20 09:00/03-20 10:00"]),
        # in New York summer time began on 8 March
        ("DTSTART;TZID=Eastern Standard Time:20260319T210000\nDURATION:PT1H", ["03-20 09:00/03-20 10:00"]),
        ("DTSTART;TZID=某地:20260320T090000\nDURATION:PT1H", ["03-20 09:00/03-20 10:00"]),
        ("DTSTART;VALUE=DATE:20260320", ["03-20 00:00/03-21 00:00"]),
        ("DTSTART;VALUE=DATE:20260320\nDTEND;VALUE=DATE:20260323", ["03-20 00:00/03-23 00:00"]),
        ("DTSTART:20260320T090000\nDURATION:PT1H\nTRANSP:TRANSPARENT", []),
        ("DTSTART:20260320T090000\nDURATION:PT1H\nSTATUS:CANCELLED", []),
        ("DTSTART:20260320T090000\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        ("DTSTART:20260320T090000", []),
        ("DTSTART:20250320T090000\nDURATION:PT1H", []),
        ("DTSTART:20280320T090000\nDURATION:PT1H", []),
        ("DTSTART:20260317T220000\nDTEND:20260318T080000", ["03-18 00:00/03-18 08:00"]),
        (
            "DTSTART:20200101T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20260327T010000Z",
            ["03-20 09:00/03-20 10:00", "03-27 09:00/03-27 10:00"],
        ),
        (
            "DTSTART:20260320T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260321T090000",
            ["03-20 09:00/03-20 10:00", "03-22 09:00/03-22 10:00"],
        ),
        (
            "DTSTART;TZID=Asia/Shanghai:20260320T090000\nDURATION:PT1H\n"
            "RDATE;TZID=Asia/Shanghai:20260325T090000,20260326T090000",
            ["03-20 09:00/03-20 10:00", "03-25 09:00/03-25 10:00", "03-26 09:00/03-26 10:00"],
        ),
        (
            "DTSTART:20260320T090000\nDURATION:PT1H\nBEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT9H\nEND:VALARM",
            ["03-20 09:00/03-20 10:00"],
        ),
    ],
)
def test_what_an_entry_comes_to(event: str, expected: list[str]) -> None:
    assert said(ics(event)) == expected


def test_summer_time_elsewhere_moves_with_the_clock_on_the_wall() -> None:
    event = "DTSTART;TZID=Europe/Berlin:20260326T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5"
    # summer time begins on Sunday 29 March 2026
    assert said(ics(event)) == [
        "03-26 16:00/03-26 17:00",
        "03-27 16:00/03-27 17:00",
        "03-28 16:00/03-28 17:00",
        "03-29 15:00/03-29 16:00",
        "03-30 15:00/03-30 16:00",
    ]


def test_a_zone_only_the_file_knows_is_used() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0900\n"
        "TZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    assert said(ics("DTSTART;TZID=Ours:20260320T100000\nDURATION:PT1H", head=zone)) == [
        "03-20 09:00/03-20 10:00"
    ]


def test_one_moved_and_one_cancelled_of_a_series() -> None:
    data = (
        b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n"
        b"BEGIN:VEVENT\nUID:s\nDTSTART:20260320T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n"
        b"BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260321T090000\nDTSTART:20260321T140000\nDURATION:PT2H\n"
        b"END:VEVENT\n"
        b"BEGIN:VEVENT\nUID:s\nRECURRENCE-ID:20260322T090000\nDTSTART:20260322T090000\nDURATION:PT1H\n"
        b"STATUS:CANCELLED\nEND:VEVENT\n"
        b"END:VCALENDAR\n"
    )
    assert said(data) == ["03-20 09:00/03-20 10:00", "03-21 14:00/03-21 16:00"]


def test_a_list_of_busy_times_is_read() -> None:
    busy = (
        "BEGIN:VFREEBUSY\nFREEBUSY:20260320T010000Z/PT1H,20260321T010000Z/20260321T020000Z\n"
        "FREEBUSY;FBTYPE=FREE:20260322T010000Z/PT1H\nEND:VFREEBUSY\n"
    )
    assert said(ics(head=busy)) == ["03-20 09:00/03-20 10:00", "03-21 09:00/03-21 10:00"]


def test_one_broken_entry_spoils_no_other() -> None:
    good = "DTSTART:20260320T090000\nDURATION:PT1H"
    for broken in (
        "DTSTART:gestern",
        "DTSTART:20260320T090000\nDURATION:PT1H\nRRULE:FREQ=NEVER",
        "DTSTART:20260320T090000\nDTSTART:20260321T090000\nDURATION:PT1H",
        "SUMMARY:ohne Zeit",
        "DTSTART:20260320T090000\nDURATION:P900D",
        "DTSTART:00010101T000000\nDTEND:99991231T235959",
        "DTSTART:20260320T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;INTERVAL=0",
        "DTSTART:20260320T090000\nDURATION:-P99999999999W",
        "DTSTART:00010101T000000\nDURATION:PT1M\nRRULE:FREQ=DAILY;COUNT=99999999999999999999",
    ):
        read = read_busy(ics(broken, good), FIRST, LAST)
        assert len(read.spans) == 1, broken
        assert read.left_out == 1, broken


def test_folded_lines_other_line_ends_marks_and_encodings() -> None:
    text = ics("DTSTART:20260320T090000\nDURATION:PT1H").decode()
    folded = text.replace("DTSTART:2026", "DTSTA\r\n RT:20\r\n\t26")
    for data in (
        folded.encode(),
        text.replace("\r\n", "\n").encode(),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        text.replace("BEGIN:", "begin:").replace("END:", "end:").encode(),
    ):
        assert said(data) == ["03-20 09:00/03-20 10:00"]


def refusal(data: bytes) -> str:
    with pytest.raises(DeskError) as refused:
        cut_down(data)
    return refused.value.key


def test_hostile_files_are_refused_in_words() -> None:
    hour = "DTSTART:20260320T090000\nDURATION:PT1H"
    assert refusal(b"x" * (MOST_BYTES + 1)) == "calendar.too_large"
    assert refusal(b"") == "calendar.not_one"
    assert refusal(b"%PDF-1.7 nothing of a calendar") == "calendar.not_one"
    assert refusal(b"\x00" * 4000) == "calendar.not_one"
    assert refusal(ics(hour).replace(SECRET.encode(), SECRET.encode("gbk"))) == "calendar.encoding"
    assert refusal(ics(hour, end="")) == "calendar.torn"
    assert refusal(ics(hour).replace(b"END:VEVENT", b"END:VTODO")) == "calendar.torn"
    assert refusal(b"BEGIN:VEVENT\r\nEND:VEVENT\r\n") == "calendar.not_one"
    assert refusal(b"BEGIN:VCALENDAR\r\n" * 5000) == "calendar.torn"
    nested = b"".join((b"BEGIN:VCALENDAR\n", b"BEGIN:VEVENT\n" * 9, b"END:VEVENT\n" * 9, b"END:VCALENDAR\n"))
    assert refusal(nested) == "calendar.torn"
    for fine in ("SECONDLY", "minutely", "HOURLY"):
        assert refusal(ics(f"{hour}\nRRULE:FREQ={fine}")) == "calendar.too_fine"
    folded = ics(f"{hour}\nRRULE:FR\n EQ=SECOND\n LY")
    assert refusal(folded) == "calendar.too_fine"
    assert refusal(ics(*["DTSTART:20260320T090000"] * 10_001)) == "calendar.too_many"
    assert refusal(ics(f"{hour}\nRDATE:" + ",".join(["20260321T090000"] * 9000))) == "calendar.too_many"


def test_too_many_times_are_refused() -> None:
    every_minute = ",".join(map(str, range(60)))
    rule = f"RRULE:FREQ=DAILY;BYHOUR={','.join(map(str, range(24)))};BYMINUTE={every_minute}"
    with pytest.raises(DeskError, match=r"calendar\.too_many"):
        read_busy(ics(f"DTSTART:20260320T090000\nDURATION:PT1M\n{rule}"), FIRST, LAST)


def test_a_file_that_would_be_read_for_hours_is_stopped() -> None:
    endless = "DTSTART:20260101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    with pytest.raises(DeskError) as refused:
        read_apart(ics(*[endless] * 200), FIRST, LAST)
    assert refused.value.key in (
        "calendar.too_long",
        "calendar.failed",
    )  # the clock, or its own processor time
    assert SECONDS <= 15


def test_the_process_apart_says_the_same() -> None:
    data = ics("DTSTART:20260320T090000\nDURATION:PT1H", "DTSTART:gestern")
    assert read_apart(data, FIRST, LAST) == read_busy(data, FIRST, LAST)
    with pytest.raises(DeskError) as refused:
        read_apart(b"nothing", FIRST, LAST)
    assert refused.value.key == "calendar.not_one"


MOMENTS = st.integers(0, 60 * 24 * 20).map(lambda minutes: FIRST + timedelta(minutes=minutes))


@given(st.lists(st.tuples(MOMENTS, MOMENTS), max_size=20))
def test_merged_stretches_cover_the_same_minutes_and_never_touch(spans: list[Span]) -> None:
    last = FIRST + timedelta(days=14)
    found = merged(spans, FIRST, last)
    assert all(one[1] < two[0] for one, two in pairwise(found))
    for minute in range(0, 60 * 24 * 21, 97):
        at = FIRST + timedelta(minutes=minute)
        inside = at < last and any(one <= at < two for one, two in spans)
        assert inside == any(one <= at < two for one, two in found)


@settings(max_examples=40)
@given(
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Sydney"]),
    st.sampled_from([DAILY, WEEKLY, MONTHLY]),
    st.integers(1, 5),
    st.integers(0, 500),
)
def test_series_are_spread_out_as_their_own_clock_says(zone: str, often: int, step: int, ago: int) -> None:
    start = FIRST.replace(tzinfo=None, hour=9) - timedelta(days=ago)
    word = {DAILY: "DAILY", WEEKLY: "WEEKLY", MONTHLY: "MONTHLY"}[often]
    event = f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}\nDURATION:PT45M\nRRULE:FREQ={word};INTERVAL={step}"
    wall = rrule(often, dtstart=start, interval=step, until=LAST.replace(tzinfo=None) + timedelta(days=9))
    moments = [one.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for one in wall]
    expected = [one for one in moments if one + timedelta(minutes=45) > FIRST and one < LAST]
    read = read_busy(ics(event), FIRST, LAST)
    assert [max(one, FIRST.astimezone(UTC)) for one in expected] == [
        one.astimezone(UTC) for one, _end in read.spans
    ]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


def kept(office: Office, who: str) -> list[Absence]:
    with office.reading(DIRECTOR) as records:
        return list(rooms.absences_between(records, FIRST, LAST, [who]))


def test_the_same_calendar_read_again_takes_its_own_place(office: Office) -> None:
    one, two = "DTSTART:20260320T090000\nDURATION:PT1H", "DTSTART:20260325T090000\nDURATION:PT1H"
    other = "X-WR-CALNAME:家里\n"
    with office.as_(COUNSELLOR) as records:
        taken = take_busy_times(records, COUNSELLOR.id, ics(one, two))
        assert (taken.spans, taken.until, taken.left_out) == (2, date(2026, 3, 25), 0)
        take_busy_times(records, COUNSELLOR.id, ics(one, head=other))
    assert len(kept(office, COUNSELLOR.id)) == 3
    with office.as_(COUNSELLOR) as records:
        take_busy_times(records, COUNSELLOR.id, ics(two))
    found = kept(office, COUNSELLOR.id)
    assert [(one.kind, one.note) for one in found] == [(AbsenceKind.BUSY, "")] * 2
    assert len({one.source for one in found}) == 2
    with office.as_(COUNSELLOR) as records:
        forget_busy_times(records, COUNSELLOR.id, found[0].source)
    assert len(kept(office, COUNSELLOR.id)) == 1


def test_a_refused_file_leaves_what_was_there_and_nobody_reads_for_others(office: Office) -> None:
    data = ics("DTSTART:20260320T090000\nDURATION:PT1H")
    with office.as_(COUNSELLOR) as records:
        take_busy_times(records, COUNSELLOR.id, data)
    with pytest.raises(DeskError, match=r"calendar\.torn"), office.as_(COUNSELLOR) as records:
        take_busy_times(records, COUNSELLOR.id, data[:-20])
    assert len(kept(office, COUNSELLOR.id)) == 1
    with office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"permission\.refused"):
            take_busy_times(records, COUNSELLOR.id, data)
        with pytest.raises(DeskError, match=r"permission\.refused"):
            forget_busy_times(records, COUNSELLOR.id, "x")
    with office.as_(DIRECTOR) as records:
        take_busy_times(records, COUNSELLOR.id, data)


def test_no_word_of_a_calendar_is_kept(office: Office) -> None:
    with office.as_(COUNSELLOR) as records:
        take_busy_times(records, COUNSELLOR.id, ics("DTSTART:20260320T090000\nDURATION:PT1H"))
    (one,) = kept(office, COUNSELLOR.id)
    told = f"{one.note}{one.source}{one.id}"
    assert SECRET not in told
    assert "我的日历" not in told
