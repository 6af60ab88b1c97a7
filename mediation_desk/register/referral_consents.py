"""Consents to referrals: each dated, withdrawn by another entry, never changed and never deleted."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.referral_ground import ReferralConsent
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.referrals import referral_consents


def add(records: Records, consent: ReferralConsent) -> ReferralConsent:
    """Keep a consent as given; the newest one counts."""
    kept = replace(consent, recorded_at=records.now, recorded_by=records.staff.id)
    values = {field.name: getattr(kept, field.name) for field in fields(kept)}
    records.connection.execute(insert(referral_consents).values(**values))
    records.journal(
        "record_referral_consent", kept.referral_id, fields=("name_too",) if kept.name_too else ()
    )
    return kept


def of_referral(records: Records, referral_id: str) -> list[ReferralConsent]:
    """Every consent to a referral, the newest first."""
    found = select(referral_consents).where(referral_consents.c.referral_id == referral_id)
    return [
        _consent(row) for row in records.connection.execute(found.order_by(referral_consents.c.row.desc()))
    ]


def withdraw(records: Records, consent: ReferralConsent, on: date) -> None:
    """Note that a consent was withdrawn. DeskError("referral_consent.withdrawn_already")."""
    done = records.connection.execute(
        update(referral_consents)
        .where(referral_consents.c.id == consent.id, referral_consents.c.withdrawn_on.is_(None))
        .values(withdrawn_on=on)
    )
    if done.rowcount != 1:
        raise DeskError("referral_consent.withdrawn_already")
    records.journal("withdraw_referral_consent", consent.referral_id, fields=("withdrawn_on",))


def tell(records: Records, consent: ReferralConsent, on: date) -> None:
    """Note the day the agency was told of a withdrawal."""
    records.connection.execute(
        update(referral_consents).where(referral_consents.c.id == consent.id).values(told_on=on)
    )
    records.journal("tell_of_withdrawal", consent.referral_id, fields=("told_on",))


def _consent(row: Row[tuple[object, ...]]) -> ReferralConsent:
    return ReferralConsent(**{field.name: getattr(row, field.name) for field in fields(ReferralConsent)})
