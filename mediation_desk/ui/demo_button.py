"""The way into the demo for somebody who has no password, or no register yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from mediation_desk.ui.kit.buttons import Button
from mediation_desk.words import _

_OPENING_MS = 8_000
"""How long a second press does nothing: until the demo's window stands there."""


def _start_beside(flag: str) -> bool:
    from mediation_desk.process_apart import start_beside  # this start does not wait for another

    return start_beside(flag)


class DemoButton(Button):
    """Opens the demo in a window of its own; this desk and its register have no part in it."""

    def __init__(self, start: Callable[[str], bool] = _start_beside) -> None:
        super().__init__(_("See the demo"), "link")
        self._start = start
        self.setToolTip(_("Invented cases in a window of their own, deleted when it is closed"))
        self.clicked.connect(self._open)

    def _open(self) -> None:
        opened = self._start("--demo")
        self.set_text(_("The demo is opening …") if opened else _("The demo could not be opened"))
        self.setEnabled(False)
        QTimer.singleShot(_OPENING_MS, self, self._again)

    def _again(self) -> None:
        self.set_text(_("See the demo"))
        self.setEnabled(True)
