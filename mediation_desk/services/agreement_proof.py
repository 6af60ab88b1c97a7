"""The agreement as it would print now: page images while somebody types, and the 核对稿 to proofread."""

from __future__ import annotations

from mediation_desk.documents.paper import Paper
from mediation_desk.documents.people import PartyFacts
from mediation_desk.documents.preview import page_images
from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import Agreement, AgreementForm
from mediation_desk.domain.case import Case
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, office, service_details
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.agreement_papers import PrintMarks, agreement_paper, agreement_parties
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.agreements import AgreementFile, agreement_file, kept_print
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.paper_gate import MadePaper, Pages
from mediation_desk.services.permission import allowed


@allowed(DOSSIER_READ)
def look_at_agreement(
    records: Records, agreement: Agreement, *, clause_id: str = "", scale: float = 1.0
) -> Pages:
    """Images (`scale` pixels per point) of an agreement, saved or not, with one clause tinted.

    A signed one is shown exactly as it was printed. Raises DeskError `paper.*` for what cannot be printed.
    """
    file = agreement_file(records, agreement.id)
    if file.frozen and file.current:
        kept, _docx = agreements.printed_bytes(records, file.current.code)
        return Pages(pages=page_images(kept, scale))
    case, paper, facts = _paper(records, agreement, file)
    return paper_gate.look(records, paper, case, clause_id=clause_id, scale=scale, shown=facts)


@allowed(DOSSIER_READ)
def proof(records: Records, agreement: Agreement) -> MadePaper:
    """The 核对稿 of an agreement, saved or not: marked, without number and code, never kept."""
    file = agreement_file(records, agreement.id)
    case, paper, facts = _paper(records, agreement, file, marked=True)
    return paper_gate.made(records, _key(file), paper, case, subject_id=agreement.id, shown=facts)


@allowed(DOSSIER_READ)
def final_paper(records: Records, agreement_id: str, code: str = "") -> MadePaper:
    """A final print exactly as kept, the living one unless `code` names another.

    Raises DeskError: agreement.not_printed, code.not_ours.
    """
    file = agreement_file(records, agreement_id)
    wanted = code or (file.current.code if file.current else "")
    found = next((one for one in file.prints if one.code == wanted), None)
    if found is None:
        if code:
            raise DeskError("code.not_ours", field="code")
        raise DeskError("agreement.not_printed")
    case = opened_case(records, file.agreement.case_id)
    return kept_print(records, case, found, _key(file), wording(_key(file))["title"])


@allowed(DOSSIER_READ)
def agreement_as_paper(records: Records, agreement_id: str) -> MadePaper:
    """The living print of an agreement as kept, or the 核对稿 of what is saved."""
    file = agreement_file(records, agreement_id)
    return final_paper(records, agreement_id) if file.current else proof(records, file.agreement)


def _key(file: AgreementFile) -> str:
    return "oral_agreement" if file.agreement.form is AgreementForm.ORAL else "mediation_agreement"


def _paper(
    records: Records, agreement: Agreement, file: AgreementFile, *, marked: bool = False
) -> tuple[Case, Paper, tuple[PartyFacts, ...]]:
    """The living print again if nothing changed since (unless `marked`), else the next version's 核对稿."""
    case = opened_case(records, file.agreement.case_id)
    living = file.current
    marks = PrintMarks(n=len(file.prints) + 1)
    if living and agreements.content(agreement) == agreements.printed_content(records, living.code):
        final = PrintMarks(n=living.n, number=living.number, code=living.code)
        marks = PrintMarks(n=living.n) if marked else final
    context, centre = context_of(records, case, agreement), office.centre(records)
    facts = agreement_parties(agreement, context, centre, service_details.of_case(records, case.id))
    return case, agreement_paper(agreement, context, centre, marks, facts), tuple(facts.values())
