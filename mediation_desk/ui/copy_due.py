"""Keeps in mind for the whole window when the last copy was proved and whether one is due today."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mediation_desk.services.copy_offer import CopyOffer, copy_offer
from mediation_desk.ui.desk import Desk

_NOUNS = {"backup", "copy_rules", "hours"}


class CopyDue(QObject):
    """`known` is what was answered last, None before; `changed` when that is another now."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.known: CopyOffer | None = None
        desk.changed.connect(self._heard)
        if desk.copy is None:  # of a copy that is read no copies are made
            self._ask()

    @property
    def today(self) -> bool:
        """Whether a copy is due today, as far as anybody knows."""
        return self.known is not None and self.known.due(self._desk.today())

    @property
    def at_closing(self) -> bool:
        """Whether one is to be offered when the desk is closed."""
        return self.known is not None and self.known.at_closing(self._desk.today())

    @property
    def day_ends(self) -> bool:
        """Whether who locks now goes home."""
        return self.known is not None and self.known.day_ends(self._desk.now())

    def _ask(self) -> None:
        self._desk.ask(self, self._told, copy_offer)

    def _heard(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self._desk.copy is None:
            self._ask()

    def _told(self, known: CopyOffer) -> None:
        self.known = known
        self.changed.emit()
