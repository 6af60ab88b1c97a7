"""What this computer says of itself, gathered for the health report: disk, printers, fonts, zone, program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QObject

from mediation_desk import __version__
from mediation_desk.domain.backup import Tell
from mediation_desk.domain.health_computer import Computer, PluggedIn
from mediation_desk.errors import DeskError
from mediation_desk.services.backups import size_of
from mediation_desk.services.sticks import stick_id_on
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk


class ComputerNow(QObject):
    """`look(then)` gathers it; what takes long (fonts, sizes of many files) is looked at beside."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._beside = Beside(self)
        self._then: list[Callable[[Computer], None]] = []
        desk.closing.connect(self._beside.stop)

    def look(self, then: Callable[[Computer], None]) -> None:
        """Gather it and hand it over; asked again meanwhile, everybody gets the same answer."""
        self._then.append(then)
        if self._beside.running:
            return
        files, folder, printing = self._desk.files, self._desk.folder, self._desk.choices.now
        plugged = [(one.path, one.label, one.free) for one in files.drives()]
        printers, zone = tuple(files.printer_names()), self._desk.clock.zone_minutes()

        def work(_tell: Tell) -> Computer:
            from mediation_desk.documents.face_check import faces_amiss, faces_needed  # no start waits for it

            return Computer(
                free=files.free_bytes(folder),
                size=size_of(folder),
                printers=printers,
                usual=printing.printer,
                printed_at=printing.printed_at,
                refused=printing.print_refused,
                faces=faces_amiss(),
                faces_seen=len(faces_needed()),
                zone=zone,
                program=__version__,
                sticks=_known(plugged),
            )

        self._beside.start(work, self._tell, failed=self._refused, broke=self._desk.broke.emit)

    def _tell(self, here: Computer) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then(here)

    def _refused(self, _error: DeskError) -> None:
        self._then = []


def _known(plugged: Iterable[tuple[Path, str, int]]) -> tuple[PluggedIn, ...]:
    """Those on which copies were written; other drives are nobody's business."""
    looked = ((stick_id_on(path), label, free) for path, label, free in plugged)
    return tuple(PluggedIn(stick_id=id_, label=label, free=free) for id_, label, free in looked if id_)
