"""One agreement made two: what concerns the marriage into a second draft of the same case, and back again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.domain.agreement import Agreement, AgreementForm
from mediation_desk.domain.agreement_split import divided
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements as register
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.services.agreements import AgreementFile, agreements_of, begin_agreement, save_agreement
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.clause_books import clause_library
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSplit:
    """What stayed, the draft that was made, and the agreement as it was before."""

    stays: AgreementFile
    goes: AgreementFile
    before: Agreement


@allowed(DOSSIER_WRITE, changes={"agreement", "case"})
def split_agreement(records: Records, agreement_id: str, version: int) -> AgreementSplit:
    """Move the clauses about the marriage into a draft of their own; no clause is reworded.

    An empty draft of the case is used again. Raises DeskError: agreement.nothing_to_split, agreement.signed,
    case.not_in_mediation, case.not_yours, record.changed_meanwhile.
    """
    before = register.get(records, agreement_id)
    opened_case(records, before.case_id)
    if before.version != version:
        raise DeskError("record.changed_meanwhile")
    parts = divided(before, clause_library())
    if parts is None:
        raise DeskError("agreement.nothing_to_split")
    stays, goes = parts
    draft = _empty_draft(records, before) or begin_agreement(records, before.case_id).agreement
    return AgreementSplit(
        stays=save_agreement(records, stays),
        goes=save_agreement(records, replace(goes, id=draft.id, version=draft.version)),
        before=before,
    )


@allowed(DOSSIER_WRITE, changes={"agreement", "case"})
def join_agreement(records: Records, split: AgreementSplit) -> AgreementFile:
    """Take a split back while neither part was changed or printed since; the second draft stays, empty.

    Raises DeskError: record.changed_meanwhile, agreement.signed, case.not_yours.
    """
    stays, goes = split.stays.agreement, split.goes.agreement
    for part in (stays, goes):
        if register.get(records, part.id) != part:
            raise DeskError("record.changed_meanwhile")
    if register.prints(records, goes.id):
        raise DeskError("record.changed_meanwhile")
    save_agreement(records, replace(goes, clauses=(), kept=()))
    return save_agreement(records, replace(split.before, id=stays.id, version=stays.version))


def _empty_draft(records: Records, besides: Agreement) -> Agreement | None:
    for file in agreements_of(records, besides.case_id):
        written = file.agreement.form is AgreementForm.WRITTEN
        if file.agreement.id != besides.id and written and not file.agreement.clauses and not file.prints:
            return file.agreement
    return None
