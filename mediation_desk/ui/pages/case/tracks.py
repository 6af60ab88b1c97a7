"""What runs beside the main line: 履行, 回访, 司法确认, as far as it exists."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import N_, _

_TRACKS = (
    ("clipboard-check", N_("track.performance"), N_("track.not_begun")),
    ("phone-call", N_("Follow-up"), N_("track.not_begun")),
    ("gavel", N_("Judicial confirmation"), N_("track.not_applied")),
)


class Tracks(Sheet):
    """Three rows; none of them has begun before the pages that begin them exist."""

    def __init__(self) -> None:
        super().__init__(gap=0, margin=(16, 12, 16, 12))
        self.setAccessibleName(_("Tracks beside the main line"))
        for icon, words, state in _TRACKS:
            line = QWidget()
            row = Row(line, gap=8)
            row.addWidget(IconLabel(icon, "ink2", 16))
            row.addWidget(Label(_(words), "small", tone="ink"), 1)
            row.addWidget(Label(_(state), "small"))
            self.add(line)
