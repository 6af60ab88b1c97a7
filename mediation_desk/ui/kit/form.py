"""What every form stands on: rows of fields, keyboard flow, errors beside their field, draft signal."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QLineEdit, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.layout import Column, Margin, reveal
from mediation_desk.words import sentence


class Form(QWidget):
    """Fields in rows.

    Enter moves on to the next field, Ctrl+Enter emits `submitted`, Esc is left to the page.
    `typed` comes at most a second after the person changed something: keep a draft then.
    Subclasses give `read()` (DeskError naming a field) and `write(value)`.
    """

    typed = Signal()
    submitted = Signal()
    DRAFT_AFTER = 800  # milliseconds after the first key of a burst, so that nobody loses more than a second

    def __init__(self, *, margin: Margin = 0, gap: int = 12) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.enter_submits = False  # a form filled in beforehand is given by Enter in any of its fields
        self.column = Column(self, margin=margin, gap=gap)
        self._quiet = False
        self._burst = QTimer(self, singleShot=True, interval=self.DRAFT_AFTER)
        self._burst.timeout.connect(self.typed)

    def read(self) -> object:
        """The value the fields make; DeskError naming the field that is wrong."""
        raise NotImplementedError

    def write(self, value: object) -> None:
        """Show a value in the fields."""
        raise NotImplementedError

    def add(self, *fields: Field, weights: Sequence[int] = ()) -> None:
        """One row of fields; `weights` share the width (equal if none)."""
        row = FieldRow(weights=weights)
        for field in fields:
            self.know(field)
            row.addWidget(field)
        self.column.addLayout(row)

    def put(self, thing: QWidget | QLayout) -> None:
        """Something that is no field (a notice, a list) as the next row."""
        if isinstance(thing, QWidget):
            self.column.addWidget(thing)
        else:
            self.column.addLayout(thing)

    def know(self, field: Field) -> None:
        """Let errors and drafts know a field that is laid out elsewhere (in a sheet of the form)."""
        self.fields[field.name] = field
        field.in_form = True
        field.changed.connect(self.touch)

    def forget(self, field: Field) -> None:
        """A field that was taken off the form."""
        self.fields.pop(field.name, None)

    def touch(self) -> None:
        """Something changed: a draft is due."""
        if not self._quiet and not self._burst.isActive():
            self._burst.start()

    def filling(self, on: bool) -> None:
        """While on, changes come from the program (write) and are no reason for a draft."""
        self._quiet = on

    def settle(self) -> None:
        """A draft that is still due is announced now (lock, close, next step)."""
        if self._burst.isActive():
            self._burst.stop()
            self.typed.emit()

    def show_error(self, name: str, said: str) -> bool:
        """Say it under the field and put the focus there; False if the form has no such field."""
        field = self.fields.get(name)
        if field is None:
            return False
        field.set_error(said)
        if not field.control.hasFocus():
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        reveal(field)  # some forms lay their fields out in sheets of the page
        return True

    def show_fault(self, fault: DeskError) -> bool:
        """As show_error for a DeskError; False if it belongs to no field here: then show a notice."""
        return fault.field is not None and self.show_error(fault.field, sentence(fault))

    def clear_errors(self) -> None:
        """Take all errors away."""
        for field in self.fields.values():
            field.set_error(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the fields themselves do not use: Enter and Ctrl+Enter."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.enter_submits or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
        elif QApplication.focusWidget() is not None:
            self.focusNextChild()
            if _stands_in_field(
                QApplication.focusWidget()
            ):  # Tab stops at the calendar of a day, Enter does not
                self.focusNextChild()


def _stands_in_field(widget: QWidget | None) -> bool:
    """Whether it is a small button inside the right end of a field."""
    return isinstance(widget, QAbstractButton) and isinstance(widget.parentWidget(), QLineEdit)
