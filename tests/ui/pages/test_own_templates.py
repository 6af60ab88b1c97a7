"""A letter from the centre's own template, from the case's papers to a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mediation_desk.domain.party import Side
from mediation_desk.register import cases
from mediation_desk.services.sides import keep_phrase_apart
from mediation_desk.services.word_templates import add_template
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.case.page import CasePage
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.documents.test_own_template import template
from tests.services.test_paper_gate import summarised
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def prepared(office: Office) -> str:
    case_id = add_case(office)
    with office.as_(DIRECTOR) as records:
        add_template(records, "商请函", template("{{ 案号 }}", "{{ 纠纷简况 }}"))
    return case_id


def shown(office: OfficeDesk, case_id: str) -> CasePage:
    desk = office.sit(MEDIATOR)
    office.give_password(desk)
    page = CasePage(desk)
    office.show(page)
    page.opened(case_id)
    office.wait()
    page.tabs.show_tab("papers")
    office.wait()
    return page


def write(office: OfficeDesk, page: CasePage, answer: int) -> None:
    lines = page.papers.new.kinds.entries.lines
    line = next(one for one in lines if isinstance(one, Line) and one.first == "商请函")
    page.desk.questions.prepared.append(answer)
    page.papers.new.kinds.opened.emit(line.id)
    office.wait()


def test_it_becomes_a_word_file_and_the_case_tells_of_it(office: OfficeDesk, tmp_path: Path) -> None:
    case_id = office.run(prepared)
    page = shown(office, case_id)
    page.desk.files.prepared.append(tmp_path / "函")
    write(office, page, 0)
    office.wait()
    assert (tmp_path / "函.docx").read_bytes().startswith(b"PK")

    def told(desk: Office) -> list[str]:
        with desk.reading(MEDIATOR) as records:
            return [dict(one.names).get("paper", "") for one in cases.events(records, case_id)]

    assert "own_template" in office.run(told)
    page.opened(case_id)
    office.wait()
    assert office.bugs == []


def test_what_belongs_to_one_side_stops_it(office: OfficeDesk, tmp_path: Path) -> None:
    case_id = office.run(prepared)

    def apart(desk: Office) -> None:
        with desk.as_(MEDIATOR) as records:
            keep_phrase_apart(records, case_id, Side.SEEKER, "住在姐姐家里")
            summarised(records, case_id, "妻子现在住在姐姐家里，要求离婚。")

    office.run(apart)
    page = shown(office, case_id)
    page.desk.files.prepared.append(tmp_path / "函")
    write(office, page, 2)
    assert not (tmp_path / "函.docx").exists()
    said = [label.text() for label in page.papers.own.stopped.findChildren(QLabel)]
    assert any("住在姐姐家里" in one for one in said)
