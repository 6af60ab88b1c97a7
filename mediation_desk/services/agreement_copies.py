"""Copies of an agreement's final print: one for each party and one that stays, counted once printed."""

from __future__ import annotations

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.case import Case
from mediation_desk.domain.party import Side
from mediation_desk.domain.written_paper import Recipient, check_counts
from mediation_desk.errors import DeskError
from mediation_desk.register import agreement_copies, agreements
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.agreements import AgreementFile, agreement_file
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed

_OF_SIDE = {
    Side.SEEKER: Recipient.SEEKER,
    Side.OTHER: Recipient.OTHER,
    Side.NEUTRAL: Recipient.NEUTRAL,
}


def usual_copies(case: Case) -> tuple[tuple[Recipient, int], ...]:
    """One for each party and one for the committee (人民调解法 29)."""
    by_side = [
        (recipient, len({party.person_id for party in case.parties if party.side is side}))
        for side, recipient in _OF_SIDE.items()
    ]
    return (*(one for one in by_side if one[1]), (Recipient.KEPT, 1))


@allowed(DOSSIER_WRITE, changes={"agreement", "journal"})
def hand_agreement_out(
    records: Records, agreement_id: str, code: str, copies: tuple[tuple[Recipient, int], ...]
) -> AgreementFile:
    """Note to whom copies of a final print were given, and how many; returns the agreement with them.

    Raises DeskError: written.not_issued (no such living print), written.no_copies, written.too_many,
    written.not_for_them (a side nobody stands on), case.not_yours.
    """
    agreement = agreements.get(records, agreement_id)
    case = opened_case(records, agreement.case_id)
    living = (PrintState.CURRENT, PrintState.FROZEN)
    if not any(one.code == code and one.state in living for one in agreements.prints(records, agreement_id)):
        raise DeskError("written.not_issued")
    check_counts(copies, {recipient for recipient, _count in usual_copies(case)})
    agreement_copies.add(records, case.id, agreement_id, code, copies)
    return agreement_file(records, agreement_id)
