"""The sheet in which a drill is done: which copy, by what it is opened, a large button, the steps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.drill import Drill, DrillHow, DrillProgress, DrillStep
from mediation_desk.errors import DeskError
from mediation_desk.services.sticks import stick_id_on
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.drill_run import DrillRun
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.steps import ProgressSteps
from mediation_desk.ui.known_sticks import KnownSticks
from mediation_desk.ui.pages.drill.way import DrillWay
from mediation_desk.ui.steps_of import done, failed_at, later, under_way
from mediation_desk.words import _, sentence

_ORDER = tuple(DrillStep)


class Doing(Sheet):
    """`run` does it; the stick is the one copies were made to last, or another one chosen here."""

    changed = Signal()

    def __init__(self, desk: Desk, run: DrillRun) -> None:
        super().__init__()
        self._desk, self._run = desk, run
        self._own_allowed = True
        self.target: Path | None = None
        self.sticks = KnownSticks()
        self.stick = Label("", "body_strong")
        self.where = Label("", "small", tone="ink2", wrap=True)
        self.other = Button(_("Another one"), compact=True)
        self.way = DrillWay()
        self.start = Button(_("Begin the drill"), "primary", icon="history", big=True)
        self.stop = Button(_("Stop"), compact=True)
        self.said = Notice("", "neutral")
        self.steps = ProgressSteps(later(_ORDER))
        self._last = DrillStep.COPY
        self._lay_out()
        self.other.clicked.connect(self._choose)
        self.start.clicked.connect(self.begin)
        self.stop.clicked.connect(self._stop)
        self.way.submitted.connect(self.begin)
        self.way.way.changed.connect(self._allow)
        run.told.connect(self._told)
        run.done.connect(self._done)
        run.refused.connect(self._refused)

    def look(self) -> None:
        """Look again for the stick used last, else take the only one plugged in that carries copies."""
        kept = self._desk.choices.now.backup_folder
        folder = Path(kept) if kept else None
        if folder is None or not folder.is_dir():
            marked = [one.path for one in self._desk.files.drives() if stick_id_on(one.path)]
            folder = marked[0] if len(marked) == 1 else folder
        self._take(folder)

    def plugged(self) -> None:
        """Something was plugged in or pulled out: what is still there stays chosen."""
        if not self._run.running and (self.target is None or not self.target.is_dir()):
            self.look()

    def name(self) -> None:
        """Say which stick it is, as the register calls it where it knows it."""
        folder = self.target
        stick = self.sticks.of(folder) if folder is not None else None
        if stick is not None:
            self.stick.setText(_("Stick {letter}", letter=stick.letter))
        else:
            self.stick.setText(folder.name or str(folder) if folder else _("No stick with copies"))

    def own_key_allowed(self, allowed: bool) -> None:
        """Whether this computer's own key may be used for the next one."""
        self._own_allowed = allowed
        self._allow()

    def begin(self) -> None:
        """Do it, unless something is missing: then say what, beside its field."""
        if self._run.running or self.target is None or self._blocked():
            return
        form = self.way.form
        form.clear_errors()
        try:
            typed = self.way.typed()
        except DeskError as refused:
            self.said.hide()  # how the last one went is no answer to this
            form.show_error(refused.field or "", sentence(refused))
            return
        self._last = DrillStep.COPY
        self.steps.set_steps(under_way(_ORDER, DrillStep.COPY))
        self.said.say(_("The drill is under way. You can go on working on other pages."), "neutral")
        self._show(running=True)
        self._run.start(self.target, self.stick.text(), self.way.how, typed)

    def _told(self, now: DrillProgress) -> None:
        self._last = now.step
        share = now.done / now.total if now.total else None
        self.steps.set_steps(under_way(_ORDER, now.step, share))

    def _done(self, drill: Drill) -> None:
        self.way.empty()
        self._show(running=False)
        if not drill.passed:
            self.steps.set_steps(failed_at(_ORDER, self._last, _("Not finished")))
            why = sentence(DeskError(drill.refused))
            self.said.say(_("The drill did not pass"), "red", second=f"{why} {_('drill.what_to_do')}")
            self._desk.notice(_("The drill did not pass"), "red", of=self)
            return
        facts = {
            DrillStep.CHECK: _("{n} attachments", n=f"{drill.files:,}"),
            DrillStep.LOOK: _("{n} opened", n=drill.cases),
            DrillStep.COMPARE: _("{n} equal to the last field", n=drill.same),
        }
        self.steps.set_steps(done(_ORDER, facts))
        if drill.apart:
            self.said.say(_("drill.passed"), "pine")
            self._desk.toast(_("drill.passed"))
        else:
            self.said.say(_("drill.passed_here_only"), "amber", second=_("drill.next_by_card"))

    def _refused(self, error: DeskError) -> None:
        self._show(running=False)
        self.steps.set_steps(later(_ORDER))
        form = self.way.form
        if error.field in form.fields:
            self.said.hide()
            form.show_error(error.field or "", sentence(error))
            return
        self.said.say(sentence(error), "neutral" if error.key == "backup.cancelled" else "red")

    def _choose(self) -> None:
        start = self.target or Path.home()
        folder = self._desk.files.folder(self, _("Folder for the copies"), start)
        if folder is not None:
            self._take(folder)

    def _take(self, folder: Path | None) -> None:
        there = folder is not None and folder.is_dir()
        self.target = folder if there else None
        self.other.set_text(_("Another one") if there else _("Choose a drive"))
        self.name()
        said = _("The newest copy on it is put back to a place of its own and wiped afterwards.")
        self.where.setText(said if there else _("Plug in the stick with the copies, or choose its folder."))
        self._allow()

    def _allow(self) -> None:
        why = self._blocked()
        if why:
            self.start.block(why)
        else:
            self.start.allow()

    def _blocked(self) -> str:
        if self.target is None:
            return _("Plug in the stick with the copies, or choose its folder.")
        if self.way.how is DrillHow.OWN_KEY and not self._own_allowed:
            return sentence(DeskError("drill.not_own_key"))
        return ""

    def _stop(self) -> None:
        self.stop.block(_("Stopping …"))
        self._run.stop()

    def _show(self, *, running: bool) -> None:
        self.stop.allow()
        self.stop.setVisible(running)
        self.said.show()
        self.other.setEnabled(not running)
        for part in (self.what, self.way, self.start):  # the steps are looked at meanwhile
            part.setVisible(not running)
        self.changed.emit()

    def _lay_out(self) -> None:
        words = Column(gap=0)
        words.addWidget(self.stick)
        words.addWidget(self.where)
        top = Row(gap=12)
        top.addLayout(words, 1)
        top.addWidget(self.other)
        self.body.addLayout(top)
        self.add(rule())
        inside = QWidget()
        column = Column(inside, margin=(0, 0, 8, 0), gap=10)
        self.what = Prose(_("drill.what"), "small", tone="ink2")
        column.addWidget(self.what)
        column.addWidget(self.way)
        column.addWidget(size(self.start, height=56))
        column.addWidget(self.said)
        row = Row(gap=12)
        row.addWidget(Label(_("What a drill does"), "body_strong"))
        row.addStretch(1)
        row.addWidget(self.stop)
        column.addLayout(row)
        column.addWidget(self.steps)
        column.addStretch(1)
        self.add(scrolling(inside), 1)
        for later_on in (self.said, self.stop):
            later_on.hide()
