"""The settings of backup: each figure is kept when its field is left, a wrong one is said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.services.copy_rules import copy_rules
from mediation_desk.ui.copy_rule_rows import CopyRuleRows
from mediation_desk.ui.pages.settings.page import SettingsPage
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    assert made.bugs == []
    made.close()


def kept(room: OfficeDesk) -> CopyRules:
    found: list[CopyRules] = []

    def read(office: Office) -> None:
        with office.reading(MEDIATOR) as records:
            found.append(copy_rules(records))

    room.run(read)
    return found[-1]


@pytest.fixture
def page(room: OfficeDesk) -> SettingsPage:
    """The settings as the administrator sees them."""
    made = SettingsPage(room.sit(ADMINISTRATOR))
    room.show(made)
    made.opened("backup")
    room.wait()
    return made


@pytest.fixture
def rows(page: SettingsPage) -> CopyRuleRows:
    """The rows of backup in them."""
    assert page.blocks.copy_rules is not None
    return page.blocks.copy_rules


def type_into(rows: CopyRuleRows, name: str, text: str) -> None:
    rows.fields[name].set_value(text)
    rows.fields[name].edit.editingFinished.emit()


def test_what_is_in_force_is_shown_and_two_quick_changes_are_both_kept(
    room: OfficeDesk, rows: CopyRuleRows
) -> None:
    assert [field.value() for field in rows.fields.values()] == ["7", "5", "12", "0", "14", "1", "30"]
    assert rows.offer.isChecked()
    type_into(rows, "daily", "9")
    type_into(rows, "yearly", "10")
    rows.offer.click()
    room.wait()
    assert kept(room) == CopyRules(daily=9, yearly=10, offer_at_close=False)


@pytest.mark.parametrize(("name", "text"), [("daily", "1"), ("weekly", "61"), ("daily", ""), ("daily", "²")])
def test_a_figure_that_will_not_do_is_said_beside_it_and_stays_typed(
    room: OfficeDesk, rows: CopyRuleRows, name: str, text: str
) -> None:
    type_into(rows, name, text)
    rows.look()
    room.wait()
    assert rows.fields[name].error
    assert rows.fields[name].value() == text
    assert kept(room) == CopyRules()
    type_into(rows, name, "8")
    room.wait()
    assert rows.fields[name].error is None
    assert getattr(kept(room), name) == 8


def test_whoever_does_not_run_the_office_does_not_see_them(room: OfficeDesk) -> None:
    assert SettingsPage(room.sit(MEDIATOR)).blocks.copy_rules is None
    assert SettingsPage(room.sit(DIRECTOR)).blocks.copy_rules is not None
