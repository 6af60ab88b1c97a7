"""The case list: found as typed, filtered, sorted, loaded by key, looked at, opened, masked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.case_filter import SortBy
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.safety import Mark
from mediation_desk.ui import style
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.kit.cells import SafetyCell, Text
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.pages.cases.page import CasesPage
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, RECEPTION
from tests.ui.pages.case_shelf import SHELF, Shelved, fill_shelf
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def listed(page: CasesPage) -> list[str]:
    return [line.parties for line in page.table.lines.rows]


def shown(office: OfficeDesk, staff: object = MEDIATOR) -> CasesPage:
    page = CasesPage(office.sit(staff))  # type: ignore[arg-type]  # one of the staff of the fixtures
    office.show(page)
    page.opened()
    office.wait()
    return page


def search(office: OfficeDesk, page: CasesPage, typed: str) -> None:
    page.search(typed)
    page.ask()
    office.wait()


def test_every_case_stands_newest_first_with_its_count(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    page = shown(office)
    assert listed(page) == [f"{one.one} ／ {one.other}" for one in reversed(SHELF)]
    assert page.found.text() == "共 7 件"


def test_typing_narrows_and_marks_what_matched(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    page = shown(office)
    search(office, page, "lx")
    assert len(listed(page)) == 7  # every shelf case has somebody with these initials
    search(office, page, "林晓")
    assert listed(page) == ["林晓芸 ／ 赵启帆"]
    assert page.found.text() == "符合 1 件，共 7 件"
    cell = page.table.lines.cell(0, 1)
    assert isinstance(cell, Text)
    assert cell.hits == ((0, 2),)
    search(office, page, "没有这个人")
    assert listed(page) == []
    assert page.empty.isVisibleTo(page)
    assert not page.table.isVisibleTo(page)


def test_an_answer_to_an_older_question_is_not_shown(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    page = shown(office)
    for typed in ("林", "林晓", "林晓芸"):
        page.search(typed)
        page.ask()
    office.wait()
    assert listed(page) == ["林晓芸 ／ 赵启帆"]


def test_filters_narrow_one_another_and_are_cleared_together(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    page = shown(office)
    page.filters.dispute.set_value([DisputeSubtype.DIVORCE])
    page.filters.mark.set_value([Mark.RED])
    office.wait()
    assert listed(page) == ["林晓芸 ／ 赵启帆"]
    assert page.filters.clear_all.isVisibleTo(page)
    page.filters.clear_all.click()
    page.filters.mediator.set_value([OTHER_MEDIATOR.id])
    office.wait()
    assert listed(page) == ["吕秀禾 ／ 曾见微"]
    page.filters.clear()
    page.filters.year.set_value([2025])
    office.wait()
    assert listed(page) == []


def test_the_head_sorts_and_turns(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    page = shown(office)
    page.table.sorted_by.emit(SortBy.NEXT_LIMIT, False)
    office.wait()
    limits = [line.next_limit for line in page.table.lines.rows if line.next_limit]
    assert limits == sorted(limits)


def test_more_lines_come_by_key_when_the_end_is_near(office: OfficeDesk) -> None:
    many = tuple(
        Shelved(one=f"林甲{n}", other="宋怀瑾", dispute=DisputeSubtype.DIVORCE, state=CaseState.CLOSED)
        for n in range(65)
    )
    office.run(lambda made: fill_shelf(made, many))
    page = shown(office)
    assert page.table.lines.rowCount() == 60
    page.table.scrollToBottom()
    QApplication.processEvents()
    office.wait()
    assert len({line.id for line in page.table.lines.rows}) == 65


def test_the_chosen_case_is_looked_at_and_opened_by_enter(office: OfficeDesk, qtbot: QtBot) -> None:
    ids = office.run(fill_shelf)
    page = shown(office)
    page.find_in_list()
    office.wait()
    assert page.beside.is_open()
    words = " ".join(label.text() for label in page.look.findChildren(Prose))
    assert "林栩言 与 宋怀瑾 离婚纠纷" in words
    assert "不安排双方同场" in words
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert office.gone[-1] == ("case", (ids[-2],))


def test_whoever_does_not_work_on_a_case_reads_why_it_stays_closed(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    page = shown(office, RECEPTION)
    page.table.selectRow(0)
    office.wait()
    assert not page.look.opening.isEnabled()
    assert page.look.opening.accessibleDescription()


def test_masked_shows_neither_names_nor_dispute_nor_what_was_typed(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    page = shown(office)
    search(office, page, "林晓")
    page.table.selectRow(0)
    office.wait()
    page.desk.mask(True)
    office.wait()
    row = [page.table.lines.cell(0, column) for column in range(7)]
    assert isinstance(row[1], Text)
    assert (row[1].text, row[1].hits) == ("林＊＊ ／ 赵＊＊", ())
    assert row[2].spoken() == "＊＊"
    assert row[6] == SafetyCell(mark=Mark.RED, masked=True)
    assert page.found.text() == "共 7 件"
    spoken = " ".join(label.text() for label in page.look.findChildren(Prose))
    assert "晓芸" not in spoken
    assert "离婚" not in spoken
    assert "同场" not in spoken


def test_the_search_field_leads_here_from_any_page(office: OfficeDesk, qtbot: QtBot) -> None:
    office.run(fill_shelf)
    frame = Frame(office.sit())
    office.show(frame, 1366, 768)
    frame.show_page("today")
    frame.bar.search.setFocus()
    QTest.keyClicks(frame.bar.search, "linxu")
    page = frame.page
    assert isinstance(page, CasesPage)
    page.ask()
    office.wait()
    assert listed(page) == ["林栩言 ／ 宋怀瑾"]
    assert QApplication.focusWidget() in (frame.bar.search, None)
    QTest.keyClick(frame.bar.search, Qt.Key.Key_Down)
    assert page.table.current_row() is not None
    frame.show_page("today")
    frame.bar.search.empty()
    frame.show_page("cases")
    office.wait()
    assert len(listed(page)) == 7


def test_in_large_text_filters_fold_and_columns_are_named_below(office: OfficeDesk) -> None:
    office.run(fill_shelf)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style.apply(application, style.Look(factor=1.5))
    page = shown(office)
    page.filters.state.set_value([CaseState.CLOSED])
    assert page.filters.fold.text() == "筛选 · 1"
    assert not page.filters.state.isVisibleTo(page)
    page.filters.fold.click()
    assert page.filters.state.isVisibleTo(page)
    assert page.folded.text().startswith("放不下，收起了：纠纷")
    style.apply(application, style.Look())
