"""A clause in words: written freely with a title of its own, or a library clause reworded by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agreement import Clause
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _


class ClauseWords(QWidget):
    """`typed(title, text)` is called for each change by the person."""

    def __init__(self, typed: Callable[[str, str], None], *, free: bool) -> None:
        super().__init__()
        self._typed, self._quiet, self._free = typed, False, free
        self.title = TextField("title", _("Title of the clause"), max_length=40)
        self.words = MultilineField("text", _("What was agreed"), rows=4, most_rows=14)
        column = Column(self, gap=12)
        column.addWidget(self.title)
        column.addWidget(self.words)
        self.title.setVisible(free)
        if not free:
            self.words.set_helper(_("Written by hand: the fields of the library no longer change it"))
        for field in (self.title, self.words):
            field.changed.connect(self._changed)

    def show_clause(self, clause: Clause) -> None:
        """Show its words; a field that holds them already is left alone."""
        self._quiet = True
        if self.title.value() != clause.title.strip():
            self.title.set_value(clause.title)
        if self.words.value() != clause.text.strip():
            self.words.set_value(clause.text)
        self._quiet = False

    def _changed(self) -> None:
        if not self._quiet:
            self._typed(self.title.value(), self.words.value())
