"""Figures: a year as two centres published theirs comes out whole, and every figure counted apart agrees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from mediation_desk.domain.activity import Activity, ActivityKind
from mediation_desk.domain.attendance import Attendee
from mediation_desk.domain.clue_timing import timely
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.figure import Choice, Counted, Figure, FigureKind, Report, Split
from mediation_desk.domain.figures import figure, figures_of
from mediation_desk.domain.figures.work import WORK
from mediation_desk.domain.invented_year import PUBLISHED, InventedYear, random_year
from mediation_desk.domain.period import Period, period_with
from mediation_desk.domain.person import Sex
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.register.figures import count
from mediation_desk.register.invented import write_year
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues
from mediation_desk.services import figures
from mediation_desk.services.activities import keep_activity
from tests.desk_fixtures import DIRECTOR, NOON, RECEPTION, Office
from tests.services.counted_apart import RATES, VALUES, counted

YEAR = period_with(PeriodKind.YEAR, date(2025, 6, 1))
PERIODS = (
    YEAR,
    period_with(PeriodKind.QUARTER, date(2025, 5, 1)),
    period_with(PeriodKind.MONTH, date(2025, 12, 1)),
    period_with(PeriodKind.YEAR, date(2024, 6, 1)),
)

SAID = {
    "corps": 3,
    "clues_found": 135,
    "legal_bases": 7,
    "mediated_times": 385,
    "backbone_batches": 1,
    "training_batches": 17,
    "online_issues": 6,
    "legal_aid": 24,
    "courtyards": 300,
    "family_stories": 10,
    "family_works": 8,
    "aid_children": 84,
    "aid_mothers": 55,
    "aid_cancers": 14,
    "aid_cancers_sum": 14_000_000,
    "women_trained": 300,
    "high_skill": 20,
    "job_fairs": 12,
    "disputes_found": 120,
    "colour_1_people": 123,
    "colour_2_people": 25,
    "colour_3_people": 220,
    "colour_4_people": 433,
    "colour_5_people": 400,
    "area_levels": 4,
}
"""What was published to the last unit; `MORE` is what was published as so many and some."""

MORE = {
    "course_sessions": (100, 110),
    "course_attendances": (10_000, 11_000),
    "screening_visits": (1_000, 1_100),
    "people_met": (3_000, 3_100),
    "training_women": (870, 880),
    "cases_closed": (30, 40),
    "contact_visits": (320, 330),
    "family_awards": (700, 710),
    "in_law_awards": (1_500, 1_600),
    "city_awards": (20, 30),
    "tours": (100, 110),
    "family_rules": (20, 30),
    "aid_children_sum": (2_290_000, 2_310_000),
    "aid_mothers_sum": (1_490_000, 1_510_000),
    "fair_companies": (60, 70),
    "fair_posts": (15_000, 16_000),
}


def made(path: Path, year: InventedYear) -> Office:
    office = Office(path / "register.db")
    with office.as_(DIRECTOR) as records:
        write_year(records, year)
    return office


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = made(tmp_path_factory.mktemp("published"), PUBLISHED)
    yield office
    office.close()


@pytest.fixture(scope="module", params=[1, 20260318, 7_777])
def drawn(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Office]:
    office = made(tmp_path_factory.mktemp("drawn"), random_year(request.param))
    yield office
    office.close()


def report(office: Office, period: Period = YEAR, kind: ReportKind = ReportKind.WORK) -> Report:
    with office.reading(DIRECTOR) as records:
        return figures.count_report(records, kind, period)


def test_each_published_figure_has_its_line() -> None:
    answered = {row for one in WORK for row in one.rows}
    assert answered == set(range(1, 33))


@pytest.mark.parametrize("key", SAID)
def test_a_published_figure_comes_out_to_the_last_unit(published: Office, key: str) -> None:
    assert report(published).of(key).value == SAID[key]


@pytest.mark.parametrize("key", MORE)
def test_so_many_and_some_comes_out_between(published: Office, key: str) -> None:
    least, most = MORE[key]
    value = report(published).of(key).value
    assert value is not None
    assert least < value < most


def test_rates_keep_what_stands_above_and_below(published: Office) -> None:
    timely, resolved = (report(published).of(key) for key in ("clues_timely", "disputes_resolved"))
    assert timely == Counted(key="clues_timely", numerator=122, denominator=128)
    assert timely.rate == Decimal("95.3")
    assert resolved == Counted(key="disputes_resolved", numerator=120, denominator=120)
    assert resolved.rate == 100


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: f"{period.first}-{period.last}")
def test_in_time_is_what_the_rule_of_clues_says(drawn: Office, period: Period) -> None:
    found = report(drawn, period).of("clues_timely")
    with drawn.reading(DIRECTOR) as records:
        rows = records.connection.execute(select(clues.c.due_on, clues.c.closed_on, clues.c.outcome)).all()
    said = [timely(row, period.first, period.last) for row in rows]
    assert found.denominator == sum(one.counted for one in said)
    assert found.numerator == sum(one.in_time for one in said)


def test_what_is_due_tomorrow_is_not_counted_today(tmp_path: Path) -> None:
    office = made(tmp_path, random_year(4, year=NOON.year))
    today = legal_day(NOON)
    whole = report(office, period_with(PeriodKind.YEAR, today)).of("clues_timely")
    so_far = report(office, period_with(PeriodKind.THIS_YEAR, today)).of("clues_timely")
    office.close()
    assert whole == so_far
    assert whole.denominator


def test_the_table_counted_apart_knows_every_line() -> None:
    assert {*VALUES, *RATES} == {one.key for one in WORK}


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: f"{period.first}-{period.last}")
def test_counted_apart_the_published_year_agrees(published: Office, period: Period) -> None:
    _agrees(published, period)


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: f"{period.first}-{period.last}")
def test_counted_apart_a_drawn_year_agrees(drawn: Office, period: Period) -> None:
    _agrees(drawn, period)


def _agrees(office: Office, period: Period) -> None:
    ours = report(office, period)
    with office.reading(DIRECTOR) as records:
        for key, sql in VALUES.items():
            assert (key, ours.of(key).value) == (
                key,
                counted(records.connection, sql, period.first, period.last),
            )
        for key, (above, below) in RATES.items():
            found = ours.of(key)
            assert (key, found.numerator) == (
                key,
                counted(records.connection, above, period.first, period.last),
            )
            assert (key, found.denominator) == (
                key,
                counted(records.connection, below, period.first, period.last),
            )


@pytest.mark.parametrize("kind", [ReportKind.WORK, ReportKind.RETURN, ReportKind.COUNSELLING])
def test_rows_behind_every_figure_come_to_it(drawn: Office, kind: ReportKind) -> None:
    ours = report(drawn, kind=kind)
    with drawn.reading(DIRECTOR) as records:
        for one in figures_of(kind):
            if one.typed:
                continue
            rows = _all_rows(records, one)
            whole = ours.of(one.key)
            if one.kind is FigureKind.RATE:
                found = sum(row.hit for row in rows), len(rows)
                assert (one.key, found) == (one.key, (whole.numerator, whole.denominator))
            else:
                people = {row.who for row in rows if row.who}
                value = sum(row.value for row in rows if not row.who) + len(people)
                assert (one.key, value) == (one.key, whole.value)


def _all_rows(records: Records, one: Figure) -> list[Any]:
    found, after = [], None
    while True:
        page = count.rows_behind(records, one.key, YEAR, Choice(), after, most=7)
        found += page.rows
        after = page.after
        if after is None:
            return found


def test_a_page_that_ends_within_a_list_of_people_loses_nobody(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        keep_activity(
            records,
            Activity(
                id="",
                kind=ActivityKind.SKILL_TRAINING,
                title="家政服务员培训",
                on=date(2025, 6, 3),
                attendees=tuple(Attendee(name=f"学员{n:02}", sex=Sex.FEMALE) for n in range(23)),
            ),
        )
        rows = _all_rows(records, figure("women_trained"))
        whole = count.count(records, figure("women_trained"), YEAR, Choice())
    assert sum(row.value for row in rows) == whole.value
    assert len({row.title for row in rows if row.title.startswith("学员")}) == 23


def test_the_towns_together_come_to_the_whole(drawn: Office) -> None:
    with drawn.reading(DIRECTOR) as records:
        towns = records.connection.execute(text("SELECT id FROM areas WHERE level = 1")).scalars().all()
        for one in WORK:
            different = {row.who for row in _all_rows(records, one)} != {""}
            if (
                Split.AREA not in one.splits
                or one.kind is FigureKind.RATE
                or different
                or one.key == "area_levels"
            ):
                continue
            parts = [
                figures.count_figure(records, one.key, YEAR, Choice(area_id=town)).value for town in towns
            ]
            rows = _all_rows(records, one)
            outside = _outside_towns(records, one, rows)
            assert (one.key, sum(part or 0 for part in parts) + outside) == (
                one.key,
                sum(row.value for row in rows),
            )


def _outside_towns(records: Records, one: Figure, rows: list[Any]) -> int:
    """What belongs to no town: the district's own, and old cases whose place nobody wrote down."""
    top = records.connection.execute(text("SELECT path FROM areas WHERE level = 0")).scalar_one()
    whole = count.count(records, one, YEAR, Choice(area_id="x", area_path=top)).value or 0
    own = records.connection.execute(
        text("SELECT count(*) FROM service_points WHERE kind = 'centre' AND closed_on IS NULL")
    ).scalar_one()
    placeless = sum(row.value for row in rows) - whole
    return placeless + (own if one.key == "service_points" else 0)


