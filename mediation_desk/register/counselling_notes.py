"""Signed notes and what was added to them: sealed, signed, and never changed.

A statement is canonical JSON of the session's facts, who signed when, and a hash of the sealed text; the text
holds a random salt, so that nobody can try texts against the hash. The author's Ed25519 signature over the
statement is kept beside it: it shows what a key holder did past the triggers.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from hashlib import blake2b
from secrets import token_hex
from typing import Any
from uuid import uuid4

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import func, insert, select
from sqlalchemy.engine import Row

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.counselling_note import (
    Addition,
    AdditionKind,
    NotePart,
    NoteStyle,
    NoteText,
    SignedNote,
)
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_grants, counselling_sessions, office, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.counselling import counselling_additions, counselling_notes

_NOTE = ("id", "session_id", "n", "style", "author_id", "length", "signed_at", "sealed_id")
_ADDED = ("id", "note_id", "kind", "author_id", "length", "signed_at", "sealed_id", "confirmed_by")
_LABEL = b"md1.note"


def sign(records: Records, session: CounsellingSession, text: NoteText) -> SignedNote:
    """Seal and sign the note of a session. DeskError: note.signed, sealed.no_seat."""
    if counselling_sessions.noted(records, session.id):
        raise DeskError("note.signed")
    counted = select(func.max(counselling_notes.c.n)).where(counselling_notes.c.session_id == session.id)
    body = _salted({"text": _told(text)})
    readers = counselling_grants.of_file(records, session.file_id)
    note = SignedNote(
        id=uuid4().hex,
        session_id=session.id,
        n=(records.connection.execute(counted).scalar() or 0) + 1,
        style=text.style,
        author_id=records.staff.id,
        length=text.length,
        signed_at=records.now,
        sealed_id=sealed.seal(records, SealedKind.RECORD_NOTE, body, readers),
    )
    told = {name: getattr(note, name) for name in _NOTE}
    statement = _statement(told | {"session": _facts(session)}, body)
    records.connection.execute(
        insert(counselling_notes).values(**told, statement=statement, signature=_signed(records, statement))
    )
    records.touch(session.file_id, Holder.FILE)
    records.journal("sign_note", session.file_id, session.id, note.id)
    return note


def add(
    records: Records, note: SignedNote, kind: AdditionKind, words: str, confirmed_by: str | None = None
) -> Addition:
    """Seal and sign an addition for everybody who reads the note. DeskError("sealed.no_seat")."""
    body = _salted({"words": words})
    file_id = counselling_sessions.get(records, note.session_id).file_id
    readers = counselling_grants.of_note(records, note.id) | counselling_grants.of_file(records, file_id)
    added = Addition(
        id=uuid4().hex,
        note_id=note.id,
        kind=kind,
        author_id=records.staff.id,
        length=len("".join(words.split())),
        signed_at=records.now,
        sealed_id=sealed.seal(records, SealedKind.RECORD_NOTE, body, readers),
        confirmed_by=confirmed_by,
    )
    told = {name: getattr(added, name) for name in _ADDED}
    statement = _statement(told, body)
    records.connection.execute(
        insert(counselling_additions).values(
            **told, statement=statement, signature=_signed(records, statement)
        )
    )
    records.touch(file_id, Holder.FILE)
    records.journal("add_to_note", file_id, note.id, added.id, fields=(kind.value,))
    return added


def get(records: Records, note_id: str) -> SignedNote:
    """That one signed note exists. DeskError("note.missing")."""
    found = select(counselling_notes).where(counselling_notes.c.id == note_id)
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("note.missing")
    return _note(row)


def of_sessions(records: Records, session_ids: list[str]) -> dict[str, list[SignedNote]]:
    """Signed notes by session, first to last."""
    found = select(counselling_notes).where(counselling_notes.c.session_id.in_(session_ids))
    told: dict[str, list[SignedNote]] = {}
    for row in records.connection.execute(found.order_by(counselling_notes.c.n)):
        told.setdefault(row.session_id, []).append(_note(row))
    return told


def additions(records: Records, note_ids: list[str]) -> dict[str, list[Addition]]:
    """What was added to notes, by note, in order."""
    found = select(counselling_additions).where(counselling_additions.c.note_id.in_(note_ids))
    told: dict[str, list[Addition]] = {}
    for row in records.connection.execute(found.order_by(counselling_additions.c.signed_at)):
        addition = Addition(**{name: getattr(row, name) for name in _ADDED})
        told.setdefault(row.note_id, []).append(addition)
    return told


def last_style(records: Records, author_id: str) -> NoteStyle:
    """How somebody wrote the last note they signed; SOAP before the first."""
    mine = select(counselling_notes.c.style).where(counselling_notes.c.author_id == author_id)
    newest = mine.order_by(counselling_notes.c.signed_at.desc()).limit(1)
    return records.connection.execute(newest).scalar() or NoteStyle.SOAP


def read(body: str) -> NoteText:
    """A note's words back from its sealed text."""
    told = json.loads(body)["text"]
    parts = tuple((NotePart(part), words) for part, words in told.pop("parts"))
    return NoteText(parts=parts, style=NoteStyle(told.pop("style")), **told)


