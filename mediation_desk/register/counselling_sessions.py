"""Sessions of counselling in the register, numbered within their file; closed by the signed note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.domain.counselling_session import CAME, CounsellingSession
from mediation_desk.domain.reception import ServiceElement
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_grants, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.counselling import (
    counselling_additions,
    counselling_files,
    counselling_notes,
    counselling_sessions,
)

_PLAIN = (
    "id",
    "file_id",
    "version",
    "ordinal",
    "began",
    "minutes",
    "mode",
    "form",
    "place",
    "others",
    "attendance",
    "rebooked",
    "next_at",
)


def add(records: Records, session: CounsellingSession) -> CounsellingSession:
    """Keep a new session as the next of its file."""
    counted = select(func.max(counselling_sessions.c.ordinal)).where(
        counselling_sessions.c.file_id == session.file_id
    )
    ordinal = (records.connection.execute(counted).scalar() or 0) + 1
    kept = replace(session, ordinal=ordinal, version=1)
    records.connection.execute(insert(counselling_sessions).values(**_columns(kept)))
    records.touch(kept.file_id, Holder.FILE)
    records.journal("add_counselling_session", kept.file_id, kept.id)
    return kept


def save(records: Records, session: CounsellingSession) -> CounsellingSession:
    """Keep a changed session. DeskError: record.changed_meanwhile, note.signed."""
    if noted(records, session.id):
        raise DeskError("note.signed")
    kept = replace(session, version=session.version + 1)
    told = {name: value for name, value in _columns(kept).items() if name not in ("id", "file_id", "ordinal")}
    changed = records.connection.execute(
        update(counselling_sessions)
        .where(counselling_sessions.c.id == kept.id, counselling_sessions.c.version == session.version)
        .values(**told)
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    records.touch(kept.file_id, Holder.FILE)
    records.journal("change_counselling_session", kept.file_id, kept.id)
    return kept


def get(records: Records, session_id: str) -> CounsellingSession:
    """One session. DeskError("counselling.session_missing")."""
    found = select(counselling_sessions).where(counselling_sessions.c.id == session_id)
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("counselling.session_missing")
    return _session(row)


def of_file(records: Records, file_id: str) -> tuple[CounsellingSession, ...]:
    """Every session of a file, first to last."""
    found = select(counselling_sessions).where(counselling_sessions.c.file_id == file_id)
    return tuple(map(_session, records.connection.execute(found.order_by(counselling_sessions.c.ordinal))))


def seal_reason(records: Records, session_id: str, reason: str) -> None:
    """Seal why somebody did not come, or came late."""
    session = get(records, session_id)
    readers = counselling_grants.of_file(records, session.file_id)
    sealed_id = sealed.seal(records, SealedKind.RECORD_NOTE, reason, readers)
    records.connection.execute(
        update(counselling_sessions)
        .where(counselling_sessions.c.id == session_id)
        .values(reason_sealed_id=sealed_id)
    )
    records.journal("seal_attendance_reason", session.file_id, session_id)


def reason_id(records: Records, session_id: str) -> str | None:
    """The id of the sealed reason, or None when none was given."""
    found = select(counselling_sessions.c.reason_sealed_id).where(counselling_sessions.c.id == session_id)
    return records.connection.execute(found).scalar()


def noted(records: Records, session_id: str) -> bool:
    """Whether a signed note of this session stands."""
    found = select(counselling_sessions.c.id).where(counselling_sessions.c.id == session_id, _stands())
    return records.connection.execute(found).first() is not None


def unsigned(
    records: Records, counsellor_id: str | None, before: datetime
) -> list[tuple[CounsellingSession, str]]:
    """Sessions somebody came to that began before a moment and have no signed note: (session, counsellor).

    Of one counsellor, or of all; the oldest first.
    """
    found = (
        select(counselling_sessions, counselling_files.c.counsellor_id)
        .join(counselling_files, counselling_files.c.id == counselling_sessions.c.file_id)
        .where(counselling_sessions.c.attendance.in_(CAME), counselling_sessions.c.began < before, ~_stands())
        .order_by(counselling_sessions.c.began)
    )
    if counsellor_id is not None:
        found = found.where(counselling_files.c.counsellor_id == counsellor_id)
    return [(_session(row), row.counsellor_id) for row in records.connection.execute(found)]


def unsigned_since(records: Records, before: datetime) -> tuple[int, datetime | None]:
    """How many sessions that began before a moment have no signed note, and when the oldest began."""
    began = counselling_sessions.c.began
    found = select(func.count(), func.min(began, type_=began.type)).where(
        counselling_sessions.c.attendance.in_(CAME), began < before, ~_stands()
    )
    count, oldest = records.connection.execute(found).one()
    return count, oldest


def of_files(records: Records, file_ids: Iterable[str]) -> dict[str, list[tuple[CounsellingSession, bool]]]:
    """Every session of several files with whether its signed note stands, by file."""
    found = select(counselling_sessions, _stands().label("noted")).where(
        counselling_sessions.c.file_id.in_(list(file_ids))
    )
    told: dict[str, list[tuple[CounsellingSession, bool]]] = {}
    for row in records.connection.execute(found.order_by(counselling_sessions.c.ordinal)):
        told.setdefault(row.file_id, []).append((_session(row), bool(row.noted)))
    return told


def _stands() -> ColumnElement[bool]:
    voided = exists().where(
        counselling_additions.c.note_id == counselling_notes.c.id,
        counselling_additions.c.kind == AdditionKind.VOID,
    )
    return exists().where(counselling_notes.c.session_id == counselling_sessions.c.id, ~voided)


def _columns(session: CounsellingSession) -> dict[str, object]:
    plain = {name: getattr(session, name) for name in _PLAIN}
    return plain | {"present_ids": list(session.present_ids), "elements": sorted(session.elements)}


def _session(row: Row[tuple[object, ...]]) -> CounsellingSession:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return CounsellingSession(
        **plain,
        present_ids=tuple(row.present_ids),
        elements=frozenset(ServiceElement(one) for one in row.elements),
    )
