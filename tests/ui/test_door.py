from __future__ import annotations

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services import opening
from mediation_desk.services.drafts import get_draft, keep_draft
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.refused_page import RefusedPage
from mediation_desk.ui.unlock import UnlockPage
from tests.ui.shell_fixtures import FIRST, PASSWORD, Shell


def _open(shell: Shell) -> Frame:
    shell.create()
    shell.begin()
    shell.sign_in()
    frame = shell.door.frame
    assert frame is not None
    shell.wait()
    return frame


def test_the_right_password_opens_today(shell: Shell) -> None:
    frame = _open(shell)
    assert frame.shown_key == "today"
    assert frame.page is not None
    assert frame.page.title == "上午好，玉贞"
    assert shell.door.window.windowTitle() == "家事调解台"


def test_a_wrong_password_is_said_and_the_delay_grows_and_ends(shell: Shell) -> None:
    shell.create()
    shell.begin()
    for _attempt in range(3):
        shell.sign_in("not the right one")
        assert shell.unlock.seconds_left() == 0
    assert shell.unlock.password.error
    shell.sign_in("not the right one")
    assert shell.unlock.seconds_left() == 2
    assert not shell.unlock.open.isEnabled()
    assert shell.unlock.open.text() == "请等 2 秒"
    shell.clock.move(seconds=3)
    shell.unlock.look_at_clock()
    assert shell.unlock.open.isEnabled()
    shell.sign_in("not the right one")
    assert shell.unlock.seconds_left() == 4
    shell.clock.move(seconds=5)
    shell.unlock.look_at_clock()
    shell.sign_in()
    assert shell.door.frame is not None


def test_locking_clears_everything_and_keeps_the_draft(shell: Shell) -> None:
    frame = _open(shell)
    desk = shell.door.desk
    assert desk is not None
    field = QLineEdit(frame)
    field.setText("林晓芸")
    draft = desk.draft(field, "reception", "")
    draft.typed(lambda: '{"name": "林晓芸"}')
    QGuiApplication.clipboard().setText("林晓芸")
    dialog = QDialog(shell.door.window)
    dialog.open()
    shell.door.lock()
    shell.wait()
    assert isinstance(shell.door.window.face, UnlockPage)
    assert not shiboken6.isValid(field)
    assert not shiboken6.isValid(dialog) or not dialog.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    assert shell.door.desk is None
    shell.sign_in()
    assert shell.door.desk is not None
    found: list[object] = []
    shell.door.desk.ask(shell.door.window, found.append, get_draft, "reception", "")
    shell.wait()
    assert found == ['{"name": "林晓芸"}']


def test_nobody_is_called_after_locking(shell: Shell) -> None:
    _open(shell)
    desk = shell.door.desk
    assert desk is not None
    called: list[object] = []
    desk.do(desk, called.append, keep_draft, "reception", "", "{}")
    shell.door.lock()
    shell.wait()
    assert called == []


def test_idle_locks_after_the_chosen_minutes(shell: Shell) -> None:
    _open(shell)
    watch = shell.door._watch
    assert watch is not None
    shell.clock.move(minutes=9, seconds=59)
    watch.look()
    assert shell.door.frame is not None
    shell.clock.move(seconds=1)
    watch.look()
    shell.wait()
    assert isinstance(shell.door.window.face, UnlockPage)


def test_a_damaged_header_is_said_in_the_window(shell: Shell) -> None:
    shell.create()
    (shell.door.folder / "vault.json").write_text("{")
    (shell.door.folder / "header.prev").unlink(missing_ok=True)
    shell.begin()
    face = shell.door.window.face
    assert isinstance(face, RefusedPage)
    face.before.click()  # there is none
    face = shell.door.window.face
    assert isinstance(face, RefusedPage)
    assert face.notice.accessibleName() == "上一份钥匙文件也不能用。请用备份恢复。"
    assert not face.before.isVisible()


def test_the_key_file_before_a_damaged_one_opens(shell: Shell) -> None:
    shell.create()
    header = shell.door.folder / "vault.json"
    (shell.door.folder / "header.prev").write_bytes(header.read_bytes())
    header.write_text("{")
    shell.begin()
    face = shell.door.window.face
    assert isinstance(face, RefusedPage)
    assert face.before.isVisible()
    face.before.click()
    assert any("已经换上一份钥匙文件" in said.text() for said in shell.unlock.findChildren(QLabel))
    shell.sign_in()
    assert shell.door.frame is not None


def test_the_card_brings_the_key_of_this_computer_back(shell: Shell) -> None:
    card = shell.create()
    for file in shell.door.paths.state.glob("pc-key-*"):
        file.unlink()
    shell.begin()
    shell.sign_in()
    assert shell.door.frame is None
    assert shell.unlock.password.error
    panel = shell.unlock.card
    panel.card.set_value(card[:-1] + ("1" if card[-1] != "1" else "2"))
    panel.use()
    shell.wait()
    assert panel.card.error
    panel.card.set_value(card)
    panel.use()
    shell.wait()
    assert panel.card.error is None
    shell.sign_in()
    assert shell.door.frame is not None


def test_a_second_desk_on_the_same_register_is_refused(shell: Shell) -> None:
    _open(shell)
    with pytest.raises(DeskError) as refused:
        opening.open_with_password(
            shell.door.folder, shell.door.paths.state, FIRST.id, PASSWORD, shell.clock.now()
        )
    assert refused.value.key == "register.in_use"


def test_nothing_of_a_person_is_in_settings_or_log(shell: Shell, tmp_path: Path) -> None:
    _open(shell)
    shell.door.choices.change(theme="dark", text_size=125)
    shell.door.choices.change(theme="light", text_size=100)
    kept = shell.door.paths.preferences.read_text(encoding="utf-8")
    assert "何玉贞" not in kept
    assert "text_size" in kept


def test_tab_reaches_the_names_and_never_a_hidden_field(shell: Shell) -> None:
    shell.create()
    shell.begin()
    window = shell.door.window
    window.activateWindow()
    shell.qtbot.waitUntil(window.isActiveWindow)
    page = shell.unlock
    for with_card in (False, True):
        if with_card:
            page.forgotten.click()
        passed = set()
        for _stop in range(12):
            here = QGuiApplication.focusObject()
            assert isinstance(here, QWidget)
            assert here.isVisible()
            passed.add(here.accessibleName())
            QTest.keyClick(here, Qt.Key.Key_Tab)
        assert "何玉贞" in passed
