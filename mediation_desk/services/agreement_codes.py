"""Final prints of agreements by their check code."""

from __future__ import annotations

from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import AgreementForm, PrintState
from mediation_desk.domain.coded_paper import CodedPaper, PaperStanding
from mediation_desk.domain.signing import effective_on
from mediation_desk.register import agreements
from mediation_desk.register.records import Records
from mediation_desk.services.case_team import works_on

STANDINGS = {
    PrintState.CURRENT: PaperStanding.PRINTED,
    PrintState.SUPERSEDED: PaperStanding.SUPERSEDED,
    PrintState.FROZEN: PaperStanding.SIGNED,
    PrintState.VOIDED: PaperStanding.VOIDED,
}


def agreement_of_code(records: Records, code: str) -> CodedPaper | None:
    """The final print with this code, or None."""
    made = agreements.print_with_code(records, code)
    if made is None:
        return None
    agreement = agreements.get(records, made.agreement_id)
    key = "oral_agreement" if agreement.form is AgreementForm.ORAL else "mediation_agreement"
    signed = made.state is PrintState.FROZEN
    yours = works_on(records, agreement.case_id)
    return CodedPaper(
        key=key,
        title=wording(key)["title"],
        number=made.number,
        code=made.code,
        n=made.n,
        made_at=made.printed_at,
        standing=STANDINGS[made.state],
        signed_on=effective_on(agreement, agreements.signatures_on(records, code)) if signed else None,
        reason=made.reason if yours else "",
        place=("agreement", agreement.case_id, agreement.id) if yours else (),
    )
