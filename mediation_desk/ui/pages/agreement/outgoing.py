"""One agreement leaving the desk: proof, final print, prints made earlier, files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.errors import DeskError
from mediation_desk.services.agreement_copies import hand_agreement_out
from mediation_desk.services.agreement_proof import final_paper, proof
from mediation_desk.services.agreements import AgreementFile, print_final
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.listed_strip import ListedStrip
from mediation_desk.ui.pages.agreement.refusing import Ways, refusal
from mediation_desk.ui.pages.agreement.versions import Counts
from mediation_desk.ui.pages.agreement.workspace import Workspace
from mediation_desk.ui.paper_out import ask_and_export, print_paper
from mediation_desk.words import _

Then = Callable[[], object]


class Outgoing(QObject):
    """`save_then(act)` saves what was typed first; `told(file)` hands the agreement back as kept now."""

    def __init__(
        self,
        desk: Desk,
        work: Workspace,
        save_then: Callable[[Then], None],
        told: Callable[[AgreementFile], None],
        number: ListedStrip,
    ) -> None:
        super().__init__(work)
        self._number = number
        self._desk, self._work = desk, work
        self._save_then, self._told = save_then, told
        versions = work.versions
        versions.print_wanted.connect(self.print_kept)
        versions.word_wanted.connect(lambda code: self.export("docx", code))
        versions.pdf_wanted.connect(lambda code: self.export("pdf", code))
        versions.copies_given.connect(self.hand_out)

    @property
    def living(self) -> bool:
        """Whether what is shown is a final print as it was kept."""
        return self._work.file.current is not None and not self._work.editing.dirty

    def print_proof(self) -> None:
        """打印核对稿: marked, without number."""
        self._desk.ask(self, self._print_made, proof, self._work.editing.now)

    def print_final(self) -> None:
        """打印正式稿: number, code and version are taken, then the print dialog comes."""
        self._save_then(self._print_final)

    def print_kept(self, code: str = "") -> None:
        """Print a final print again, exactly as kept."""
        self._desk.ask(self, self._print_made, final_paper, self._work.file.agreement.id, code)

    def hand_out(self, code: str, copies: Counts) -> None:
        """Note who was handed copies of a print."""
        agreement_id = self._work.file.agreement.id
        self._desk.do(self, self._handed, hand_agreement_out, agreement_id, code, copies)

    def export(self, kind: str, code: str = "") -> None:
        """Write the living print as kept, or the proof, where the person says."""

        def write(made: MadePaper) -> None:
            ask_and_export(self._desk, self._work, made, kind)

        if code or self.living:
            self._desk.ask(self, write, final_paper, self._work.file.agreement.id, code)
        else:
            self._desk.ask(self, write, proof, self._work.editing.now)

    def _print_final(self) -> None:
        now = self._work.editing.now
        listed = self._number.value()
        self._desk.do(
            self, self._printed, print_final, now.id, now.version, listed=listed, failed=self._refused
        )

    def _printed(self, file: AgreementFile) -> None:
        self._number.look(needed=not file.numbered)
        self._work.forgive()
        self._told(file)
        self.print_kept()

    def _print_made(self, made: MadePaper) -> None:
        if print_paper(self._desk, self._work, made):
            self._desk.toast(_("{paper} was sent to the printer", paper=made.name))

    def _handed(self, file: AgreementFile) -> None:
        self._told(file)
        self._desk.toast(_("Noted who was handed copies"))

    def _refused(self, fault: DeskError) -> None:
        work = self._work
        ways = Ways(
            clause=work.look_at,
            segment=work.show_segment,
            performance=work.look_at_performance,
            basis=self._unfold,
            law=lambda citation: self._desk.go("laws", citation),
        )
        work.refuse(refusal(fault, work.found, ways))

    def _unfold(self, clause_id: str, finding: Finding) -> None:
        """Look at the clause with the article of its finding open."""
        self._work.look_at(clause_id)
        for card in self._work.clause.findings.cards:
            if card.finding == finding:
                card.unfold()
                self._work.bring_up(card)
