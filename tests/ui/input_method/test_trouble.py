from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.ui.input_method.bridge import Bridge
from mediation_desk.ui.input_method.link import MISSES
from tests.ui.input_method.conftest import DISPLAY, MakeBridge
from tests.ui.input_method.small_bus import SmallBus
from tests.ui.input_method.small_fcitx import CONTROL, SPACE, SmallFcitx
from tests.ui.input_method.typist import press, type_keys, until


@pytest.fixture
def line(qtbot: QtBot) -> Iterator[QLineEdit]:
    """A line in a window, and below it a button, which takes no text."""
    window, made = QWidget(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QPushButton("不备份直接锁定"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    made.setFocus()
    yield made  # and the window lives as long
    window.close()


def leave(line: QLineEdit) -> None:
    """The button takes the focus."""
    button = line.window().findChild(QPushButton)
    assert button is not None
    button.setFocus()


def compose(line: QLineEdit) -> None:
    """Type one word through fcitx."""
    type_keys(line, "nihao")
    press(line, SPACE)


def test_a_slow_fcitx_holds_up_one_key_and_no_more(
    bridge_to: MakeBridge, bus: str, fcitx: SmallFcitx, line: QLineEdit
) -> None:
    bridge = bridge_to(bus, patience=0.2)
    type_keys(line, "ni")
    fcitx.patient.clear()
    type_keys(line, "hao")
    assert (line.text(), bridge.composing) == ("nihao", "")  # letters, and what was composed is kept
    fcitx.patient.set()
    until(lambda: "Reset" in fcitx.members())
    line.clear()
    until(lambda: _composes(line))


def _composes(line: QLineEdit) -> bool:
    line.clear()
    compose(line)
    return line.text() == "你好"


def test_after_some_waits_in_vain_it_steps_aside_until_fcitx_starts_again(
    bridge_to: MakeBridge, bus: str, fcitx: SmallFcitx, line: QLineEdit
) -> None:
    bridge = bridge_to(bus, patience=0.05)
    for turn in range(MISSES):
        fcitx.patient.clear()
        type_keys(line, "a")
        fcitx.patient.set()
        if turn < MISSES - 1:
            until(lambda turn=turn: fcitx.members().count("Reset") > turn)
            bridge.hear()
    assert not bridge.attached
    type_keys(line, "b")
    assert line.text() == "aaab"
    fcitx.stop()
    again = SmallFcitx(bus, DISPLAY)
    until(lambda: bridge.attached)
    line.clear()
    until(lambda: _composes(line))
    again.stop()


def test_a_hanging_fcitx_holds_up_no_change_of_focus_again(
    bridge_to: MakeBridge, bus: str, fcitx: SmallFcitx, line: QLineEdit
) -> None:
    bridge = bridge_to(bus, patience=0.05)
    fcitx.patient.clear()
    for _turn in range(3):
        leave(line)
        line.setFocus()
    type_keys(line, "ok")
    assert line.text() == "ok"
    fcitx.patient.set()
    until(lambda: "Reset" in fcitx.members())
    assert bridge.attached
    assert fcitx.members().count("GetCurrentState") == 1
    until(lambda: _composes(line))


def test_fcitx_goes_in_the_middle_of_a_word_and_comes_again(
    bridge: Bridge, bus: str, fcitx: SmallFcitx, line: QLineEdit
) -> None:
    type_keys(line, "niha")
    fcitx.stop()
    until(lambda: not bridge.attached)
    type_keys(line, "o")
    assert line.text() == "nihao"
    again = SmallFcitx(bus, DISPLAY, plain=True)  # an older one, without marks
    until(lambda: bridge.attached)
    line.clear()
    compose(line)
    assert line.text() == "你好"
    again.stop()


def test_fcitx_comes_after_the_program(bridge_to: MakeBridge, bus: str, line: QLineEdit) -> None:
    bridge = bridge_to(bus, waits=False)
    type_keys(line, "x")
    assert (line.text(), bridge.attached) == ("x", False)
    late = SmallFcitx(bus, DISPLAY)
    until(lambda: bridge.attached)
    line.clear()
    compose(line)
    assert line.text() == "你好"
    late.stop()


def test_the_lock_drops_what_is_composed_and_the_context(
    bridge: Bridge, fcitx: SmallFcitx, line: QLineEdit
) -> None:
    type_keys(line, "zhangsan")
    bridge.forget()
    assert (line.text(), bridge.composing) == ("", "")
    until(lambda: "DestroyIC" in fcitx.members())
    until(lambda: bridge.attached)
    assert fcitx.members().count("CreateICv3") == 2
    until(lambda: fcitx.on)  # a fresh context is off, and is switched on as the one before was
    compose(line)
    assert line.text() == "你好"


@pytest.mark.parametrize("on", [True, False])
def test_the_lock_keeps_chinese_as_it_was_also_when_a_question_took_the_focus_first(
    bridge: Bridge, fcitx: SmallFcitx, line: QLineEdit, on: bool
) -> None:
    if not on:
        press(line, SPACE, CONTROL)
    leave(line)
    bridge.forget()
    until(lambda: bridge.attached)
    line.setFocus()
    until(lambda: fcitx.members().count("FocusIn") == 2)
    compose(line)
    assert line.text() == ("你好" if on else "nihao ")


def test_on_our_own_bus_too_and_when_it_goes_letters_are_typed(
    bridge_to: MakeBridge, tmp_path_factory: pytest.TempPathFactory, line: QLineEdit
) -> None:
    bus = SmallBus(tmp_path_factory.mktemp("bus"))
    served = SmallFcitx(bus.address, DISPLAY)
    bridge = bridge_to(bus.address)
    compose(line)
    assert line.text() == "你好"
    served.stop()
    bus.stop()
    until(lambda: not bridge.attached)
    type_keys(line, "ok")
    assert line.text() == "你好ok"


def test_a_bus_that_hangs_holds_up_one_key(
    bridge_to: MakeBridge, small_bus: SmallBus, line: QLineEdit
) -> None:
    served = SmallFcitx(small_bus.address, DISPLAY)
    bridge_to(small_bus.address, patience=0.1)
    small_bus.hush()
    type_keys(line, "letters")
    assert line.text() == "letters"
    served.stop()
