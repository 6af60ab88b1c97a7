"""The sheet beside a list in which one entry is filled in: a form, its draft, one button that keeps it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.entry_form import EntryForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class EntrySide(Sheet):
    """`begin(value, id, title)` shows an entry to be filled in; `keep()` gives it to the use case.

    What is typed is kept as a draft of `key` under the entry's id ("" for a new one); `kept(value)` comes
    afterwards.
    """

    kept = Signal(object)

    def __init__(
        self,
        desk: Desk,
        key: str,
        form: EntryForm,
        use_case: Callable[..., Any],
        *,
        verb: str,
        hint: str = "",
    ) -> None:
        super().__init__(" ", fact=" ", scrolls=True)
        self._desk, self._key, self._use_case, self._hint = desk, key, use_case, hint
        self.form = form
        self._draft: Draft | None = None
        self.act = Button(verb, "primary")
        self.act.clicked.connect(self.keep)
        form.submitted.connect(self.keep)
        form.typed.connect(self._typed)
        self.add(form)
        self.add(self.act)
        form.setVisible(not desk.masked)  # what is typed there names people
        desk.masked_changed.connect(lambda masked: form.setVisible(not masked))
        self.body.addStretch(1)

    def begin(self, value: object, subject_id: str, title: str, *, focus: bool = False) -> None:
        """Fill this one in; what was typed of it and not kept comes back."""
        self.put_by()
        if self._draft is not None:
            self._draft.deleteLater()
        self.set_title(title)
        self.set_fact(self._hint)
        self.form.write(value)
        self.act.allow()
        self._draft = self._desk.draft(self.form, self._key, subject_id)
        self._draft.look(self.form.take_draft)
        if focus:
            next(iter(self.form.fields.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_by(self) -> None:
        """Keep what is half typed as a draft."""
        if self._draft is not None:
            self._draft.put_by()

    def keep(self) -> None:
        """Give what was typed to the use case."""
        if self._draft is None or not self.act.isEnabled():
            return
        self.form.clear_errors()
        try:
            typed = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.act.block(_("This is being kept."))
        self._desk.do(self, self._done, self._use_case, typed, failed=self._refused)

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _done(self, value: object) -> None:
        self.act.allow()
        self.form.settle()
        if self._draft is not None:
            self._draft.drop()
        self.kept.emit(value)

    def _refused(self, fault: DeskError) -> None:
        self.act.allow()
        if not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)
