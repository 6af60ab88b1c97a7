"""Joint consultations in the register: open facts, members, tasks, and every version of the sealed words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.consultation import Consultation, ConsultedKind, Member, Subject, Task
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.consultations import (
    consultation_members,
    consultation_tasks,
    consultation_texts,
    consultations,
)

_OPEN = (
    "state",
    "called_by",
    "called_at",
    "meets_at",
    "place",
    "manner",
    "host",
    "chair",
    "recorder",
    "next_at",
    "restricted",
    "promised",
    "reason",
)
_ABOUT = {kind: f"{kind.value}_id" for kind in ConsultedKind}


def add(records: Records, one: Consultation, text: str, reader_ids: Iterable[str]) -> Consultation:
    """Keep a new consultation with its sealed words; returns it as version 1."""
    kept = replace(one, version=1, sealed_id=_seal(records, text, reader_ids))
    values = {name: getattr(kept, name) for name in _OPEN}
    records.connection.execute(
        insert(consultations).values(
            id=kept.id,
            version=1,
            number=kept.number,
            sealed_id=kept.sealed_id,
            **{_ABOUT[kept.subject.kind]: kept.subject.id},
            **values,
        )
    )
    _own(records, kept)
    _write_members(records, kept)
    _write_tasks(records, kept)
    touch(records, kept)
    records.journal("call_consultation", kept.id, kept.subject.id)
    return kept


def save(
    records: Records, one: Consultation, act: str, text: str | None = None, reader_ids: Iterable[str] = ()
) -> Consultation:
    """Keep what changed, with new words if given. DeskError("record.changed_meanwhile")."""
    sealed_id = one.sealed_id if text is None else _seal(records, text, reader_ids)
    kept = replace(one, version=one.version + 1, sealed_id=sealed_id)
    done = records.connection.execute(
        update(consultations)
        .where(consultations.c.id == one.id, consultations.c.version == one.version)
        .values(
            version=kept.version, sealed_id=kept.sealed_id, **{name: getattr(kept, name) for name in _OPEN}
        )
    )
    if done.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    if text is not None:
        _own(records, kept)
    _write_members(records, kept)
    _write_tasks(records, kept)
    touch(records, kept)
    records.journal(act, kept.id, kept.subject.id, fields=("state",))
    return kept


def get(records: Records, consultation_id: str) -> Consultation:
    """One consultation. DeskError("consultation.missing")."""
    found = _found(records, consultations.c.id == consultation_id)
    if not found:
        raise DeskError("consultation.missing")
    return found[0]


def of_subject(records: Records, subject: Subject) -> list[Consultation]:
    """Those about one case, reception, clue or household, the newest first."""
    return _found(records, consultations.c[_ABOUT[subject.kind]] == subject.id)


def every(records: Records) -> list[Consultation]:
    """All of them, the newest first; who may know of which, the use case decides."""
    return _found(records)


def words(records: Records, one: Consultation) -> str:
    """What was written about it, journalled. DeskError: sealed.not_yours, sealed.altered."""
    if one.sealed_id is None:
        raise DeskError("sealed.not_yours")
    told = sealed.unseal(records, one.sealed_id)
    records.journal("open_consultation", one.id)
    return told


def opens(records: Records, one: Consultation) -> bool:
    """Whether its words open for whoever sits here (nothing is opened)."""
    return one.sealed_id is not None and sealed.may_open(records, one.sealed_id)


def share_of_case(records: Records, case_id: str, staff_ids: Iterable[str]) -> None:
    """Let new mediators of a case open what was written in its consultations; restricted ones stay shut."""
    wanted = tuple(staff_ids)
    held = select(consultation_texts.c.sealed_id).join(
        consultations, consultations.c.id == consultation_texts.c.consultation_id
    )
    held = held.where(consultations.c.case_id == case_id, ~consultations.c.restricted)
    for text_id in records.connection.execute(held).scalars().all():
        if sealed.may_open(records, text_id):
            grants.grant(records, text_id, wanted)


def touch(records: Records, one: Consultation) -> None:
    """Let its clocks be counted anew: with the case it is about, or by itself."""
    if one.subject.kind is ConsultedKind.CASE:
        records.touch(one.subject.id)
    else:
        records.touch(one.id, Holder.CONSULTATION)


def _seal(records: Records, text: str, reader_ids: Iterable[str]) -> str:
    return sealed.seal(records, SealedKind.CONSULTATION, text, reader_ids)


def _own(records: Records, one: Consultation) -> None:
    said = {"consultation_id": one.id, "sealed_id": one.sealed_id}
    records.connection.execute(insert(consultation_texts).values(**said))


def _write_members(records: Records, one: Consultation) -> None:
    theirs = consultation_members.c.consultation_id == one.id
    records.connection.execute(delete(consultation_members).where(theirs))
    for position, member in enumerate(one.members):
        records.connection.execute(
            insert(consultation_members).values(
                id=uuid4().hex,
                consultation_id=one.id,
                position=position,
                agency_id=member.agency_id,
                unit=member.unit,
                name=member.name,
                post=member.post,
                came=member.came,
            )
        )


def _write_tasks(records: Records, one: Consultation) -> None:
    theirs = consultation_tasks.c.consultation_id == one.id
    records.connection.execute(delete(consultation_tasks).where(theirs))
    for position, task in enumerate(one.tasks):
        records.connection.execute(
            insert(consultation_tasks).values(
                id=task.id,
                consultation_id=one.id,
                position=position,
                task=task.task,
                unit=task.unit,
                person=task.person,
                due_on=task.due_on,
                state=task.state,
                done_on=task.done_on,
                said=task.said,
            )
        )


def _found(records: Records, *wanted: ColumnElement[bool]) -> list[Consultation]:
    found = select(consultations).where(*wanted).order_by(consultations.c.row.desc())
    rows = records.connection.execute(found).all()
    ids = [row.id for row in rows] if wanted else None
    members, tasks = _members(records, ids), _tasks(records, ids)
    return [_consultation(row, members.get(row.id, ()), tasks.get(row.id, ())) for row in rows]


def _members(records: Records, ids: Sequence[str] | None) -> dict[str, tuple[Member, ...]]:
    table = consultation_members
    found = select(table).order_by(table.c.consultation_id, table.c.position)
    if ids is not None:
        found = found.where(table.c.consultation_id.in_(ids))
    told: dict[str, tuple[Member, ...]] = {}
    for row in records.connection.execute(found):
        one = Member(
            unit=row.unit, agency_id=row.agency_id, name=row.name, post=row.post, came=bool(row.came)
        )
        told[row.consultation_id] = (*told.get(row.consultation_id, ()), one)
    return told


def _tasks(records: Records, ids: Sequence[str] | None) -> dict[str, tuple[Task, ...]]:
    table = consultation_tasks
    found = select(table).order_by(table.c.consultation_id, table.c.position)
    if ids is not None:
        found = found.where(table.c.consultation_id.in_(ids))
    told: dict[str, tuple[Task, ...]] = {}
    for row in records.connection.execute(found):
        one = Task(
            id=row.id,
            task=row.task,
            unit=row.unit,
            person=row.person,
            due_on=row.due_on,
            state=row.state,
            done_on=row.done_on,
            said=row.said,
        )
        told[row.consultation_id] = (*told.get(row.consultation_id, ()), one)
    return told


def _consultation(row: Row[Any], members: tuple[Member, ...], tasks: tuple[Task, ...]) -> Consultation:
    about = next(kind for kind in ConsultedKind if getattr(row, _ABOUT[kind]))
    return Consultation(
        id=row.id,
        number=row.number,
        version=row.version,
        sealed_id=row.sealed_id,
        subject=Subject(kind=about, id=getattr(row, _ABOUT[about])),
        members=members,
        tasks=tasks,
        **{name: getattr(row, name) for name in _OPEN},
    )
