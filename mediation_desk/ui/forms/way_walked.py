"""The way walked: five stages as a path with dates, elements as chips, and a step more noted in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.reception import ServiceElement
from mediation_desk.domain.service_step import ServiceStep, SkipReason, StagePoint, StepOf
from mediation_desk.errors import DeskError
from mediation_desk.services.service_steps import WaySheet, note_step, way_walked
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.service_step import StepForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.steps import Step, Stepper, StepState
from mediation_desk.words import _, sentence, term

DRAFT = "service_step"


class WayWalkedPart(QWidget):
    """`about(StepOf.CASE, case id)` shows a way; `noted()` when a step was added to it."""

    noted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._of, self._id = StepOf.CASE, ""
        self._sheet: WaySheet | None = None
        self._draft: Draft | None = None
        self.form: StepForm | None = None
        self.path = Stepper()
        self._said = Column(gap=4)
        self._chips = FlowLayout(gap=8)
        self.more = Button(_("Note a step"), icon="plus", compact=True)
        self.more.clicked.connect(self.begin)
        self.lines = LineList(grows=True, row_height=44, name=_("Steps so far"))
        self._place = Column(gap=8)
        sheet = Sheet(_("The way walked"))
        sheet.head.addWidget(self.more)
        sheet.add(self.path)
        sheet.add(self._said)
        sheet.add(self._chips)
        sheet.add(self._place)
        sheet.add(self.lines)
        column = Column(self, gap=0)
        column.addWidget(sheet)
        self.more.hide()
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _masked: self._show_again())

    def about(self, of: StepOf, subject_id: str) -> None:
        """Show the way of one case, clue, household, visit or counselling file."""
        if (of, subject_id) != (self._of, self._id):
            self.put_away()
            self._sheet = None
        self._of, self._id = of, subject_id
        self._ask()

    def forget(self) -> None:
        """Nothing opened stays on the screen."""
        self.put_away()
        self._id, self._sheet = "", None
        self.lines.set_lines([])
        self.path.set_steps(())
        clear(self._said)
        self._clear_chips()
        self.more.hide()

    def begin(self) -> None:
        """Ask for a step."""
        sheet = self._sheet
        if sheet is None or not sheet.may_note or self._desk.masked:
            return
        self.put_away()
        self.form = form = StepForm(self._desk.now(), guarded=sheet.guarded, screened=sheet.screened)
        self._place.addWidget(form)
        keep, close = Button(_("Note the step")), Button(_("Close"), "text")
        keep.clicked.connect(self.give)
        close.clicked.connect(self.put_away)
        acts = Row(gap=12)
        acts.addWidget(keep)
        acts.addWidget(close)
        acts.addStretch(1)
        self._place.addLayout(acts)
        self._draft = draft = self._desk.draft(form, DRAFT, f"{self._of.value}/{self._id}")
        draft.look(self._put_draft)
        form.typed.connect(lambda: draft.typed(form.text))
        form.submitted.connect(self.give)
        form.setFocus()

    def give(self) -> None:
        """Note the step as it stands."""
        form = self.form
        if form is None or self._desk.masked:
            return
        form.clear_errors()
        try:
            typed = form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self._desk.do(self, self._given, note_step, self._of, self._id, typed, failed=self._refused)

    def put_away(self) -> None:
        """Put the question away; what was typed stays as a draft."""
        if self._draft is not None:
            self._draft.put_by()
        self._draft, self.form = None, None
        clear(self._place)

    def _put_draft(self, text: str | None) -> None:
        if text and self.form is not None:
            self.form.put_text(text)

    def _ask(self) -> None:
        if self._id:
            self._desk.ask(self, self._show, way_walked, self._of, self._id, failed=self._shut)

    def _show(self, sheet: WaySheet) -> None:
        self._sheet = sheet
        self._show_again()

    def _show_again(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self.path.set_steps([_disc(point) for point in sheet.way.points])
        clear(self._said)
        for point in sheet.way.points:
            if point.skipped:
                said = _("{stage} was left out: {why}", stage=term(point.stage), why=self._why(point.skipped))
                self._said.addWidget(Prose(said, "small", tone="amber"))
        self._clear_chips()
        for element in ServiceElement:
            given = element in sheet.way.elements
            self._chips.addWidget(
                Chip(term(element), "pine" if given else "outline", icon="check" if given else "")
            )
        names = dict(sheet.names)
        self.lines.set_lines([self._line(one, names) for one in reversed(sheet.way.steps)])
        self.lines.setVisible(bool(sheet.way.steps))
        self.more.setVisible(sheet.may_note)

    def _why(self, reason: str) -> str:
        if reason in set(SkipReason):
            return term(SkipReason(reason))
        return self._desk.hidden(reason)

    def _line(self, step: ServiceStep, names: dict[str, str]) -> Line:
        given = "、".join(term(one) for one in ServiceElement if one in step.elements)
        words = term(step.stage) if step.stage is not None else given
        if step.skipped:
            words = _("{stage}, left out", stage=words)
        if step.judgement is not None:
            words = f"{words} → {term(step.judgement)}"
        beside = [f"{step.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}", names.get(step.staff_id, "")]
        if step.stage is not None and given:
            beside.append(given)
        if step.screened is not None:
            asked = _("Asked alone about safety") if step.screened else _("Not asked alone yet")
            beside.append(asked)
        beside.append(self._why(step.skipped) if step.skipped else self._desk.hidden(step.note))
        return Line(
            id=step.id,
            first=words,
            second=" · ".join(one for one in beside if one),
            icon="minus" if step.skipped else "check",
        )

    def _clear_chips(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _given(self, _step: ServiceStep) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.put_away()
        self._desk.toast(_("Noted"))
        self.noted.emit()
        self._ask()

    def _refused(self, fault: DeskError) -> None:
        if self.form is None or not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)

    def _shut(self, fault: DeskError) -> None:
        self.forget()
        self._said.addWidget(Notice(sentence(fault), "neutral"))

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"service_step", "reception", "record", "counselling"} and self.isVisible():
            self._ask()


def _disc(point: StagePoint) -> Step:
    """A stage of the path: its last day, how often it was walked."""
    if point.walked:
        day = f"{legal_day(point.walked[-1]):%m-%d}"
        times = len(point.walked)
        return Step(
            word=term(point.stage),
            state=StepState.DONE,
            fact=_("{day}, {n} times", day=day, n=times) if times > 1 else day,
        )
    if point.skipped:
        return Step(word=term(point.stage), state=StepState.FAILED, fact=_("left out"))
    return Step(word=term(point.stage))
