"""How this computer reminds: how long before an appointment, and whether the system's tray says so too."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.preferences import REMIND_MINUTES, Preferences
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.setting_change import change_here
from mediation_desk.words import _

_USUAL = Preferences()


class ReminderRows(QWidget):
    """Two settings; a change works at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        leads = [(n, _("{n} min", n=n) if n else _("Off")) for n in REMIND_MINUTES]
        self.lead = Segments(leads, compact=True, name=_("Remind of appointments"))
        self.tray = Switch(_("Notices in the system tray"))
        said = _("Only that something waits, never who or what; also while the desk is locked")
        self.rows = {
            "lead": SettingRow(
                _("Remind of appointments"),
                _("So long before; limits are told on the morning of their last day"),
                self.lead,
            ),
            "tray": SettingRow(_("Notices in the system tray"), said, self.tray),
        }
        self.rows["lead"].usual(_("{n} min", n=_USUAL.remind_minutes), self._usual_lead)
        self.rows["tray"].usual(_("on"), self._usual_tray)
        self._sync()
        self.lead.changed.connect(self._lead_chosen)
        self.tray.toggled.connect(self._tray_switched)
        desk.choices.changed.connect(self._sync)
        column = Column(self, gap=0)
        for row in self.rows.values():
            column.addWidget(row)

    def _sync(self, _names: object = None) -> None:
        now = self._desk.choices.now
        for control in (self.lead, self.tray):
            control.blockSignals(True)
        self.lead.set_value(now.remind_minutes)
        self.tray.setChecked(now.tray_notices)
        for control in (self.lead, self.tray):
            control.blockSignals(False)
        self.rows["lead"].stands(changed=now.remind_minutes != _USUAL.remind_minutes)
        self.rows["tray"].stands(changed=now.tray_notices != _USUAL.tray_notices)

    def _lead_chosen(self) -> None:
        if self.lead.value() is not None:
            change_here(self._desk, self.rows["lead"].name, remind_minutes=self.lead.value())

    def _tray_switched(self, on: bool) -> None:
        change_here(self._desk, self.rows["tray"].name, tray_notices=on)

    def _usual_lead(self) -> None:
        change_here(self._desk, self.rows["lead"].name, remind_minutes=_USUAL.remind_minutes)

    def _usual_tray(self) -> None:
        self._tray_switched(_USUAL.tray_notices)
