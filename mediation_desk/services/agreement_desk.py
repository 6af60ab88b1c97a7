"""Everything the agreement editor opens with, in one look."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.agreement import Agreement
from mediation_desk.domain.case import Case
from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.confirmation import ConfirmationState
from mediation_desk.domain.confirmation_steps import RULED, state_of
from mediation_desk.domain.staff import Staff
from mediation_desk.register import agreements, confirmations, office
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.agreement_ready import context_of
from mediation_desk.services.agreements import AgreementFile, agreements_of, signing_parties
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementDesk:
    """A case with its agreements; `file` is the one to open, None while none was begun.

    `context` is what the check-up is told, `staff` everybody who may mediate or record, `ruled` what a court
    said of it.
    """

    case: Case
    files: tuple[AgreementFile, ...]
    file: AgreementFile | None
    context: CheckContext
    staff: tuple[Staff, ...]
    ruled: ConfirmationState | None = None


@allowed(DOSSIER_READ)
def agreement_desk(records: Records, case_id: str, agreement_id: str = "") -> AgreementDesk:
    """The agreement asked for, else the newest that says anything, else the newest.

    Raises DeskError: case.missing, case.not_yours.
    """
    case = opened_case(records, case_id)
    files = agreements_of(records, case_id)
    wanted = [file for file in files if file.agreement.id == agreement_id]
    found = wanted or [file for file in files if file.agreement.clauses] or list(files)
    file = found[-1] if found else None
    blank = Agreement(id="", case_id=case_id, copies=len(signing_parties(case)) + 1)
    return AgreementDesk(
        case=case,
        files=files,
        file=file,
        context=context_of(records, case, file.agreement if file else blank),
        staff=tuple(one for one in office.all_staff(records) if one.active),
        ruled=_ruled(records, file) if file else None,
    )


def _ruled(records: Records, file: AgreementFile) -> ConfirmationState | None:
    applied = confirmations.of_agreement(records, file.agreement.id)
    state = state_of(applied) if applied else None
    return state if state in RULED else None


@allowed(DOSSIER_READ)
def case_of_agreement(records: Records, agreement_id: str) -> str:
    """The id of the case an agreement belongs to."""
    agreement = agreements.get(records, agreement_id)
    return opened_case(records, agreement.case_id).id
