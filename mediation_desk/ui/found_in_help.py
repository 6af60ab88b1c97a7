"""Under the list of cases: that the words typed into the search field stand in the manual as well."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.help_button import SEARCH, ask_for_help
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.words import count

_PAUSE = 250  # ms after a key: the list of cases comes first
_FEWEST = 2


class FoundInHelp(Button):
    """`look(typed)` searches; hidden while nothing is found. Pressed, it opens the manual there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "link", icon="help")
        self._desk = desk
        self._typed = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._search)
        self.clicked.connect(lambda: ask_for_help(self, SEARCH + self._typed))
        self.hide()

    def look(self, typed: str) -> None:
        """Somebody typed this."""
        self._typed = typed.strip()
        if len(self._typed) >= _FEWEST and not self._desk.masked:
            self._pause.start()
        else:
            self._pause.stop()
            self.hide()

    def _search(self) -> None:
        from mediation_desk.documents.manual.reading import manual  # no start waits for the manual
        from mediation_desk.services.help_search import search_manual

        found = len(search_manual(manual(self._desk.choices.now.language), self._typed))
        self.set_text(count("{n} page of the help", "{n} pages of the help", found))
        self.setVisible(bool(found) and bool(self._typed) and not self._desk.masked)
