"""Divorce registrations in the register: those of a case, in the order they were asked for."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import insert, select, update

from mediation_desk.domain.divorce_registration import DivorceRegistration
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.divorce_registrations import divorce_registrations

_NAMES = tuple(field.name for field in fields(DivorceRegistration))


def of_case(records: Records, case_id: str) -> tuple[DivorceRegistration, ...]:
    """Every registration of a case, the newest last."""
    table = divorce_registrations.c
    found = select(*(table[name] for name in _NAMES)).where(table.case_id == case_id).order_by(table.row)
    return tuple(DivorceRegistration(**row._mapping) for row in records.connection.execute(found))


def save(records: Records, registration: DivorceRegistration) -> DivorceRegistration:
    """Keep a new or changed one; returns its new version. DeskError("record.changed_meanwhile")."""
    kept = replace(
        registration, version=registration.version + 1, kept_at=records.now, kept_by=records.staff.id
    )
    values = {name: getattr(kept, name) for name in _NAMES}
    records.touch(kept.case_id)
    table = divorce_registrations
    if registration.version == 0:
        records.connection.execute(insert(table).values(**values))
        records.journal("keep_divorce_registration", kept.case_id, kept.id)
        return kept
    changed = records.connection.execute(
        update(table)
        .where(
            table.c.id == kept.id,
            table.c.case_id == kept.case_id,
            table.c.version == registration.version,
        )
        .values(**{name: value for name, value in values.items() if name not in ("id", "case_id")})
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    records.journal("change_divorce_registration", kept.case_id, kept.id)
    return kept
