"""The page of figures: counted, narrowed, opened down to rows, frozen, let out; read as far as one may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from mediation_desk.domain.figure import FigureRow
from mediation_desk.domain.figures.work import WORK
from mediation_desk.domain.period import own_period
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.domain.staff import Staff
from mediation_desk.ui.kit.chart_values import Stack, Trend
from mediation_desk.ui.pages.statistics.frozen_page import FrozenPage
from mediation_desk.ui.pages.statistics.page import StatisticsPage
from mediation_desk.ui.pages.statistics.paper_page import ReportPaperPage
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, RECEPTION
from tests.performance_fixtures import in_force
from tests.report_fixtures import fill
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def at_year(at_desk: OfficeDesk) -> OfficeDesk:
    """On the last day of a year with everything in it."""
    at_desk.run(fill)
    return at_desk


def opened(at_desk: OfficeDesk, who: Staff = DIRECTOR) -> StatisticsPage:
    page = StatisticsPage(at_desk.sit(who))
    at_desk.show(page)
    page.opened()
    counted(at_desk, page)
    return page


def counted(at_desk: OfficeDesk, page: StatisticsPage) -> None:
    at_desk.wait()
    at_desk.qtbot.waitUntil(lambda: not page.counting.busy, timeout=60_000)
    at_desk.wait()


def told(page: StatisticsPage) -> dict[str, str]:
    return {
        line.figure.key: page.table.lines.cell(n, 2).spoken() for n, line in enumerate(page.table.lines.rows)
    }


def rows(page: StatisticsPage) -> list[FigureRow]:
    return list(page.behind.table.lines.rows)


def test_all_figures_of_the_year_stand_with_those_of_the_year_before(at_year: OfficeDesk) -> None:
    page = opened(at_year)
    assert [line.figure.key for line in page.table.lines.rows] == [one.key for one in WORK]
    values = told(page)
    assert (values["clues_found"], values["mediated_times"], values["clues_timely"]) == ("135", "385", "95.3")
    assert (values["aid_cancers_sum"], values["training_women"]) == ("140,000", "873")
    line = page.table.lines.rows[0]
    assert line.earlier is not None
    assert page.report is not None
    assert page.report.period.kind is PeriodKind.THIS_YEAR


def test_a_rate_says_its_parts_and_lists_what_lacks_first(at_year: OfficeDesk) -> None:
    page = opened(at_year)
    page.table.choose("clues_timely")
    at_year.wait()
    assert page.behind.heading.text() == "及时化解率  122 / 128 = 95.3%"
    assert "分母" in page.behind.definition.text()
    assert "6 条未计入分子" in page.behind.definition.text()
    assert [row.hit for row in rows(page)][:7] == [False] * 6 + [True]
    page.behind.table.opened.emit(rows(page)[0])
    assert at_year.gone[-1] == ("clue", (rows(page)[0].subject_id,))


def test_every_figure_opens_and_its_rows_make_it_up(at_year: OfficeDesk) -> None:
    page = opened(at_year)
    for key in ("people_met", "mediated_times", "aid_children_sum"):
        page.table.choose(key)
        at_year.wait()
        table = page.behind.table
        while table.lines.canFetchMore(table.rootIndex()):
            table.lines.fetchMore(table.rootIndex())
            at_year.wait()
        assert page.report is not None
        assert sum(row.value for row in rows(page)) == page.report.of(key).value


def test_another_period_counts_anew_and_the_last_one_wanted_is_shown(at_year: OfficeDesk) -> None:
    page = opened(at_year)
    for first in (date(2025, 1, 1), date(2025, 6, 1), date(2024, 1, 1)):  # faster than it can count
        page.filters.put(own_period(first, date(2025, 6, 30)))
    assert page.counting.busy
    assert "%" in page.foot.text()
    counted(at_year, page)
    assert page.report is not None
    assert (page.report.period.first, page.report.period.kind) == (date(2024, 1, 1), PeriodKind.OWN)


def test_periods_are_walked_and_never_beyond_today(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    time = page.filters.time
    assert not time.after.isEnabled()
    time.button.set_value((PeriodKind.MONTH,))
    assert (time.period.first, time.period.last) == (date(2026, 3, 1), date(2026, 3, 31))
    time.before.click()
    assert time.period.first == date(2026, 2, 1)
    assert "2026年2月" in time.button.text()
    assert time.after.isEnabled()
    time.after.click()
    assert time.period.first == date(2026, 3, 1)
    assert not time.after.isEnabled()


def test_days_of_ones_own_are_asked_for_and_checked(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    page.filters.time.button.set_value((PeriodKind.OWN,))
    panel = page.host.ask
    assert panel is not None
    panel.form.fields["first"].set_value(date(2026, 1, 1))
    panel.form.fields["last"].set_value(date(2025, 6, 1))
    panel.give()
    assert page.host.ask is panel
    panel.form.fields["last"].set_value(date(2026, 1, 31))
    panel.give()
    assert page.host.ask is None
    assert page.filters.period == own_period(date(2026, 1, 1), date(2026, 1, 31))


def test_charts_show_the_same_numbers_as_tables(at_year: OfficeDesk) -> None:
    page = opened(at_year)
    page.table.choose("mediated_times")
    at_year.wait()
    trend = page.charts.trend.values
    assert isinstance(trend, Trend)
    assert len(trend.points) == 12
    assert sum(point.now or 0 for point in trend.points) == 385
    page.charts.choice.set_value("colours")
    at_year.wait()
    stack = page.charts.beside.values
    assert isinstance(stack, Stack)
    assert [part.rank for part in stack.parts] == [1, 2, 3, 4, 5]
    page.charts.turn()
    assert page.charts.trend.as_table
    assert page.charts.beside.as_table
    assert page.charts.trend.table is not None
    assert page.charts.trend.table.lines.rows[-1][0] == "12月"
    assert "成功调解" in str(page.charts.trend.chart and page.charts.trend.chart.accessibleName())


def test_frozen_as_sent_and_the_chip_leads_there(at_year: OfficeDesk) -> None:
    page = opened(at_year)
    page.primary()
    panel = page.host.ask
    assert panel is not None
    panel.give()
    at_year.wait()
    assert page.host.ask is panel  # to whom it was sent is not said yet
    panel.form.fields["sent_to"].set_value("青禾区妇女联合会")
    panel.give()
    counted(at_year, page)
    at_year.qtbot.waitUntil(lambda: page.filters.frozen.report is not None, timeout=20_000)
    counted(at_year, page)
    assert "之后没有变化" in page.filters.frozen.text()
    page.filters.frozen.click()
    key, args = at_year.gone[-1]
    assert key == "frozen_reports"
    kept = FrozenPage(at_year.sit(DIRECTOR))
    at_year.show(kept)
    kept.opened(*args)
    at_year.wait()
    assert len(kept.figures.lines.rows) == len(WORK)
    kept.figures.choose("clues_timely")
    at_year.wait()
    assert len(kept.rows.table.lines.rows) == 128


def test_only_the_director_is_offered_freezing(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, RECEPTION)
    assert page.freeze.isHidden()
    page.primary()
    assert page.host.ask is None


@pytest.mark.parametrize("who", [RECEPTION, COUNSELLOR])
def test_drilling_tells_no_names_of_counselling(at_desk: OfficeDesk, who: Staff) -> None:
    page = opened(at_desk, who)
    page.segments.set_value(ReportKind.COUNSELLING)
    counted(at_desk, page)
    for line in tuple(page.table.lines.rows):
        page.table.choose(line.figure.key)
        at_desk.wait()
        for n, row in enumerate(rows(page)):
            if row.noun.startswith("counselling"):
                assert not row.title
                assert page.behind.table.lines.cell(n, 0).spoken() in ("辅导", "辅导档案", "离婚辅导告知")
    assert not page.segments.button(ReportKind.COUNSELLING).isHidden()


def test_masked_screen_hides_names_of_rows(at_year: OfficeDesk) -> None:
    page = opened(at_year)
    page.table.choose("aid_children")
    at_year.wait()
    name = rows(page)[0].title
    assert page.behind.table.lines.cell(0, 0).spoken() == name
    page.desk.mask(True)
    assert page.behind.table.lines.cell(0, 0).spoken() != name


def test_it_leaves_as_a_workbook_with_definitions_masked_outside(at_year: OfficeDesk, tmp_path: Path) -> None:
    page = opened(at_year)
    at_year.give_password(page.desk)
    page.filters.compare.clear()
    page.filters.put(own_period(date(2025, 12, 30), date(2025, 12, 31)))
    counted(at_year, page)
    for readers, file in (("outside", "外.xlsx"), ("inside", "内.xlsx")):
        page.export.click()
        panel = page.host.ask
        assert panel is not None
        panel.form.fields["readers"].set_value(readers)
        page.desk.files.prepared.append(tmp_path / file)
        panel.give()
        at_year.wait()
    outside, inside = (load_workbook(tmp_path / file) for file in ("外.xlsx", "内.xlsx"))
    assert outside.sheetnames == ["工作报表", "口径说明"]
    shown = {row[0]: row[2] for row in outside["工作报表"].iter_rows(min_row=2, values_only=True)}
    whole = {row[0]: row[2] for row in inside["工作报表"].iter_rows(min_row=2, values_only=True)}
    small = [name for name, value in whole.items() if value in ("1", "2") and shown[name] == "≤2"]
    assert small
    assert all(value != "≤2" for value in whole.values())


def test_the_official_return_asks_for_no_readers_and_prints_whole(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    page.segments.set_value(ReportKind.RETURN)
    counted(at_desk, page)
    page.export.click()
    panel = page.host.ask
    assert panel is not None
    assert "readers" not in panel.form.fields
    panel.form.fields["form"].set_value("paper")
    panel.give()
    key, args = at_desk.gone[-1]
    assert key == "report_paper"
    paper = ReportPaperPage(page.desk)
    at_desk.show(paper)
    paper.opened(*args)
    at_desk.wait()
    assert paper.view.made is not None
    assert paper.view.made.pdf.startswith(b"%PDF")
    assert paper.view.made.docx.startswith(b"PK")


def test_a_figure_no_row_gives_is_typed_with_its_source(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    page.segments.set_value(ReportKind.RETURN)
    counted(at_desk, page)
    page.table.choose("return_village")
    page.table.opened.emit(page.table.current_row())
    at_desk.wait()
    panel = page.host.ask
    assert panel is not None
    panel.form.fields["value"].set_value("12")
    panel.give()
    at_desk.wait()
    assert page.host.ask is panel  # where it comes from is not said yet
    panel.form.fields["from_where"].set_value("各村报送")
    panel.give()
    counted(at_desk, page)
    assert page.host.ask is None
    assert told(page)["return_village"] == "12"


def test_funds_are_typed_in_ten_thousands_and_stand_on_the_second_sheet(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    page.segments.set_value(ReportKind.RETURN)
    counted(at_desk, page)
    page.table.choose("org_funds")
    page.table.opened.emit(page.table.current_row())
    at_desk.wait()
    assert page.host.ask is not None
    page.host.ask.form.fields["value"].set_value("12.5")
    page.host.ask.form.fields["from_where"].set_value("财务科")
    page.host.ask.give()
    counted(at_desk, page)
    assert told(page)["org_funds"] == "12.50"
    page.export.click()
    assert page.host.ask is not None
    page.host.ask.form.fields["form"].set_value("organisation")
    page.host.ask.give()
    paper = ReportPaperPage(page.desk)
    at_desk.show(paper)
    paper.opened(*at_desk.gone[-1][1])
    at_desk.wait()
    assert paper.view.made is not None
    assert paper.view.made.key == "stats_org"


def test_what_is_half_typed_comes_back(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    page.primary()
    assert page.host.ask is not None
    page.host.ask.form.fields["sent_to"].set_value("青禾区妇女联合会")
    page.host.ask.form.typed.emit()
    page.host.ask.closed.emit()
    at_desk.wait()
    assert page.host.isHidden()
    page.primary()
    at_desk.wait()
    assert page.host.ask is not None
    assert page.host.ask.form.fields["sent_to"].value() == "青禾区妇女联合会"


def test_the_ledger_lists_cases_with_all_columns_and_prints(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(in_force)
    assert case_id
    page = opened(at_desk)
    page.segments.set_value(ReportKind.LEDGER)
    counted(at_desk, page)
    (line,) = page.ledger.table.lines.rows
    assert len(line) == 25
    page.ledger.table.selectRow(0)
    assert "案件编码" in page.ledger.whole.text()
    people = page.ledger.table.lines.cell(0, 2).spoken()
    page.desk.mask(True)
    assert page.ledger.table.lines.cell(0, 2).spoken() != people
    page.desk.mask(False)
    assert page.freeze.isHidden()
    page.print()
    paper = ReportPaperPage(page.desk)
    at_desk.show(paper)
    paper.opened(*at_desk.gone[-1][1])
    at_desk.wait()
    assert paper.view.made is not None
    assert paper.view.made.key == "case_ledger"


def test_reception_is_not_offered_the_ledger(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, RECEPTION)
    with pytest.raises(ValueError, match="not in"):
        page.segments.button(ReportKind.LEDGER)
