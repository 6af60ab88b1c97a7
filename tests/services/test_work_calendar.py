"""Holidays and rules as a centre keeps them: rights, files, and limits that run counted anew."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from mediation_desk.domain.limit_rule import Roll, Unit
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.domain.work_year import WorkYear
from mediation_desk.errors import DeskError
from mediation_desk.register import migrations, office
from mediation_desk.services import holiday_files, limit_rules, work_calendar
from mediation_desk.services.limit_counting import count_on, limits_to_count
from mediation_desk.services.limits import limits_of
from tests.case_fixtures import add_case
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, MEDIATOR, RECEPTION, Office

D = date.fromisoformat
NEXT = WorkYear(
    year=2027,
    holidays=frozenset({D("2027-01-01"), D("2027-01-04")}),
    worked=frozenset({D("2027-01-09")}),
    notice=" 国办发明电〔2026〕7号 ",
)
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//invented//holidays//ZH
BEGIN:VEVENT
UID:1
DTSTART;VALUE=DATE:20270101
DTEND;VALUE=DATE:20270104
SUMMARY:元旦（休）
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20270109
SUMMARY:元旦（班）
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART;VALUE=DATE:20270214
SUMMARY:情人节
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART:20270301T010000Z
SUMMARY:休
END:VEVENT
END:VCALENDAR
"""


def mediation_ends(office_: Office, case_id: str) -> date:
    with office_.reading(MEDIATOR) as records:
        lines = limits_of(records, case_id).lines
    return next(one.limit.ends for one in lines if one.limit.fact.rule == "mediation")


def counted(office_: Office) -> None:
    more = True
    while more:
        with office_.as_(MEDIATOR) as records:
            more = count_on(records)


def test_a_year_is_entered_corrected_and_given_up(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        kept = work_calendar.keep_work_year(records, NEXT)
        assert (kept.notice, kept.version) == ("国办发明电〔2026〕7号", 1)
        with pytest.raises(DeskError, match=r"^record\.changed_meanwhile$"):
            work_calendar.keep_work_year(records, NEXT)
        calendar = work_calendar.calendar_of(records)
        assert calendar.is_known(D("2027-06-01"))
        assert calendar.is_known(D("2026-12-31"))
        assert not calendar.is_working_day(D("2027-01-04"))
        assert calendar.is_working_day(D("2027-01-09"))
        assert calendar.is_working_day(D("2026-01-04"))
        work_calendar.keep_work_year(records, replace(kept, holidays=frozenset({D("2027-01-01")})))
        line = work_calendar.calendar_sheet(records).line(2027)
        assert line is not None
        assert (line.own, line.shipped) == (True, False)
        work_calendar.drop_work_year(records, 2027)
        assert work_calendar.calendar_of(records) == SHIPPED
        with pytest.raises(DeskError, match=r"^holidays\.not_entered$"):
            work_calendar.drop_work_year(records, 2027)


def test_a_shipped_year_corrected_here_stands_before_ours(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        ours = work_calendar.shipped_year(2026)
        longer = replace(ours, holidays=ours.holidays | {D("2026-10-08")})
        work_calendar.keep_work_year(records, longer)
        assert not work_calendar.calendar_of(records).is_working_day(D("2026-10-08"))
        assert work_calendar.calendar_of(records).is_working_day(D("2025-10-09"))
        assert limit_rules.book_of(records).ends("confirm", D("2026-09-01")) == D("2026-10-09")


@pytest.mark.parametrize("who", [MEDIATOR, RECEPTION])
def test_only_the_office_writes(desk_office: Office, who: object) -> None:
    with desk_office.as_(who) as records:  # type: ignore[arg-type]
        assert work_calendar.calendar_sheet(records).line(2026) is not None
        for call in (
            lambda: work_calendar.keep_work_year(records, NEXT),
            lambda: work_calendar.drop_work_year(records, 2026),
            lambda: limit_rules.set_limit_rule(records, "closing", 1, Unit.DAY, Roll.NONE),
            lambda: limit_rules.reset_limit_rule(records, "closing"),
            lambda: holiday_files.read_holiday_file(records, Path("x")),
        ):
            with pytest.raises(DeskError, match=r"^permission\.refused$"):
                call()


def test_the_administrator_leaves_dossiers_as_they_are(desk_office: Office) -> None:
    with desk_office.as_(ADMINISTRATOR) as records:
        limit_rules.set_limit_rule(records, "closing", 45, Unit.DAY, Roll.FORWARD)
        for key in ("retention_short", "retention_long"):
            with pytest.raises(DeskError, match=r"^limit_rule\.director$"):
                limit_rules.set_limit_rule(records, key, 20, Unit.YEAR, Roll.NONE)
            with pytest.raises(DeskError, match=r"^limit_rule\.director$"):
                limit_rules.reset_limit_rule(records, key)


def test_short_stays_shorter_than_long(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"^retention\.years$"):
        limit_rules.set_limit_rule(records, "retention_short", 40, Unit.YEAR, Roll.NONE)


def test_a_changed_rule_or_holiday_counts_limits_anew(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    counted(desk_office)
    assert mediation_ends(desk_office, case_id) == D("2026-04-20")
    with desk_office.as_(DIRECTOR) as records:
        limit_rules.set_limit_rule(records, "mediation", 30, Unit.WORKING_DAY, Roll.FORWARD)
        assert limits_to_count(records)
    counted(desk_office)
    assert mediation_ends(desk_office, case_id) == D("2026-04-30")
    with desk_office.as_(DIRECTOR) as records:
        ours = work_calendar.shipped_year(2026)
        work_calendar.keep_work_year(records, replace(ours, holidays=ours.holidays | {D("2026-04-30")}))
    counted(desk_office)
    assert mediation_ends(desk_office, case_id) == D("2026-05-06")
    with desk_office.as_(DIRECTOR) as records:
        limit_rules.reset_limit_rule(records, "mediation")
        work_calendar.drop_work_year(records, 2026)
    counted(desk_office)
    assert mediation_ends(desk_office, case_id) == D("2026-04-20")
    with desk_office.reading(DIRECTOR) as records:
        assert not limits_to_count(records)


def test_all_years_leave_as_a_file_and_come_back(desk_office: Office, tmp_path: Path) -> None:
    with desk_office.as_(DIRECTOR) as records:
        work_calendar.keep_work_year(records, NEXT)
        path = holiday_files.write_holiday_file(records, tmp_path / "holidays.json")
        years = {one.year: one for one in holiday_files.read_holiday_file(records, path)}
    assert set(years) == set(SHIPPED.known) | {2027}
    assert years[2027].holidays == NEXT.holidays
    assert years[2026].worked == work_calendar.shipped_year(2026).worked
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"^holidays\.not_written$"):
        holiday_files.write_holiday_file(records, tmp_path / "none" / "holidays.json")


def test_a_calendar_is_read(desk_office: Office, tmp_path: Path) -> None:
    path = tmp_path / "holidays.ics"
    path.write_text(ICS.replace("\n", "\r\n"), "utf-8")
    with desk_office.as_(DIRECTOR) as records:
        (year,) = holiday_files.read_holiday_file(records, path)
        assert work_calendar.calendar_of(records) == SHIPPED  # nothing is kept by reading
    assert year.year == 2027
    assert year.holidays == {D("2027-01-01"), D("2027-01-02"), D("2027-01-03")}
    assert year.worked == {D("2027-01-09")}


WHOLE = {"year": 2027, "holidays": [["2027-01-01", "2027-01-03"]], "worked": []}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "holidays.file"),
        (b"\xff\xd8\xff\xe0", "holidays.file"),
        (b"[" * 100_000, "holidays.file"),
        (b"BEGIN:VCALENDAR", "holidays.file"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "holidays.file_empty"),
        (b'{"format": "another", "years": []}', "holidays.file"),
        (b'{"format": "mediation-desk-holidays-1", "years": []}', "holidays.file_empty"),
        (b'{"format": "mediation-desk-holidays-1", "years": 7}', "holidays.file"),
        (b" " * 2_000_001, "holidays.file"),
    ],
    ids=range(9),
)
def test_a_file_that_is_none_is_said(desk_office: Office, tmp_path: Path, data: bytes, key: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError) as refused:
        holiday_files.read_holiday_file(records, path)
    assert refused.value.key == key


