"""One box of a note: its letter and name above, what it is for at the right, and words that grow."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QVBoxLayout

from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.text_fields import MultilineField


class NoteBox(MultilineField):
    """`words()` is exactly what is typed; `letter` (S, O, A, P) stands before the name, `hint` right."""

    MOST_ROWS = 40

    def __init__(self, name: str, title: str, *, letter: str = "", hint: str = "", rows: int = 2) -> None:
        super().__init__(name, "", rows=rows, most_rows=self.MOST_ROWS)
        self.control.setAccessibleName(" ".join(filter(None, (letter, title))))
        self.control.setAccessibleDescription(hint)
        head = Row(gap=8)
        if letter:
            head.addWidget(Label(letter, "small_strong", tone="pine"))
        head.addWidget(Label(title, "small"))
        head.addStretch(1)
        head.addWidget(Label(hint, "hint"))
        cast("QVBoxLayout", self.layout()).insertLayout(0, head)

    def words(self) -> str:
        """What is typed, nothing cut off."""
        return self.edit.toPlainText()
