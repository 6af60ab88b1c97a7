"""The health line of the register: encrypted, recovery, last verified copy, room on the disk."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.today import Today
from mediation_desk.ui.copy_words import last_copy_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.recovery_health import RecoveryHealth
from mediation_desk.words import _


class Health(Sheet):
    """One line, 48 high; what is missing of recovery leads to where it is put right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=(16, 0, 16, 0))
        self._desk = desk
        self.recovery, self.copy, self.disk = RecoveryHealth(), LastCopy(), DiskRoom()
        self.recovery.wanted.connect(self._to_recovery)
        holder = QWidget()
        row = Row(holder, gap=24)
        row.addWidget(Label(_("Register"), "body_strong"))
        encrypted = Row(gap=8)
        encrypted.addWidget(IconLabel("circle-check", "pine"))
        encrypted.addWidget(Label(_("Encrypted, on this computer only")))
        row.addLayout(encrypted)
        for part in (self.recovery, self.copy, self.disk):
            row.addWidget(part)
        row.addStretch(1)
        self.add(holder)
        size(self, height=48)

    def say(self, today: Today) -> None:
        """How the register is."""
        self.recovery.say(today)
        self.disk.say(today.disk_free)
        self.copy.say(today.last_copy, self._desk.today())

    def _to_recovery(self) -> None:
        self._desk.go("recovery")


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
