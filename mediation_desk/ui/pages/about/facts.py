"""Name and value of each fact about the program, as rows to be read and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.diagnosis.surroundings import Fact
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.words import _


class Facts(QWidget):
    """`show_facts(facts, folder)`; the folder is shown here alone and never copied, it may hold a name."""

    def __init__(self) -> None:
        super().__init__()
        self._column = Column(self, gap=8)
        self._facts: tuple[Fact, ...] = ()

    def show_facts(self, facts: Sequence[Fact], folder: str) -> None:
        """Show these in place of earlier ones."""
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        self._facts = tuple((name, value) for name, value in facts if value)
        for name, value in (*((_(one), value) for one, value in self._facts), (_("Data folder"), folder)):
            self._column.addWidget(_pair(name, value))
        self._column.addStretch(1)

    def text(self) -> str:
        """The facts as they are copied for whoever helps."""
        return "".join(f"{_(name)}: {value}\n" for name, value in self._facts)


def _pair(name: str, value: str) -> QWidget:
    both = QWidget()
    column = Column(both, gap=0)
    column.addWidget(Label(name, "small", tone="ink2"))
    said = Label(value.replace("/", "/\u200b"), wrap=True)
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(said)
    return both
