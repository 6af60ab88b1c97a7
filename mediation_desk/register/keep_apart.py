"""Pairs of people kept apart by choice, in the register; why is sealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date

from sqlalchemy import insert, or_, select, update
from sqlalchemy.engine import RowMapping

from mediation_desk.domain.keep_apart import KeptApart
from mediation_desk.errors import DeskError
from mediation_desk.register import people, sealed
from mediation_desk.register.id_list import as_ids, is_listed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.appointments import keep_apart


def add(records: Records, pair: KeptApart, reason: str, reader_ids: Iterable[str]) -> KeptApart:
    """Keep two people apart from now on; the reason is sealed."""
    sealed_id = sealed.seal(records, SealedKind.RESTRICTED, reason, reader_ids)
    values = {field.name: getattr(pair, field.name) for field in fields(pair)}
    records.connection.execute(insert(keep_apart).values(**values, reason_sealed_id=sealed_id))
    records.journal("keep_apart", pair.id, pair.first_id, pair.second_id)
    return pair


def end(records: Records, pair_id: str, on: date) -> None:
    """Keep two people apart no longer."""
    records.connection.execute(update(keep_apart).where(keep_apart.c.id == pair_id).values(ended=on))
    records.journal("end_keep_apart", pair_id)


def get(records: Records, pair_id: str) -> KeptApart:
    """One pair. DeskError("apart.missing")."""
    row = records.connection.execute(select(keep_apart).where(keep_apart.c.id == pair_id)).first()
    if row is None:
        raise DeskError("apart.missing")
    return _pair(row._mapping)


def of_person(records: Records, person_id: str, *, ended: bool = False) -> list[KeptApart]:
    """The pairs a person is one of, by any id they have; those ended only when asked for."""
    ids = list(people.same(records, person_id))
    wanted = select(keep_apart).where(or_(keep_apart.c.first_id.in_(ids), keep_apart.c.second_id.in_(ids)))
    if not ended:
        wanted = wanted.where(keep_apart.c.ended.is_(None))
    return [_pair(row._mapping) for row in records.connection.execute(wanted.order_by(keep_apart.c.since))]


def among(records: Records, person_ids: Iterable[str]) -> list[KeptApart]:
    """The pairs that stand and of which one is among these ids."""
    rows = records.connection.execute(_AMONG, as_ids(person_ids))
    return [_pair(row._mapping) for row in rows]


_AMONG = select(keep_apart).where(
    or_(is_listed(keep_apart.c.first_id), is_listed(keep_apart.c.second_id)), keep_apart.c.ended.is_(None)
)


def reason(records: Records, pair_id: str) -> str:
    """Why they are kept apart, journalled. DeskError: apart.missing, sealed.not_yours."""
    found = select(keep_apart.c.reason_sealed_id).where(keep_apart.c.id == pair_id)
    sealed_id = records.connection.execute(found).scalar()
    if sealed_id is None:
        raise DeskError("apart.missing")
    text = sealed.unseal(records, sealed_id)
    records.journal("open_keep_apart", pair_id)
    return text


def _pair(row: RowMapping) -> KeptApart:
    return KeptApart(**{field.name: row[field.name] for field in fields(KeptApart)})
