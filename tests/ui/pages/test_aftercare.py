"""The board of obligations: urgent first, narrowed, sorted, masked, and a row that leads to its case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.obligation import DueGroup
from mediation_desk.ui.pages.aftercare.page import AftercarePage
from mediation_desk.ui.pages.aftercare.performance_pane import PerformancePane
from tests.desk_fixtures import OTHER_MEDIATOR, Office
from tests.performance_fixtures import go_to, in_force, owed
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def late(office: Office) -> str:
    case_id, _known = owed(office)
    go_to(office, date(2026, 4, 1))
    return case_id


def opened(at_desk: OfficeDesk, page: AftercarePage) -> AftercarePage:
    at_desk.show(page)
    page.opened("performance")
    at_desk.wait()
    return page


def pane(page: AftercarePage) -> PerformancePane:
    shown = page.pane
    assert isinstance(shown, PerformancePane)
    return shown


def whats(shown: PerformancePane) -> list[str]:
    return [line.obligation.terms.what for line in shown.table.lines.rows]


def test_urgent_first_narrowed_sorted_and_opened(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(late)
    page = opened(at_desk, AftercarePage(at_desk.sit()))
    shown = pane(page)
    assert whats(shown) == ["家务补偿", "抚养费", "到期搬离"]
    assert shown.counts[DueGroup.OVERDUE].text() == "逾期 1"
    assert shown.sums.text().startswith("共 3 项，所列 3 项 · 已到期 20,000.00 元，其中已履行 0.00 元")
    shown.counts[DueGroup.LATER].click()
    at_desk.wait()
    assert whats(shown) == ["抚养费", "到期搬离"]
    shown.filters.clear()
    shown.filters.typed.setText("搬离")
    at_desk.wait()
    assert whats(shown) == ["到期搬离"]
    shown.filters.clear()
    at_desk.wait()
    shown.table.sorted_by.emit("due", True)
    assert whats(shown)[0] == "到期搬离"
    shown.table.opened.emit(shown.table.lines.rows[0])
    assert at_desk.gone == [("case", (case_id, "performance"))]


def test_what_waits_to_be_checked_stands_first(at_desk: OfficeDesk) -> None:
    at_desk.run(in_force)
    page = opened(at_desk, AftercarePage(at_desk.sit()))
    shown = pane(page)
    assert shown.counts[DueGroup.CHECK].text() == "待核对 3"
    assert {line.when for line in shown.table.lines.rows} == {DueGroup.CHECK}
    assert shown.sums.text().endswith("欠付 0.00 元")


def test_nobody_elses_and_nothing_while_masked(at_desk: OfficeDesk) -> None:
    at_desk.run(late)
    other = opened(at_desk, AftercarePage(at_desk.sit(OTHER_MEDIATOR)))
    assert whats(pane(other)) == []
    page = opened(at_desk, AftercarePage(at_desk.sit()))
    shown = pane(page)
    shown.desk.mask(True)
    said = " ".join(cell.spoken() for line in shown.table.lines.rows for cell in shown._cells(line))
    assert "赵启帆" not in said
    assert "搬离" not in said
