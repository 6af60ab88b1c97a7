"""Certificates got in trainings, in the register; those of helpers lie in the same table."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import delete, insert, select

from mediation_desk.domain.training_certificate import TrainingCertificate
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import certificates

_COLUMNS = tuple(one.name for one in fields(TrainingCertificate))


def of_activity(records: Records, activity_id: str) -> list[TrainingCertificate]:
    """The certificates got in one training, by holder."""
    found = select(certificates).where(certificates.c.activity_id == activity_id)
    rows = records.connection.execute(found.order_by(certificates.c.holder, certificates.c.id))
    return [TrainingCertificate(**{name: getattr(row, name) for name in _COLUMNS}) for row in rows]


def add(records: Records, one: TrainingCertificate) -> None:
    """Keep a new certificate."""
    records.connection.execute(insert(certificates).values(**{name: getattr(one, name) for name in _COLUMNS}))
    records.journal("keep_training_certificate", one.activity_id, one.id)


def drop(records: Records, certificate_id: str) -> None:
    """Take out one that was entered by mistake. DeskError("certificate.missing")."""
    here = (certificates.c.id == certificate_id, certificates.c.activity_id.is_not(None))
    if records.connection.execute(delete(certificates).where(*here)).rowcount != 1:
        raise DeskError("certificate.missing")
    records.journal("remove_training_certificate", certificate_id)
