"""The page of numbers: examples as one types, patterns refused in words, the ledger with voided numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.numbering import Series
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers
from mediation_desk.services.numbers import number_ledger
from mediation_desk.ui.pages.numbers import NumbersPage
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def shown(office: OfficeDesk, staff: Staff) -> NumbersPage:
    page = NumbersPage(office.sit(staff))
    office.show(page)
    page.opened()
    office.wait()
    return page


def take_three(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        taken = [numbers.take(records, "case", 2026) for _time in range(3)]
        numbers.void(records, taken[1], "当事人当天撤回")


def test_the_ledger_lists_every_number_and_why_one_is_void(office: OfficeDesk) -> None:
    office.run(take_three)
    page = shown(office, MEDIATOR)
    rows = [[page.ledger.lines.cell(row, column).spoken() for column in range(3)] for row in range(3)]
    assert [row[0] for row in rows] == [f"（2026）青婚人调字第00{n}号" for n in (3, 2, 1)]
    assert rows[1][1:] == ["作废", "当事人当天撤回"]
    page.year.set_value(2025)
    office.wait()
    assert page.ledger.lines.rowCount() == 0


def test_a_pattern_is_tried_while_typed_and_refused_in_words(office: OfficeDesk) -> None:
    page = shown(office, DIRECTOR)
    field = page.patterns[Series.CASE]
    field.set_value("{abbr}调{year}-{seq:04d}")
    assert "青婚调2026-0007" in field.control.accessibleDescription()
    field.set_value("{abbr}调{seq}")
    assert field.error == "编号格式里要有年份 year。"
    page.primary()
    office.wait()
    field.set_value("{abbr}调{year}-{seq:04d}")
    page.primary()
    office.wait()
    office.run(take_three)
    page.opened()
    office.wait()
    assert page.ledger.lines.rows[-1].number == "青婚调2026-0001"


def test_only_the_director_and_the_administrator_change_patterns(office: OfficeDesk) -> None:
    page = shown(office, MEDIATOR)
    assert not page.keep.isVisibleTo(page)
    assert not page.form.isEnabled()


def test_the_numbers_of_counselling_files_are_nobodys_business_here(desk_office: Office) -> None:
    for who in (MEDIATOR, DIRECTOR):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"permission\.refused"):
            number_ledger(records, Series.COUNSELLING, 2026)
