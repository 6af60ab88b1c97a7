"""Keepers' sessions: who opened what, for whom and why; kept for good and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, insert, select

from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.recovery import keepers_session_texts, keepers_sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepersSession:
    """One session: who sat at the desk, for which reader, why, with which two sheets, how many texts."""

    id: str
    at: datetime
    staff_id: str
    reader_id: str
    reason: str
    sheets: tuple[int, ...]
    texts: int


def add(records: Records, reader_id: str, reason: str, sheets: Iterable[int], text_ids: Iterable[str]) -> str:
    """Keep a session and what it opened; its id. Journalled with the reader and the number of the session."""
    session_id = uuid4().hex
    records.connection.execute(
        insert(keepers_sessions).values(
            id=session_id,
            at=records.now,
            staff_id=records.staff.id,
            reader=reader_id,
            reason=reason,
            sheets=sorted(sheets),
        )
    )
    rows = [{"session_id": session_id, "text_id": text_id} for text_id in sorted(set(text_ids))]
    if rows:
        records.connection.execute(insert(keepers_session_texts), rows)
    records.journal("keepers_session", session_id, reader_id)
    return session_id


def get(records: Records, session_id: str) -> KeepersSession:
    """One session. DeskError("keepers.missing")."""
    found = [one for one in sessions(records) if one.id == session_id]
    if not found:
        raise DeskError("keepers.missing")
    return found[0]


def sessions(records: Records) -> list[KeepersSession]:
    """Every session, newest first."""
    count = (
        select(func.count())
        .where(keepers_session_texts.c.session_id == keepers_sessions.c.id)
        .scalar_subquery()
    )
    rows = records.connection.execute(
        select(keepers_sessions, count.label("texts")).order_by(keepers_sessions.c.at.desc())
    )
    return [
        KeepersSession(
            id=row.id,
            at=row.at,
            staff_id=row.staff_id,
            reader_id=row.reader,
            reason=row.reason,
            sheets=tuple(row.sheets),
            texts=row.texts,
        )
        for row in rows
    ]


def texts(records: Records, session_id: str) -> frozenset[str]:
    """Ids of the texts a session opened."""
    wanted = keepers_session_texts.c.session_id == session_id
    return frozenset(
        records.connection.execute(select(keepers_session_texts.c.text_id).where(wanted)).scalars()
    )
