"""The seams to what lies outside the desk: clock, questions, files and printers.

Each real seam asks the person or the computer; tests put the next answers in beforehand. What a seam asks
with is imported when it asks: every start waits for this module.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections import deque
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mediation_desk.domain.dates import legal_day
from mediation_desk.preferences import Preferences
from mediation_desk.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from mediation_desk.ui.drives import Drive
    from mediation_desk.ui.eject import Ejected


class Clock:
    """What time it is."""

    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The legal day, in Asia/Shanghai."""
        return legal_day(self.now())

    def ticks(self) -> float:
        """Seconds that only ever grow, sleep of the computer included where the system counts it."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()

    def zone_minutes(self) -> int:
        """Minutes the system's own clock on the wall is ahead of UTC."""
        offset = self.now().astimezone().utcoffset()
        return int(offset.total_seconds()) // 60 if offset is not None else 0

    def asleep(self) -> float:
        """Seconds the computer has slept since it started, where the system tells; else 0."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
        if sys.platform == "win32":
            import ctypes

            awake = ctypes.c_ulonglong()
            ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(awake))
            ctypes.windll.kernel32.GetTickCount64.restype = ctypes.c_ulonglong
            return float(ctypes.windll.kernel32.GetTickCount64() / 1e3 - awake.value / 1e7)
        return 0.0


class SetClock(Clock):
    """A clock that stands still until somebody moves it: for the demo's pictures and for tests."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._start = moment
        self._asleep = 0.0
        self.zone = 8 * 60

    def now(self) -> datetime:
        """The moment it was set to."""
        return self._moment

    def ticks(self) -> float:
        """Seconds since it was first set."""
        return (self._moment - self._start).total_seconds()

    def zone_minutes(self) -> int:
        """That of Asia/Shanghai, unless `zone` says otherwise."""
        return self.zone

    def asleep(self) -> float:
        """Seconds of `sleep` so far."""
        return self._asleep

    def move(self, **span: float) -> None:
        """Let time pass: `move(minutes=10)`."""
        self._moment += timedelta(**span)

    def sleep(self, **span: float) -> None:
        """Let time pass while the computer sleeps."""
        self.move(**span)
        self._asleep += timedelta(**span).total_seconds()


