"""What the answers mean, computed while they are given: mark, why, what we do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import ScreeningResult
from mediation_desk.domain.standing import WHAT_WE_DO
from mediation_desk.ui.forms.screening_words import ICONS, colour_word, why
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.words import _

_CALM = (Mark.NONE, Mark.UNFINISHED)  # plum belongs to safety alone


class ScreeningResultView(QWidget):
    """The result of one sheet; `show_result` whenever an answer changes. `plan_wanted`: write one now."""

    plan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mark = SafetyMark(Mark.UNFINISHED, big=True)
        self.colour = Label("", "small")
        self.why = Prose("", "small", tone="ink2")
        self._shown: Mark | None = None
        line = FlowLayout(gap=12)
        line.addWidget(self.mark)
        line.addWidget(self.colour)
        self._todo = Column(gap=12)
        self.plan = Button(_("Write the safety plan"), icon="list-check", compact=True)
        self.plan.clicked.connect(self.plan_wanted)
        column = Column(self, gap=8)
        column.addLayout(line)
        column.addWidget(self.why)
        column.addSpacing(8)
        column.addWidget(Label(_("What we do next"), "section"))
        column.addSpacing(4)
        column.addLayout(self._todo)
        beside = Row()
        beside.addWidget(self.plan)
        beside.addStretch(1)
        column.addLayout(beside)

    def show_result(self, result: ScreeningResult) -> None:
        """Show what a sheet computes."""
        self.why.setText(why(result))
        self.why.setVisible(bool(self.why.text()))
        if result.mark is self._shown:
            return
        self._shown = result.mark
        self.mark.set_mark(result.mark)
        self.colour.setText(_("Result: {colour}", colour=colour_word(result.mark)))
        self.show_acts(result.mark)

    def show_acts(self, mark: Mark) -> None:
        """Say what we do about a mark, line by line."""
        clear(self._todo)
        self.plan.setVisible(mark in (Mark.RED, Mark.ORANGE))
        for key in WHAT_WE_DO[mark]:
            row = Row(gap=12)
            icon = IconLabel(ICONS[key], "pine" if mark in _CALM else "plum", line=24)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Prose(_(key)), 1)
            self._todo.addLayout(row)
