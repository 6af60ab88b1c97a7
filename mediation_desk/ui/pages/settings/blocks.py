"""The groups of rows that ask the register or the system; each made only for whoever may use it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import OFFICE_WRITE
from mediation_desk.ui.appointment_rows import AppointmentRows
from mediation_desk.ui.computer_row import ComputerRow
from mediation_desk.ui.copy_rule_rows import CopyRuleRows
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.printer_rows import PrinterRows
from mediation_desk.ui.reminder_rows import ReminderRows
from mediation_desk.ui.scan_rows import ScanRows
from mediation_desk.ui.short_code_rows import ShortCodeRows


class Blocks:
    """Every group by its name; `look` asks all of them for what is so now."""

    def __init__(self, desk: Desk) -> None:
        runs_office = bool(desk.staff.roles & OFFICE_WRITE)
        self.reminders = ReminderRows(desk)
        self.printing = PrinterRows(desk)
        self.short_code = ShortCodeRows(desk)
        self.computer = ComputerRow(desk, desk.keyring) if desk.keyring is not None else None
        self.scans = ScanRows(desk)
        self.appointments = AppointmentRows(desk) if runs_office else None
        self.copy_rules = CopyRuleRows(desk) if runs_office else None

    def widget(self, name: str) -> QWidget | None:
        """The group of this name, or None where this person or computer has none."""
        found = getattr(self, name)
        return found if isinstance(found, QWidget) else None

    def row(self, name: str, row: str) -> SettingRow | None:
        """One row of a group, or None where it is not there."""
        rows = getattr(self.widget(name), "rows", {})
        found = rows.get(row)
        return found if isinstance(found, SettingRow) else None

    def look(self) -> None:
        """Ask again what is kept."""
        self.printing.look()
        for group in (self.short_code, self.scans, self.computer, self.appointments, self.copy_rules):
            if group is not None:
                group.look()