class Questions:
    """Asks the person to choose; `prepared` answers are taken first, in order.

    `passwords` are typed for the person where a password is asked once more.
    """

    def __init__(self) -> None:
        self.prepared: deque[int] = deque()
        self.passwords: deque[str] = deque()
        self.asked: list[str] = []

    def choose(self, parent: QWidget, title: str, text: str, *choices: str) -> int:
        """Which of `choices` was taken; -1 when the question was closed without an answer."""
        self.asked.append(title)
        if self.prepared:
            return self.prepared.popleft()
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(parent)
        box.setWindowTitle(_("Mediation Desk"))
        box.setText(title)
        box.setInformativeText(text)
        buttons = [box.addButton(choice, QMessageBox.ButtonRole.AcceptRole) for choice in choices]
        back = box.addButton(_("Back"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        clicked = box.clickedButton()
        return next((n for n, button in enumerate(buttons) if button is clicked), -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoice:
    """A printer ready to draw on and the pages wanted, counted from 1; all when `pages` is empty."""

    printer: QPrinter
    pages: tuple[int, ...] = ()


def prepare(printer: QPrinter, usual: Preferences, names: list[str]) -> None:
    """Put what is usual on this computer into a printer: name, tray, one side or both."""
    from PySide6.QtPrintSupport import QPrinter

    if usual.printer in names:
        printer.setPrinterName(usual.printer)
        if usual.tray in QPrinter.PaperSource.__members__:
            printer.setPaperSource(QPrinter.PaperSource[usual.tray])
    sides = QPrinter.DuplexMode
    printer.setDuplex(sides.DuplexLongSide if usual.two_sided else sides.DuplexNone)


class Files:
    """Asks where to save, what to open and on which printer; `prepared` answers are taken first."""

    def __init__(self) -> None:
        self.prepared: deque[Path | None] = deque()
        self.several: deque[list[Path]] = deque()
        self.printers: deque[PrintChoice | None] = deque()
        self.shown: list[Path] = []
        self.plugged_in: list[Drive] | None = None
        self.installed: list[str] | None = None
        self.room: int | None = None
        self.ejects: deque[Ejected] = deque()

    def save_as(self, parent: QWidget, title: str, suggested: str, kinds: str) -> Path | None:
        """Where to save; `kinds` is Qt's filter text such as `PDF (*.pdf)`; None when given up."""
        if self.prepared:
            return self.prepared.popleft()
        from PySide6.QtWidgets import QFileDialog

        start = str(Path.home() / suggested)
        name, _kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
        return Path(name) if name else None

    def folder(self, parent: QWidget, title: str, start: Path) -> Path | None:
        """Which folder; None when given up."""
        if self.prepared:
            return self.prepared.popleft()
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title, str(start))
        return Path(name) if name else None

    def open_several(self, parent: QWidget, title: str, kinds: str) -> list[Path]:
        """Which files to open; `kinds` is Qt's filter text; none when given up."""
        if self.several:
            return self.several.popleft()
        from PySide6.QtWidgets import QFileDialog

        names, _kind = QFileDialog.getOpenFileNames(parent, title, str(Path.home()), kinds)
        return [Path(name) for name in names]

    def drives(self) -> list[Drive]:
        """Drives that can be pulled out, for copies of the register."""
        from mediation_desk.ui.drives import drives

        return self.plugged_in if self.plugged_in is not None else drives()

    def plugged_mark(self) -> str:
        """Another text as soon as a drive came or went."""
        from mediation_desk.ui.drives import plugged_mark

        return plugged_mark() if self.plugged_in is None else str([one.path for one in self.plugged_in])

    def eject(self, drive: Drive) -> Ejected:
        """Have the system let go of a drive; called on a thread of its own, as a slow stick takes long."""
        from mediation_desk.ui.eject import eject

        return self.ejects.popleft() if self.ejects else eject(drive.path)

    def free_bytes(self, folder: Path) -> int:
        """Bytes free beside `folder`; 0 where the disk does not say. `room` is taken instead in tests."""
        if self.room is not None:
            return self.room
        try:
            return shutil.disk_usage(folder).free
        except OSError:
            return 0

    def printer_names(self) -> list[str]:
        """The printers of this computer; `installed` is taken instead where tests name them."""
        if self.installed is not None:
            return self.installed
        from PySide6.QtPrintSupport import QPrinterInfo

        return list(QPrinterInfo.availablePrinterNames())

    def trays(self, printer_name: str) -> list[str]:
        """The trays of a printer by Qt's names, where the system tells them (Windows); else none."""
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if printer_name:
            printer.setPrinterName(printer_name)
        found = printer.supportedPaperSources() if hasattr(printer, "supportedPaperSources") else []
        return [one.name for one in found]

    def printer(self, parent: QWidget, pages: int, usual: Preferences | None = None) -> PrintChoice | None:
        """The system's print dialog for a paper of `pages` pages; None when given up.

        Printer, tray and sides of `usual` stand in it beforehand.
        """
        if self.printers:
            return self.printers.popleft()
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        from PySide6.QtWidgets import QDialog

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, usual or Preferences(), self.printer_names())
        dialog = QPrintDialog(printer, parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
        dialog.setMinMax(1, max(1, pages))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        first, last = printer.fromPage(), printer.toPage()
        wanted = tuple(range(first, min(last, pages) + 1)) if first else ()
        return PrintChoice(printer=printer, pages=wanted)

    def show(self, path: Path) -> None:
        """Open the folder that holds `path` in the system's file browser."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        self.shown.append(path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path if path.is_dir() else path.parent)))