def read_addition(body: str) -> str:
    """An addition's words back from its sealed text."""
    return str(json.loads(body)["words"])


def holds(records: Records, note_id: str) -> bool:
    """Whether a note and its additions are what their authors signed, rows and session included.

    The texts are compared too, as far as whoever asks may open them.
    """
    note = get(records, note_id)
    session = _facts(counselling_sessions.get(records, note.session_id))
    kept = select(counselling_notes).where(counselling_notes.c.id == note_id)
    added = select(counselling_additions).where(counselling_additions.c.note_id == note_id)
    rows: list[tuple[Row[Any], tuple[str, ...], dict[str, Any]]] = [
        (row, _ADDED, {}) for row in records.connection.execute(added)
    ]
    voided = any(row.kind is AdditionKind.VOID for row, _names, _more in rows)
    facts = {} if voided else {"session": session}  # a voided note lets its session be put right
    rows.append((records.connection.execute(kept).one(), _NOTE, facts))
    return all(_row_holds(records, row, names, more) for row, names, more in rows)


def _row_holds(records: Records, row: Row[Any], names: tuple[str, ...], more: dict[str, Any]) -> bool:
    told = json.loads(canonical(_plain({name: getattr(row, name) for name in names} | more)))
    opened = sealed.unseal_many(records, [row.sealed_id])
    if not any(_signed_by(key, row) for key in office.sign_publics(records, row.author_id)):
        return False
    stated = json.loads(row.statement)
    same = all(stated[name] == value for name, value in told.items())
    return same and all(stated["hash"] == _hash(body) for body in opened.values())


def _signed_by(public: bytes, row: Row[Any]) -> bool:
    try:
        VerifyKey(public).verify(_LABEL + row.statement, row.signature)
    except (BadSignatureError, TypeError):  # TypeError: text was put where signed bytes were
        return False
    return True


def _salted(told: dict[str, Any]) -> str:
    return canonical(told | {"salt": token_hex(16)})


def _told(text: NoteText) -> dict[str, Any]:
    return asdict(text) | {"parts": [list(one) for one in text.parts]}


def _facts(session: CounsellingSession) -> dict[str, Any]:
    told = asdict(session) | {"elements": sorted(session.elements), "present_ids": list(session.present_ids)}
    return _plain(told)


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    return {name: one.isoformat() if isinstance(one, datetime) else one for name, one in told.items()}


def _statement(told: dict[str, Any], body: str) -> bytes:
    return canonical(_plain(told) | {"hash": _hash(body)}).encode()


def _hash(body: str) -> str:
    return blake2b(body.encode("utf-8", "surrogatepass"), digest_size=32, person=_LABEL).hexdigest()


def _signed(records: Records, statement: bytes) -> bytes:
    if records.seat.sign_secret is None:
        raise DeskError("sealed.no_seat")
    return bytes(SigningKey(records.seat.sign_secret).sign(_LABEL + statement).signature)


def _note(row: Row[tuple[object, ...]]) -> SignedNote:
    return SignedNote(**{name: getattr(row, name) for name in _NOTE})
