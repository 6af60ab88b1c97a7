"""The real window on a fresh register, somebody at the desk, and hands on its keyboard."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.ui.window import Window
from tests.journeys.hands import Hands, Key
from tests.ui.shell_fixtures import PASSWORD, Shell


class StrayWindows(QObject):
    """Notes every widget that was shown before it had a place, and so flashed up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.Sheet)
            if not popup and not isinstance(watched, Window | QDialog):
                calls = traceback.extract_stack(limit=6)[:-1]
                where = " < ".join(f"{Path(call.filename).name}:{call.lineno}" for call in reversed(calls))
                self.seen.append(f"{type(watched).__name__} at {where}")
        return False


@pytest.fixture
def hands(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """何玉贞 (director and mediator) has typed her password; the first page is shown."""
    shell = Shell(qtbot, tmp_path)
    shell.create()
    shell.begin()
    hands, strays = Hands(shell), StrayWindows()
    shell.desktop.app.installEventFilter(strays)
    window = shell.door.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    hands.reach(shell.unlock.password)
    hands.write(PASSWORD)
    hands.press(Key.Key_Return)
    hands.settle()
    assert hands.key == "today"
    yield hands
    shell.desktop.app.removeEventFilter(strays)
    shell.close()
    assert not shell.bugs
    assert strays.seen == []