@pytest.mark.parametrize(
    "change",
    [
        {"year": "2027"},
        {"year": True},
        {"notice": 7},
        {"holidays": [["2027-01-01"]]},
        {"holidays": "2027-01-01"},
        {"holidays": [["2027-01-01", "2027-02-30"]]},
        {"worked": ["tomorrow"]},
        {"worked": None},
    ],
)
def test_a_broken_year_is_said(desk_office: Office, tmp_path: Path, change: dict[str, object]) -> None:
    path = tmp_path / "file.json"
    told = {"format": holiday_files.FORMAT, "years": [WHOLE | change]}
    path.write_text(json.dumps(told), "utf-8")
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"^holidays\.file$"):
        holiday_files.read_holiday_file(records, path)


def test_spans_set_before_become_changes_of_the_table(desk_office: Office) -> None:
    step = next(path for path in migrations.STEPS.glob("work_calendar.py"))
    names: dict[str, object] = {}
    exec(compile(step.read_text("utf-8"), "step", "exec"), names)
    with desk_office.as_(DIRECTOR) as records:
        office.set_setting(records, "referral_rules", {"receipt": 5, "again": 30, "approval": False})
        office.set_setting(records, "retention_years", {"short": 15, "long": 60})
        move, spans = names["_move_spans"], names["_SPANS"]
        move.__globals__["op"] = Bound(records)  # type: ignore[attr-defined]
        move()  # type: ignore[operator]
        rules = limit_rules.rules_of(records)
        assert rules["referral_receipt"].amount == 5
        assert rules["referral_again"] == limit_rules.shipped()["referral_again"]
        assert (rules["retention_short"].amount, rules["retention_long"].amount) == (15, 60)
        assert set(limit_rules.shipped()) >= {rule for rule, *_rest in spans.values()}  # type: ignore[attr-defined]
        assert records.connection.execute(text("SELECT count(*) FROM settings")).scalar()


class Bound:
    """What the step asks alembic for."""

    def __init__(self, records: object) -> None:
        self._records = records

    def get_bind(self) -> object:
        return self._records.connection  # type: ignore[attr-defined]
