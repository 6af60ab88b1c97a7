"""The scanner's folder: what lies there is offered, taken in, held against its file, then deleted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.attachment import Attachment, Came
from mediation_desk.errors import DeskError
from mediation_desk.services.attachments import wipe_source
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.scans.adding import Adding
from mediation_desk.ui.scanner_folder import ScannerFolder
from mediation_desk.words import _, count, sentence


class Scanner(QWidget):
    """A notice with 收进本案 and 暂不收 while there is something; `allow(case_id)` says into which case."""

    def __init__(self, desk: Desk, adding: Adding) -> None:
        super().__init__()
        self._desk, self._adding = desk, adding
        self._case_id = ""
        self._taken: set[Path] = set()
        self._looking = False
        self.offered: tuple[Path, ...] = ()
        self.folder = ScannerFolder(self)
        self.folder.offered.connect(self._offer)
        self._column = Column(self)
        self.hide()
        desk.choices.changed.connect(self._chosen)

    def begin(self) -> None:
        """Look at the folder of this computer's settings, if one is named."""
        self._looking = True
        self.folder.watch(self._desk.choices.now.scan_folder)

    def stop(self) -> None:
        """Look no more."""
        self._looking = False
        self.folder.stop()

    def allow(self, case_id: str) -> None:
        """Into which case; empty for none."""
        self._case_id = case_id
        self._say()

    def take(self) -> None:
        """Take in what is offered."""
        self._taken = set(self.offered)
        self._adding.take(self._case_id, list(self.offered), Came.SCANNER)

    def added(self, added: list[tuple[Attachment, Path | None]]) -> None:
        """Ask whether what was taken in from the folder may be deleted there."""
        mine = [(one, path) for one, path in added if path is not None and path in self._taken]
        self._taken = set()
        if not mine:
            return
        self.folder.put_aside(tuple(path for _one, path in mine))
        title = count(
            "{n} scan was added and read back. Delete its file in the scanner's folder?",
            "{n} scans were added and read back. Delete their files in the scanner's folder?",
            len(mine),
        )
        if self._desk.questions.choose(self, title, _("scan.wiped"), _("Delete there")) != 0:
            return
        for one, path in mine:
            refused = partial(self._not_wiped, path)
            self._desk.do(self, _wiped, wipe_source, one.id, path, failed=refused)

    def _not_wiped(self, path: Path, error: DeskError) -> None:
        self._desk.notice(f"{path.name}：{sentence(error)}", "red", of=path.name)

    def _chosen(self, names: frozenset[str]) -> None:
        if "scan_folder" in names and self._looking:
            self.begin()

    def _offer(self, paths: tuple[Path, ...]) -> None:
        self.offered = paths
        self._say()

    def _say(self) -> None:
        clear(self._column)
        shown = bool(self.offered and self._case_id)
        self.setVisible(shown)
        if not shown:
            return
        said = count(
            "{n} new file lies in the scanner's folder",
            "{n} new files lie in the scanner's folder",
            len(self.offered),
        )
        names = "、".join(path.name for path in self.offered[:4])
        sheet = Sheet(margin=(16, 6, 16, 6))
        row = Row(gap=12)
        row.addWidget(IconLabel("folders", "ink2"))
        row.addWidget(Label(said))
        row.addWidget(Label(self._desk.hidden(names), "small", tone="ink2"), 1)
        for words, kind, act in (
            (_("Add to this case"), "secondary", self.take),
            (_("Leave it there"), "text", self._later),
        ):
            button = Button(words, kind, compact=True)
            button.clicked.connect(act)
            row.addWidget(button)
        sheet.add(row)
        sheet.setAccessibleName(said)
        self._column.addWidget(sheet)

    def _later(self) -> None:
        self.folder.put_aside(self.offered)


def _wiped(_nothing: object) -> None:
    """The folder tells by itself that it is gone."""
