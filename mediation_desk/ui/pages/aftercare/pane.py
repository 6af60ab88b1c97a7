"""What a pane of the page 履行与回访 answers, so that the page need not know what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk


class AftercarePane(QWidget):
    """One list of the page; it is made with the desk alone and asks when it is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def look(self) -> None:
        """Ask for what is shown."""

    def primary(self) -> None:
        """What Ctrl+Enter does here."""

    def print(self) -> None:
        """Print what is shown."""

    def find_in_list(self) -> None:
        """Put the cursor where the list is searched."""

    def parts(self) -> tuple[QWidget, ...]:
        """What F6 walks through."""
        return ()
