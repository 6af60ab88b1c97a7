"""Who has to do with a referral: the team of its case, the counsellor of its file, its author, the director.

Whoever stands apart from the person or the case never is one of them.
"""

from __future__ import annotations

from mediation_desk.domain.referral import Referral
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_notes,
    cases,
    counselling_files,
    reception_words,
    receptions,
    referrals,
)
from mediation_desk.register.records import Records
from mediation_desk.services.case_team import opened_case, refuse_whoever_stands_apart


def case_of(records: Records, referral: Referral) -> str | None:
    """The case a referral belongs to: its own, or that of the reception it is about."""
    if referral.case_id is None and referral.reception_id is not None:
        return receptions.get(records, referral.reception_id).case_id
    return referral.case_id


def known_referral(records: Records, referral_id: str) -> Referral:
    """A referral whoever asks has to do with. DeskError: referral.missing, referral.not_yours."""
    referral = referrals.get(records, referral_id)
    if not has_to_do_with(records, referral):
        raise DeskError("referral.not_yours")
    return referral


def has_to_do_with(records: Records, referral: Referral) -> bool:
    """Whether whoever asks works on what a referral belongs to and stands apart from nobody in it."""
    me, case_id = records.staff.id, case_of(records, referral)
    if _apart(records, referral, case_id):
        return False
    if Role.DIRECTOR in records.staff.roles:
        return True
    if referral.file_id is not None:
        return counselling_files.get(records, referral.file_id).counsellor_id == me
    if referral.case_id is None and me in (referral.author, referral.handler_id):
        return True
    if case_id is None:
        return False
    try:
        opened_case(records, case_id)
    except DeskError:
        return False
    return True


def team_of(records: Records, referral: Referral) -> frozenset[str]:
    """Who reads an ordinary referral besides its author: mediators of the case, counsellor of the file."""
    if referral.file_id is not None:
        return frozenset({counselling_files.get(records, referral.file_id).counsellor_id})
    case_id = case_of(records, referral)
    if case_id is None:
        return frozenset()
    return frozenset(cases.get(records, case_id).mediator_ids) - case_notes.in_conflict(records, case_id)


def _apart(records: Records, referral: Referral, case_id: str | None) -> bool:
    apart: frozenset[str] = frozenset()
    if case_id is not None:
        apart |= case_notes.in_conflict(records, case_id)
    if referral.reception_id is not None:
        apart |= reception_words.in_conflict(records, referral.reception_id)
    if records.staff.id in apart:
        return True
    if referral.person_id is None:
        return False
    try:
        refuse_whoever_stands_apart(records, referral.person_id)
    except DeskError:
        return True
    return False
