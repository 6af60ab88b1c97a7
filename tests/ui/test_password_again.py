from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.password_again import PasswordDialog, ask_password
from tests.desk_fixtures import DIRECTOR
from tests.session_fixtures import PASSWORD
from tests.ui.session_desk import SessionDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDesk]:
    made = SessionDesk(qtbot, tmp_path)
    yield made
    made.close()


def asked(room: SessionDesk, desk: Desk, got: list[Confirmed]) -> PasswordDialog:
    page = QWidget()
    room.show(page)
    ask_password(desk, page, got.append, title="签名并封存", text="签名以后不能再改。")
    dialog = page.findChild(PasswordDialog)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_right_password_by_keyboard(room: SessionDesk) -> None:
    got: list[Confirmed] = []
    dialog = asked(room, room.sit(), got)
    QTest.keyClicks(dialog.password.edit, PASSWORD)
    QTest.keyClick(dialog.password.edit, Qt.Key.Key_Return)
    room.wait()
    assert [one.staff_id for one in got] == [DIRECTOR.id]
    assert not shiboken6.isValid(dialog)


def test_wrong_password_is_said_beside_the_field_and_waits(room: SessionDesk) -> None:
    got: list[Confirmed] = []
    dialog = asked(room, room.sit(), got)
    for _n in range(4):
        dialog.password.set_value("not the right one")
        dialog.send()
        room.wait()
    assert got == []
    assert dialog.password.error == "密码不对。请检查大写锁定，再输一次。"
    assert dialog.password.value() == ""
    assert not dialog.go.isEnabled()
    assert dialog.go.text() == "请等 2 秒"
    dialog.count_down()
    dialog.count_down()
    assert dialog.go.isEnabled()
    assert dialog.go.text() == "签名并封存"
    room.clock.move(seconds=5)
    dialog.password.set_value(PASSWORD)
    dialog.send()
    room.wait()
    assert len(got) == 1


def test_escape_changes_nothing_and_forgets_the_password(room: SessionDesk) -> None:
    got: list[Confirmed] = []
    dialog = asked(room, room.sit(), got)
    dialog.password.set_value(PASSWORD)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.password.value() == ""
    room.wait()
    assert got == []
    assert not shiboken6.isValid(dialog)


def test_prepared_passwords_are_really_checked(room: SessionDesk) -> None:
    got: list[Confirmed] = []
    desk, page = room.sit(), QWidget()
    room.show(page)
    desk.questions.passwords.extend(("wrong", PASSWORD))
    ask_password(desk, page, got.append, title="签名并封存")
    room.wait()
    assert got == []
    ask_password(desk, page, got.append, title="签名并封存")
    room.wait()
    assert len(got) == 1
