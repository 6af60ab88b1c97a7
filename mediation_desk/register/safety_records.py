"""Restricted records in the register: sealed whole, every version kept, reminders in the open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Select, and_, func, insert, select
from sqlalchemy.engine import Row

from mediation_desk.domain.safety_plan import SafetyPlan
from mediation_desk.domain.safety_record import (
    CONTENTS,
    Reminder,
    SafetyKind,
    SafetyRecord,
    clocks_of,
    reminder_of,
    unreported,
)
from mediation_desk.domain.value_text import as_text, from_text
from mediation_desk.domain.violence import ShelterStay
from mediation_desk.domain.wall import leads_somewhere
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, people, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.cases import case_parties
from mediation_desk.register.tables.safekeeping import sealed_keys
from mediation_desk.register.tables.safety_records import safety_records


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRecord:
    """A record that asks for something, without what it is: for whom, in which case, what and when."""

    record_id: str
    person_id: str
    case_id: str | None
    author: str
    reminder: Reminder
    due_at: datetime


def keep(records: Records, record: SafetyRecord, reader_ids: Iterable[str] = ()) -> SafetyRecord:
    """Keep a first or another version; who could read the one before reads this one too.

    Raises DeskError: record.changed_meanwhile, sealed.not_yours (another version by somebody who cannot open
    the one before), sealed.no_seat.
    """
    readers = set(reader_ids)
    before = _newest(records, record.id)
    if record.version != (before.version if before is not None else 0):
        raise DeskError("record.changed_meanwhile")
    if before is not None:
        if before.person_id not in people.same(records, record.person_id):
            raise DeskError("safety_record.missing")
        if not sealed.may_open(records, before.sealed_id):
            raise DeskError("sealed.not_yours")
        readers |= grants.readers(records, before.sealed_id)
    kept = replace(record, version=record.version + 1, author=records.staff.id, written_at=records.now)
    told = canonical({"kind": kept.kind.value, "content": as_text(kept.content)})
    reminder, due_at = reminder_of(kept.content)
    records.connection.execute(
        insert(safety_records).values(
            id=kept.id,
            version=kept.version,
            person_id=kept.person_id,
            case_id=kept.case_id,
            author=kept.author,
            written_at=kept.written_at,
            reminder=reminder,
            due_at=due_at,
            unreported=unreported(kept.content),
            sealed_id=sealed.seal(records, SealedKind.RESTRICTED, told, readers, kept.version),
            clocks=[
                [one.rule, one.begins.isoformat(), one.done_on.isoformat() if one.done_on else ""]
                for one in clocks_of(kept.content)
            ],
        )
    )
    records.touch(kept.case_id)
    records.touch(before.case_id if before is not None else None)
    records.journal("keep_safety_record", kept.person_id, kept.id)
    return kept


def open_of_person(records: Records, person_id: str) -> list[SafetyRecord]:
    """The newest version of each record of a person that whoever sits here can open, newest first.

    Journalled with the ids of what was opened, unless there was nothing.
    """
    rows = _mine(records, _current().where(safety_records.c.person_id.in_(people.same(records, person_id))))
    opened = [_opened(records, row) for row in rows]
    if opened:
        records.journal("open_safety_records", person_id, *(one.id for one in opened))
    return opened


def versions(records: Records, record_id: str) -> list[SafetyRecord]:
    """Every version of a record that opens here, newest first; journalled."""
    found = select(safety_records).where(safety_records.c.id == record_id)
    opened = [_opened(records, row) for row in _mine(records, found)]
    if opened:
        records.journal("open_safety_records", opened[0].person_id, record_id)
    return opened


def get(records: Records, record_id: str) -> SafetyRecord:
    """The newest version of a record, journalled. DeskError: safety_record.missing, sealed.not_yours."""
    row = _newest(records, record_id)
    if row is None:
        raise DeskError("safety_record.missing")
    opened = _opened(records, row)
    records.journal("open_safety_records", row.person_id, record_id)
    return opened


def person_of(records: Records, record_id: str) -> str:
    """Whose record it is, empty when there is none of this id."""
    row = _newest(records, record_id)
    return "" if row is None else str(row.person_id)


def readers(records: Records, record_id: str) -> frozenset[str]:
    """Who may open the newest version of a record. DeskError("safety_record.missing")."""
    row = _newest(records, record_id)
    if row is None:
        raise DeskError("safety_record.missing")
    return grants.readers(records, row.sealed_id)


def share(records: Records, record_id: str, staff_ids: Iterable[str]) -> None:
    """Ask staff in: they may open every version from now on. DeskError: sealed.not_yours."""
    for row in records.connection.execute(
        select(safety_records).where(safety_records.c.id == record_id)
    ).all():
        grants.grant(records, row.sealed_id, staff_ids)


def count_openable(records: Records, person_ids: Iterable[str]) -> dict[str, int]:
    """How many records of each person open here (nothing is opened); people without any are left out."""
    counted: dict[str, int] = {}
    for person_id in set(person_ids):
        wanted = _current().where(safety_records.c.person_id.in_(people.same(records, person_id)))
        if found := len(_mine(records, wanted)):
            counted[person_id] = found
    return counted


def hiding_places(records: Records, person_id: str) -> list[str]:
    """Where somebody may be found, as their records say: shelters, how these are reached, places of a plan.

    The program compares papers with them, of the records that open here; nobody reads them, so that nothing
    is journalled: what a comparison finds is only what the paper says already.
    """
    told: list[str] = []
    wanted = _current().where(safety_records.c.person_id.in_(people.same(records, person_id)))
    for row in _mine(records, wanted):
        match _opened(records, row).content:
            case ShelterStay(place=place, contact=contact):
                told += [place, contact]
            case SafetyPlan(places=places):
                told += [one for one in re.split(r"[；;，,、。\n]", places) if leads_somewhere(one)]
    return [one for one in told if one.strip()]


def due(records: Records, until: datetime) -> list[DueRecord]:
    """What asks for something by `until`, of the records that open here, the soonest first."""
    wanted = _current().where(safety_records.c.reminder != Reminder.NONE, safety_records.c.due_at <= until)
    return [
        DueRecord(
            record_id=row.id,
            person_id=row.person_id,
            case_id=row.case_id,
            author=row.author,
            reminder=row.reminder,
            due_at=row.due_at,
        )
        for row in sorted(_mine(records, wanted), key=lambda row: row.due_at)
    ]


def harm_unreported(records: Records, case_id: str) -> bool:
    """Whether harm to a child found in this case, or with anybody in it, was not reported yet."""
    listed = select(case_parties.c.person_id).where(case_parties.c.case_id == case_id)
    ids: set[str] = set()
    for person_id in records.connection.execute(listed).scalars().all():
        ids |= people.same(records, person_id)
    wanted = _current().where(
        safety_records.c.unreported,
        (safety_records.c.case_id == case_id) | safety_records.c.person_id.in_(ids),
    )
    return records.connection.execute(wanted.limit(1)).first() is not None


def _current() -> Select[tuple[object, ...]]:
    newest = (
        select(safety_records.c.id, func.max(safety_records.c.version).label("version"))
        .group_by(safety_records.c.id)
        .subquery()
    )
    return select(safety_records).join(
        newest,
        and_(newest.c.id == safety_records.c.id, newest.c.version == safety_records.c.version),
    )


def _mine(records: Records, wanted: Select[tuple[object, ...]]) -> list[Row[tuple[object, ...]]]:
    held = select(sealed_keys.c.text_id).where(sealed_keys.c.reader == records.seat.staff_id)
    found = wanted.where(safety_records.c.sealed_id.in_(held)).order_by(safety_records.c.row.desc())
    return list(records.connection.execute(found))


def _newest(records: Records, record_id: str) -> Row[tuple[object, ...]] | None:
    found = select(safety_records).where(safety_records.c.id == record_id)
    return records.connection.execute(found.order_by(safety_records.c.version.desc()).limit(1)).first()


def _opened(records: Records, row: Row[tuple[object, ...]]) -> SafetyRecord:
    told = json.loads(sealed.unseal(records, row.sealed_id))
    return SafetyRecord(
        id=row.id,
        person_id=row.person_id,
        content=from_text(CONTENTS[SafetyKind(told["kind"])], told["content"]),
        case_id=row.case_id,
        version=row.version,
        author=row.author,
        written_at=row.written_at,
    )
