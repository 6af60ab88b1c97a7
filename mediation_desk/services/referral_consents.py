"""Consent to a referral: separate, dated, and withdrawn at any time; a withdrawal after sending is told."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from mediation_desk.domain.referral import Direction, Referral, ReferralEvent, ReferralState
from mediation_desk.domain.referral_ground import (
    ConsentManner,
    ReferralConsent,
    check_consent,
)
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import people, referral_consents, referrals
from mediation_desk.register.records import Records
from mediation_desk.services.access import REFERRAL_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_access import known_referral
from mediation_desk.services.referral_moves import moved
from mediation_desk.services.referrals import outgoing

_CHANGES = {"referral", "journal"}


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def record_consent(
    records: Records,
    referral_id: str,
    given_on: date,
    manner: ConsentManner,
    *,
    name_too: bool = False,
    by_guardian: bool = False,
    paper: str = "",
) -> ReferralConsent:
    """Keep a person's consent to this referral; the newest one counts.

    Raises DeskError: referral_consent.*, date.in_future, referral.not_yours, referral.not_from_here, text.*.
    """
    referral = _mine(records, referral_id)
    if referral.person_id is None or referral.sent_on is not None or referral.over:
        raise DeskError("referral.not_from_here")
    check_text(paper, "paper")
    consent = ReferralConsent(
        id=uuid4().hex,
        referral_id=referral.id,
        given_on=given_on,
        manner=manner,
        name_too=name_too,
        by_guardian=by_guardian,
        paper=paper.strip(),
    )
    check_consent(consent, people.get(records, referral.person_id).born, records.today)
    referrals.note(records, referral.id, ReferralEvent.CONSENTED, on=given_on)
    return referral_consents.add(records, consent)


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def withdraw_consent(records: Records, referral_id: str, on: date) -> Referral:
    """Note that the person withdrew: nothing more is sent; what was sent, the agency must be told of.

    A letter that waits or was approved becomes a draft again. Raises DeskError: date.in_future,
    referral_consent.none, referral_consent.withdrawn_already, referral_consent.before_given.
    """
    referral = _mine(records, referral_id)
    consent = _newest(records, referral)
    if on > records.today:
        raise DeskError("date.in_future", field="on")
    if on < consent.given_on:
        raise DeskError("referral_consent.before_given", field="on")
    referral_consents.withdraw(records, consent, on)
    referrals.note(records, referral.id, ReferralEvent.CONSENT_WITHDRAWN, on=on)
    if referral.state in (ReferralState.WAITING, ReferralState.APPROVED):
        return moved(records, referral, ReferralState.DRAFT, "", None)
    return referral


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def tell_of_withdrawal(records: Records, referral_id: str, on: date) -> None:
    """Note the day the agency was told of a withdrawal, so that it may stop (个人信息保护法 art 15, 47).

    Raises DeskError: date.in_future, referral_consent.none, referral_consent.not_withdrawn,
    referral_consent.told_before, referral.not_sent.
    """
    referral = _mine(records, referral_id)
    consent = _newest(records, referral)
    if on > records.today:
        raise DeskError("date.in_future", field="on")
    if referral.sent_on is None:
        raise DeskError("referral.not_sent")
    if consent.withdrawn_on is None:
        raise DeskError("referral_consent.not_withdrawn")
    if on < consent.withdrawn_on:
        raise DeskError("referral_consent.told_before", field="on")
    referral_consents.tell(records, consent, on)
    referrals.note(records, referral.id, ReferralEvent.WITHDRAWAL_TOLD, on=on)


def _mine(records: Records, referral_id: str) -> Referral:
    referral = known_referral(records, referral_id)
    if referral.direction is not Direction.OUT:
        raise DeskError("referral.not_from_here")
    outgoing(records, referral)
    return referral


def _newest(records: Records, referral: Referral) -> ReferralConsent:
    found = referral_consents.of_referral(records, referral.id)
    if not found:
        raise DeskError("referral_consent.none")
    return found[0]
