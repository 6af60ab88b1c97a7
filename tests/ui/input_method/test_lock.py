from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from mediation_desk.ui.input_method.bridge import Bridge
from mediation_desk.ui.input_method.choosing import Choice, Reason
from mediation_desk.ui.input_method.prepare import InputMethod
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.ui.watch import Watch
from tests.ui.input_method.small_fcitx import ESCAPE, SPACE, SmallFcitx
from tests.ui.input_method.typist import press, type_keys, until
from tests.ui.shell_fixtures import FIRST, PASSWORD, Shell


def test_after_locking_and_unlocking_it_goes_on_and_the_password_stays_here(
    bridge: Bridge, fcitx: SmallFcitx, shell: Shell
) -> None:
    choice = Choice(modules=None, bridge=True, reason=Reason.FCITX4_RUNS)
    input_method = InputMethod(choice)
    input_method.bridge = bridge
    shell.door.shutting.connect(input_method.drop_typing)
    shell.create()
    shell.begin()
    shell.unlock.people.choose(FIRST.id)
    shell.sign_in(PASSWORD)
    line = _line(shell)
    type_keys(line, "zhangsan")
    assert bridge.composing
    left: list[str] = []
    line.textChanged.connect(left.append)
    shell.door.lock()
    shell.wait()
    assert (left, bridge.composing) == ([], "")
    until(lambda: "DestroyIC" in fcitx.members())
    until(lambda: bridge.attached)
    before = len(fcitx.bodies("ProcessKeyEvent"))
    unlock = shell.door.window.face
    assert isinstance(unlock, UnlockPage)
    unlock.password.edit.setFocus()
    type_keys(unlock.password.edit, PASSWORD)
    assert unlock.password.value() == PASSWORD
    assert len(fcitx.bodies("ProcessKeyEvent")) == before
    unlock.try_password()
    shell.wait()
    line = _line(shell)
    type_keys(line, "nihao")
    press(line, SPACE)
    assert line.text() == "你好"


def test_three_esc_while_composing_are_not_three_esc(bridge: Bridge, shell: Shell) -> None:
    watch = Watch(shell.clock, 10, shell.door)
    shell.door.app.installEventFilter(watch)
    escaped: list[bool] = []
    watch.escaped.connect(lambda: escaped.append(True))
    line = QLineEdit()
    shell.qtbot.addWidget(line)
    with shell.qtbot.waitActive(line):
        line.show()
    line.setFocus()
    for _turn in range(3):
        type_keys(line, "ni")
        press(line, ESCAPE)
    assert escaped == []
    for _turn in range(3):
        press(line, ESCAPE)
    assert escaped == [True]
    shell.door.app.removeEventFilter(watch)


def _line(shell: Shell) -> QLineEdit:
    """A line on the frame, with the focus."""
    assert shell.door.frame is not None
    line = QLineEdit(shell.door.frame)
    line.show()
    shell.door.window.activateWindow()
    until(shell.door.window.isActiveWindow)
    line.setFocus()
    return line
