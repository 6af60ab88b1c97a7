"""The faces before anybody sits down, and dialogs, are told whole; a locked desk tells nothing of before."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.restore_face import RestoreFace
from tests.ui.looks.heard import faults_in, heard_in
from tests.ui.shell_fixtures import FIRST, Shell

WORDS = "林晓芸说起债务"


def words_in(top: QWidget) -> str:
    return "\n".join(
        f"{one.name} {one.more} {one.face.text(QAccessible.Text.Value)}" for one in heard_in(top)
    )


@pytest.fixture
def seated(shell: Shell) -> Shell:
    shell.create()
    shell.begin()
    shell.sign_in()
    return shell


def test_the_first_start_is_told(shell: Shell) -> None:
    shell.begin()
    shell.wait()
    assert faults_in(shell.door.window) == []


def test_unlocking_and_restoring_are_told(shell: Shell) -> None:
    shell.create()
    shell.begin()
    shell.wait()
    assert faults_in(shell.door.window) == []
    assert FIRST.name in words_in(shell.door.window)
    shell.door.restore()
    shell.wait()
    assert isinstance(shell.door.window.face, RestoreFace)
    assert faults_in(shell.door.window) == []


def test_the_password_dialog_is_told(seated: Shell) -> None:
    frame = seated.door.frame
    assert frame is not None
    ask_password(frame.desk, frame, lambda _confirmed: None, title="签名并封存")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert faults_in(dialog) == []


def test_a_notice_a_toast_and_their_buttons_are_told(seated: Shell) -> None:
    frame = seated.door.frame
    assert frame is not None
    frame.messages.notice("amber", WORDS, ("打开", lambda: None))
    frame.messages.toast(WORDS, lambda: None)
    assert faults_in(frame) == []
    told = [one for one in heard_in(frame) if one.role is QAccessible.Role.AlertMessage]
    assert [one.name for one in told] == [WORDS, WORDS]


def test_a_locked_desk_tells_nothing_of_what_was_shown(seated: Shell) -> None:
    frame = seated.door.frame
    assert frame is not None
    frame.messages.notice("amber", WORDS)
    assert WORDS in words_in(seated.door.window)
    seated.door.lock()
    seated.wait()
    assert WORDS not in words_in(seated.door.window)


def test_a_notice_is_not_told_while_masked(seated: Shell) -> None:
    frame = seated.door.frame
    assert frame is not None
    frame.messages.notice("amber", WORDS)
    frame.desk.mask(True)
    assert WORDS not in words_in(seated.door.window)
