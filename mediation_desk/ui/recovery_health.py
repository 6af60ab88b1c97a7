"""Card and keepers in the health line of the day: what is missing leads to the page where it is put right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.recovery import Lack
from mediation_desk.domain.today import Today
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, term


class RecoveryHealth(QWidget):
    """`wanted` when the person wants to put right what is missing most; how much more there is, is said."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        row = Row(self, gap=8)
        self._icon, self.text = IconLabel("circle-check", "pine"), Label("")
        self.way = Button("", "link")
        self.way.clicked.connect(self.wanted)
        row.addWidget(self._icon)
        row.addWidget(self.text)
        row.addWidget(self.way)

    def say(self, today: Today) -> None:
        """What is missing, or when the card was typed back."""
        lacks = today.lacks
        leads = bool(lacks) and today.may_recover
        self._icon.set_icon("alert-triangle" if lacks else "circle-check", "amber" if lacks else "pine")
        self.text.set_tone("amber" if lacks else "ink")
        said = _lacking(lacks) if lacks else _card(today.card_confirmed)
        self.text.setText(said)
        self.way.set_text(said)
        self.text.setVisible(not leads)
        self.way.setVisible(leads)


def _lacking(lacks: tuple[Lack, ...]) -> str:
    if len(lacks) == 1:
        return term(lacks[0])
    return _("{lack} (and {n} more)", lack=term(lacks[0]), n=len(lacks) - 1)


def _card(confirmed: datetime | None) -> str:
    if confirmed is None:
        return term(Lack.NO_CARD)
    return _("Restore card checked {day}", day=whole_day(legal_day(confirmed)))
