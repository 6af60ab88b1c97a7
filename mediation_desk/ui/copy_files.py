"""File and print dialogs of a desk at which a copy is read: nothing is printed, written or taken in there.

What leaves the desk must be noted in the register, and a paper counts only when it comes from there.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediation_desk.preferences import Preferences
from mediation_desk.ui.drives import Drive
from mediation_desk.ui.seams import Files, PrintChoice


class CopyFiles(Files):
    """Gives every question up at once and lets `refuse` say why."""

    def __init__(self, refuse: Callable[[], None]) -> None:
        super().__init__()
        self._refuse = refuse

    def save_as(self, _parent: QWidget, _title: str, _suggested: str, _kinds: str) -> Path | None:
        """Nothing is written from a copy."""
        self._refuse()
        return None

    def folder(self, _parent: QWidget, _title: str, _start: Path) -> Path | None:
        """Nothing is put anywhere."""
        self._refuse()
        return None

    def open_several(self, _parent: QWidget, _title: str, _kinds: str) -> list[Path]:
        """Nothing is taken in."""
        self._refuse()
        return []

    def drives(self) -> list[Drive]:
        """No drive is offered for copies of a copy."""
        return []

    def printer(self, _parent: QWidget, _pages: int, _usual: Preferences | None = None) -> PrintChoice | None:
        """Nothing is printed from a copy."""
        self._refuse()
        return None
