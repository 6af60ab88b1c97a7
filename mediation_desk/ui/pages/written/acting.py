"""What is done with a paper: proof, issue, print and count, sign, void, write again."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.written_paper import Recipient, WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.services import written_desk, written_papers
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.written_desk import WrittenSheet
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.written import asks
from mediation_desk.ui.pages.written.keeping import Keeping
from mediation_desk.ui.paper_out import ask_and_export, print_paper
from mediation_desk.words import _


class InHand(Protocol):
    """What the page has in hand."""

    sheet: WrittenSheet | None
    keeping: Keeping | None
    asked: Ask | None
    number: ListedStrip


class Acting(QObject):
    """`asked(Ask or None)`, `done(WrittenPaper)`, `faulty(DeskError)`, `again_wanted(WrittenPaper)`."""

    asked = Signal(object)
    done = Signal(object)
    faulty = Signal(object)
    again_wanted = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget, hand: InHand) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._hand = desk, owner, hand

    def back(self) -> None:
        """To the papers of the case, or of the office."""
        sheet = self._hand.sheet
        if sheet is not None and sheet.paper.case_id:
            self._desk.go("case", sheet.paper.case_id, "papers")
        else:
            self._desk.go("office_papers")

    # --- a draft ------------------------------------------------------------------------------------------

    def proof(self) -> None:
        """Keep the draft, then print its 核对稿."""
        self._with_proof(self._print_proof)

    def export_proof_word(self) -> None:
        """The 核对稿 as a Word file."""
        self._with_proof(lambda made: self._export(made, "docx"))

    def export_proof_pdf(self) -> None:
        """The 核对稿 as a PDF file."""
        self._with_proof(lambda made: self._export(made, "pdf"))

    def ask_issue(self) -> None:
        """Say what issuing does, before it is done."""
        sheet = self._hand.sheet
        if sheet is not None:
            self.asked.emit(asks.ask_issue(sheet, lambda _values: self._keep_and(self._issue)))

    def _with_proof(self, then: Any) -> None:
        def fetch(paper: WrittenPaper) -> None:
            self._do(then, written_desk.proof_of_written, paper.id)

        self._keep_and(fetch)

    def _keep_and(self, then: Any) -> None:
        sheet, keeping = self._hand.sheet, self._hand.keeping
        if keeping is not None:
            keeping.keep(then, anyway=True)
        elif sheet is not None:
            then(sheet.paper)

    def _print_proof(self, made: MadePaper) -> None:
        if print_paper(self._desk, self._owner, made):
            self._desk.toast(_("{paper} was sent to the printer", paper=made.name))

    def _issue(self, paper: WrittenPaper) -> None:
        listed = self._hand.number.value()
        self._do(self._issued, written_papers.issue_written, paper.id, paper.version, listed=listed)

    def _issued(self, paper: WrittenPaper) -> None:
        self._desk.toast(_("The paper is issued."))
        self.done.emit(paper)

    # --- an issued paper ----------------------------------------------------------------------------------

    def ask_copies(self) -> None:
        """How many copies for whom, then the printer."""
        sheet = self._hand.sheet
        if sheet is not None:
            self.asked.emit(asks.ask_copies(sheet, self._print_copies, self.print_again))

    def print_again(self) -> None:
        """Print without counting copies: one for reading."""
        self._with_issued(self._print_proof)

    def export_word(self) -> None:
        """The issued paper as a Word file, after the password."""
        self._with_issued(lambda made: self._export(made, "docx"))

    def export_pdf(self) -> None:
        """The issued paper as a PDF file, after the password."""
        self._with_issued(lambda made: self._export(made, "pdf"))

    def ask_signed(self) -> None:
        """When it was signed."""
        self.asked.emit(asks.ask_signed(self._desk.today(), self._sign))

    def ask_void(self) -> None:
        """Why it is void."""
        sheet = self._hand.sheet
        if sheet is not None:
            self.asked.emit(asks.ask_void(sheet, self._void))

    def again(self) -> None:
        """Another paper of this kind, with the same words."""
        sheet = self._hand.sheet
        if sheet is not None:
            self.again_wanted.emit(sheet.paper)

    def _with_issued(self, then: Any) -> None:
        sheet = self._hand.sheet
        if sheet is not None and sheet.paper.issued_at is not None:
            self._do(then, written_papers.issued_paper, sheet.paper.id)

    def _print_copies(self, values: dict[str, Any]) -> None:
        copies = asks.copies_in(values)
        if not any(count for _recipient, count in copies):
            self._fault(DeskError("written.no_copies", field=next(iter(values), None)))
            return
        self._with_issued(lambda made: self._print_and_count(made, copies))

    def _print_and_count(self, made: MadePaper, copies: tuple[tuple[Recipient, int], ...]) -> None:
        if not print_paper(self._desk, self._owner, made):
            return
        self._desk.toast(_("{paper} was sent to the printer", paper=made.name))
        self._do(self._counted, written_papers.hand_out, made.written_id, copies)

    def _counted(self, _copies: object) -> None:
        sheet = self._hand.sheet
        if sheet is not None:
            self.done.emit(sheet.paper)

    def _sign(self, values: dict[str, Any]) -> None:
        sheet, day = self._hand.sheet, values["signed_on"]
        if not isinstance(day, date):
            self._fault(DeskError("written.day_needed", field="signed_on"))
        elif sheet is not None:
            self._do(self.done.emit, written_papers.sign_written, sheet.paper.id, day)

    def _void(self, values: dict[str, Any]) -> None:
        sheet = self._hand.sheet
        if sheet is not None:
            self._do(self._voided, written_papers.void_written, sheet.paper.id, str(values["reason"]))

    def _voided(self, paper: WrittenPaper) -> None:
        if self._hand.keeping is not None:
            self._hand.keeping.throw_away()
        self.done.emit(paper)

    # --- both ---------------------------------------------------------------------------------------------

    def _export(self, made: MadePaper, kind: str) -> None:
        ask_and_export(self._desk, self._owner, made, kind)

    def _do(self, then: Any, use_case: Any, *args: object, **named: Any) -> None:
        self._desk.do(self, then, use_case, *args, failed=self._fault, **named)

    def _fault(self, error: DeskError) -> None:
        if self._hand.asked is not None and error.field in self._hand.asked.form.fields:
            self._hand.asked.show_fault(error)
        elif error.field:
            self.faulty.emit(error)
        elif self._hand.asked is not None:
            self._hand.asked.show_fault(error)
        else:
            self._desk.refuse(error, of=self)
