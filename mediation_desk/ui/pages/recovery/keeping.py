"""Where card and sheets are kept: two lines that keep themselves a moment after the last key."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from mediation_desk.domain.recovery_places import LONGEST, Places
from mediation_desk.errors import DeskError
from mediation_desk.services.recovery_places import keep_places
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _

_PAUSE_MS = 1200


class KeepingForm(Form):
    """For the director; whoever else sees the page reads them. Leaving and locking keep at once."""

    def __init__(self, desk: Desk, *, may_act: bool) -> None:
        super().__init__()
        self._desk = desk
        self._kept = Places()
        self.card = TextField(
            "card_place",
            _("Where the card is kept"),
            helper=_("For example: the safe in the director's room. Never the figures."),
            max_length=LONGEST,
        )
        self.sheets = TextField(
            "sheets_place",
            _("Where the three sheets are kept"),
            helper=_("Apart from the card and from one another. Never the words."),
            max_length=LONGEST,
        )
        self.add(self.card, self.sheets)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        for field in (self.card, self.sheets):
            field.setEnabled(may_act)
            field.changed.connect(self._typed)
        self.submitted.connect(self.keep)
        desk.closing.connect(self.keep)

    def show_places(self, places: Places) -> None:
        """Show what is kept, unless something is being typed."""
        if self._pause.isActive() or self._said() != self._kept:
            return
        self._kept = places
        self.filling(True)
        self.card.set_value(places.card)
        self.sheets.set_value(places.sheets)
        self.filling(False)
        self._pause.stop()

    def keep(self) -> None:
        """Keep what was typed; what is refused is said beside its line and stays."""
        self._pause.stop()
        said = self._said()
        if said != self._kept:
            self._desk.do(self, self._done, keep_places, said, failed=self._refused)

    def _typed(self) -> None:
        if self._said() != self._kept:
            self._pause.start()

    def _said(self) -> Places:
        return Places(card=str(self.card.value() or ""), sheets=str(self.sheets.value() or ""))

    def _done(self, kept: Places) -> None:
        self._kept = kept
        self.clear_errors()

    def _refused(self, error: DeskError) -> None:
        self.show_fault(error)
