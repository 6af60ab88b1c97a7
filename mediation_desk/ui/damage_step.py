"""One way out of damage: its number, what it does in a sentence, its button, and what it gave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet

NUMBERS = "①②③④"


class DamageStep(Sheet):
    """`act` is its button; `say` shows what came of it, `acts` is a row for what may follow."""

    def __init__(self, number: int, title: str, what: str, act: str) -> None:
        super().__init__(f"{NUMBERS[number - 1]} {title}", margin=24, gap=12)
        self.add(Prose(what, tone="ink2"))
        self.told = Notice("", "neutral")
        self.told.hide()
        self.add(self.told)
        self.lines = Column(gap=4)
        self.body.addLayout(self.lines)
        self.acts = QWidget()
        self._row = Row(self.acts, gap=12)
        self.acts.hide()
        self.act = Button(act)
        row = Row(gap=12)
        row.addStretch(1)
        row.addWidget(self.act)
        self.body.addLayout(row)
        self.add(self.acts)

    def say(self, text: str, tone: str, lines: Sequence[str] = ()) -> None:
        """What came of it, and one line for each thing that is told."""
        self.told.say(text, tone)
        self.told.show()
        clear(self.lines)
        for line in lines:
            self.lines.addWidget(Prose(f"· {line}", "small"))

    def add_act(self, button: Button) -> None:
        """A button for what may follow."""
        self._row.addWidget(button)
