"""The papers of a case: what there is, what can be written, several in one go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from mediation_desk.domain.case import CaseState, EventKind, TerminationGround
from mediation_desk.register import cases
from mediation_desk.services.cases import move_case
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.case.papers_part import PapersPart
from mediation_desk.ui.pages.case.story_words import ICONS
from mediation_desk.ui.seams import PrintChoice
from tests.case_fixtures import HUSBAND, add_case, begin_mediation
from tests.desk_fixtures import MEDIATOR, Office
from tests.services.test_written_papers import drafted, issued
from tests.ui.pages.office_desk import OfficeDesk
from tests.written_kinds import OPEN, SEALED, writable


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    with writable():
        yield


@pytest.fixture
def case_id(room: OfficeDesk) -> str:
    return room.run(add_case)


def opened(room: OfficeDesk, case_id: str) -> tuple[CasePage, PapersPart]:
    desk = room.sit()
    room.give_password(desk)
    page = CasePage(desk)
    room.show(page)
    page.opened(case_id, "papers")
    room.wait()
    room.wait()
    return page, page.papers


def told(part: PapersPart) -> list[Line]:
    return [one for one in part.lines.entries.lines if isinstance(one, Line)]


def kinds_shown(part: PapersPart) -> list[str]:
    return [one.first for one in part.new.kinds.entries.lines if isinstance(one, Line)]


def printer(tmp_path: Path) -> PrintChoice:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    return PrintChoice(printer=made)


def test_it_lists_what_there_is_and_leads_to_it(room: OfficeDesk, case_id: str) -> None:
    paper = room.run(lambda office: issued(office, case_id))
    room.run(lambda office: drafted(office, case_id, SEALED.key))
    page, part = opened(room, case_id)
    sealed, plain = told(part)[:2]
    assert (plain.first, plain.chip and plain.chip.text) == (OPEN.title, "已发出")
    assert paper.code in plain.second
    assert sealed.first == "受限文书"
    assert SEALED.title not in sealed.spoken()
    part.lines.opened.emit(plain.id)
    assert room.gone[-1] == ("written_paper", (case_id, paper.id))
    assert "5" in page.tabs.tabText(page.tabs.currentIndex())


@pytest.mark.parametrize("typed", ["口头", "kt", "koutou", "D12", "djb"])
def test_kinds_are_found_by_name_letters_and_form(room: OfficeDesk, case_id: str, typed: str) -> None:
    _page, part = opened(room, case_id)
    part.new.search.setText(typed)
    assert OPEN.title in kinds_shown(part)
    part.new.search.returnPressed.emit()
    assert room.gone[-1] == ("written_paper", (case_id, OPEN.key))
    part.new.search.setText("没有的文书")
    assert kinds_shown(part) == []
    assert part.new.nothing.isVisible()


def test_several_are_printed_as_one_job_and_each_is_noted(
    room: OfficeDesk, case_id: str, tmp_path: Path
) -> None:
    room.run(lambda office: issued(office, case_id))
    _page, part = opened(room, case_id)
    part._several()
    for box, _wanted in part.batch._boxes[:3]:
        box.setChecked(True)
    part._desk.files.printers.append(printer(tmp_path))
    part.batch.print_all.click()
    room.qtbot.waitUntil(lambda: (tmp_path / "out.pdf").exists(), timeout=20_000)
    room.wait()

    def noted(office: Office) -> int:
        with office.reading(MEDIATOR) as records:
            events = cases.events(records, case_id)
            return len([one for one in events if one.kind is EventKind.PAPER_PRINTED])

    assert room.run(noted) == 3


def test_a_folder_gets_all_of_them_under_free_names(room: OfficeDesk, case_id: str, tmp_path: Path) -> None:
    _page, part = opened(room, case_id)
    part._several()
    for box, _wanted in part.batch._boxes[:2]:
        box.setChecked(True)
    part.batch.format.set_value("both")
    for _time in range(2):
        part._desk.files.prepared.append(tmp_path)
        part.batch.export.click()
        room.qtbot.waitUntil(lambda: part.batch.export.isEnabled(), timeout=20_000)
        room.wait()
    names = sorted(one.name for one in tmp_path.glob("0*"))
    assert len(names) == 8
    assert all(HUSBAND.name not in name for name in names)
    assert (tmp_path / "01 人民调解申请书 2026-03-18.pdf").read_bytes().startswith(b"%PDF")


def test_one_that_may_not_leave_stops_them_all(room: OfficeDesk, case_id: str, tmp_path: Path) -> None:
    room.run(lambda office: drafted(office, case_id, facts=f"证件 {HUSBAND.identity_number}。"))
    _page, part = opened(room, case_id)
    part._several()
    for box, wanted in part.batch._boxes:
        box.setChecked(wanted.writes or wanted.args[0] == "application")
    part.batch.print_all.click()
    room.qtbot.waitUntil(lambda: "没有" in part.batch._said.text(), timeout=20_000)
    assert OPEN.title in part.batch._said.text()
    assert not part._desk.files.printers


def test_restricted_ones_are_not_among_several(room: OfficeDesk, case_id: str) -> None:
    room.run(lambda office: drafted(office, case_id, SEALED.key))
    _page, part = opened(room, case_id)
    part._several()
    assert not any(wanted.writes for _box, wanted in part.batch._boxes)


def test_what_the_dossier_lacks_is_said_and_marked(room: OfficeDesk, case_id: str) -> None:
    def end(office: Office) -> None:
        begin_mediation(office, case_id)
        with office.as_(MEDIATOR) as records:
            version = cases.get(records, case_id).version
            ground = TerminationGround.NO_PROSPECT
            move_case(records, case_id, version, CaseState.TERMINATED, "意见相差太大", ground)

    room.run(end)
    _page, part = opened(room, case_id)
    assert "终止调解通知书" in part.lacks.text()
    part.new.search.setText("终止调解")
    (line,) = [one for one in part.new.kinds.entries.lines if isinstance(one, Line)]
    assert line.chip is not None
    assert line.chip.text == "卷宗还缺"


def test_whoever_leads_nothing_and_an_archived_case_have_no_new_papers(
    room: OfficeDesk, case_id: str
) -> None:
    page, part = opened(room, case_id)
    assert part.new.isVisible()
    page._show(replace(page._sheet, leads=False))  # type: ignore[type-var]  # shown just now
    page.resize(1500, 800)
    assert not part.new.isVisible()


def test_an_agreement_is_begun_where_none_is_yet(room: OfficeDesk, case_id: str) -> None:
    page, _part = opened(room, case_id)
    page.tabs.show_tab("agreements")
    (begin,) = [one for one in page._agreement_part.findChildren(Button) if one.isVisibleTo(page)]
    begin.click()
    assert room.gone[-1] == ("agreement", (case_id,))


def test_every_event_of_a_case_has_its_icon() -> None:
    assert set(ICONS) == set(EventKind)
