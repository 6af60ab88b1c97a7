"""The health line of the register: encrypted, recovery, last verified copy, room on the disk."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.copy_words import last_copy_said
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.words import _


class DiskRoom(QWidget):
    """How much room the disk has; amber under a gigabyte."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(self, gap=8)
        self._icon, self._text = IconLabel("circle-check", "pine"), Label("")
        row.addWidget(self._icon)
        row.addWidget(self._text)

    def say(self, free: int) -> None:
        """Free bytes, said in GB."""
        short = free < 1_000_000_000
        self._icon.set_icon("alert-triangle" if short else "circle-check", "amber" if short else "pine")
        self._text.setText(
            _("Disk has {n} GB left", n=f"{free / 1e9:.1f}" if short else free // 1_000_000_000)
        )
        self._text.set_tone("amber" if short else "ink")


class LastCopy(QWidget):
    """When the last verified copy was made; amber when that is more than a working day ago."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(self, gap=8)
        self._icon, self._text = IconLabel("circle-check", "pine"), Label("")
        row.addWidget(self._icon)
        row.addWidget(self._text)

    def say(self, last: datetime | None, today: date) -> None:
        """The moment in words."""
        said, tone = last_copy_said(last, today)
        self._icon.set_icon("circle-check" if tone == "pine" else "alert-triangle", tone)
        self._text.setText(said)
        self._text.set_tone("amber" if tone == "amber" else "ink")
