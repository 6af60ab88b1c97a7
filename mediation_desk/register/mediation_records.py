"""Mediation records in the register: one for each sitting, numbered in order, closed by signing."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.mediation_record import MediationRecord, Utterance
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import mediation_records

_LISTS = ("present_ids", "participants", "mediator_ids")


def add(records: Records, record: MediationRecord) -> MediationRecord:
    """Keep a new record as the next sitting of its case; returns it with its ordinal and version 1."""
    counted = select(func.max(mediation_records.c.ordinal)).where(
        mediation_records.c.case_id == record.case_id
    )
    ordinal = (records.connection.execute(counted).scalar() or 0) + 1
    kept = replace(record, ordinal=ordinal, version=1)
    records.connection.execute(insert(mediation_records).values(**_columns(kept)))
    records.touch(kept.case_id)
    records.journal("add_mediation_record", kept.case_id, kept.id)
    return kept


def save(records: Records, record: MediationRecord) -> MediationRecord:
    """Keep a changed record. DeskError: record.changed_meanwhile, mediation_record.signed."""
    kept = replace(record, version=record.version + 1)
    before = get(records, record.id)
    if before.signed_on is not None:
        raise DeskError("mediation_record.signed")
    if before.version != record.version:
        raise DeskError("record.changed_meanwhile")
    records.connection.execute(
        update(mediation_records).where(mediation_records.c.id == kept.id).values(**_columns(kept))
    )
    records.touch(kept.case_id)
    records.journal("change_mediation_record", kept.case_id, kept.id)
    return kept


def sign(records: Records, record_id: str, on: date) -> None:
    """Note the day everybody signed; from then on the database itself refuses any change."""
    records.connection.execute(
        update(mediation_records).where(mediation_records.c.id == record_id).values(signed_on=on)
    )
    records.touch(get(records, record_id).case_id)
    records.journal("sign_mediation_record", record_id, fields=("signed_on",))


def get(records: Records, record_id: str) -> MediationRecord:
    """One record. DeskError("mediation_record.missing")."""
    found = select(mediation_records).where(mediation_records.c.id == record_id)
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("mediation_record.missing")
    return _record(row)


def of_case(records: Records, case_id: str) -> list[MediationRecord]:
    """Every record of a case in order."""
    found = select(mediation_records).where(mediation_records.c.case_id == case_id)
    return [_record(row) for row in records.connection.execute(found.order_by(mediation_records.c.ordinal))]


def _columns(record: MediationRecord) -> dict[str, object]:
    columns = {name: getattr(record, name) for name in MediationRecord.__slots__}
    for name in _LISTS:
        columns[name] = list(columns[name])
    columns["utterances"] = [asdict(line) for line in record.utterances]
    return columns


def _record(row: Row[tuple[object, ...]]) -> MediationRecord:
    columns = {name: getattr(row, name) for name in MediationRecord.__slots__}
    for name in _LISTS:
        columns[name] = tuple(columns[name])
    columns["utterances"] = tuple(Utterance(**line) for line in columns["utterances"])
    return MediationRecord(**columns)
