"""At the head of the page: when a restore was practised last, and whether it passed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.drill import Drill
from mediation_desk.services.drills import last_drill
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.words import _


class DrillLine(QWidget):
    """`look` asks for it; nothing is said before the first drill."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        row = Row(self, gap=8)
        self._icon, self.text = IconLabel("history", "ink2"), Label("", tone="ink2")
        row.addWidget(self._icon)
        row.addWidget(self.text)
        self.hide()

    def look(self) -> None:
        """Ask for the last drill."""
        self._desk.ask(self, self._show, last_drill)

    def _show(self, drill: Drill | None) -> None:
        self.setVisible(drill is not None)
        if drill is None:
            return
        day = limits.day(legal_day(drill.at), self._desk.today())
        said = (
            _("Last drill {day} · passed", day=day)
            if drill.passed
            else _("Last drill {day} · failed", day=day)
        )
        tone = "ink2" if drill.passed else "red"
        self.text.setText(said)
        self.text.set_tone(tone)
        self._icon.set_icon("history", tone)