def test_a_choice_a_figure_cannot_follow_gives_no_figure(published: Office) -> None:
    with published.reading(DIRECTOR) as records:
        found = figures.count_figure(records, "family_rules", YEAR, Choice(staff_id="1" * 32))
        narrowed = figures.count_figure(records, "cases_closed", YEAR, Choice(staff_id="1" * 32))
    assert found == Counted(key="family_rules")
    assert narrowed.value == 11


def test_types_of_disputes_come_to_the_figure(published: Office) -> None:
    with published.reading(DIRECTOR) as records:
        found = figures.breakdown(records, "mediated_cases", YEAR)
        with pytest.raises(ValueError, match="no types"):
            figures.breakdown(records, "clues_timely", YEAR)
    assert sum(value for _word, value in found) == report(published).of("mediated_cases").value
    assert [value for _word, value in found] == sorted((value for _word, value in found), reverse=True)


def test_a_trend_of_months_comes_to_the_year(published: Office) -> None:
    months = tuple(period_with(PeriodKind.MONTH, date(2025, month, 1)) for month in range(1, 13))
    with published.reading(DIRECTOR) as records:
        found = figures.trend(records, "clues_found", months)
    assert sum(one.value or 0 for one in found) == 135


def test_rows_tell_a_name_only_to_whoever_may_read_it(published: Office) -> None:
    with published.reading(RECEPTION) as records:
        visits = figures.figure_rows(records, "contact_visits", YEAR)
        aid = figures.figure_rows(records, "aid_children", YEAR)
    assert {row.title for row in visits.rows} == {""}
    assert all(row.title for row in aid.rows)  # reception reads aid, so that somebody who asks is told
    assert {row.who for row in (*visits.rows, *aid.rows)} == {""}


def test_every_line_is_a_figure_of_its_own() -> None:
    keys = [one.key for kind in ReportKind for one in figures_of(kind)]
    assert len(keys) == len(set(keys))
    assert all(figure(key).key == key for key in keys)


def test_every_case_of_the_return_has_one_source(published: Office) -> None:
    ours = report(published, kind=ReportKind.RETURN)
    keys = ("proactive", "by_application", "delegated")
    assert sum(ours.of(f"return_{key}").value or 0 for key in keys) == ours.of("return_total").value
    sent = ("by_court", "by_procuratorate", "by_police", "by_letters", "by_other")
    assert sum(ours.of(f"return_{key}").value or 0 for key in sent) == ours.of("return_delegated").value
