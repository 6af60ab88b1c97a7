"""The short lock through the real window: left alone, opened again, and everything that ends it."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.short_lock import allow_short_lock, set_short_code
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.short_page import ShortPage
from mediation_desk.ui.unlock import UnlockPage
from tests.ui.looks.heard import faults_in
from tests.ui.shell_fixtures import FIRST, Shell

CODE = "739164"


def sit(shell: Shell, *, code: bool = True) -> Frame:
    shell.create()
    shell.begin()
    shell.sign_in()
    frame = shell.door.frame
    assert frame is not None
    if code:
        confirmed = Confirmed(staff_id=FIRST.id, at=shell.clock.now())
        frame.desk.turn(frame, _done, set_short_code, confirmed, CODE, LEAST_COST)
    shell.wait()
    return frame


def _done(_value: object) -> None:
    """The code is kept."""


def leave_alone(shell: Shell) -> ShortPage:
    watch = shell.door._watch
    assert watch is not None
    shell.clock.move(minutes=10)
    watch.look()
    shell.wait()
    face = shell.door.window.face
    assert isinstance(face, ShortPage)
    assert faults_in(face) == []
    return face


def type_code(shell: Shell, page: ShortPage, code: str) -> None:
    QTest.keyClicks(page.code.edit, code)
    shell.wait()


def unlock_page(shell: Shell) -> UnlockPage:
    shell.wait()
    face = shell.door.window.face
    assert isinstance(face, UnlockPage)
    return face


def test_six_digits_bring_the_same_page_and_the_half_typed_words_back(shell: Shell) -> None:
    frame = sit(shell)
    frame.show_page("reception")
    shell.wait()
    assert frame.page is not None
    form = frame.page.findChild(Form)
    assert form is not None
    QTest.keyClicks(form.findChildren(QLineEdit)[0], "Lin")
    page = leave_alone(shell)
    assert shell.door.desk is None
    type_code(shell, page, CODE)
    again = shell.door.frame
    assert again is not None
    shell.wait()
    assert again.shown_key == "reception"
    assert again.desk.staff.id == FIRST.id
    assert again.page is not None
    assert "Lin" in [line.text() for line in again.page.findChildren(QLineEdit)]


def test_a_wrong_code_is_said_with_the_tries_left_and_the_fifth_asks_the_password(shell: Shell) -> None:
    sit(shell)
    page = leave_alone(shell)
    type_code(shell, page, "408275")
    assert page.code.error == "短码不对。还可以试 4 次。"
    assert page.code.value() == ""
    for _attempt in range(4):
        type_code(shell, page, "408275")
    unlock = unlock_page(shell)
    assert unlock.password.edit.accessibleDescription() == "短码错了五次，请输入密码。"
    assert shell.door._short is None
    shell.sign_in()
    assert shell.door.frame is not None


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_locking_and_changing_person_end_it(shell: Shell, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    sit(shell)
    page = leave_alone(shell)
    short = shell.door._short
    assert short is not None
    shell.door.window.activateWindow()
    shell.qtbot.waitUntil(shell.door.window.isActiveWindow)
    QTest.keyClick(page, key, modifier)
    unlock_page(shell)
    assert short.ended


def test_four_hours_end_it(shell: Shell) -> None:
    sit(shell)
    page = leave_alone(shell)
    shell.clock.move(hours=4)
    page.look_at_clock()
    assert unlock_page(shell).password.edit.accessibleDescription() == "短码的时间到了，请输入密码。"


def test_sleep_ends_it_and_locks_an_open_desk_wholly(shell: Shell) -> None:
    sit(shell)
    leave_alone(shell)
    shell.clock.sleep(minutes=1)
    shell.door._sleep.look()
    unlock_page(shell)
    assert shell.door._short is None
    shell.sign_in()
    shell.door._sleep.announced(True)
    unlock_page(shell)
    assert shell.door._short is None


def test_an_explicit_lock_asks_the_password(shell: Shell) -> None:
    frame = sit(shell)
    frame.desk.lock()
    unlock_page(shell)


def test_without_a_code_it_is_offered_after_the_desk_was_left_alone(shell: Shell) -> None:
    sit(shell, code=False)
    watch = shell.door._watch
    assert watch is not None
    shell.clock.move(minutes=10)
    watch.look()
    unlock_page(shell)
    shell.sign_in()
    shell.wait()
    frame = shell.door.frame
    assert frame is not None
    assert any("六位短码" in text for text in frame.messages.texts())


def test_switched_off_it_is_neither_used_nor_offered(shell: Shell) -> None:
    frame = sit(shell)
    frame.desk.do(frame, _done, allow_short_lock, False)
    shell.wait()
    watch = shell.door._watch
    assert watch is not None
    shell.clock.move(minutes=10)
    watch.look()
    unlock_page(shell)
    shell.sign_in()
    shell.wait()
    again = shell.door.frame
    assert again is not None
    assert again.messages.texts() == []


def test_the_page_says_until_when(shell: Shell) -> None:
    sit(shell)
    page = leave_alone(shell)
    assert datetime.fromisoformat("2026-03-18T13:51:07+08:00") == shell.door._short.ends_at
    assert page.code.edit.accessibleDescription() == "13:51 前可用短码打开，共可试五次"


def test_whoever_already_types_the_password_is_left_to_it(shell: Shell) -> None:
    sit(shell)
    shell.door.leave_alone()
    shell.unlock.password.set_value("half a pass")  # while the register thread is still closing
    unlock = unlock_page(shell)
    assert unlock.password.value() == "half a pass"
    assert shell.door._short is None
