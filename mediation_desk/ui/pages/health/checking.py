"""The full check on its page: how far it is, a way to stop it, and what it found in one sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.backup import Progress, Proof
from mediation_desk.domain.health_register import FullCheck
from mediation_desk.errors import DeskError
from mediation_desk.ui.full_check_run import FullCheckRun
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import N_, _, sentence

_STEPS = {
    Proof.REREAD: N_("Reading every page from the disk: {share}%"),
    Proof.FILES: N_("Reading every attachment from the disk: {share}%"),
    Proof.OPEN: N_("Taking a snapshot to look at its rows: {share}%"),
    Proof.CHECK: N_("Looking at rows and journal: {share}%"),
}


class CheckPanel(QWidget):
    """Hidden until `run` is started; the desk stays usable meanwhile."""

    def __init__(self, run: FullCheckRun) -> None:
        super().__init__()
        self._run = run
        self.progress = Prose("")
        self.stop = Button(_("Stop checking"), compact=True)
        self.stop.clicked.connect(self._stop)
        self._under_way = QWidget()
        row = Row(self._under_way, gap=16)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        self.said = Notice("", "neutral", closable=True)
        self.said.closed.connect(self.hide)
        column = Column(self, gap=8)
        column.addWidget(self._under_way)
        column.addWidget(self.said)
        run.told.connect(self._told)
        run.found.connect(self._found)
        run.failed.connect(self._failed)
        self.hide()

    def begun(self) -> None:
        """A check was begun."""
        self.progress.setText(_("The register is being checked. You can go on working."))
        self.stop.allow()
        self._show(running=True)

    def _told(self, progress: Progress) -> None:
        share = 100 * progress.done // progress.total if progress.total else 0
        self.progress.setText(_(_STEPS[progress.proof], share=share))

    def _stop(self) -> None:
        self.stop.block(_("Stopping …"))
        self._run.stop()

    def _found(self, found: FullCheck) -> None:
        amiss = found.pages or found.rows or found.journal or found.files
        if amiss:
            self.said.say(_("health.check.amiss"), "red")
        else:
            self.said.say(_("health.check.whole", n=found.files_read), "pine")
        self._show(running=False)

    def _failed(self, error: DeskError) -> None:
        if error.key == "backup.cancelled":
            self.said.say(_("health.check.stopped"), "neutral")
        else:
            self.said.say(sentence(error), "red")
        self._show(running=False)

    def _show(self, *, running: bool) -> None:
        self._under_way.setVisible(running)
        self.said.setVisible(not running)
        self.show()
