"""台账打不开: what can be done with a register that does not open, in the order in which to try it.

Nothing here changes the register: each way works on copies, and only 放回原处 lets a new one take its place.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services import rescue, salvage_papers, salvaging
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.copy_opening import CopyOpening
from mediation_desk.ui.damage_step import DamageStep
from mediation_desk.ui.damage_words import hurt_said, log_said, loss_said, under_way
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.print_pages import print_pages
from mediation_desk.ui.seams import Clock, Files
from mediation_desk.ui.unlock import foot_line
from mediation_desk.words import _, sentence

if TYPE_CHECKING:
    from mediation_desk.domain.damage import Hurt, Loss, RescueProgress
    from mediation_desk.services.rescue import Patient


class DamageFace(QWidget):
    """`decided` when a register is to take its place, `restore` for a copy, `again` to try unlocking."""

    help_place = "face.damage"

    decided = Signal()
    restore = Signal()
    again = Signal()
    broke = Signal(object)

    def __init__(
        self, folder: Path, state: Path, why: DeskError, clock: Clock, files: Files, choices: Choices
    ) -> None:
        super().__init__()
        self._folder, self._state, self._clock, self._files = folder, state, clock, files
        self._patient: Patient | None = None
        self.loss: Loss | None = None
        self._step: DamageStep | None = None
        self.beside = Beside(self)
        self.beside.told.connect(self._told)
        self.why = Notice(sentence(why), "red", second=str(folder), role="section")
        self.opening = CopyOpening(of_today=True)
        self.open = Button(_("Open the key file and make copies"), "primary")
        self.cancel = Button(_("Stop"))
        self.said = Notice("", "neutral")
        self.log = DamageStep(1, _("rescue.log"), _("rescue.log_what"), _("Put it back in place"))
        self.look = DamageStep(2, _("rescue.look"), _("rescue.look_what"), _("Look at everything"))
        self.copy = DamageStep(3, _("rescue.copy"), _("rescue.copy_what"), _("Restore from a copy"))
        self.save = DamageStep(4, _("rescue.save"), _("rescue.save_what"), _("Save what can be read"))
        self.print_it = Button(_("Print the list"), icon="printer")
        self.keep_it = Button(_("Save the list as PDF"), icon="file-text")
        self.put = Button(_("Put it back in place"), "primary")
        self._lay_out(choices)
        self._connect()
        self._begin()

    def stop(self) -> None:
        """Stop what runs and forget the copies; nothing was changed."""
        self.beside.stop()
        self.opening.empty()
        if not self.beside.running:
            rescue.give_up(self._folder)

    def _begin(self) -> None:
        for step in (self.log, self.look, self.save):
            step.act.block(_("First open the key file above."))
        try:
            self.opening.ask(rescue.rescue_door(self._folder, self._state))
        except DeskError as refused:
            self.sheet.hide()
            self._say(sentence(refused), "amber")

    def _connect(self) -> None:
        self.open.clicked.connect(self.go_on)
        for form in self.opening.forms:
            form.submitted.connect(self.go_on)
        self.cancel.clicked.connect(self.beside.stop)
        self.log.act.clicked.connect(self._put_log)
        self.look.act.clicked.connect(self._look)
        self.copy.act.clicked.connect(self._leave_for_copy)
        self.save.act.clicked.connect(self._save)
        self.put.clicked.connect(self._put_saved)
        self.print_it.clicked.connect(self._print)
        self.keep_it.clicked.connect(self._keep)

    def go_on(self) -> None:
        """Open the key file with what was typed, copy the register aside and read its log."""
        form = self.opening.form
        form.clear_errors()
        try:
            key = self.opening.key(self._state, self._clock.now())
        except DeskError as refused:
            form.show_error(refused.field or "", sentence(refused))
            return
        folder, state = self._folder, self._state
        self._run(
            None,
            lambda tell: rescue.open_patient(folder, state, key(), tell),
            self._opened,
        )

    def _opened(self, patient: Patient) -> None:
        self._patient = patient
        self.opening.empty()
        self.sheet.hide()
        self._say(_("rescue.opened"), "pine")
        said, tone = log_said(patient.log)
        self.log.say(said, tone)
        for step in (self.look, self.save):
            if patient.best.opens:
                step.act.allow()
            else:
                step.act.block(_("rescue.closed"))
                step.say(_("rescue.closed"), "amber")
        if patient.log.whole:
            self.log.act.allow()
            self.log.act.setFocus()
        else:
            self.log.act.block(said)
            (self.look if patient.best.opens else self.copy).act.setFocus()

    def _put_log(self) -> None:
        if (patient := self._patient) is not None:
            now = self._clock.now()
            self._run(self.log, lambda tell: salvaging.put_log_back(patient, now, tell), self._decided)

    def _look(self) -> None:
        if (patient := self._patient) is not None:
            self._run(self.look, lambda tell: rescue.full_look(patient, tell), self._looked)

    def _looked(self, found: tuple[Hurt, ...]) -> None:
        if not found:
            self.look.say(_("rescue.sound"), "pine")
            return
        self.look.say(_("rescue.found", n=len(found)), "amber", [hurt_said(one) for one in found])

    def _save(self) -> None:
        if (patient := self._patient) is not None:
            now = self._clock.now()
            self._run(self.save, lambda tell: salvaging.save_readable(patient, now, tell), self._saved)

    def _saved(self, loss: Loss) -> None:
        self.loss = loss
        facts = salvage_papers.loss_facts(loss, self._clock.now())
        lines = [" · ".join(part for part in row if part) for row in facts.rows]
        self.save.say(loss_said(loss), "amber" if lines or loss.journal_lost else "pine", lines)
        self.save.acts.show()
        self.put.setFocus()

    def _put_saved(self) -> None:
        if (patient := self._patient) is not None:
            now = self._clock.now()
            self._run(self.save, lambda _tell: salvaging.put_saved(patient, now), self._decided)

    def _decided(self, _aside: str) -> None:
        self._patient = None
        self.decided.emit()

    def _leave_for_copy(self) -> None:
        self.stop()
        self.restore.emit()

    def _print(self) -> None:
        if self.loss is None:
            return
        pages = salvage_papers.loss_pages(self.loss, self._clock.now())
        choice = self._files.printer(self, len(pages))
        if choice is not None and not print_pages(choice.printer, pages):
            self._say(_("The printer did not take the paper. Please see whether it is switched on."), "red")

    def _keep(self) -> None:
        if self.loss is None:
            return
        path = self._files.save_as(self, _("Save the list as PDF"), _("rescue.list_name"), "PDF (*.pdf)")
        if path is None:
            return
        try:
            path.write_bytes(salvage_papers.loss_pdf(self.loss, self._clock.now()))
        except OSError:
            self._say(_("It could not be written there. Please choose another folder."), "red")
        else:
            self._say(_("The list was saved. It names case numbers and nobody."), "pine")

    def _run(self, step: DamageStep | None, work: Any, then: Any) -> None:
        if self.beside.running:
            return
        self._step = step
        self._busy(True)
        self.beside.again()

        def done(value: Any) -> None:
            self._busy(False)
            then(value)

        self.beside.start(work, done, failed=self._refused, broke=self._broke)

    def _busy(self, busy: bool) -> None:
        for control in (self.opening, self.open, self.log, self.look, self.copy, self.save):
            control.setEnabled(not busy)
        self.cancel.setVisible(busy)
        if busy:
            self._say(_("Working on copies …"), "neutral")
        else:
            self.said.hide()

    def _told(self, progress: RescueProgress) -> None:
        if self.beside.running:
            self._say(under_way(progress), "neutral")

    def _refused(self, error: DeskError) -> None:
        self._busy(False)
        form = self.opening.form
        if self._patient is None and error.field in form.fields:
            form.show_error(error.field or "", sentence(error))
            return
        stopped = error.key == "backup.cancelled"
        said = _("rescue.stopped") if stopped else sentence(error)
        if self._step is not None:
            self._step.say(said, "neutral" if stopped else "red")
        else:
            self._say(said, "neutral" if stopped else "red")

    def _broke(self, bug: BaseException) -> None:
        self._busy(False)
        self.broke.emit(bug)

    def _say(self, text: str, tone: str) -> None:
        self.said.say(text, tone)
        self.said.show()

    def _again(self) -> None:
        self.stop()
        self.again.emit()

    def _lay_out(self, choices: Choices) -> None:
        retry = Button(_("Look once more"))
        retry.clicked.connect(self._again)
        head = Row(gap=16)
        head.addWidget(Label(_("The register does not open"), "title"))
        head.addStretch(1)
        head.addWidget(retry)
        self.sheet = Sheet(_("First, with what opens it"), margin=24, gap=16)
        self.sheet.add(self.opening)
        row = Row(gap=12)
        row.addStretch(1)
        row.addWidget(self.open)
        self.sheet.body.addLayout(row)
        for button in (self.print_it, self.keep_it, self.put):
            self.save.add_act(button)
        running = Row(gap=12)
        running.addWidget(self.said, 1)
        running.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = Column(inside, gap=16)
        column.addWidget(self.why)
        column.addWidget(Prose(_("rescue.calm"), tone="ink2"))
        column.addWidget(self.sheet)
        for step in (self.log, self.look, self.copy, self.save):
            column.addWidget(step)
        column.addStretch(1)
        middle = QWidget()
        outer = Column(middle, margin=(0, 24, 0, 24), gap=16)
        outer.addLayout(head)
        outer.addLayout(running)
        outer.addWidget(scrolling(inside), 1)
        whole = Column(self)
        whole.addWidget(size(middle, width=760), 1, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(foot_line(choices))
        self.said.hide()
        self.cancel.hide()
