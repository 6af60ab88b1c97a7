"""What runs beside the main line: 履行, 回访, and 司法确认 as it stands before the court."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.visit_track import VisitTrack
from mediation_desk.ui import limits
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.confirmation_words import track_words
from mediation_desk.ui.performance_words import TONES
from mediation_desk.words import N_, _, term

_TRACKS = (
    ("clipboard-check", N_("track.performance"), N_("track.not_begun")),
    ("phone-call", N_("Follow-up"), N_("track.not_begun")),
    ("gavel", N_("Judicial confirmation"), N_("track.not_applied")),
)


class Tracks(Sheet):
    """Three rows: performance, visits, the court."""

    def __init__(self) -> None:
        super().__init__(gap=0, margin=(16, 12, 16, 12))
        self.setAccessibleName(_("Tracks beside the main line"))
        self._states: list[Label] = []
        for icon, words, state in _TRACKS:
            line = QWidget()
            row = Row(line, gap=8)
            row.addWidget(IconLabel(icon, "ink2", 16))
            row.addWidget(Label(_(words), "small", tone="ink"), 1)
            said = Label(_(state), "small")
            row.addWidget(said)
            self._states.append(said)
            self.add(line)

    def show_sheet(self, sheet: CaseSheet, today: date) -> None:
        """Say how performance, visits and the application to the court stand."""
        performance, visits, court = self._states
        words, tone = _visits(sheet.visits, today)
        visits.setText(words)
        visits.set_tone(tone)
        words, tone = track_words(sheet, today)
        court.setText(words)
        court.set_tone(tone)
        status = sheet.performance
        performance.setText(term(status) if status is not None else _("track.not_begun"))
        tone = TONES[status][0] if status is not None else "ink2"
        performance.set_tone(tone if tone in ("pine", "amber", "red", "blue") else "ink2")


def _visits(track: VisitTrack, today: date) -> tuple[str, str]:
    """The next day a visit is planned for, else that all were made; (words, tone)."""
    if track.next_on is not None:
        tone = limits.tone(track.next_on, today)
        return limits.day(track.next_on, today), tone if tone in ("red", "amber") else "ink2"
    if track.made:
        return _("made {n} times", n=track.made), "pine"
    return _("track.not_begun"), "ink2"
