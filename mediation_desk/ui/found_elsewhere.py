"""Under the list of cases: that the words typed into the search field find clues as well."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from mediation_desk.services.access import CLUE_READ
from mediation_desk.services.clues import count_found_clues
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.words import count

_PAUSE = 250  # ms after a key: the list of cases comes first
_FEWEST = 2


class FoundElsewhere(Button):
    """`look(typed)` asks; hidden while nothing is found. Pressed, it leads to the list of clues."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "link")
        self._desk = desk
        self._typed = ""
        self._asks = bool(desk.staff.roles & CLUE_READ)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.clicked.connect(self._go)
        self.hide()

    def look(self, typed: str) -> None:
        """Somebody typed this."""
        self._typed = typed.strip()
        if self._asks and len(self._typed) >= _FEWEST and not self._desk.masked:
            self._pause.start()
        else:
            self._pause.stop()
            self.hide()

    def _ask(self) -> None:
        self._desk.ask(self, self._show, count_found_clues, self._typed)

    def _show(self, found: int) -> None:
        self.set_text(count("{n} clue matches too", "{n} clues match too", found))
        self.setVisible(bool(found) and bool(self._typed))

    def _go(self) -> None:
        self._desk.go("clues", "find", self._typed)
