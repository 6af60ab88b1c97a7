"""One's own texts of counselling in the order they were signed: what a search opens one after the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, Table, func, literal, select, true, union_all

from mediation_desk.register import counselling_files, counselling_sessions
from mediation_desk.register.records import Records
from mediation_desk.register.tables.counselling import (
    counselling_additions,
    counselling_notes,
)
from mediation_desk.register.tables.counselling import counselling_files as files
from mediation_desk.register.tables.counselling import counselling_sessions as sessions

Place = tuple[datetime, str]
"""Where a search stands: when the last text was signed, and its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A sealed text of mine and where it belongs; `is_note` tells a note from an addition."""

    place: Place
    sealed_id: str
    is_note: bool
    file_id: str
    number: str
    session_id: str
    ordinal: int
    began: datetime


def signed(records: Records, after: Place | None, most: int) -> list[OwnText]:
    """At most so many signed texts of whoever asks, the newest first, after a place in that order."""
    author = records.staff.id
    parts = [
        select(part.order_by(table.c.signed_at.desc(), table.c.sealed_id.desc()).limit(most).subquery())
        for part, table in (
            (_notes(author).where(_further(counselling_notes, after)), counselling_notes),
            (_added(author).where(_further(counselling_additions, after)), counselling_additions),
        )
    ]  # each part walks its own index; only what is wanted is sorted together
    mine = union_all(*parts).subquery()
    found = (
        select(mine, sessions.c.ordinal, sessions.c.began, sessions.c.file_id, files.c.number)
        .join(sessions, sessions.c.id == mine.c.session_id)
        .join(files, files.c.id == sessions.c.file_id)
        .order_by(mine.c.signed_at.desc(), mine.c.sealed_id.desc())
        .limit(most)
    )
    return [
        OwnText(
            place=(row.signed_at, row.sealed_id),
            sealed_id=row.sealed_id,
            is_note=bool(row.is_note),
            file_id=row.file_id,
            number=row.number,
            session_id=row.session_id,
            ordinal=row.ordinal,
            began=row.began,
        )
        for row in records.connection.execute(found)
    ]


def _further(table: Table, after: Place | None) -> ColumnElement[bool]:
    if after is None:
        return true()
    at, sealed_id = after
    same = (table.c.signed_at == at) & (table.c.sealed_id < sealed_id)
    return (table.c.signed_at <= at) & ((table.c.signed_at < at) | same)


def count(records: Records) -> int:
    """How many signed texts whoever asks has written."""
    total = 0
    for table in (counselling_notes, counselling_additions):
        counted = select(func.count()).select_from(table).where(table.c.author_id == records.staff.id)
        total += records.connection.execute(counted).scalar_one()
    return total


def unsigned(records: Records) -> list[OwnText]:
    """My sessions that have no signed note yet; what is written on them is found under their id."""
    found = []
    for session, _leader in counselling_sessions.unsigned(records, records.staff.id, records.now):
        number = counselling_files.get(records, session.file_id).number
        found.append(
            OwnText(
                place=(session.began, ""),
                sealed_id="",
                is_note=True,
                file_id=session.file_id,
                number=number,
                session_id=session.id,
                ordinal=session.ordinal,
                began=session.began,
            )
        )
    return found


def words(body: str) -> Iterator[str]:
    """Every text in what a form keeps as the draft of a note: a flat map, its style no text."""
    for name, value in json.loads(body).items():
        if isinstance(value, str) and name != "style":
            yield value


def _notes(author_id: str) -> Select[tuple[object, ...]]:
    note = counselling_notes.c
    return select(note.sealed_id, note.signed_at, note.session_id, literal(1).label("is_note")).where(
        note.author_id == author_id
    )


def _added(author_id: str) -> Select[tuple[object, ...]]:
    added, note = counselling_additions.c, counselling_notes.c
    return (
        select(added.sealed_id, added.signed_at, note.session_id, literal(0).label("is_note"))
        .join(counselling_notes, note.id == added.note_id)
        .where(added.author_id == author_id)
    )
