"""The settings' rows of printing: which printer, which tray, one side or both, and a page to try it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers import blank_paper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.paper_out import print_paper
from mediation_desk.ui.setting_change import change_here
from mediation_desk.words import _

TRIAL = "trial_page"


class PrinterRows(QWidget):
    """What is chosen here stands in the print dialog beforehand; the person may still choose otherwise."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._syncing = False
        self.printer = ComboField("printer", "", [("", _("The system's own"))])
        self.printer.control.setAccessibleName(_("Printer"))
        self.tray = ComboField("tray", "", [("", _("The printer's own"))])
        self.tray.control.setAccessibleName(_("Tray"))
        self.two_sided = Switch(_("Print on both sides"))
        self.test = Button(_("Print a test page"), icon="printer", compact=True)
        column = Column(self, gap=0)
        said = _("Stands in the print dialog beforehand")
        self._tray_row = SettingRow(_("Tray"), _("Where A4 paper lies"), size(self.tray, width=240))
        self.rows = {
            "printer": SettingRow(_("Printer"), said, size(self.printer, width=240)),
            "tray": self._tray_row,
            "two_sided": SettingRow(
                _("Print on both sides"),
                _("Dossiers are bound from single-sided sheets; leave it off"),
                self.two_sided,
            ),
            "test": SettingRow(
                _("Test page"), _("Shows margins, rare characters and room for the seal"), self.test
            ),
        }
        self.rows["printer"].usual(_("The system's own"), lambda: self.printer.set_value(""))
        self.rows["tray"].usual(_("The printer's own"), lambda: self.tray.set_value(""))
        self.rows["two_sided"].usual(_("off"), lambda: self.two_sided.setChecked(False))
        for row in self.rows.values():
            column.addWidget(row)
        self.printer.changed.connect(self._changed)
        self.tray.changed.connect(self._changed)
        self.two_sided.toggled.connect(self._changed)
        self.test.clicked.connect(self.try_it)
        desk.choices.changed.connect(self._followed)

    def look(self) -> None:
        """Ask the system for its printers."""
        now, printers = self._desk.choices.now, self._desk.files.printer_names()
        self._syncing = True
        self.printer.set_options([("", _("The system's own")), *((one, one) for one in printers)])
        self.printer.set_value(now.printer if now.printer in printers else "")
        trays = self._desk.files.trays(now.printer)
        self.tray.set_options([("", _("The printer's own")), *((one, one) for one in trays)])
        self.tray.set_value(now.tray if now.tray in trays else "")
        self._tray_row.offer(offered=bool(trays))
        self.two_sided.setChecked(now.two_sided)
        self._syncing = False
        self.rows["printer"].stands(changed=bool(now.printer))
        self.rows["tray"].stands(changed=bool(now.tray))
        self.rows["two_sided"].stands(changed=now.two_sided)

    def try_it(self) -> None:
        """Print the test page."""
        self._desk.ask(self, self._print, blank_paper, TRIAL)

    def _print(self, made: MadePaper) -> None:
        print_paper(self._desk, self, made)

    def _changed(self) -> None:
        if self._syncing:
            return
        printer = self.printer.value() or ""
        other = printer != self._desk.choices.now.printer  # another printer has other trays
        tray = "" if other else self.tray.value() or ""
        change_here(
            self._desk, _("Printing"), printer=printer, tray=tray, two_sided=self.two_sided.isChecked()
        )
        self.look()

    def _followed(self, names: frozenset[str]) -> None:
        if names & {"printer", "tray", "two_sided"} and self.isVisible():
            self.look()
