"""How this computer reminds: how long before an appointment, and whether the system's tray says so too."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.preferences import REMIND_MINUTES
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.layout import Column, rule
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.words import _


class ReminderRows(QWidget):
    """Two settings; a change works at once."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        leads = [(n, _("{n} min", n=n) if n else _("Off")) for n in REMIND_MINUTES]
        self.lead = Segments(leads, compact=True, name=_("Remind of appointments"))
        self.tray = Switch(_("Notices in the system tray"))
        self._sync()
        self.lead.changed.connect(self._changed)
        self.tray.toggled.connect(self._changed)
        choices.changed.connect(self._sync)
        column = Column(self)
        column.addWidget(
            SettingRow(
                _("Remind of appointments"),
                _("So long before; limits are told on the morning of their last day"),
                self.lead,
            )
        )
        column.addWidget(rule())
        said = _("Only that something waits, never who or what; also while the desk is locked")
        column.addWidget(SettingRow(_("Notices in the system tray"), said, self.tray))

    def _sync(self, _names: object = None) -> None:
        now = self._choices.now
        for control in (self.lead, self.tray):
            control.blockSignals(True)
        self.lead.set_value(now.remind_minutes)
        self.tray.setChecked(now.tray_notices)
        for control in (self.lead, self.tray):
            control.blockSignals(False)

    def _changed(self) -> None:
        self._choices.change(remind_minutes=self.lead.value(), tray_notices=self.tray.isChecked())
