"""The page of rights: the one table of the program, whole, in words, one part at a time in large text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from mediation_desk.domain.access_matrix import MATRIX, Part
from mediation_desk.ui import style
from mediation_desk.ui.pages import tabs_of
from mediation_desk.ui.pages.roles import RolesPage
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, RECEPTION
from tests.ui.pages.office_desk import OfficeDesk


def test_the_settings_read_from_this_computer_to_what_the_program_is() -> None:
    tabs = [key for key, _word in tabs_of("roles", DIRECTOR)]
    assert tabs == [
        "settings",
        "staff",
        "recovery",
        "roles",
        "journal",
        "form_style",
        "limit_rules",
        "rooms",
        "numbers",
        "log",
        "about",
    ]


@pytest.mark.parametrize("who", [DIRECTOR, RECEPTION, ADMINISTRATOR], ids=lambda who: who.name)
def test_everybody_reads_every_row_in_words(room: OfficeDesk, who: object) -> None:
    page = RolesPage(room.sit(who))  # type: ignore[arg-type]
    room.show(page)
    page.opened()
    lines = page.table.lines
    assert lines.rowCount() == len(MATRIX)
    said = [[lines.cell(row, at).spoken() for at in range(lines.columnCount())] for row in range(len(MATRIX))]
    assert not [cell for row in said for cell in row if not cell or "." in cell]
    assert [row[7] for row in said if row[0] == "辅导记录"] == ["–"]
    assert "程序和密码学" in [row[8] for row in said if row[0] == "私人手记"]


def test_the_row_chosen_is_explained(room: OfficeDesk) -> None:
    page = RolesPage(room.sit(DIRECTOR))
    room.show(page)
    page.opened()
    page.table.choose("process_note")
    assert "只属于作者本人" in page.about.text()
    assert "逐份加密" in page.about.text()


def test_in_large_text_one_part_is_shown_at_a_time(room: OfficeDesk) -> None:
    page = RolesPage(room.sit(DIRECTOR))
    room.show(page)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style.apply(application, style.Look(factor=1.5))
    room.wait()
    assert page.one.isVisible()
    assert not page.table.isVisible()
    page.part.set_value(Part.ADMINISTRATOR)
    page.part.changed.emit()
    room.wait()
    said = {page.one.lines.cell(row, 0).spoken(): page.one.lines.cell(row, 1).spoken() for row in range(6)}
    assert set(said.values()) == {"–"}
    style.apply(application, style.Look())
