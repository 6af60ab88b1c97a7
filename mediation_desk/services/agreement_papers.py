"""The agreement on paper: its facts from the register, a draft to proofread, the final bytes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mediation_desk.documents.mediation_agreement import (
    AgreementFacts,
    ClauseWords,
    imprint_of,
    mediation_agreement,
)
from mediation_desk.documents.oral_agreement import OralFacts, oral_agreement
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.people import PartyFacts
from mediation_desk.domain.agreement import Agreement, AgreementForm, Signer
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.numerals import numeral, plain_date
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.services.party_facts import parties_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintMarks:
    """What a print carries: its version, and on a final one its number and code."""

    n: int
    number: str = ""
    code: str = ""


def agreement_parties(
    agreement: Agreement, context: CheckContext, centre: Centre, agreed: Mapping[str, ServiceDetails]
) -> dict[str, PartyFacts]:
    """What the agreement says of each party by person id: what each agreed to show."""
    return parties_facts(
        context.case,
        context.people,
        centre,
        context.today,
        identity=agreement.show_identity_numbers,
        agreed=agreed,
    )


def agreement_paper(
    agreement: Agreement,
    context: CheckContext,
    centre: Centre,
    marks: PrintMarks,
    facts: Mapping[str, PartyFacts],
) -> Paper:
    """The agreement as a paper: 核对稿 without a number, the final print with number and code."""
    names = replace(context.names, copies=max(agreement.copies, 0))
    said = [render(clause, context.library, names, context.today).text for clause in agreement.clauses]
    how = [part.strip() for part in (agreement.manner, agreement.place, agreement.deadline) if part.strip()]
    if agreement.form is AgreementForm.ORAL:
        return oral_agreement(
            OralFacts(
                number=marks.number,
                parties=tuple(facts.values()),
                facts=agreement.facts,
                clauses=tuple(said),
                manner="；".join(how),
                mediators=max(1, len(agreement.mediator_ids)),
                committee=centre.committee,
                date=plain_date(agreement.reached_on) if agreement.reached_on else "",
                imprint=imprint_of(marks.number, marks.n, marks.code),
            )
        )
    return mediation_agreement(
        AgreementFacts(
            number=marks.number,
            version=marks.n,
            code=marks.code,
            parties=tuple(facts.values()),
            facts=agreement.facts,
            clauses=tuple(
                ClauseWords(id=clause.id, text=text)
                for clause, text in zip(agreement.clauses, said, strict=True)
            ),
            manner="；".join(how),
            copies=numeral(agreement.copies),
            signers=tuple(_signs(one, facts) for one in agreement.signers if one.person_id in facts),
            mediators=max(1, len(agreement.mediator_ids)),
            committee=centre.committee,
        )
    )


def _signs(signer: Signer, facts: Mapping[str, PartyFacts]) -> str:
    side = facts[signer.person_id].side
    if not signer.representative:
        return f"{side}："
    capacity = signer.capacity or "代理人"
    return f"{side}（{capacity}{signer.representative}）："
