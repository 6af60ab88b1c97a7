"""Papers of no case: written by whoever keeps dossiers, listed, opened again."""

from __future__ import annotations

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
