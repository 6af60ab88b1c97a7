"""The board, the list and the page of a household, on a real register."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediation_desk.domain.household_list import HouseholdFilter
from mediation_desk.services.household_colours import assess_colour
from mediation_desk.services.households import household_page, open_household
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.families.page import LIST, FamiliesPage
from mediation_desk.ui.pages.household.page import HouseholdPage
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, Office
from tests.household_fixtures import household, lay_areas
from tests.ui.pages.office_desk import OfficeDesk

HEADS = ("葛四海", "陶惜春", "雷鸣岐", "阿依努尔·托合提")
WHY = "昨晚又动了手"


@pytest.fixture
def ids(room: OfficeDesk) -> list[str]:
    def fill(office: Office) -> list[str]:
        with office.as_(MEDIATOR) as records:
            area = lay_areas(records)[2]
            kept = [open_household(records, household(area, head)).id for head in HEADS]
            assess_colour(records, kept[0], ("red",), WHY)
            assess_colour(records, kept[1], ("green",), "留守儿童")
            return kept

    return room.run(fill)


def board(desk: Desk, qtbot: QtBot) -> FamiliesPage:
    page = FamiliesPage(desk)
    qtbot.addWidget(page)
    page.resize(1246, 680)
    page.show()
    page.opened()
    qtbot.waitUntil(lambda: len(page.board.columns) == 5)
    qtbot.waitUntil(lambda: page.board.columns[0].cards.cards.rowCount() == 1)
    return page


def test_the_board_counts_opens_and_leads_to_the_list(room: OfficeDesk, ids: list[str], qtbot: QtBot) -> None:
    page = board(room.sit(DIRECTOR), qtbot)
    went: list[tuple[str, object]] = []
    page.desk.wanted.connect(lambda key, args: went.append((key, args)))
    cards = page.board.columns[0].cards
    cards.begin(0)
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert went == [("household", (ids[0],))]
    qtbot.keyClick(cards, Qt.Key.Key_Right)
    assert page.board.columns[4].cards.currentIndex().row() == 0
    page.board.missing.click()
    assert page.ways.value() == LIST
    qtbot.waitUntil(lambda: page.list.table.lines.rowCount() == 2)
    page.desk.mask(True)
    assert "葛四海" not in page.board.columns[0].cards.cards.index(0).data()


def test_a_sealed_reason_is_read_by_its_readers_alone(room: OfficeDesk, ids: list[str], qtbot: QtBot) -> None:
    seen: dict[str, bool] = {}
    for who in (COUNSELLOR, DIRECTOR):
        page = HouseholdPage(room.sit(who))
        qtbot.addWidget(page)
        page.show()
        page.opened(ids[0])
        qtbot.waitUntil(lambda page=page: page._view is not None)  # type: ignore[misc]  # bound at once
        assert page._view is not None
        seen[who.name] = page._view.seals
        page.colour.reasons.emit()
        if who is DIRECTOR:
            qtbot.waitUntil(lambda page=page: bool(page._reasons))  # type: ignore[misc]  # bound at once
            assert page._reasons.popitem()[1][0] == WHY
        page.hide()
    assert seen == {COUNSELLOR.name: False, DIRECTOR.name: True}


def test_the_list_pages_and_finds_by_any_member(room: OfficeDesk, ids: list[str]) -> None:
    def look(office: Office) -> list[str]:
        with office.reading(MEDIATOR) as records:
            found = household_page(records, HouseholdFilter(typed="阿依"))
            assert found.matching == 1
            return [one.id for one in found.lines]

    assert room.run(look) == ids[3:]
