"""A look at the chosen case beside the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case import CaseLine
from mediation_desk.domain.dates import age
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.services.cases import CaseView
from mediation_desk.ui import state_tones, style
from mediation_desk.ui.case_words import case_title
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.inspector import Inspector
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Grid, Row, clear, rule
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.words import _, sentence, term

_SIDES = (Side.SEEKER, Side.OTHER, Side.CHILD)


class CaseLook(Inspector):
    """Who, what, and what comes next of one case; `wanted(case id)` opens it."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(" ")
        self._desk = desk
        self._line: CaseLine | None = None
        style.restyle(self.title, role="small", tone="ink2")
        self.opening = Button(_("Open the case"))
        self.opening.clicked.connect(self._open)
        outer = self.layout()
        assert outer is not None
        outer.addWidget(self.opening)

    def show_line(self, line: CaseLine) -> None:
        """What the list already knows; the rest follows."""
        self._line = line
        self._start(line)
        self.body.addStretch(1)

    def show_view(self, view: CaseView) -> None:
        """Everything, for somebody who works on the case."""
        if self._line is None or view.case.id != self._line.id:
            return
        self._start(self._line)
        if not self._desk.masked:
            self.body.addWidget(self._facts(view))
            self.body.addWidget(rule())
            self.body.addWidget(Label(_("Next"), "body_strong"))
            for icon, token, said in _next(view):
                self.body.addLayout(_sentence(icon, token, said))
        self.body.addStretch(1)

    def show_refused(self, error: DeskError) -> None:
        """Why the rest stays closed."""
        if self._line is not None:
            self._start(self._line)
            self.body.addWidget(Notice(sentence(error)))
            self.body.addStretch(1)
            self.opening.block(sentence(error))

    def _start(self, line: CaseLine) -> None:
        masked = self._desk.masked
        clear(self.body)
        self.opening.allow()
        self.set_title(line.number)
        self.body.addWidget(Prose(case_title(self._desk, line.parties, line.dispute_subtype), "section"))
        chips = QWidget()
        flow = FlowLayout(chips, gap=8)
        flow.addWidget(Chip(term(line.state), state_tones.tone(line.state)))
        if line.mark is not Mark.NONE:
            flow.addWidget(SafetyMark(line.mark, masked=masked))
        self.body.addWidget(chips)
        self.body.addWidget(rule())
        if masked:
            self.body.addWidget(Notice(_("Masked. F9 shows it again."), icon="eye-off"))
        elif line.mark in (Mark.RED, Mark.ORANGE):
            said = _("No joint sitting. Look at the safe way of contact before you call.")
            self.body.addWidget(Notice(said, "plum"))

    def _facts(self, view: CaseView) -> QWidget:
        facts = QWidget()
        grid = Grid(facts, gap=8)
        grid.setColumnStretch(1, 1)
        for side in _SIDES:
            people = [view.person(one.person_id) for one in view.case.parties if one.side is side]
            for person in people:
                years = (
                    (_("aged {years}", years=age(person.born, self._desk.today())),) if person.born else ()
                )
                _fact(grid, term(side), " · ".join((person.name, term(person.sex), *years)))
        _fact(grid, _("Source"), term(view.case.source))
        _fact(grid, _("Mediator"), "、".join(view.member(one) for one in view.case.mediator_ids))
        return facts

    def _open(self) -> None:
        if self._line is not None:
            self.wanted.emit(self._line.id)


def _next(view: CaseView) -> list[tuple[str, str, str]]:
    """Icon, token and sentence of what may happen and of what the first move still waits for."""
    said = [
        ("circle-check", "pine", _("May become: {state}", state=term(move.to)))
        for move in view.moves
        if not move.refusals
    ]
    waits = dict.fromkeys(refusal.key for move in view.moves[:1] for refusal in move.refusals)
    return said + [("clock", "amber", _(key)) for key in waits]


def _sentence(icon: str, token: str, said: str) -> Row:
    row = Row(gap=8)
    row.addWidget(IconLabel(icon, token, 20, line=24), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Prose(said), 1)
    return row


def _fact(grid: Grid, name: str, value: str) -> None:
    row = grid.rowCount()
    grid.addWidget(Label(name, tone="ink2"), row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Prose(value), row, 1)
