"""What runs beside the main line: 履行, 回访, and 司法确认 as it stands before the court."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.confirmation_words import track_words
from mediation_desk.words import N_, _

_TRACKS = (
    ("clipboard-check", N_("track.performance"), N_("track.not_begun")),
    ("phone-call", N_("Follow-up"), N_("track.not_begun")),
    ("gavel", N_("Judicial confirmation"), N_("track.not_applied")),
)


class Tracks(Sheet):
    """Three rows; the first two have not begun before the pages that begin them exist."""

    def __init__(self) -> None:
        super().__init__(gap=0, margin=(16, 12, 16, 12))
        self.setAccessibleName(_("Tracks beside the main line"))
        for icon, words, state in _TRACKS:
            line = QWidget()
            row = Row(line, gap=8)
            row.addWidget(IconLabel(icon, "ink2", 16))
            row.addWidget(Label(_(words), "small", tone="ink"), 1)
            self._state = Label(_(state), "small")  # of the last row in the end: 司法确认
            row.addWidget(self._state)
            self.add(line)

    def show_sheet(self, sheet: CaseSheet, today: date) -> None:
        """Say how the application to the court stands."""
        words, tone = track_words(sheet, today)
        self._state.setText(words)
        self._state.set_tone(tone)
