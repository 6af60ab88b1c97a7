"""One limit in full: rule and article, how it was counted, whose it is, what was said of it, what to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case_limit import LimitState, standing
from mediation_desk.domain.limit_rule import Roll
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.limit_decisions import open_limit_reason
from mediation_desk.services.limits import LimitLine
from mediation_desk.ui import limits
from mediation_desk.ui.basis import basis_line, cited
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Grid, Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.limit_words import counted_words, limit_name, said_words, state_tag
from mediation_desk.ui.pages.case.limit_acting import LimitActing, can_extend
from mediation_desk.words import _, term


class LimitDetail(Sheet):
    """Shows one line; its buttons ask in the page. `record_wanted`: there stands what is restricted."""

    record_wanted = Signal()

    def __init__(self, desk: Desk, acting: LimitActing) -> None:
        super().__init__(scrolls=True)
        self._desk, self._acting = desk, acting
        self._opened: dict[str, str] = {}
        self.first: Button | None = None
        self.setAccessibleName(_("Details"))

    def forget(self) -> None:
        """A reason opened before closes."""
        self._opened = {}

    def show_line(self, line: LimitLine | None, sheet: CaseSheet) -> None:
        """Show a limit; None: nothing is chosen."""
        clear(self.body)
        self.first = None
        if line is None:
            self.body.addWidget(Label(_("Choose a limit to see how it was counted"), tone="ink2", wrap=True))
            self.body.addStretch(1)
            return
        fact, tag = line.limit.fact, state_tag(line.limit, self._desk.now())
        head = Row(gap=8)
        head.addWidget(
            Label(limit_name(fact.rule, fact.label, restricted=line.rule is None), "section", wrap=True), 1
        )
        head.addWidget(Chip(tag.text, tag.tone, icon=tag.icon), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._buttons(line, sheet))  # above the facts: never below the edge
        self.body.addWidget(self._facts(line, sheet))
        if line.limit.told and line.limit.state is LimitState.OPEN:
            self.body.addWidget(Prose(_("limit.only_told"), "small", tone="ink2"))
        self._history(line, sheet)
        self.body.addStretch(1)

    def _facts(self, line: LimitLine, sheet: CaseSheet) -> QWidget:
        facts, today = QWidget(), self._desk.today()
        grid = Grid(facts, gap=8)
        grid.setColumnStretch(1, 1)
        limit = line.limit
        if line.rule is not None:
            if limit.fact.person_id:
                name = self._desk.shown(sheet.view.person(limit.fact.person_id).name)
                _fact(grid, _("Concerns"), Prose(name))
            _fact(grid, _("Counted"), Prose(counted_words(limit, line.rule, today)))
            _fact(grid, _("Starts with"), Prose(term(line.rule.starts)))
            _fact(grid, _("Basis"), self._basis(line))
        else:
            _fact(grid, _("What is restricted"), self._record())
        if limit.extended_to is not None:
            _fact(grid, _("Extended to"), Prose(limits.plain_day(limit.last, today)))
        if limit.fact.done_on is not None:
            _fact(grid, _("Met on"), Prose(limits.plain_day(limit.fact.done_on, today)))
        elif line.rule is not None and line.rule.roll is Roll.FORWARD and limit.runs:
            _fact(grid, _("Last working day before"), Prose(limits.plain_day(limit.last_working, today)))
        if not limit.sure:
            said = _("The holidays of that year are not published yet: the day may still move")
            _fact(grid, _("Not certain"), Prose(said, tone="amber"))
        if line.staff and not (limit.told and not limit.fact.passes):
            _fact(grid, _("Who meets it"), Prose(line.staff))
        return facts

    def _record(self) -> QWidget:
        """Of a restricted one only the way to its record."""
        button = Button(_("In the restricted record"), "link", icon="lock")
        button.clicked.connect(self.record_wanted)
        held = QWidget()
        row = Row(held, gap=0)
        row.addWidget(button)
        row.addStretch(1)
        return held

    def _basis(self, line: LimitLine) -> QWidget:
        assert line.rule is not None
        held = QWidget()
        flow = FlowLayout(held, gap=8)
        for citation in line.rule.citations:
            both = QWidget()
            row = Row(both, gap=6)
            row.addWidget(Label(_("{law} article {article}", law=citation.law, article=citation.article)))
            link = basis_line(self._desk, citation)
            if isinstance(link, Button):
                row.addWidget(link)
            flow.addWidget(both)
        if not line.rule.citations:
            flow.addWidget(Label(cited(None)))
        return held

    def _buttons(self, line: LimitLine, sheet: CaseSheet) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, gap=8)
        for words, icon, act in self._acts(line, sheet):
            button = Button(words, icon=icon, compact=True)
            button.clicked.connect(act)
            flow.addWidget(button)
            self.first = self.first or button
        if self.first is None:
            held.hide()
        return held

    def _acts(self, line: LimitLine, sheet: CaseSheet) -> list[tuple[str, str, Callable[[], object]]]:
        if not line.may_decide or self._desk.masked:
            return []
        acting = self._acting
        acts: list[tuple[str, str, Callable[[], object]]] = []
        if line.limit.runs and line.limit.fact.done_on is None:
            acts.append((_("Mark as done"), "check", partial(acting.ask_done, line)))
            if can_extend(line):
                acts.append((_("Extend"), "history", partial(acting.ask_extension, line, sheet)))
            acts.append((_("Does not apply"), "ban", partial(acting.ask_not_applicable, line)))
        if standing(line.said):
            acts.append((_("Take the last word back"), "arrow-back-up", partial(acting.undo, line)))
        return acts

    def _history(self, line: LimitLine, sheet: CaseSheet) -> None:
        if not line.said:
            return
        self.body.addWidget(rule())
        self.body.addWidget(Label(_("What was said of it"), "body_strong"))
        for said in reversed(line.said):
            words = said_words(said, sheet.view.member(said.by), self._desk.today())
            self.body.addWidget(Prose(self._desk.hidden(words), "small"))
        if any(said.reason_sealed for said in line.said) and not self._desk.masked:
            opened = self._opened.get(line.limit.id)
            if opened is not None:
                self.body.addWidget(Prose(opened, "small"))
            else:
                button = Button(_("Open the sealed reason (journalled)"), "link", icon="lock")
                button.clicked.connect(partial(self._open, line, sheet))
                self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self, line: LimitLine, sheet: CaseSheet) -> None:
        def show(reason: str) -> None:
            self._opened[line.limit.id] = reason
            self.show_line(line, sheet)

        self._desk.do(self, show, open_limit_reason, line.limit.id)


def _fact(grid: Grid, name: str, value: QWidget) -> None:
    row = grid.rowCount()
    grid.addWidget(Label(name, tone="ink2"), row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(value, row, 1)
