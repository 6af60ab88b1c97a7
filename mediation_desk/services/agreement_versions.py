"""Versions of an agreement to lay side by side: every final print, void ones too, and the present draft."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.domain.agreement import Agreement, FinalPrint, Signer
from mediation_desk.domain.agreement_compare import AgreementPart, Passage, SaidAgreement, SaidClause, compare
from mediation_desk.domain.agreement_text import read_agreement
from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.numerals import numeral
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.agreements import AgreementFile, agreement_file
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed

DRAFT = ""
"""Stands for the present draft where a print is named by its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """The versions there are, and two of them compared; `draft_differs`: the newest print is not the draft.

    `left` and `right` are codes, DRAFT for the draft. `loose` are those of both whose kept paper says it in
    other words than the library makes today: the papers themselves count then.
    """

    prints: tuple[FinalPrint, ...]
    draft_differs: bool
    left: str
    right: str
    passages: tuple[Passage, ...]
    loose: tuple[str, ...] = ()


@allowed(DOSSIER_READ)
def agreement_versions(
    records: Records, agreement_id: str, left: str | None = None, right: str | None = None
) -> Versions:
    """Two versions compared; by default the two newest that differ.

    Raises DeskError: agreement.missing, case.not_yours, code.not_ours.
    """
    file = agreement_file(records, agreement_id)
    case = opened_case(records, file.agreement.case_id)
    context = context_of(records, case, file.agreement)
    newest = file.prints[-1].code if file.prints else None
    kept = agreements.printed_content(records, newest) if newest else None
    differs = kept is None or kept != agreements.content(file.agreement)
    order = [*(one.code for one in file.prints), *([DRAFT] if differs else [])]
    right = right if right is not None else order[-1]
    earlier = [one for one in order if one != right]
    left = left if left is not None else (earlier[-1] if earlier else right)
    numbers = {one.code: one.number for one in file.prints}
    both = [_said(_content(records, file, one), context) for one in (left, right)]
    return Versions(
        prints=file.prints,
        draft_differs=differs,
        left=left,
        right=right,
        passages=compare(*both),
        loose=tuple(
            code
            for code, said in zip((left, right), both, strict=True)
            if code != DRAFT and not _on_paper(records, numbers[code], code, said)
        ),
    )


def _content(records: Records, file: AgreementFile, code: str) -> Agreement:
    if code == DRAFT:
        return file.agreement
    if code not in {one.code for one in file.prints}:
        raise DeskError("code.not_ours", field="code")
    content = json.loads(agreements.printed_content(records, code))
    day = content["reached_on"]
    return read_agreement(json.dumps(content | {"reached_on": None if day == "None" else day}))


def _said(agreement: Agreement, context: CheckContext) -> SaidAgreement:
    names = replace(context.names, copies=max(agreement.copies, 0))
    signers = "；".join(
        _signer(one, context.people[one.person_id].name)
        for one in agreement.signers
        if one.person_id in context.people
    )
    return SaidAgreement(
        parts=(
            (AgreementPart.FACTS, agreement.facts.strip()),
            (AgreementPart.MANNER, agreement.manner.strip()),
            (AgreementPart.PLACE, agreement.place.strip()),
            (AgreementPart.DEADLINE, agreement.deadline.strip()),
            (AgreementPart.COPIES, numeral(agreement.copies)),
            (AgreementPart.SIGNERS, signers),
        ),
        clauses=tuple(
            SaidClause(
                id=clause.id,
                title=clause.title,
                text=render(clause, context.library, names, context.today).text,
            )
            for clause in agreement.clauses
        ),
    )


def _signer(signer: Signer, name: str) -> str:
    return f"{name}（{signer.capacity}{signer.representative}）" if signer.representative else name


def _on_paper(records: Records, number: str, code: str, said: SaidAgreement) -> bool:
    """Whether every clause stands on the kept paper word for word; a page end may run through it."""
    pdf, _docx = agreements.printed_bytes(records, code)
    pages = [_bare(page) for page in words_of_pdf(pdf)]
    bodies = "".join(page[: page.rfind(_bare(number))] for page in pages)  # the footer begins with it
    return all(_bare(clause.text) in bodies for clause in said.clauses)


def _bare(text: str) -> str:
    return "".join(text.split()).replace("\u0002", "").replace("\ufffe", "")
