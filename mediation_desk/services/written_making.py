"""A written paper made into pages and files: from the register and what was typed, through the one gate."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.documents.kind import PaperKind
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.wording import wording
from mediation_desk.domain.case import Case
from mediation_desk.domain.written_paper import WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.register import written_papers
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.filling import audiences_of, filled, filling_of, homes_of, source_of
from mediation_desk.services.filling.filling import Home
from mediation_desk.services.paper_gate import MadePaper, Pages
from mediation_desk.services.written_values import kind_of, paper_of


class Making:
    """One written paper in hand: its kind, its case if it has one, and what the register fills."""

    def __init__(self, records: Records, paper: WrittenPaper) -> None:
        """DeskError: written.no_such_kind, written.wrong_audience, case.missing, case.not_yours."""
        self.records, self.paper = records, paper
        self.kind: PaperKind = kind_of(paper.key)
        self.case: Case | None = case_of(records, paper.case_id)
        if (Home.CASE if paper.case_id else Home.OFFICE) not in homes_of(self.kind):
            raise DeskError("written.no_such_kind")
        self.source = source_of(records, self.case, paper.key, paper.audience)
        if paper.audience not in audiences_of(self.kind):
            raise DeskError("written.wrong_audience", field="audience")

    @property
    def name(self) -> str:
        """A neutral file name: of a restricted one it does not say what it is."""
        own = wording(self.kind.key).words.get("file")
        return own or (wording("written")["file"] if self.kind.restricted else self.kind.title)

    def document(self, number: str = "", code: str = "", mark: str = "") -> Paper:
        """The paper itself; `number` and `code` stand on every page of an issued one."""
        told = filled(self.kind, self.source)
        if filling_of(self.kind.key).series is not None:
            told["number"] = number
        paper = paper_of(self.kind, told, self.paper.values, by_hand=self.paper.by_hand)
        return replace(paper, imprint=replace(paper.imprint, number=number, code=code, mark=mark))

    def look(self, scale: float) -> Pages:
        """Images as it would print now."""
        if self.case is None:
            return paper_gate.look_plain(self.document(), scale)
        return paper_gate.look(
            self.records,
            self.document(),
            self.case,
            scale=scale,
            shown=self.source.parties.values(),
            readers=self.paper.audience.sides,
        )

    def proof(self) -> MadePaper:
        """The 核对稿."""
        paper = self.document(mark=wording("written")["proof"])
        if self.case is None:
            return self._named(paper_gate.plain(self.kind.key, paper))
        made = paper_gate.made(
            self.records,
            self.kind.key,
            paper,
            self.case,
            subject_id=self.paper.id,
            readers=self.paper.audience.sides,
            shown=self.source.parties.values(),
        )
        return self._named(made)

    def files(self, number: str, code: str) -> tuple[bytes, bytes]:
        """(PDF, DOCX) of the final print. DeskError: paper.private_words, paper.* (cannot be printed)."""
        paper = self.document(number, code)
        if self.case is None:
            made = paper_gate.plain(self.kind.key, paper)
            return made.pdf, made.docx
        shown = self.source.parties.values()
        return paper_gate.files(self.records, paper, self.case, shown, readers=self.paper.audience.sides)

    def kept(self) -> MadePaper:
        """The issued print exactly as kept."""
        printed = written_papers.printed(self.records, self.paper.id)
        if self.case is None:
            return self._named(paper_gate.kept_plain(self.kind.key, self.name, printed))
        made = paper_gate.kept(
            self.records,
            self.kind.key,
            self.name,
            printed,
            self.case,
            subject_id=self.paper.id,
            signed=self.paper.signed_on is not None,
            shown=self.source.parties.values(),
            readers=self.paper.audience.sides,
        )
        return self._named(made)

    def _named(self, made: MadePaper) -> MadePaper:
        return replace(made, name=self.name, subject_id=self.paper.id, written_id=self.paper.id)


def case_of(records: Records, case_id: str) -> Case | None:
    """The case if there is one. DeskError: case.missing, case.not_yours."""
    return opened_case(records, case_id) if case_id else None
