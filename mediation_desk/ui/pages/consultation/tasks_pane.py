"""Tasks of a consultation: who does what by when, and how far they are, asked in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.consultation import RUNNING, Consultation, Task, TaskState
from mediation_desk.errors import DeskError
from mediation_desk.services.consultations import set_task
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _, term

TONES = {
    TaskState.OPEN: "neutral",
    TaskState.DOING: "blue",
    TaskState.DONE: "pine",
    TaskState.DROPPED: "neutral",
}


class TasksPane(QWidget):
    """`show(one, may_write)`; a line opens the question of how far its unit is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._one: Consultation | None = None
        self._writes = False
        self._draft: Draft | None = None
        self.asked: Ask | None = None
        self.lines = LineList(grows=True, name=_("Tasks"))
        self.lines.opened.connect(self._open)
        self._empty = EmptyState(_("No task yet"), _("Tasks are written into the record."))
        self._place = Column(gap=0)
        sheet = Sheet(_("Tasks"))
        sheet.add(self.lines)
        sheet.add(self._empty)
        column = Column(self, gap=12)
        column.addWidget(sheet)
        column.addLayout(self._place)

    def show_tasks(self, one: Consultation, *, writes: bool) -> None:
        """Show those of a consultation."""
        self._one, self._writes = one, writes
        self.lines.set_lines([self._line(task) for task in one.tasks])
        self.lines.setVisible(bool(one.tasks))
        self._empty.setVisible(not one.tasks)

    def put_away(self) -> None:
        """Put the question away; what was typed stays as a draft."""
        if self._draft is not None:
            self._draft.put_by()
        self._draft, self.asked = None, None
        clear(self._place)

    def _line(self, task: Task) -> Line:
        today = self._desk.today()
        late = task.state in RUNNING and task.due_on < today
        due = limits.away(task.due_on, today) if task.state in RUNNING else ""
        said = (task.unit, task.person, f"{task.due_on:%Y-%m-%d} {due}".strip(), task.said)
        return Line(
            id=task.id,
            first=task.task,
            second=" · ".join(one for one in said if one),
            icon="list-check",
            chip=Tag(
                text=_("Overdue") if late else term(task.state), tone="red" if late else TONES[task.state]
            ),
            arrow=self._writes,
        )

    def _open(self, task_id: object) -> None:
        one = self._one
        if one is None or not self._writes or self._desk.masked:
            return
        task = next(task for task in one.tasks if task.id == task_id)
        self.put_away()
        today = self._desk.today()
        state = SegmentsField("state", _("State of the task"), [(each, term(each)) for each in TaskState])
        done_on = DateField("done_on", _("Task done on"), start=today, latest=today, optional=True)
        said = MultilineField("said", _("What was heard of it"), rows=2, most_rows=6)
        self.asked = ask = Ask(
            task.task, _("Keep"), lambda given: self._give(task.id, given), ((state,), (done_on,), (said,))
        )
        state.set_value(task.state)
        done_on.set_value(task.done_on)
        said.set_value(task.said)

        def follow() -> None:
            done_on.setVisible(state.value() == TaskState.DONE)
            if state.value() == TaskState.DONE and not done_on.text():
                done_on.set_value(today)

        state.changed.connect(follow)
        follow()
        ask.closed.connect(self.put_away)
        self._place.addWidget(ask)
        self._draft = draft = self._desk.draft(ask.form, "consultation_task", f"{one.id}/{task.id}")
        draft.look(ask.put_half_typed)
        ask.form.typed.connect(lambda: draft.typed(ask.half_typed))
        ask.take_focus()

    def _give(self, task_id: str, given: dict[str, Any]) -> None:
        one = self._one
        if one is None or self.asked is None:
            return
        state = given["state"] or TaskState.OPEN
        self.asked.verb.block(_("Being recorded"))
        self._desk.do(
            self,
            self._given,
            set_task,
            one.id,
            one.version,
            task_id,
            state,
            done_on=given["done_on"] if state is TaskState.DONE else None,
            said=given["said"],
            failed=self._refused,
        )

    def _given(self, _one: Consultation) -> None:
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self.put_away()
        self._desk.toast(_("Noted"))

    def _refused(self, fault: DeskError) -> None:
        if self.asked is not None:
            self.asked.verb.allow()
            self.asked.show_fault(fault)
