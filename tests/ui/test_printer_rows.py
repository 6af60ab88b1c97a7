"""The settings' rows of printing: kept for this computer, and standing in a printer beforehand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from mediation_desk.preferences import Preferences, load_preferences
from mediation_desk.ui.printer_rows import PrinterRows
from mediation_desk.ui.seams import Files, PrintChoice, prepare
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


class TwoPrinters(Files):
    """An office with two printers, of which one tells of its trays."""

    def printer_names(self) -> list[str]:
        return ["前台", "档案室"]

    def trays(self, printer_name: str) -> list[str]:
        return ["Lower", "Upper"] if printer_name == "档案室" else []


class Asked(QPrinter):
    """Remembers the sides asked for: the printer into a file that tests have knows one side alone."""

    def __init__(self, mode: QPrinter.PrinterMode) -> None:
        super().__init__(mode)
        self.sides: list[QPrinter.DuplexMode] = []

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:  # noqa: N802 -- Qt's name
        self.sides.append(duplex)


def rows(office: OfficeDesk) -> PrinterRows:
    desk = office.sit()
    desk.files = TwoPrinters()
    made = PrinterRows(desk)
    office.show(made)
    made.look()
    return made


def test_a_choice_is_kept_and_trays_follow_the_printer(office: OfficeDesk, tmp_path: Path) -> None:
    made = rows(office)
    assert made.tray.isHidden() or not made._tray_row.isVisible()
    made.printer.set_value("档案室")
    assert made._tray_row.isVisible()
    made.tray.set_value("Lower")
    made.two_sided.click()
    kept = load_preferences(tmp_path / "preferences.json")
    assert (kept.printer, kept.tray, kept.two_sided) == ("档案室", "Lower", True)
    made.printer.set_value("前台")
    assert load_preferences(tmp_path / "preferences.json").tray == ""


def test_a_printer_that_is_gone_is_not_offered(office: OfficeDesk) -> None:
    made = rows(office)
    made._desk.choices.change(printer="旧打印机")
    made.look()
    assert made.printer.value() == ""


def test_sheets_are_printed_on_one_side_unless_wanted_otherwise(qtbot: QtBot) -> None:
    printer = Asked(QPrinter.PrinterMode.HighResolution)
    prepare(printer, Preferences(printer="不在", tray="Lower"), [])
    prepare(printer, Preferences(two_sided=True), [])
    assert printer.sides == [QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexLongSide]
    assert printer.printerName() == ""


def test_the_trial_page_reaches_the_printer(office: OfficeDesk, tmp_path: Path) -> None:
    made = rows(office)
    path = tmp_path / "trial.pdf"
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(path))
    made._desk.files.printers.append(PrintChoice(printer=printer))
    made.test.click()
    office.wait()
    assert path.read_bytes().startswith(b"%PDF")
