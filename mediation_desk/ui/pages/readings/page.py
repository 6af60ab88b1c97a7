"""Who read dossiers, what people asked about their own data, and records of impact assessments."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.data_request import DataRequest, ImpactAssessment
from mediation_desk.services import data_requests as services
from mediation_desk.services.data_requests import RequestShelf
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.readings import ReadingLine, reading_lines, reading_register_paper
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.readings import asks
from mediation_desk.ui.pages.readings.columns import (
    assessment_cells,
    assessment_columns,
    reading_cells,
    reading_columns,
    request_cells,
    request_columns,
)
from mediation_desk.ui.paper_out import print_paper
from mediation_desk.ui.paper_view import PaperView
from mediation_desk.words import _


class Shown(StrEnum):
    """Which of the three is looked at."""

    READINGS = "readings"
    REQUESTS = "requests"
    ASSESSMENTS = "assessments"


class ReadingsPage(Page):
    """Three lists, one at a time; a question stands at the right. Enter answers an open request, or shows
    one answered or an assessment as it prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Readings and personal data"))
        self.paper = Button(_("Print"), icon="printer")
        self.paper.clicked.connect(self.print)
        self.new = Button("", "primary", icon="plus")
        self.new.clicked.connect(self._begin)
        self.head.add_button(self.paper)
        self.head.add_button(self.new)
        self.filter = Segments(
            [
                (Shown.READINGS, _("Readings of dossiers")),
                (Shown.REQUESTS, _("Requests about data")),
                (Shown.ASSESSMENTS, _("Impact assessments")),
            ],
            compact=True,
            name=_("What is shown"),
        )
        self.filter.set_value(Shown.READINGS)
        self.tables = {
            Shown.READINGS: Table(
                reading_columns(), reading_cells, key=_reading_id, name=_("Readings of dossiers")
            ),
            Shown.REQUESTS: Table(
                request_columns(), self._request, key=_own_id, name=_("Requests about data")
            ),
            Shown.ASSESSMENTS: Table(
                assessment_columns(), assessment_cells, key=_own_id, name=_("Impact assessments")
            ),
        }
        self.empty = EmptyState(_("Nothing here"), "")
        self.host = AskHost(desk)
        self._asked = ""
        self.side = Stack()
        self.made = PaperView(desk)
        self.side.addWidget(scrolling(self.host))
        self.side.addWidget(self.made)
        self._lay_out()
        self.filter.changed.connect(self._turn)
        self.host.closed.connect(self.side.hide)
        self.tables[Shown.REQUESTS].opened.connect(self._open_request)
        self.tables[Shown.ASSESSMENTS].opened.connect(self._open_assessment)
        self.tables[Shown.READINGS].opened.connect(
            lambda line: desk.go("case", line.reading.case_id, "dossier")
        )
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Ask for all three."""
        self._turn()

    def primary(self) -> None:
        """The question that stands open, or a new line of what is shown."""
        if self.host.ask is not None:
            self.host.ask.give()
        else:
            self._begin()

    def _begin(self) -> None:
        asked = {Shown.REQUESTS: "readings_request", Shown.ASSESSMENTS: "readings_assessment"}
        wanted = asked.get(self.filter.value(), "")
        if self.host.ask is not None and self._asked == wanted:
            self.host.ask.give()
        elif self.filter.value() is Shown.REQUESTS:
            self._put(asks.ask_request(self.desk, self._note_request), wanted)
        elif self.filter.value() is Shown.ASSESSMENTS:
            self._put(asks.ask_assessment(self._note_assessment), wanted)

    def print(self) -> None:
        """The register of readings, or the request or record chosen."""
        shown = self.filter.value()
        if shown is Shown.READINGS:
            self.desk.ask(self, self._print, reading_register_paper)
            return
        row = self.tables[shown].current_row()
        if isinstance(row, DataRequest):
            self.desk.ask(self, self._print, services.request_paper, row.id)
        elif isinstance(row, ImpactAssessment):
            self.desk.ask(self, self._print, services.assessment_paper, row.id)
        else:
            self.desk.notice(_("Please choose a line first."), of=self)

    def find_in_list(self) -> None:
        """Into the list."""
        self.tables[self.filter.value()].setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Filter, list, question."""
        table = self.tables[self.filter.value()]
        return (self.filter, table, self.host) if self.side.isVisible() else (self.filter, table)

    def _lay_out(self) -> None:
        choose = Row()
        choose.addWidget(self.filter)
        choose.addStretch(1)
        sheet = Sheet(margin=0, gap=0)
        for table in self.tables.values():
            sheet.add(table, 1)
        sheet.add(self.empty, 1)
        left = QWidget()
        column = Column(left, gap=8)
        column.addLayout(choose)
        column.addWidget(sheet, 1)
        self.side.hide()
        row = Row(gap=16)
        row.addWidget(left, 3)
        row.addWidget(self.side, 2)
        self.body.addLayout(row, 1)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"reading", "data_request"}:
            self._look()

    def _turn(self) -> None:
        shown = self.filter.value()
        words = {Shown.REQUESTS: _("Note a request"), Shown.ASSESSMENTS: _("Record an assessment")}
        self.new.setVisible(shown in words)
        self.new.set_text(words.get(shown, ""))
        self.host.put_away()
        self.side.hide()
        self._look()

    def _look(self) -> None:
        if self.filter.value() is Shown.READINGS:
            self.desk.ask(self, self._show_readings, reading_lines)
        else:
            self.desk.ask(self, self._show_shelf, services.request_shelf)

    def _show_readings(self, lines: tuple[ReadingLine, ...]) -> None:
        if self.filter.value() is Shown.READINGS:
            said = _("Pages are given from a bound volume in a case, in the part Dossier.")
            self._show(Shown.READINGS, lines, said)

    def _show_shelf(self, shelf: RequestShelf) -> None:
        shown = self.filter.value()
        if shown is Shown.REQUESTS:
            self._show(shown, shelf.requests, _("Requests to read, copy, correct or delete one's own data."))
        elif shown is Shown.ASSESSMENTS:
            said = _("Before sensitive data is handled in a new way, its influence is assessed and recorded.")
            self._show(shown, shelf.assessments, said)

    def _show(self, shown: Shown, rows: tuple[Any, ...], nothing: str) -> None:
        for key, table in self.tables.items():
            table.setVisible(key is shown and bool(rows))
        self.tables[shown].set_rows(rows)
        self.empty.say(_("Nothing here"), nothing)
        self.empty.setVisible(not rows)

    def _request(self, one: DataRequest) -> tuple[Cell, ...]:
        return request_cells(one, self.desk.today())

    def _open_request(self, one: DataRequest) -> None:
        if one.answer is None:
            self._put(asks.ask_answer(one, partial(self._answer, one)), "readings_answer", one.id)
        else:
            self.desk.ask(self, self._look_at, services.request_paper, one.id)

    def _open_assessment(self, one: ImpactAssessment) -> None:
        self.desk.ask(self, self._look_at, services.assessment_paper, one.id)

    def _look_at(self, paper: MadePaper) -> None:
        """All of what was noted and answered, as it prints; a question half typed stays a draft."""
        self.host.put_away()
        self.made.show_paper(paper)
        self.side.setCurrentIndex(_PAPER)
        self.side.show()

    def _put(self, ask: Ask, draft_key: str, subject_id: str = "") -> None:
        self._asked = draft_key
        self.host.put(ask, draft_key, subject_id)
        self.side.setCurrentIndex(_ASK)
        self.side.show()
        ask.take_focus()

    def _note_request(self, values: dict[str, Any]) -> None:
        self._do(services.note_request, **values)

    def _answer(self, one: DataRequest, values: dict[str, Any]) -> None:
        self._do(services.answer_request, one.id, values["answer"], values["said"])

    def _note_assessment(self, values: dict[str, Any]) -> None:
        self._do(services.note_assessment, **values)

    def _do(self, use_case: Any, *args: Any, **kw: Any) -> None:
        self.desk.do(self, self._done, use_case, *args, failed=self.host.refused, **kw)

    def _done(self, _value: object) -> None:
        self.host.put_away(drop=True)
        self.side.hide()
        self.desk.toast(_("Noted"))
        self._look()

    def _print(self, paper: MadePaper) -> None:
        if print_paper(self.desk, self, paper):
            self.desk.toast(_("{paper} was sent to the printer", paper=paper.name))


_ASK, _PAPER = range(2)


def _reading_id(line: ReadingLine) -> str:
    return line.reading.id


def _own_id(one: DataRequest | ImpactAssessment) -> str:
    return one.id
