"""A sheet in the page that asks for what an act needs (a day, a reason, a ground), instead of a dialog."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, sentence

Answer = Callable[[dict[str, Any]], object]


class Ask(Sheet):
    """`fields` under a title; `answer(values by name)` when the verb is pressed; Esc or ✕ puts it away."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        verb: str,
        answer: Answer,
        fields: Sequence[Sequence[Field]] = (),
        *,
        text: str = "",
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__(gap=8)
        self.setAccessibleName(title)
        self._answer = answer
        head = Row(gap=8)
        head.addWidget(Label(title, "section"))
        head.addStretch(1)
        close = IconButton(_("Close"), "x")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        self.add(head)
        if text:
            self.add(Prose(text, "small", tone="ink2"))
        self.form = Form()
        for row in fields:
            self.form.add(*row)
        self.form.submitted.connect(self.give)
        self.add(self.form)
        self.verb = Button(verb)
        self.verb.clicked.connect(self.give)
        self._said = Prose("", "small", tone="red")
        self._said.hide()
        buttons = Row(gap=12)
        buttons.addWidget(self.verb)
        if other is not None:
            another = Button(other[0], "text")
            another.clicked.connect(other[1])
            buttons.addWidget(another)
        buttons.addWidget(self._said, 1)
        buttons.addStretch(1)
        self.add(buttons)

    def give(self) -> None:
        """Hand the values over; a field that cannot be read says so itself."""
        self.form.clear_errors()
        self._said.hide()
        try:
            values = {name: field.value() for name, field in self.form.fields.items()}
        except DeskError as fault:
            self.show_fault(fault)
            return
        self._answer(values)

    def show_fault(self, fault: DeskError) -> None:
        """Beside its field, else beside the verb."""
        if not self.form.show_fault(fault):
            self._said.setText(sentence(fault))
            self._said.show()

    def take_focus(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self.form.fields.values()), None)
        (first or self.verb).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def half_typed(self) -> str:
        """The words typed so far, as a draft keeps them."""
        words = {name: _words(field) for name, field in self.form.fields.items()}
        return json.dumps({name: said for name, said in words.items() if said}, ensure_ascii=False)

    def put_half_typed(self, text: str | None) -> None:
        """Show what was typed before."""
        for name, words in (json.loads(text) if text else {}).items():
            field = self.form.fields.get(name)
            if field is not None and words:
                field.set_value(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _words(field: Field) -> str:
    """What stands in a field as words; a day or a time as it was typed, right or wrong."""
    value = field.text() if isinstance(field, ParsedField | FinderField) else field.value()
    return value if isinstance(value, str) else ""
