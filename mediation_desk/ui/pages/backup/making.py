"""The sheet in which a copy is made: a large button, the proofs, then the only sentence that claims it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.backup import Holds, Progress, Proof
from mediation_desk.domain.dates import time_said
from mediation_desk.domain.sizes import size_said
from mediation_desk.domain.time_left import seconds_left, share_done
from mediation_desk.errors import DeskError
from mediation_desk.services.backups import lost_by_case
from mediation_desk.ui import style
from mediation_desk.ui.backup_run import BackupRun
from mediation_desk.ui.copy_words import failed_at, planned, proof_facts, roughly_said, span_said, under_way
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.steps import ProgressSteps, Step, StepState
from mediation_desk.ui.pages.backup.after import After
from mediation_desk.words import _, sentence, term

_TIGHT = 400
"""px at 100 %: lower than this the proofs move together."""


class Making(Sheet):
    """`start` is the button; `wanted` asks for a backup. `after` holds what helps once it is proved."""

    wanted = Signal()

    def __init__(self, desk: Desk, run: BackupRun) -> None:
        super().__init__()
        self._desk, self._run = desk, run
        self._opens_elsewhere = False
        self._began, self._usual = 0.0, 0.0
        self._began_said = ""
        self._ended: date | None = None
        self._write = ""
        self._last = Progress(proof=Proof.WRITE)
        self.start = Button(_("Back up now"), "primary", icon="usb")
        self.start.setProperty("huge", True)
        self.stop = Button(_("Stop"), compact=True)
        self.said = Notice("", "neutral", role="section")
        self.trouble = Notice("", "neutral")
        self.bar = ShareBar(0)
        self.lost = Notice("", "red")
        self.about = Label("", "small", tone="ink2", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title = Label(_("Every copy is proved step by step"), "body_strong")
        self.steps = ProgressSteps(planned())
        self.after = After(desk)
        self._lay_out()
        self.ready()
        self.start.clicked.connect(self.wanted)
        self.after.again.clicked.connect(self.wanted)
        self.stop.clicked.connect(self._stop)
        run.told.connect(self._told)
        run.proved.connect(self._proved)
        run.failed.connect(self._failed)

    def say_size(self, count: int, seconds: float) -> None:
        """About how many bytes are written and how long a copy takes."""
        self._usual = seconds
        self._write = _("only what is new, about {size}", size=size_said(count)) if count else ""
        text = _("{span} · you can go on working, and stop at any time", span=roughly_said(seconds))
        self.about.setText(text)
        if self.start.isVisibleTo(self):
            self.steps.set_steps(planned(write=self._write))

    def opens_elsewhere(self, confirmed: bool) -> None:
        """Whether restore card or keepers' sheets were confirmed."""
        self._opens_elsewhere = confirmed

    def block(self, reason: str) -> None:
        """No backup can be begun, and why."""
        for button in (self.start, self.after.again):
            button.block(reason)

    def allow(self) -> None:
        """One can be begun."""
        for button in (self.start, self.after.again):
            button.allow()

    def ready(self) -> None:
        """Nothing was begun yet."""
        self.steps.set_steps(planned(write=self._write))
        _show(False, self.said, self.trouble, self.bar, self.lost, self.stop, self.after)
        _show(True, self.start, self.about, self.title, self._rule)

    def new_day(self) -> None:
        """What was proved on an earlier day is no news any more."""
        if self._ended is not None and self._ended != self._desk.today() and not self._run.running:
            self._ended = None
            self.ready()

    def begun(self) -> None:
        """A backup was begun."""
        self._began = self._desk.clock.ticks()
        self._began_said = time_said(self._desk.now())
        self._last = Progress(proof=Proof.WRITE)
        self.steps.set_steps(under_way(self._last))
        self._say_running()
        self._show(running=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All six proofs are seen at once where that can be."""
        super().resizeEvent(event)
        self.steps.close_up(self.height() < style.px(_TIGHT))

    def _told(self, progress: Progress) -> None:
        self._last = progress
        self.steps.set_steps(under_way(progress))
        self._say_running()

    def _say_running(self) -> None:
        share = share_done(self._last)
        left = seconds_left(self._last, self._desk.clock.ticks() - self._began, self._usual)
        said = _("about {span} left", span=span_said(left)) if left is not None else _("Preparing …")
        second = _("You can go on working on other pages.")
        if self.said.accessibleName() != (text := f"{_('Backing up')} · {round(share * 100)}% · {said}"):
            self.said.say(text, "neutral", second=second)
        self.bar.set_share(share, "pine")

    def _proved(self, holds: Holds) -> None:
        facts = proof_facts(holds)
        self.steps.set_steps(
            [Step(word=term(one), state=StepState.DONE, fact=facts.get(one, "")) for one in Proof]
        )
        took = span_said(self._desk.clock.ticks() - self._began)
        second = _("Begun today {time}, it took {span}", time=self._began_said, span=took)
        if self._opens_elsewhere:
            self.said.say(_("backup.proved"), "pine", second=second)
            if not self.isVisible():
                self._desk.toast(_("backup.proved"))
        else:
            self.said.say(_("backup.proved_here_only"), "amber", second=second)
        self.lost.hide()
        if holds.lost:
            self._desk.ask(self, self._tell_lost, lost_by_case, holds)
        self.after.proved(opens_elsewhere=self._opens_elsewhere)
        self._show(running=False)

    def _tell_lost(self, lost: tuple[tuple[str, int], ...]) -> None:
        cases = "、".join(f"{number}（{n}）" for number, n in lost)
        self.lost.say(_("backup.lost"), "red", second=cases)
        self.lost.show()

    def _failed(self, error: DeskError) -> None:
        stopped = error.key == "backup.cancelled"
        if stopped:
            self.steps.set_steps(planned(write=self._write))
        else:
            self.steps.set_steps(failed_at(self._last.proof, _("Not finished")))
        self.trouble.say(sentence(error), "neutral" if stopped else "red")
        self.after.failed()
        self._show(running=False)
        _show(False, self.said)
        _show(True, self.trouble)
        if not stopped and not self.isVisible():
            self._desk.refuse(error, of=self)

    def _stop(self) -> None:
        self.stop.block(_("Stopping …"))
        self.stop.set_text(_("Stopping …"))
        self._run.stop()

    def _show(self, *, running: bool) -> None:
        self._ended = None if running else self._desk.today()
        self.stop.allow()
        self.stop.set_text(_("Stop"))
        _show(False, self.start, self.about, self.lost, self.trouble, self._rule)
        _show(True, self.said)
        _show(running, self.stop, self.bar, self.title)
        _show(not running, self.after)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = Column(inside, margin=(0, 0, 0, 0), gap=8)
        column.addWidget(self.start)
        column.addWidget(self.said)
        column.addWidget(self.trouble)
        column.addWidget(size(self.bar, height=8))
        column.addWidget(self.lost)
        column.addWidget(self.about)
        self._rule = rule()
        column.addWidget(self._rule)
        row = Row(gap=12)
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.stop)
        column.addLayout(row)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.add(scrolling(inside), 1)
        self.add(self.after)


def _show(shown: bool, *parts: QWidget) -> None:
    for part in parts:
        part.setVisible(shown)
