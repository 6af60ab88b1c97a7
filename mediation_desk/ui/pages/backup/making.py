"""The sheet in which a copy is made: a large button, the proofs, then the only sentence that claims it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.backup import Holds, Progress, Proof
from mediation_desk.errors import DeskError
from mediation_desk.services.backups import lost_by_case
from mediation_desk.ui.backup_run import BackupRun
from mediation_desk.ui.copy_words import failed_at, planned, size_said, span_said, under_way
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.steps import ProgressSteps, Step, StepState
from mediation_desk.words import _, sentence, term


class Making(Sheet):
    """`start` is the button; `wanted` asks for a backup, `stopped` for its end."""

    wanted = Signal()

    def __init__(self, desk: Desk, run: BackupRun) -> None:
        super().__init__()
        self._desk, self._run = desk, run
        self._opens_elsewhere = False
        self._began = 0.0
        self._last = Progress(proof=Proof.WRITE)
        self.start = Button(_("Back up now"), "primary", icon="usb", big=True)
        self.again = Button(_("Back up once more"), compact=True)
        self.stop = Button(_("Stop"), compact=True)
        self.said = Notice("", "neutral")
        self.lost = Notice("", "red")
        self.lost.hide()
        self.about = Label("", "small", tone="ink2", wrap=True)
        self.steps = ProgressSteps(planned())
        self.title = Label(_("Every copy is proved step by step"), "body_strong")
        self._lay_out()
        self.start.clicked.connect(self.wanted)
        self.again.clicked.connect(self.wanted)
        self.stop.clicked.connect(self._stop)
        run.told.connect(self._told)
        run.proved.connect(self._proved)
        run.failed.connect(self._failed)

    def say_size(self, count: int) -> None:
        """About how much is written."""
        text = _("About {size} · you can go on working, and stop at any time", size=size_said(count))
        self.about.setText(text)

    def opens_elsewhere(self, confirmed: bool) -> None:
        """Whether restore card or keepers' sheets were confirmed."""
        self._opens_elsewhere = confirmed

    def block(self, reason: str) -> None:
        """No backup can be begun, and why."""
        for button in (self.start, self.again):
            button.block(reason)

    def allow(self) -> None:
        """One can be begun."""
        for button in (self.start, self.again):
            button.allow()

    def begun(self) -> None:
        """A backup was begun."""
        self.lost.hide()
        self._began = self._desk.clock.ticks()
        self._last = Progress(proof=Proof.WRITE)
        self.steps.set_steps(under_way(self._last))
        self.said.say(_("Backing up. You can go on working on other pages."), "neutral")
        self._show(running=True)

    def _told(self, progress: Progress) -> None:
        self._last = progress
        self.steps.set_steps(under_way(progress, left=self._left(progress)))

    def _left(self, progress: Progress) -> str:
        gone = self._desk.clock.ticks() - self._began
        if progress.proof is not Proof.WRITE or not progress.done or gone < 2:
            return ""
        return _("{span} left", span=span_said(gone * (progress.total - progress.done) / progress.done))

    def _proved(self, holds: Holds) -> None:
        facts = {
            Proof.WRITE: _("{size} new", size=size_said(holds.bytes)),
            Proof.SYNC: _("Files and folder"),
            Proof.REREAD: _("Past the system's memory"),
            Proof.OPEN: _("{n} key slots", n=holds.slots),
            Proof.CHECK: _("{cases} cases · {rows} rows", cases=f"{holds.cases:,}", rows=f"{holds.rows:,}"),
            Proof.FILES: _("{n} attachments", n=f"{holds.files:,}"),
        }
        self.steps.set_steps([Step(word=term(one), state=StepState.DONE, fact=facts[one]) for one in Proof])
        took = _("It took {span}", span=span_said(self._desk.clock.ticks() - self._began))
        if self._opens_elsewhere:
            self.said.say(_("backup.proved"), "pine", second=took)
            self._desk.toast(_("backup.proved"))
        else:
            self.said.say(_("backup.proved_here_only"), "amber", second=took)
        self.lost.hide()
        if holds.lost:
            self._desk.ask(self, self._tell_lost, lost_by_case, holds)
        self._show(running=False)

    def _tell_lost(self, lost: tuple[tuple[str, int], ...]) -> None:
        cases = "、".join(f"{number}（{n}）" for number, n in lost)
        self.lost.say(_("backup.lost"), "red", second=cases)
        self.lost.show()

    def _failed(self, error: DeskError) -> None:
        stopped = error.key == "backup.cancelled"
        if stopped:
            self.steps.set_steps(planned())
        else:
            self.steps.set_steps(failed_at(self._last.proof, _("Not finished")))
        self.said.say(sentence(error), "neutral" if stopped else "red")
        self._show(running=False)
        if not stopped and not self.isVisible():
            self._desk.notice(sentence(error), "red")

    def _stop(self) -> None:
        self.stop.block(_("Stopping …"))
        self.stop.set_text(_("Stopping …"))
        self._run.stop()

    def _show(self, *, running: bool) -> None:
        self.stop.allow()
        self.stop.set_text(_("Stop"))
        self.start.hide()
        self.said.show()
        self.stop.setVisible(running)
        self.again.setVisible(not running)
        self.about.setVisible(running)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = Column(inside, margin=(0, 0, 8, 0), gap=6)
        column.addWidget(size(self.start, height=64))
        column.addWidget(self.said)
        column.addWidget(self.lost)
        column.addWidget(self.about)
        column.addWidget(rule())
        row = Row(gap=12)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.again)
        column.addLayout(row)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.add(scrolling(inside), 1)
        for later in (self.said, self.stop, self.again):
            later.hide()
