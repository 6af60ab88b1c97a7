"""One place of a form's wording: a field, what it said before, and the way back to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _

_LONG = 30
_SHOWN = 12

Words = str | tuple[str, ...]


class OneWord(QWidget):
    """A string in one or several lines, or a list with one entry a line; `reset` asks for ours again."""

    reset = Signal(str)

    def __init__(self, key: str, ours: Words, label: str = "", helper: str = "") -> None:
        super().__init__()
        self.key, self.ours = key, ours
        self._saved: Words = ours
        said = _flat(ours)
        if isinstance(ours, str) and len(said) <= _LONG and "\n" not in said:
            self.field: TextField | MultilineField = TextField(key, label or _about(said), max_length=400)
        else:
            helper = helper or ("" if isinstance(ours, str) else _("One entry a line"))
            rows = 2 if isinstance(ours, str) else min(max(len(ours), 2), 6)
            self.field = MultilineField(key, label or _about(said), helper=helper, rows=rows)
        self.back = Button(_("Put ours back"), "link", compact=True)
        self.back.clicked.connect(self._put_back)
        column = Column(self, gap=0)
        column.addWidget(self.field)
        row = Row()
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        self.field.changed.connect(self._compare)

    def show_saved(self, saved: Words) -> None:
        """Show what is printed now."""
        self._saved = saved
        self.field.set_value(_flat(saved))
        self._compare()

    def put(self, words: object) -> None:
        """Show what was half typed."""
        self.field.set_value(str(words))

    def typed(self) -> str:
        """The text as it stands in the field."""
        return self.field.value()

    def said(self) -> Words | None:
        """The words typed, None while they are those printed now."""
        typed = self.typed()
        words: Words = typed if isinstance(self.ours, str) else tuple(typed.splitlines())
        return None if words == _trimmed(self._saved) else words

    def _compare(self) -> None:
        words = self.typed()
        self.back.setVisible(words != _flat(_trimmed(self.ours)))

    def _put_back(self) -> None:
        self.field.set_value(_flat(self.ours))
        self.field.setFocus()
        self.reset.emit(self.key)


def _flat(words: Words) -> str:
    return words if isinstance(words, str) else "\n".join(words)


def _trimmed(words: Words) -> Words:
    return words.strip() if isinstance(words, str) else words


def _about(said: str) -> str:
    first = said.strip().split("\n")[0]
    return first if len(first) <= _SHOWN else f"{first[:_SHOWN]}…"
