"""A form beside a list: what is typed is a draft until it is kept, errors stand beside their field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.words import _, sentence


class KeptForm(QWidget):
    """`begin(value, subject)` shows what is to be changed; `keep(values)` calls the use case.

    `kept(value)` when it stands. `form_key` and the subject name the draft; "" is the subject of a new one.
    """

    kept = Signal(object)

    def __init__(
        self,
        desk: Desk,
        form: SpecForm,
        form_key: str,
        use_case: Callable[..., Any],
        made: Callable[[Any, dict[str, Any]], Any],
        *,
        verb: str,
    ) -> None:
        super().__init__()
        self._desk, self.form, self._key = desk, form, form_key
        self._use_case, self._made = use_case, made
        self._before: Any = None
        self._draft = desk.draft(form, form_key, "")
        form.submitted.connect(self.keep)
        form.typed.connect(lambda: self._draft.typed(form.text))
        column = Column(self, gap=12)
        column.addWidget(form)
        self._said = Prose("", "small", tone="red")
        self._said.hide()
        self.verb = Button(verb)
        self.verb.clicked.connect(self.keep)
        below = Row(gap=12)
        below.addWidget(self.verb)
        below.addWidget(self._said, 4)
        below.addStretch(1)
        column.addLayout(below)

    def begin(self, before: Any, subject: str, *, focus: bool = False) -> None:
        """Show `before` to be changed; what was typed of it earlier comes back."""
        self.put_by()
        self._before = before
        self.form.clear_errors()
        self._said.hide()
        self.form.write(before)
        self._draft.deleteLater()
        self._draft = self._desk.draft(self.form, self._key, subject)
        self._draft.look(self._put_draft)
        self.verb.allow()
        if focus:
            self.take_focus()

    def _put_draft(self, text: str | None) -> None:
        if text:
            self.form.put_text(text)

    def take_focus(self) -> None:
        """The cursor into the first field."""
        first = next(iter(self.form.fields.values()))
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def before(self) -> Any:
        """What is being changed."""
        return self._before

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        self._draft.put_by()

    def keep(self) -> None:
        """Hand what is typed over."""
        if self._before is None or not self.verb.isEnabled():
            return
        self.form.clear_errors()
        self._said.hide()
        try:
            value = self._made(self._before, self.form.values())
        except DeskError as fault:
            self._refused(fault)
            return
        self.verb.block(_("It is being kept."))
        self._desk.do(self, self._stands, self._use_case, value, failed=self._refused)

    def _stands(self, value: Any) -> None:
        self.verb.allow()
        self.form.settle()  # what is still to be noted of this one is noted before it is dropped
        self._draft.drop()
        self.kept.emit(value)

    def _refused(self, fault: DeskError) -> None:
        self.verb.allow()
        if not self.form.show_fault(fault):
            self._said.setText(sentence(fault))
            self._said.show()
