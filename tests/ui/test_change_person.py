"""A shared computer: picking a name, changing person, coming back, and opening without a password."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.name_letters import find_name
from mediation_desk.services.short_lock import ShortLockChoice, short_lock_choice
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.kit.code_field import CodeField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.pages.settings.page import SettingsPage
from mediation_desk.ui.people_list import PersonRow
from tests.desk_fixtures import DIRECTOR, MEDIATOR, RECEPTION
from tests.session_fixtures import PASSWORD
from tests.ui.shell_fixtures import Shell

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = ["何玉贞", "周若岚", "孙德全", "陈静怡", "马春霞", "段清和", "单晓", "周子昂"]


def sit(shell: Shell, who: Staff) -> Frame:
    shell.unlock.people.choose(who.id)
    shell.sign_in(PASSWORD)
    frame = shell.door.frame
    assert frame is not None
    shell.wait()
    assert frame.desk.staff.id == who.id
    return frame


@pytest.fixture
def office(shell: Shell) -> Shell:
    shell.move_in()
    shell.begin()
    shell.door.window.activateWindow()
    shell.qtbot.waitUntil(shell.door.window.isActiveWindow)
    return shell


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        *(("z", 1), ("zr", 1), ("zrl", 1), ("zhouruo", 1), ("zhour", 1), ("zhz", 7), ("zzang", 7)),
        *(("cjy", 3), ("chjy", 3), ("dan", 6), ("shan", 6), ("sx", 6), ("何", 0), ("zz", 7), ("x", None)),
    ],
)
def test_letters_mean_a_name(typed: str, found: int | None) -> None:
    assert find_name(NAMES, typed) == found


def test_one_letter_again_goes_on_to_the_next_of_that_letter() -> None:
    assert find_name(["周若岚", "张明", "赵平"], "z") == 0
    assert find_name(["周若岚", "张明", "赵平"], "zz", 0) == 1
    assert find_name(["周若岚", "张明", "赵平"], "zzz", 1) == 2
    assert find_name(["周若岚", "张明", "赵平"], "zzzz", 2) == 0


def test_the_start_asks_who_it_is_and_enter_goes_on_to_the_password(office: Shell) -> None:
    page = office.unlock
    row = QGuiApplication.focusObject()
    assert isinstance(row, PersonRow)
    QTest.keyClicks(row, "mcx")
    assert page.people.name == "马春霞"
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Up)
    assert page.people.name == "陈静怡"
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Return)
    assert QGuiApplication.focusObject() is page.password.edit
    QTest.keyClick(page.password.edit, Qt.Key.Key_Down)
    assert page.people.name == "马春霞"
    assert QGuiApplication.focusObject() is page.password.edit


def test_experts_without_sign_in_are_not_among_the_names(office: Shell) -> None:
    names = [row.name for row in office.unlock.people.findChildren(PersonRow)]
    assert "何玉贞" in names
    assert "欧阳雨荷" not in names


def test_one_key_shows_the_names_and_the_next_person_sits_down(office: Shell) -> None:
    frame = sit(office, MEDIATOR)
    QTest.keyClick(frame, Qt.Key.Key_L, CTRL | SHIFT)
    page = office.unlock  # at once, while the register thread still closes the register
    assert isinstance(QGuiApplication.focusObject(), PersonRow)
    assert page.people.name == MEDIATOR.name
    again = sit(office, RECEPTION)
    assert again.shown_key == "today"


def test_coming_back_brings_the_page_and_the_half_written_words(office: Shell) -> None:
    frame = sit(office, RECEPTION)
    frame.show_page("reception")
    office.wait()
    assert frame.page is not None
    form = frame.page.findChild(Form)
    assert form is not None
    field = form.findChildren(QLineEdit)[0]
    field.setFocus()
    QTest.keyClicks(field, "Lin")
    QTest.keyClick(frame, Qt.Key.Key_L, CTRL)
    office.qtbot.waitUntil(lambda: office.door.desk is None)
    office.wait()
    assert office.unlock.people.name == RECEPTION.name
    again = sit(office, RECEPTION)
    office.wait()
    assert again.shown_key == "reception"
    assert again.page is not None
    assert "Lin" in [line.text() for line in again.page.findChildren(QLineEdit)]
    again.desk.switch()
    sit(office, MEDIATOR)


def test_the_settings_choose_a_code_with_the_password(office: Shell) -> None:
    frame = sit(office, RECEPTION)
    frame.show_page("settings")
    office.wait()
    page = frame.page
    assert isinstance(page, SettingsPage)
    rows = page.blocks.short_code
    rows.choose.click()
    form = rows.form
    _type(form.code, "123456")
    _type(form.again, "123456")
    form.keep.click()
    assert form.code.error == "这个短码太容易猜：请避开连号、重复、对称和生日日期。"
    _type(form.code, "739164")
    form.keep.click()
    assert form.again.error == "两次输入的短码不一样。"
    _type(form.again, "739164")
    office.questions.passwords.append(PASSWORD)
    form.keep.click()
    office.wait()
    office.wait()
    found: list[object] = []
    frame.desk.ask(frame, found.append, short_lock_choice)
    office.wait()
    assert found == [ShortLockChoice(allowed=True, has_code=True)]
    assert rows.stop.isVisible()
    assert rows.choose.text() == "换短码"
    rows.stop.click()
    office.wait()
    office.wait()
    assert not rows.stop.isVisible()


def _type(field: CodeField, code: str) -> None:
    field.clear()
    QTest.keyClicks(field.edit, code)


def _use_computer(shell: Shell) -> Frame:
    frame = sit(shell, RECEPTION)
    frame.show_page("settings")
    shell.wait()
    page = frame.page
    assert isinstance(page, SettingsPage)
    assert page.blocks.computer is not None
    shell.questions.passwords.append(PASSWORD)
    page.blocks.computer.use.click()
    shell.wait()
    shell.wait()
    assert len(shell.keyring.kept) == 1
    assert page.blocks.computer.stop.isVisible()
    return frame


def _start_again(shell: Shell) -> None:
    """As a new process would: the register is closed, nothing is remembered."""
    shell.door._shut()
    shell.wait()
    shell.door._left, shell.door._locked_once = None, False
    shell.door.begin()


def _by_computer(shell: Shell) -> Frame:
    _start_again(shell)
    shell.unlock.people.choose(RECEPTION.id)
    shell.unlock.computer.click()
    shell.wait()
    frame = shell.door.frame
    assert frame is not None
    return frame


def test_this_computer_opens_at_the_start_and_not_after_a_lock(office: Shell) -> None:
    frame = _use_computer(office)
    frame.desk.lock()
    office.wait()
    assert office.unlock.people.name == RECEPTION.name
    assert not office.unlock.computer.isVisible()
    sit(office, RECEPTION)
    _start_again(office)
    page = office.unlock
    page.people.choose(MEDIATOR.id)
    assert not page.computer.isVisible()
    page.people.choose(RECEPTION.id)
    assert page.computer.isVisible()
    page.computer.click()
    office.wait()
    frame = office.door.frame
    assert frame is not None
    assert not frame.desk.with_keys
    assert frame.messages.isVisible()


def test_a_lost_keyring_is_said_beside_the_password(office: Shell) -> None:
    _use_computer(office)
    office.keyring.kept.clear()
    _start_again(office)
    page = office.unlock
    page.people.choose(RECEPTION.id)
    page.computer.click()
    office.wait()
    assert page.password.error is not None
    assert "请用密码登录" in page.password.error
    assert page.computer.isEnabled()
    sit(office, RECEPTION)


def test_without_keys_a_draft_is_never_written_over(office: Shell) -> None:
    frame = _use_computer(office)
    frame.show_page("reception")
    office.wait()
    assert frame.page is not None
    _write(office, frame, "Lin")
    frame = _by_computer(office)
    frame.show_page("reception")
    office.wait()
    assert frame.page is not None
    form = frame.page.findChild(Form)
    assert form is not None
    assert not form.isEnabled()
    assert any("草稿" in text for text in frame.messages.texts())
    frame.desk.lock()
    office.wait()
    again = sit(office, RECEPTION)
    assert again.page is not None
    assert "Lin" in [line.text() for line in again.page.findChildren(QLineEdit)]


def test_what_is_typed_without_keys_comes_back_in_the_same_sitting(office: Shell) -> None:
    _use_computer(office)
    frame = _by_computer(office)
    frame.show_page("reception")
    office.wait()
    _write(office, frame, "Zhao")
    frame.show_page("today")
    office.wait()
    frame.show_page("reception")
    office.wait()
    office.wait()
    assert frame.page is not None
    assert "Zhao" in [line.text() for line in frame.page.findChildren(QLineEdit)]
    form = frame.page.findChild(Form)
    assert form is not None
    assert form.isEnabled()


def test_directors_are_not_offered_this_computer(office: Shell) -> None:
    frame = sit(office, DIRECTOR)
    frame.show_page("settings")
    office.wait()
    page = frame.page
    assert isinstance(page, SettingsPage)
    assert page.blocks.computer is not None
    assert not page.blocks.computer.isVisible()
    assert page.blocks.short_code.allow.isVisible()


def _write(shell: Shell, frame: Frame, words: str) -> None:
    assert frame.page is not None
    form = frame.page.findChild(Form)
    assert form is not None
    field = form.findChildren(QLineEdit)[0]
    field.setFocus()
    QTest.keyClicks(field, words)
    frame.desk.keep_drafts()
    shell.wait()


def test_without_keys_ones_own_sealed_text_asks_for_the_password(office: Shell) -> None:
    _use_computer(office)
    frame = _by_computer(office)
    frame.desk.ask(frame, _never, _sealed_to_others)
    office.wait()
    assert frame.messages.texts() == [
        "这次打开没有用密码，不能打开或写下封存内容，也不能签名。请用自己的密码登录。"
    ]


def _sealed_to_others(records: object) -> None:
    raise DeskError("sealed.not_yours")


def _never(_value: object) -> None:
    raise AssertionError("nothing opened")
