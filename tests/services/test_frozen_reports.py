"""Reports frozen as sent: kept with their rows, never changed, held against today; read as far as one may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from mediation_desk.domain.activity import Activity, ActivityKind
from mediation_desk.domain.attendance import Attendee
from mediation_desk.domain.figure import Choice
from mediation_desk.domain.frozen_report import FrozenFigure, FrozenRow, differences
from mediation_desk.domain.period import Period, period_with
from mediation_desk.domain.person import Sex
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.errors import DeskError
from mediation_desk.register.triggers import laid_down
from mediation_desk.services.activities import keep_activity
from mediation_desk.services.figures import figure_rows
from mediation_desk.services.frozen_reports import freeze_report, frozen, frozen_of, frozen_rows, frozen_sheet
from mediation_desk.services.report_papers import work_facts
from mediation_desk.services.report_wanted import Wanted
from mediation_desk.services.typed_figures import figures_typed, type_figure
from tests.case_fixtures import add_case
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.performance_fixtures import in_force

TODAY = date(2026, 3, 18)
YEAR = period_with(PeriodKind.THIS_YEAR, TODAY)


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


def sent(office: Office, kind: ReportKind = ReportKind.WORK, period: Period = YEAR) -> str:
    with office.as_(DIRECTOR) as records:
        return freeze_report(records, kind, period, Choice(), " 青禾区妇女联合会 ", TODAY)


def test_what_is_sent_is_kept_with_its_rows(office: Office) -> None:
    case_id = in_force(office)
    report_id = sent(office)
    with office.reading(DIRECTOR) as records:
        (line,) = frozen(records)
        sheet = frozen_sheet(records, report_id)
        rows = frozen_rows(records, report_id, "mediated_cases")
        assert frozen_of(records, ReportKind.WORK, YEAR) == line.report
        assert frozen_of(records, ReportKind.RETURN, YEAR) is None
    assert (line.report.sent_to, line.frozen_by) == ("青禾区妇女联合会", DIRECTOR.name)
    assert {one.key: one.value for one in line.report.figures}["mediated_cases"] == "1"
    assert [(row.noun, row.subject_id) for row in rows] == [("case", case_id)]
    assert sheet.whole
    assert sheet.differences == ()


def test_the_paper_carries_the_code_while_it_says_what_was_sent(office: Office) -> None:
    in_force(office)
    sent(office)
    wanted = Wanted(kind=ReportKind.WORK, period=YEAR, choice=Choice())
    with office.reading(DIRECTOR) as records:
        (line,) = frozen(records)
        assert work_facts(records, wanted, outside=False).code == line.report.sha256 != ""
        assert work_facts(records, wanted, outside=True).code == ""
        narrowed = replace(wanted, choice=Choice(staff_id=DIRECTOR.id))
        assert work_facts(records, narrowed, outside=False).code == ""
    in_force(office)
    with office.reading(DIRECTOR) as records:
        assert work_facts(records, wanted, outside=False).code == ""


def test_what_comes_later_is_told_by_row(office: Office) -> None:
    in_force(office)
    report_id = sent(office, ReportKind.RETURN)
    with office.as_(DIRECTOR) as records:
        type_figure(records, "return_payment_order", YEAR, "3", "司法局来函 12 号")
        records.connection.execute(text("UPDATE cases SET difficulty = 'hard'"))
    office.spoil()
    with office.reading(DIRECTOR) as records:
        found = {one.key: one for one in frozen_sheet(records, report_id).differences}
    assert (found["return_payment_order"].then, found["return_payment_order"].now) == ("—", "3")
    assert set(found) >= {"return_payment_order"}


def test_only_the_director_freezes(office: Office) -> None:
    for who in (MEDIATOR, COUNSELLOR, RECEPTION):
        with pytest.raises(DeskError, match=r"permission\.refused"), office.as_(who) as records:
            freeze_report(records, ReportKind.WORK, YEAR, Choice(), "妇联", TODAY)


def test_to_whom_it_was_sent_must_be_said(office: Office) -> None:
    with pytest.raises(DeskError, match=r"report\.sent_to"), office.as_(DIRECTOR) as records:
        freeze_report(records, ReportKind.WORK, YEAR, Choice(), "  ", TODAY)


@pytest.mark.parametrize("table", ["frozen_reports", "frozen_rows"])
@pytest.mark.parametrize("act", ["DELETE FROM {table}", "UPDATE {table} SET rowid = rowid + 7"])
def test_nobody_changes_what_was_sent(office: Office, table: str, act: str) -> None:
    in_force(office)
    sent(office)
    with pytest.raises(IntegrityError, match="never changed"), office.as_(DIRECTOR) as records:
        records.connection.execute(text(act.format(table=table)))


def test_what_a_key_holder_changes_past_the_desk_is_seen(office: Office) -> None:
    in_force(office)
    report_id = sent(office)
    with office.as_(DIRECTOR) as records, laid_down(records.connection):
        records.connection.execute(text("DELETE FROM frozen_rows WHERE figure = 'mediated_cases'"))
    with office.reading(DIRECTOR) as records:
        sheet = frozen_sheet(records, report_id)
    assert not sheet.whole
    assert "mediated_cases" in {one.key for one in sheet.differences}


def test_no_name_is_kept_and_nobody_reads_who(office: Office) -> None:
    in_force(office)
    report_id = sent(office)
    with office.reading(DIRECTOR) as records:
        lines = records.connection.execute(text("SELECT line FROM frozen_rows")).scalars().all()
        names = records.connection.execute(text("SELECT name FROM people")).scalars().all()
    assert names
    assert not [name for name in names for line in lines if name in line]
    for who in (DIRECTOR, MEDIATOR, COUNSELLOR, RECEPTION):
        with office.reading(who) as records:
            for figure in frozen_sheet(records, report_id).report.figures:
                assert all(row.line[-1] == "" for row in frozen_rows(records, report_id, figure.key))


def test_reception_reads_no_number_of_counselling(office: Office) -> None:
    """A thief at the window drills from a figure to the files behind it."""
    add_case(office)
    report_id = sent(office, ReportKind.COUNSELLING)
    with office.reading(RECEPTION) as records:
        sheet = frozen_sheet(records, report_id)
        for figure in sheet.report.figures:
            live = figure_rows(records, figure.key, YEAR, Choice()).rows
            kept = frozen_rows(records, report_id, figure.key)
            assert not [row for row in live if row.noun.startswith("counselling") and row.title]
            assert not [row for row in kept if row.noun.startswith("counselling") and row.line[0]]
            assert not [row for row in live if row.who]


def test_typed_figures_have_a_source_and_can_be_taken_away(office: Office) -> None:
    for value, source, key in (("三", "来函", "number"), ("3", " ", "from_where")):
        with pytest.raises(DeskError, match=rf"typed_figure\.{key}"), office.as_(DIRECTOR) as records:
            type_figure(records, "return_village", YEAR, value, source)
    with office.as_(DIRECTOR) as records:
        type_figure(records, "return_village", YEAR, "1，203", "各村报送")
    with office.as_(DIRECTOR) as records:
        (one,) = figures_typed(records, YEAR)
        assert (one.key, one.value, one.from_where) == ("return_village", "1203", "各村报送")
        type_figure(records, "return_village", YEAR, "", "")
        assert figures_typed(records, YEAR) == ()


def test_a_counted_figure_is_never_typed(office: Office) -> None:
    with pytest.raises(ValueError, match="never typed"), office.as_(DIRECTOR) as records:
        type_figure(records, "return_total", YEAR, "9", "想当然")


def test_who_came_to_a_training_is_kept_as_a_mark(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        training = Activity(
            id="",
            kind=ActivityKind.SKILL_TRAINING,
            title="育婴员培训",
            on=TODAY,
            attendees=tuple(
                Attendee(name=name, phone=phone, sex=Sex.FEMALE)
                for name, phone in (("钱巧云", "13900000001"), ("钱巧云", "13900000002"), ("赵梅香", ""))
            ),
        )
        keep_activity(records, training)
        backbone = replace(training, id="", kind=ActivityKind.BACKBONE_TRAINING, title="骨干培训", batch=1)
        keep_activity(records, backbone)
    report_id = sent(office)
    with office.reading(DIRECTOR) as records:
        kept = str(records.connection.execute(text("SELECT line FROM frozen_rows")).scalars().all())
        sheet = frozen_sheet(records, report_id)
        women = frozen_rows(records, report_id, "training_women")
    assert {one.key: one.value for one in sheet.report.figures}["training_women"] == "3"
    assert len(women) == 3
    assert sheet.differences == ()
    for said in ("钱巧云", "赵梅香", "13900000001"):
        assert said not in kept


def test_whoever_leaves_a_list_is_the_only_one_missed() -> None:
    def row(mark: str) -> FrozenRow:
        return FrozenRow(
            figure="training_women", noun="attendee", subject_id="a", line=("", "2026-03-18", "1", "", mark)
        )

    then, now = (row("1"), row("2"), row("3")), (row("1"), row("3"))
    figures = [FrozenFigure(key="training_women", value=value) for value in ("3", "2")]
    (found,) = differences(figures[:1], then, figures[1:], now)
    assert (found.added, found.removed, found.changed) == ((), (row("2"),), ())
