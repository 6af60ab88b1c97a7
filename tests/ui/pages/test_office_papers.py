"""Papers of no case: written by whoever keeps dossiers, listed, opened again."""

from __future__ import annotations

from mediation_desk.domain.written_paper import WrittenState
from mediation_desk.ui.forms.written.editors import tell
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.office_papers import OfficePapersPage
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_written import form, opened, settle


def lines(page: OfficePapersPage) -> list[Line]:
    return [one for one in page.lines.entries.lines if isinstance(one, Line)]


def test_one_is_found_written_and_listed(room: OfficeDesk) -> None:
    page = OfficePapersPage(room.sit())
    room.show(page)
    page.opened()
    room.wait()
    assert lines(page) == []
    page.find_in_list()
    page.new.search.setText("jjd")
    page.new.search.returnPressed.emit()
    assert room.gone[-1] == ("written_paper", ("", "media_custody_slip"))
    slip = opened(room, "", "media_custody_slip")
    assert form(slip).editors["giver"].value() == slip.desk.staff.name
    form(slip).editors["serial"].set_value("U-07")
    slip.left()
    settle(room, slip)
    page.opened()
    room.wait()
    (line,) = lines(page)
    page.lines.opened.emit(line.id)
    key, (case_id, paper_id) = room.gone[-1]
    assert (key, case_id) == ("written_paper", "")
    assert form(opened(room, "", str(paper_id))).editors["serial"].value() == "U-07"


def test_whoever_is_not_accepted_is_told_by_a_letter_without_a_case(room: OfficeDesk) -> None:
    page = opened(room, "", "non_acceptance_notice")
    editors = form(page).editors
    said = {
        "to": "林晓芸",
        "received_on": "2026-03-18",
        "request": "与赵启帆的离婚纠纷",
        "reason": form(page).kind.fields[4].choices[0],
        "routes": form(page).kind.fields[6].choices[:1],
    }
    for name, value in said.items():
        tell(editors[name], value)
    page.acting._keep_and(page.acting._issue)
    settle(room, page)
    assert page.sheet is not None
    assert page.sheet.paper.state is WrittenState.ISSUED
    assert page.sheet.paper.number
