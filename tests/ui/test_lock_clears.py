"""After locking nothing is left: no key in a live object, no word on the screen or the clipboard."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextEdit, QWidget

from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.short_lock import set_short_code
from mediation_desk.ui import sealed_clipboard
from mediation_desk.ui.locking import sweep
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.short_page import ShortPage
from tests import memory
from tests.ui.shell_fixtures import FIRST, PASSWORD, Shell

CODE = "739164"


@pytest.fixture
def marks(shell: Shell) -> frozenset[bytes]:
    """何玉贞 sits at her desk with a code of her own; the marks of all her keys.

    The register is made for this test alone: the office other tests copy has the same keys in each of them,
    and a session one of them left behind would be taken for ours.
    """
    shell.create()
    shell.begin()
    shell.unlock.people.choose(FIRST.id)
    shell.sign_in(PASSWORD)
    shell.wait()
    desk, session = shell.door.desk, shell.door._session
    assert desk is not None
    assert session is not None
    confirmed = Confirmed(staff_id=FIRST.id, at=shell.clock.now())
    desk.turn(desk, _nothing, set_short_code, confirmed, CODE, LEAST_COST)
    shell.wait()
    return memory.marks_of(session)


def _nothing(_value: object) -> None:
    """The code is kept."""


def _gone(shell: Shell) -> None:
    shell.wait()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_open_desk_holds_keys_or_the_search_for_them_is_blind(
    shell: Shell, marks: frozenset[bytes]
) -> None:
    assert memory.holders(marks)


def test_a_full_lock_leaves_no_key_in_any_live_object(shell: Shell, marks: frozenset[bytes]) -> None:
    shell.door.lock()
    _gone(shell)
    assert memory.holders(marks) == []


def test_a_short_lock_leaves_the_seed_wrapped_and_nothing_else(shell: Shell, marks: frozenset[bytes]) -> None:
    shell.door.leave_alone()
    _gone(shell)
    assert isinstance(shell.door.window.face, ShortPage)
    assert memory.holders(marks) == []
    shell.door.window.face.code.set_value(CODE)
    _gone(shell)
    assert shell.door.frame is not None
    assert memory.holders(marks)


def test_pages_fields_dialogs_and_the_clipboard_are_empty(shell: Shell, marks: frozenset[bytes]) -> None:
    frame = shell.door.frame
    assert frame is not None
    frame.show_page("settings")
    line, text = QLineEdit(frame), QTextEdit(frame)
    line.setText("林晓芸")
    text.setPlainText("本次只谈了睡眠")
    ask_password(frame.desk, frame, _nothing, title="签名并封存")
    sealed_clipboard.put("本次只谈了睡眠")
    dying: list[QObject] = [frame, line, text, *frame.findChildren(QWidget)]
    left = [0]
    for one in dying:
        one.destroyed.connect(lambda: left.__setitem__(0, left[0] + 1))
    shell.door.lock()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert QGuiApplication.clipboard().text() == ""
    assert (line.text(), text.toPlainText()) == ("", "")
    _gone(shell)
    assert left[0] == len(dying)
    assert shell.door.window.windowTitle() == "家事调解台"
    assert [one.text() for one in shell.door.window.findChildren(QLineEdit) if one.text()] == []


class Ring:
    """Something that holds itself, as a page does."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_set_apart_at_the_start_goes_too() -> None:
    ring = Ring()
    gone = ref(ring)
    gc.freeze()
    del ring
    try:
        sweep()
        assert gone() is None
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
