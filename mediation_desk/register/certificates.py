"""Certificates in the register."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import delete, insert, select, update

from mediation_desk.domain.certificate import Certificate
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import certificates

_COLUMNS = tuple(one.name for one in fields(Certificate))


def of_helpers(records: Records) -> dict[str, list[Certificate]]:
    """The certificates of every helper, the newest first."""
    found: dict[str, list[Certificate]] = {}
    wanted = select(certificates).where(certificates.c.helper_id.is_not(None))
    for row in records.connection.execute(wanted.order_by(certificates.c.got_on.desc(), certificates.c.id)):
        one = Certificate(**{name: getattr(row, name) for name in _COLUMNS})
        found.setdefault(row.helper_id, []).append(one)
    return found


def save(records: Records, one: Certificate) -> None:
    """Keep a new or changed certificate."""
    values = {name: getattr(one, name) for name in _COLUMNS}
    there = update(certificates).where(certificates.c.id == one.id).values(**values)
    if not records.connection.execute(there).rowcount:
        records.connection.execute(insert(certificates).values(**values))
    records.journal("keep_certificate", one.id)


def drop(records: Records, certificate_id: str) -> None:
    """Take out a certificate entered by mistake."""
    records.connection.execute(delete(certificates).where(certificates.c.id == certificate_id))
    records.journal("drop_certificate", certificate_id)
