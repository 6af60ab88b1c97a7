"""Two sheets at the unlock window: faults beside their sheet, passwords again, a director's new one."""

from __future__ import annotations

import pytest

from mediation_desk.domain.keeper_sheet import KeeperSheet
from mediation_desk.services import keepers, opening
from mediation_desk.ui.sheets_panel import SheetsPanel
from tests.keeper_office import NAMES, numbers, words
from tests.ui.shell_fixtures import FIRST, MORNING, PASSWORD, Shell

NEW = "Ka7-wupeng-83-chuantou"


@pytest.fixture
def made(shell: Shell) -> tuple[KeeperSheet, ...]:
    """A register with keepers, locked; the unlock window stands."""
    shell.create()
    folder, state = shell.door.folder, shell.door.paths.state
    session = opening.open_with_password(folder, state, FIRST.id, PASSWORD, MORNING)
    sheets = keepers.draw_sheets()
    one, two, three = (words(sheet) for sheet in sheets)
    keepers.appoint_keepers(session, MORNING, PASSWORD, (one, two, three), NAMES)
    opening.lock(session)
    shell.begin()
    return sheets


def use(shell: Shell, one: str, other: str) -> SheetsPanel:
    panel = shell.unlock.sheets
    panel.one.set_value(one)
    panel.other.set_value(other)
    panel.use()
    shell.wait()
    return panel


def test_faults_stand_beside_their_sheet_and_nothing_typed_is_lost(
    shell: Shell, made: tuple[KeeperSheet, ...]
) -> None:
    shell.unlock.by_sheets.click()
    shell.wait()
    panel = shell.unlock.sheets
    assert panel.one.edit.hasFocus()
    panel.one.set_value(" ".join(made[0].words[:7]))
    assert "已输入 7 个，共 20 个" in panel.one.control.accessibleDescription()
    wrong = [*made[1].words[:11], "zero" if made[1].words[11] != "zero" else "yelp", *made[1].words[12:]]
    use(shell, words(made[0]), " ".join(wrong))
    assert (panel.one.error, panel.other.error) == (None, "第 12 个与单据不同。请对照再看一遍。")
    assert panel.other.value() == " ".join(wrong)


def test_passwords_work_again_and_a_director_gets_a_new_one(
    shell: Shell, made: tuple[KeeperSheet, ...]
) -> None:
    for key in shell.door.paths.state.glob("pc-key*"):
        key.unlink()
    shell.sign_in()
    assert shell.unlock.password.error
    shell.unlock.by_sheets.click()
    panel = use(shell, words(made[2]), numbers(made[0]))
    assert panel.said.text() == "单据正确。现在可以在这台电脑上用密码打开工作台。"
    panel.use()
    shell.wait()
    assert panel.password.error == "请输入密码。"
    panel.password.set_value(NEW)
    panel.again.set_value(NEW + "x")
    panel.use()
    assert panel.again.error
    panel.again.set_value(NEW)
    panel.use()
    shell.wait()
    assert not panel.on.isVisible()
    assert (panel.one.value(), panel.password.value()) == ("", "")
    panel.leave.click()
    shell.sign_in(NEW)
    assert shell.door.frame is not None


def test_going_back_forgets_what_was_typed(shell: Shell, made: tuple[KeeperSheet, ...]) -> None:
    shell.unlock.by_sheets.click()
    panel = use(shell, words(made[0]), words(made[0]))
    assert panel.other.error == "同一份单据输了两次。请换另一位保管人的单据。"
    panel.leave.click()
    assert (panel.one.value(), panel.other.value(), panel.other.error) == ("", "", None)
