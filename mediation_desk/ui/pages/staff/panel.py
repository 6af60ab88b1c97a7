"""What every sheet of work with staff is: a title, a way back, what is said when it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, sentence

WIDEST = 760
"""Pixels at 100 %: a line of some fifty characters."""


class Panel(Sheet):
    """`closed` when it is put away (Esc too), `finished(sentence)` when its act is done.

    `locked`: something runs that must not be left now. Subclasses fill `body` and end with `foot`.
    """

    closed = Signal()
    finished = Signal(str)

    def __init__(self, desk: Desk, title: str, *, wide: bool = False) -> None:
        super().__init__(title, scrolls=not wide, margin=24, gap=16)
        self.desk = desk
        self.locked = False
        self._wide = wide
        self._inside = QWidget()
        self.inner = Column(self._inside, gap=16)
        across = Row(gap=0)
        across.addWidget(self._inside if wide else size(self._inside, max_width=WIDEST), 1)
        if not wide:
            across.addStretch(0)  # what is beyond the widest line stays empty
        super().add(across, 1 if wide else 0)
        self.said = Prose("", "small", tone="red")
        self.said.hide()

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put something under what is already there, no wider than one reads with ease."""
        if isinstance(thing, QWidget):
            self.inner.addWidget(thing, stretch)
        else:
            self.inner.addLayout(thing, stretch)

    def foot(self, *buttons: QWidget, back: str = "") -> None:
        """Back at the left, what was refused in the middle, buttons at the right; it never scrolls away."""
        self.back = Button(back or _("Back"))
        self.back.clicked.connect(self.leave)
        row = Row(gap=12)
        row.addWidget(self.back)
        row.addWidget(self.said, 1)
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        if not self._wide:
            self.body.addStretch(1)
        outer = self.layout()
        if isinstance(outer, QVBoxLayout):
            outer.addLayout(row)

    def leave(self) -> None:
        """Put it away unless something runs."""
        if not self.locked:
            self.closed.emit()

    def refuse(self, error: DeskError, form: Form | None = None) -> None:
        """Say it beside its field, else above the buttons."""
        if form is None or not form.show_fault(error):
            self.said.setText(sentence(error))
            self.said.show()

    def start(self) -> None:
        """Put the cursor where the person begins."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.focusNextChild()

    def go_on(self) -> None:
        """Do what the panel is for (Ctrl+Enter)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away; what was typed in fields of words stays as a draft."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
