"""Legal aid obtained: noted as aid, from a referral that the legal aid centre accepted, or on its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.agency import AgencyKind
from mediation_desk.domain.aid_grant import AidFor, AidGrant, AidKind, AidState, check_grant, rule_of
from mediation_desk.domain.dates import age, legal_day
from mediation_desk.domain.person import Person, Sex
from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.errors import DeskError
from mediation_desk.register import agencies, aid_grants, people, referrals
from mediation_desk.register.records import Records
from mediation_desk.services import aid_rules
from mediation_desk.services.access import AID_WRITE, REFERRAL_READ
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_list import ReferralRow, referral_rows

GROWN = 18
_ACCEPTED = (ReferralState.IN_PROGRESS, ReferralState.FEEDBACK, ReferralState.CLOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedReferral:
    """A referral to legal aid that was accepted and is not counted yet."""

    referral_id: str
    number: str
    person: str
    since: date


@allowed(AID_WRITE & REFERRAL_READ)
def accepted_referrals(records: Records) -> tuple[AcceptedReferral, ...]:
    """Those of the referrals whoever asks has to do with that legal aid accepted; no restricted one."""
    counted = aid_grants.linked_referrals(records)
    return tuple(
        AcceptedReferral(
            referral_id=row.id, number=row.number, person=row.person, since=_since(records, row.id)
        )
        for row in referral_rows(records, over=True)
        if row.id not in counted and _is_accepted(records, row)
    )


@allowed(AID_WRITE & REFERRAL_READ, changes={"aid"})
def note_legal_aid(records: Records, referral_id: str) -> AidGrant:
    """Count the legal aid a referral led to, of the day it was accepted, by class of the person.

    Raises DeskError: legal_aid.not_accepted, legal_aid.counted.
    """
    if referral_id in aid_grants.linked_referrals(records):
        raise DeskError("legal_aid.counted")
    row = next((one for one in referral_rows(records, over=True) if one.id == referral_id), None)
    if row is None or not _is_accepted(records, row):
        raise DeskError("legal_aid.not_accepted")
    referral = referrals.get(records, referral_id)
    person = people.get(records, referral.person_id or "")
    on = legal_day(referral.since)
    grant = AidGrant(
        id=uuid4().hex,
        kind=AidKind.LEGAL_AID,
        of=_class_of(person, on),
        name=person.name,
        person_id=person.id,
        basis=row.number,
        applied_on=referral.sent_on or on,
        applied_by=records.staff.id,
        state=AidState.PAID,
        given_on=on,
        signed_by=person.name,
        referral_id=referral_id,
        anonymous=True,  # whom a referral is about is read by fewer than aid is
    )
    check_grant(
        replace(grant, basis=grant.basis or row.belongs_to or row.agency),
        rule_of(grant.kind, aid_rules.rules(records)),
        records.today,
    )
    return aid_grants.save(records, grant)


def _is_accepted(records: Records, row: ReferralRow) -> bool:
    if row.restricted or row.direction is not Direction.OUT or row.state not in _ACCEPTED or not row.person:
        return False
    agency_id = referrals.get(records, row.id).agency_id
    kinds = {one.id: one.kind for one in agencies.every(records)}
    return kinds.get(agency_id) is AgencyKind.LEGAL_AID


def _since(records: Records, referral_id: str) -> date:
    return legal_day(referrals.get(records, referral_id).since)


def _class_of(person: Person, on: date) -> AidFor:
    if person.born is not None and age(person.born, on) < GROWN:
        return AidFor.CHILD
    return AidFor.WOMAN if person.sex is Sex.FEMALE else AidFor.OTHER
