"""Chinese typing made ready: the choice before the QApplication is made, the bridge after it.

`input_method = make_ready(os.environ)`, then `input_method.begin(app)`; `drop_typing` when the desk is
locked.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from mediation_desk.log import note
from mediation_desk.ui.input_method import session_bus
from mediation_desk.ui.input_method.choosing import Choice, Reason, choose, display_name

if TYPE_CHECKING:
    from mediation_desk.ui.input_method.bridge import Bridge
    from mediation_desk.ui.input_method.wire import Wire


class InputMethod(QObject):
    """What was chosen, and the bridge once it stands."""

    def __init__(
        self, choice: Choice, wire: Wire | None = None, names: dict[str, str] | None = None, display: str = ""
    ) -> None:
        super().__init__()
        self.choice, self.wire = choice, wire
        self.names, self.display = names or {}, display
        self.bridge: Bridge | None = None

    def begin(self, app: QGuiApplication) -> None:
        """Build the bridge if one was chosen; needs the QApplication."""
        if self.choice.reason not in (Reason.OWN_PLATFORM, Reason.NO_SCREEN):
            note(f"input method: {self.choice.reason}")  # one of the events the log's page knows
        if self.wire is None or not self.choice.bridge or self.bridge is not None:
            return
        from mediation_desk.ui.input_method.bridge import Bridge
        from mediation_desk.ui.input_method.link import Link

        self.bridge = Bridge(app, Link(self.wire, self.names, self.display))

    def drop_typing(self) -> None:
        """Drop what is being composed, in every input method: the desk is being locked."""
        QGuiApplication.inputMethod().reset()
        if self.bridge is not None:
            self.bridge.forget()


def make_ready(environment: MutableMapping[str, str], platform: str = sys.platform) -> InputMethod:
    """Choose, and set QT_IM_MODULES for it. Never raises, and waits a quarter of a second at the very worst.

    Must run before the QApplication is made: Qt reads the variable then and never again.
    """
    choice = choose(environment, {}, platform=platform)
    if not choice.needs_bus:
        return InputMethod(choice)
    wire, names = _asked(environment)
    choice = choose(environment, names, platform=platform)
    if choice.modules is not None:
        environment["QT_IM_MODULES"] = choice.modules
    if wire is not None and not choice.bridge:
        wire.close()
        wire = None
    return InputMethod(choice, wire, names, display_name(environment))


def _asked(environment: MutableMapping[str, str]) -> tuple[Wire | None, dict[str, str]]:
    if not session_bus.named(environment):
        return None, {}  # nothing is imported for a bus that is not there
    try:
        from mediation_desk.ui.input_method.wire import Wire, address
    except ImportError:  # jeepney is there on Linux alone, and a packager may have left it out
        return None, {}
    wire = None
    try:
        wire = Wire.open(address(environment), session_bus.WITHIN)
        session_bus.watch(wire)
        return wire, session_bus.running(wire)
    except OSError:
        if wire is not None:
            wire.close()
        return None, {}
