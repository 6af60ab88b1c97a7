"""The agreement as it would print now: page images while somebody types, and the 核对稿 to proofread."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents import pdf, word
from mediation_desk.documents.layout import layout_boxes
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.preview import PageImage, page_images
from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import Agreement, AgreementForm
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements, office
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.agreement_papers import PrintMarks, agreement_paper
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.agreements import AgreementFile, agreement_file
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.papers import MadePaper
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLook:
    """Pages as they would print; `page` (from 0) is where the wanted clause begins, None without one."""

    pages: tuple[PageImage, ...]
    page: int | None = None


@allowed(DOSSIER_READ)
def look_at_agreement(
    records: Records, agreement: Agreement, *, clause_id: str = "", scale: float = 1.0
) -> AgreementLook:
    """Images (`scale` pixels per point) of an agreement, saved or not, with one clause tinted.

    A signed one is shown exactly as it was printed. Raises DeskError `paper.*` for what cannot be printed.
    """
    file = agreement_file(records, agreement.id)
    if file.frozen and file.current:
        kept, _docx = agreements.printed_bytes(records, file.current.code)
        return AgreementLook(pages=page_images(kept, scale))
    paper = _paper(records, agreement, file)
    pages = page_images(pdf.render(paper, highlight=clause_id), scale)
    found = (box.page - 1 for box in layout_boxes(paper) if box.clause == clause_id)
    return AgreementLook(pages=pages, page=next(found, None) if clause_id else None)


@allowed(DOSSIER_READ)
def proof(records: Records, agreement: Agreement) -> MadePaper:
    """The 核对稿 of an agreement, saved or not: marked, without number and code, never kept."""
    file = agreement_file(records, agreement.id)
    paper = _paper(records, agreement, file, marked=True)
    return MadePaper(
        name=paper.title,
        pdf=pdf.render(paper),
        docx=word.render(paper),
        key=_key(file),
        case_id=file.agreement.case_id,
        subject_id=agreement.id,
    )


@allowed(DOSSIER_READ)
def final_paper(records: Records, agreement_id: str, code: str = "") -> MadePaper:
    """A final print exactly as kept, the living one unless `code` names another.

    Raises DeskError: agreement.not_printed, code.not_ours.
    """
    file = agreement_file(records, agreement_id)
    wanted = code or (file.current.code if file.current else "")
    if wanted not in {one.code for one in file.prints}:
        if code:
            raise DeskError("code.not_ours", field="code")
        raise DeskError("agreement.not_printed")
    kept_pdf, kept_docx = agreements.printed_bytes(records, wanted)
    return MadePaper(
        name=wording(_key(file))["title"],
        pdf=kept_pdf,
        docx=kept_docx,
        key=_key(file),
        case_id=file.agreement.case_id,
        subject_id=agreement_id,
    )


@allowed(DOSSIER_READ)
def agreement_as_paper(records: Records, agreement_id: str) -> MadePaper:
    """The living print of an agreement as kept, or the 核对稿 of what is saved."""
    file = agreement_file(records, agreement_id)
    return final_paper(records, agreement_id) if file.current else proof(records, file.agreement)


def _key(file: AgreementFile) -> str:
    return "oral_agreement" if file.agreement.form is AgreementForm.ORAL else "mediation_agreement"


def _paper(records: Records, agreement: Agreement, file: AgreementFile, *, marked: bool = False) -> Paper:
    """The living print again if nothing changed since (unless `marked`), else the next version's 核对稿."""
    case = opened_case(records, file.agreement.case_id)
    living = file.current
    marks = PrintMarks(n=len(file.prints) + 1)
    if living and agreements.content(agreement) == agreements.printed_content(records, living.code):
        final = PrintMarks(n=living.n, number=living.number, code=living.code)
        marks = PrintMarks(n=living.n) if marked else final
    return agreement_paper(agreement, context_of(records, case, agreement), office.centre(records), marks)
