"""The faces before anybody sits down, and dialogs, are told whole; a locked desk tells nothing of before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk.ui.help.places import FACES
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.restore_face import RestoreFace
from tests.ui.looks.heard import faults_in, heard_in
from tests.ui.shell_fixtures import FIRST, Shell

WORDS = "林晓芸说起债务"
HEARD = {
    "face.unlock": "ui/test_faces_heard.py",
    "face.first_start": "ui/test_faces_heard.py",
    "face.restore": "ui/test_faces_heard.py",
    "face.short_lock": "ui/test_short_lock.py",
    "face.damage": "ui/test_damage_face.py",
    "face.copy": "ui/test_copy_reading.py",
    "dialog.password": "ui/test_faces_heard.py",
    "dialog.signing": "journeys/test_visitor_to_agreement.py",
    "dialog.export": "ui/pages/test_scans.py",
    "dialog.fault": "ui/test_bug_telling.py",
}
"""Where each is heard: those that take long to come to, on the way of a test that comes there anyway."""
TESTS = Path(__file__).parent.parent


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


def test_a_question_and_public_information_are_told(seated: Shell) -> None:
    frame = seated.door.frame
    assert frame is not None
    wrong: list[str] = []

    def hear() -> None:
        box = QApplication.activeModalWidget()
        assert box is not None
        wrong.extend(faults_in(box))
        told = words_in(box)
        wrong.extend(said for said in ("删除这一份？", "不能撤销。", "删除", "返回") if said not in told)
        box.close()

    QTimer.singleShot(0, frame, hear)
    seated.questions.choose(frame, "删除这一份？", "不能撤销。", "删除")
    frame.quick_page()
    assert [*wrong, *faults_in(frame)] == []


def test_no_face_is_left_out() -> None:
    assert set(HEARD) == set(FACES)
    assert [path for path in HEARD.values() if "faults_in(" not in (TESTS / path).read_text("utf-8")] == []
