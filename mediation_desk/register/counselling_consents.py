"""Informed consents of a counselling file in the register: every answer stays, the newest counts."""

from __future__ import annotations

from sqlalchemy import insert, select

from mediation_desk.domain.counselling_consent import CounsellingConsent
from mediation_desk.register.records import Records
from mediation_desk.register.tables.counselling import counselling_consents

_PLAIN = ("person_id", "act", "on", "text_version", "guardian", "recorded_at", "recorded_by")


def add(records: Records, file_id: str, consent: CounsellingConsent) -> None:
    """Keep one more answer."""
    told = {name: getattr(consent, name) for name in _PLAIN}
    told |= {"recorded_at": records.now, "recorded_by": records.staff.id}
    records.connection.execute(insert(counselling_consents).values(file_id=file_id, **told))
    records.journal("record_counselling_consent", file_id, consent.person_id, fields=(consent.act.value,))


def of_file(records: Records, file_id: str) -> tuple[CounsellingConsent, ...]:
    """Every answer of a file in the order they were recorded."""
    return of_files(records, [file_id]).get(file_id, ())


def of_files(records: Records, file_ids: list[str]) -> dict[str, tuple[CounsellingConsent, ...]]:
    """Every answer of several files, by file."""
    found = select(counselling_consents).where(counselling_consents.c.file_id.in_(file_ids))
    told: dict[str, tuple[CounsellingConsent, ...]] = {}
    for row in records.connection.execute(found.order_by(counselling_consents.c.row)):
        consent = CounsellingConsent(**{name: getattr(row, name) for name in _PLAIN})
        told[row.file_id] = (*told.get(row.file_id, ()), consent)
    return told
