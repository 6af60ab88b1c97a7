"""The health line of the register: encrypted, recovery, last verified copy, room on the disk."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.today import Today
from mediation_desk.services.access import BACKUP_MAKE, HEALTH_READ
from mediation_desk.services.copy_rules import copy_rules
from mediation_desk.ui.copy_words import last_copy_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.health_link import HealthLink
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.recovery_health import RecoveryHealth
from mediation_desk.words import _


class Health(Sheet):
    """One line, 48 high; what is missing of recovery leads to where it is put right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=(16, 10, 16, 10))
        self._desk = desk
        may_copy = bool(desk.staff.roles & BACKUP_MAKE) and desk.copy is None
        self.recovery, self.copy, self.disk = RecoveryHealth(), LastCopy(leads=may_copy), DiskRoom()
        self.recovery.wanted.connect(self._to_recovery)
        self.copy.wanted.connect(self._to_backup)
        holder = QWidget()
        row = FlowLayout(holder, gap=24)
        row.addWidget(Label(_("Register"), "body_strong"))
        sure = QWidget()
        encrypted = Row(sure, gap=8)
        encrypted.addWidget(IconLabel("circle-check", "pine"))
        encrypted.addWidget(Label(_("Encrypted, on this computer only")))
        row.addWidget(sure)
        for part in (self.recovery, self.copy, self.disk):
            row.addWidget(part)
        row.addStretch()
        self.report = HealthLink(desk)
        row.addWidget(self.report)
        self.report.setVisible(bool(desk.staff.roles & HEALTH_READ))
        self.add(holder)

    def say(self, today: Today) -> None:
        """How the register is."""
        self.recovery.say(today)
        self.disk.say(today.disk_free)
        self.copy.say(today.last_copy, self._desk.today())
        self._desk.ask(self, self.copy.say_rules, copy_rules)
        self.report.look()

    def _to_backup(self) -> None:
        self._desk.go("backup")

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
    """When the last verified copy was made; amber when one is due, red after a month without.

    `wanted`: to the page where one is made, for whoever it `leads` there.
    """

    wanted = Signal()

    def __init__(self, *, leads: bool = False) -> None:
        super().__init__()
        self._leads = leads
        self._last: datetime | None = None
        self._today = date.min
        self._rules = CopyRules()
        row = Row(self, gap=8)
        self._icon, self._text = IconLabel("circle-check", "pine"), Label("")
        self.way = Button("", "link")
        self.way.clicked.connect(self.wanted)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addWidget(self.way)

    def say(self, last: datetime | None, today: date) -> None:
        """The moment in words."""
        self._last, self._today = last, today
        said, tone = last_copy_said(last, today, self._rules.reminder_days)
        self._icon.set_icon("circle-check" if tone == "pine" else "alert-triangle", tone)
        self._text.setText(said)
        self._text.set_tone("ink" if tone == "pine" else tone)
        self.way.set_text(said)
        leads = self._leads and tone != "pine"
        self._text.setVisible(not leads)
        self.way.setVisible(leads)

    def say_rules(self, rules: CopyRules) -> None:
        """After how many working days the centre wants to be reminded."""
        if rules != self._rules:
            self._rules = rules
            self.say(self._last, self._today)
