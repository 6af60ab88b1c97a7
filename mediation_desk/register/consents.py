"""Consents: whether somebody was told, and on what ground their data is handled; every answer stays."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, select

from mediation_desk.domain.party import Consent
from mediation_desk.register import people
from mediation_desk.register.records import Records
from mediation_desk.register.tables.people import consents


def record(records: Records, consent: Consent) -> None:
    """Keep one more answer of a person; earlier ones stay as they were."""
    records.connection.execute(
        insert(consents).values(
            person_id=consent.person_id,
            ground=consent.ground,
            notice_given=consent.notice_given,
            recorded_at=consent.recorded_at,
            recorded_by=records.staff.id,
            article=consent.article,
            sensitive=consent.sensitive,
        )
    )
    records.journal("record_consent", consent.person_id, fields=("ground", "notice_given", "sensitive"))


def latest(records: Records, person_ids: Iterable[str]) -> dict[str, Consent]:
    """The newest answer of each person; nobody who was never asked."""
    newest: dict[str, Consent] = {}
    for person_id in set(person_ids):
        found = select(consents).where(consents.c.person_id.in_(people.same(records, person_id)))
        row = records.connection.execute(found.order_by(consents.c.row.desc()).limit(1)).first()
        if row is not None:
            newest[person_id] = _consent(row)
    return newest


def history(records: Records, person_id: str) -> list[Consent]:
    """Every answer of a person, newest first."""
    found = select(consents).where(consents.c.person_id.in_(people.same(records, person_id)))
    return [_consent(row) for row in records.connection.execute(found.order_by(consents.c.row.desc()))]


def _consent(row) -> Consent:  # type: ignore[no-untyped-def]  # a row of `consents`
    return Consent(
        person_id=row.person_id,
        ground=row.ground,
        notice_given=row.notice_given,
        recorded_at=row.recorded_at,
        article=row.article,
        sensitive=row.sensitive,
    )
