"""What may be done next with an entry: a button for each step, its few fields below, one that does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.entry_form import EntryForm, Part
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Column, clear


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its key and verb, the fields it asks for with what stands in them, and the use case.

    `given(values)` makes the arguments of the use case after the entry's id; DeskError beside a field.
    """

    key: str
    verb: str
    use_case: Callable[..., Any]
    rows: Sequence[Sequence[Part]] = ()
    start: Mapping[str, Any] = field(default_factory=dict)
    given: Callable[[dict[str, Any]], tuple[tuple[Any, ...], dict[str, Any]]] = lambda values: (
        tuple(values.values()),
        {},
    )


class EntryMoves(QWidget):
    """`offer(id, steps)` shows the steps; a step without fields is done at once. `done(value)` afterwards."""

    done = Signal(object)

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self._desk, self._key, self._subject = desk, key, ""
        self.form: EntryForm | None = None
        self._draft: Draft | None = None
        self.buttons: dict[str, Button] = {}
        self._column = Column(self, gap=12)
        self._row = FlowLayout(gap=8)
        self._below = Column(gap=12)
        self._column.addLayout(self._row)
        self._column.addLayout(self._below)

    def offer(self, subject_id: str, steps: Sequence[Step]) -> None:
        """Show what may be done with this entry now."""
        self.put_by()
        self._subject = subject_id
        clear(self._row)
        self._close()
        self.buttons = {}
        for step in steps:
            button = Button(step.verb, compact=True)
            button.clicked.connect(lambda _on=False, step=step: self.begin(step))
            self._row.addWidget(button)
            button.show()
            self.buttons[step.key] = button
        self.setVisible(bool(steps))

    def begin(self, step: Step) -> None:
        """Ask for what a step needs, or do it at once when it needs nothing."""
        self.put_by()
        self._close()
        if not step.rows:
            self._do(step, *step.given({}))
            return
        form = EntryForm(step.rows, self._desk.now())
        form.filling(True)
        for name, value in step.start.items():
            form.fields[name].set_value(value)
        form.filling(False)
        act = Button(step.verb, "primary")
        act.clicked.connect(lambda: self.give(step))
        form.submitted.connect(lambda: self.give(step))
        self._draft = self._desk.draft(form, self._key, f"{self._subject}/{step.key}")
        form.typed.connect(self._typed)
        self._draft.look(form.take_draft)
        self._below.addWidget(form)
        self._below.addWidget(act)
        form.show()
        act.show()
        self.form = form
        next(iter(form.fields.values())).setFocus()

    def give(self, step: Step) -> None:
        """Do the step with what was typed."""
        if self.form is None:
            return
        self.form.clear_errors()
        try:
            args, names = step.given(self.form.values())
        except DeskError as fault:
            self._refused(fault)
            return
        self._do(step, args, names)

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        if self._draft is not None:
            self._draft.put_by()

    def _do(self, step: Step, args: tuple[Any, ...], names: dict[str, Any]) -> None:
        self._desk.do(
            self, self._was_done, step.use_case, self._subject, *args, failed=self._refused, **names
        )

    def _was_done(self, value: object) -> None:
        if self._draft is not None:
            if self.form is not None:
                self.form.settle()
            self._draft.drop()
        self._close()
        self.done.emit(value)

    def _typed(self) -> None:
        if self._draft is not None and self.form is not None:
            self._draft.typed(self.form.text)

    def _close(self) -> None:
        self.form, self._draft = None, None
        clear(self._below)

    def _refused(self, fault: DeskError) -> None:
        if self.form is None or not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)
