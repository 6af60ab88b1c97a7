"""Phrases of one side: sealed for those who make the case's papers, looked for in what goes to the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, select, update

from mediation_desk.domain.party import Side
from mediation_desk.register import grants, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.safety_records import private_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivatePhrase:
    """Words that belong to one side; `text` is None where whoever sits here cannot open it."""

    id: str
    side: Side
    text: str | None
    author: str
    written_at: datetime


def add(records: Records, case_id: str, side: Side, text: str, reader_ids: Iterable[str]) -> str:
    """Keep a phrase of one side; returns its id."""
    phrase_id = uuid4().hex
    records.connection.execute(
        insert(private_phrases).values(
            id=phrase_id,
            case_id=case_id,
            side=side,
            author=records.staff.id,
            written_at=records.now,
            sealed_id=sealed.seal(records, SealedKind.PRIVATE_CONTACT, text, reader_ids),
        )
    )
    records.journal("keep_phrase_apart", case_id, phrase_id)
    return phrase_id


def free(records: Records, case_id: str, phrase_id: str) -> None:
    """Let a phrase stand on papers again; that it was kept apart, and by whom, stays."""
    found = private_phrases.c.id == phrase_id, private_phrases.c.case_id == case_id
    records.connection.execute(
        update(private_phrases).where(*found).values(freed_at=records.now, freed_by=records.staff.id)
    )
    records.journal("free_phrase", case_id, phrase_id)


def of_case(records: Records, case_id: str) -> list[PrivatePhrase]:
    """Every phrase of a case still kept apart, opened where that is possible, oldest first."""
    standing = private_phrases.c.case_id == case_id, private_phrases.c.freed_at.is_(None)
    rows = records.connection.execute(
        select(private_phrases).where(*standing).order_by(private_phrases.c.written_at)
    ).all()
    return [
        PrivatePhrase(
            id=row.id,
            side=row.side,
            text=sealed.unseal(records, row.sealed_id) if sealed.may_open(records, row.sealed_id) else None,
            author=row.author,
            written_at=row.written_at,
        )
        for row in rows
    ]


def share(records: Records, case_id: str, staff_ids: Iterable[str]) -> None:
    """Let more makers of papers open what whoever sits here can open."""
    wanted = tuple(staff_ids)
    held = select(private_phrases.c.sealed_id).where(private_phrases.c.case_id == case_id)
    for text_id in records.connection.execute(held).scalars().all():
        if sealed.may_open(records, text_id):
            grants.grant(records, text_id, wanted)
