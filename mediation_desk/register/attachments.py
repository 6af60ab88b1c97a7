"""Attachments in the register: a row for each sealed file, with its key in it or boxed to its readers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from nacl.utils import random
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.attachment import Attachment, Media, NewAttachment, Original, Subject
from mediation_desk.errors import DeskError
from mediation_desk.register import attachment_files, grants, sealed
from mediation_desk.register.attachment_files import Stored, belongs_to, place_of
from mediation_desk.register.columns import canonical
from mediation_desk.register.copy_pool import found as found_in_copy
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.attachments import attachments
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.safekeeping import sealed_keys
from mediation_desk.register.vault.whole_file import Step, go_on

KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found in a file before it is taken in: kind, pages, a small picture (JPEG) of the first."""

    media: Media
    pages: int
    suffix: str
    thumb: bytes = b""


def add(
    records: Records,
    subject_id: str,
    new: NewAttachment,
    source: BinaryIO,
    looked: Looked,
    *,
    step: Step = go_on,
) -> Attachment:
    """Seal all of `source` into a file of its own and keep its row; it is the last of its item.

    The file is on the disk before the row is committed, so that every row has its file. What is read back
    from there must open and be as long. DeskError: attachment.unreadable, attachment.file_damaged,
    sealed.no_seat (restricted), and what the disk refuses.
    """
    attachment_id, name, key = uuid4().hex, uuid4().hex, random(KEY_BYTES)
    bound, place = belongs_to(records.seat.register_id, attachment_id), place_of(records.folder, name)
    stored = attachment_files.write_sealed(place, source, key, bound, step=step)
    try:
        _read_back(place, key, bound, stored)
        kept = {"title": new.title, "key": key, "sealed_id": None, "thumb": looked.thumb or None}
        if new.restricted:
            kept = _boxed(records, key, new.title)
        values: dict[str, Any] = dict(
            id=attachment_id,
            version=1,
            subject=Subject.CASE,
            subject_id=subject_id,
            item=new.item,
            position=_last(records, subject_id, new.item) + 1,
            side=new.side,
            restricted=new.restricted,
            file=name,
            stored_bytes=stored.stored_bytes,
            digest=stored.digest,
            media=looked.media,
            suffix=looked.suffix,
            bytes=stored.bytes,
            page_order=list(range(looked.pages)),
            turns=[0] * looked.pages,
            original=new.original,
            came=new.came,
            added_at=records.now,
            added_by=records.staff.id,
            withdrawn_reason="",
            **kept,
        )
        if new.original is Original.CHECKED:
            values |= {"checked_by": records.staff.id, "checked_at": records.now}
        records.connection.execute(insert(attachments).values(values))
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    records.journal("add_attachment", subject_id, attachment_id, fields=(new.came.value,))
    return get(records, attachment_id)


def of_subject(records: Records, subject_id: str) -> list[Attachment]:
    """Everything kept with a case and not destroyed, by item and place in it."""
    wanted = select(attachments).where(
        attachments.c.subject_id == subject_id, attachments.c.destroyed_at.is_(None)
    )
    rows = records.connection.execute(
        wanted.order_by(attachments.c.item, attachments.c.position, attachments.c.row)
    ).all()
    held = select(sealed_keys.c.text_id).where(sealed_keys.c.reader == records.seat.staff_id)
    opens = set(records.connection.execute(held).scalars()) if any(row.sealed_id for row in rows) else set()
    return [_attachment(row, opens=row.sealed_id is None or row.sealed_id in opens) for row in rows]


def get(records: Records, attachment_id: str) -> Attachment:
    """One attachment. DeskError("attachment.missing") when there is none or it was destroyed."""
    row = _row(records, attachment_id)
    return _attachment(row, opens=row.sealed_id is None or sealed.may_open(records, row.sealed_id))


def thumbs(records: Records, subject_id: str) -> dict[str, bytes]:
    """Small pictures (JPEG) by id; a restricted one has none."""
    found = select(attachments.c.id, attachments.c.thumb).where(
        attachments.c.subject_id == subject_id, attachments.c.thumb.is_not(None)
    )
    return {row.id: row.thumb for row in records.connection.execute(found)}


def pieces(records: Records, attachment_id: str) -> Iterator[bytes]:
    """The content as it was taken in, piece by piece; what is restricted is journalled as opened.

    DeskError: attachment.missing, sealed.not_yours, attachment.file_missing, attachment.file_damaged.
    """
    row = _row(records, attachment_id)
    key = row.key
    if row.sealed_id is not None:
        key = bytes.fromhex(_unboxed(records, row)["key"])
        records.journal("open_attachment", row.subject_id, row.id)
    bound = belongs_to(records.seat.register_id, row.id)
    return attachment_files.read_sealed(_lies(records, row.file), key, bound)


def content(records: Records, attachment_id: str) -> bytes:
    """All of it at once; raises as `pieces`."""
    return b"".join(pieces(records, attachment_id))


def told(records: Records, attachment_id: str) -> Attachment:
    """One with what is sealed of a restricted one: its title and why it was withdrawn (then journalled).

    DeskError: attachment.missing, sealed.not_yours.
    """
    row = _row(records, attachment_id)
    if row.sealed_id is None:
        return _attachment(row, opens=True)
    records.journal("open_attachment", row.subject_id, row.id)
    said = _unboxed(records, row)
    opened = _attachment(row, opens=True)
    reason = said.get("reason", "") if row.withdrawn_at is not None else ""
    return replace(opened, title=said["title"], withdrawn_reason=reason)


def change(records: Records, wanted: Attachment, thumb: bytes | None = None) -> Attachment:
    """Keep title, item, place, side, order, turns and what it is a scan of, as `wanted` says.

    `thumb` is a new small picture, None leaves the old one. DeskError: attachment.missing,
    record.changed_meanwhile, sealed.not_yours.
    """
    row = _row(records, wanted.id)
    if row.version != wanted.version:
        raise DeskError("record.changed_meanwhile")
    before = _attachment(row, opens=True)
    values: dict[str, Any] = {}
    for name, column in _CHANGED.items():
        if getattr(wanted, name) != getattr(before, name):
            values[column] = getattr(wanted, name)
    if "item" in values and "position" not in values:
        values["position"] = _last(records, row.subject_id, wanted.item) + 1
    if "original" in values and wanted.original is Original.CHECKED:
        values |= {"checked_by": records.staff.id, "checked_at": records.now}
    fields = sorted(values)
    if row.sealed_id is not None and values.pop("title", ""):
        values |= _resealed(records, row, {"title": wanted.title})
    if thumb is not None and row.sealed_id is None:
        values["thumb"] = thumb
    if not values:
        return wanted
    _set(records, row, values)
    records.journal("change_attachment", row.subject_id, row.id, fields=fields)
    return get(records, wanted.id)


def renumber(records: Records, ordered: Sequence[Attachment]) -> None:
    """Give the attachments of one item their places in this order."""
    for position, one in enumerate(ordered, start=1):
        if one.position != position:
            row = _row(records, one.id)
            _set(records, row, {"position": position})
            records.journal("change_attachment", row.subject_id, row.id, fields=("position",))


def restrict(records: Records, attachment_id: str) -> None:
    """From now on key and title are sealed: for whoever does this or added it, director and keepers.

    What stood open leaves no trace in the register.
    """
    row = _row(records, attachment_id)
    if row.sealed_id is None:
        boxed = _boxed(records, row.key, row.title, {row.added_by}, row.withdrawn_reason)
        _set(records, row, boxed | {"restricted": True, "withdrawn_reason": ""})
        records.forgets = True
        records.journal("restrict_attachment", row.subject_id, row.id)


def free(records: Records, attachment_id: str, thumb: bytes) -> None:
    """Let everybody who works on the case open it again. DeskError("sealed.not_yours")."""
    row = _row(records, attachment_id)
    if row.sealed_id is not None:
        told = _unboxed(records, row)
        opened = {"key": bytes.fromhex(told["key"]), "title": told["title"], "thumb": thumb or None}
        if row.withdrawn_at is not None:
            opened["withdrawn_reason"] = told.get("reason", "")
        _set(records, row, {**opened, "sealed_id": None, "restricted": False})
        records.journal("free_attachment", row.subject_id, row.id)


def readers(records: Records, attachment_id: str) -> frozenset[str]:
    """Who may open a restricted one; nobody is named for the others."""
    row = _row(records, attachment_id)
    return frozenset() if row.sealed_id is None else grants.readers(records, row.sealed_id)


def share(records: Records, attachment_id: str, staff_ids: Sequence[str]) -> None:
    """A reader asks colleagues in, journalled. DeskError: sealed.not_yours."""
    row = _row(records, attachment_id)
    if row.sealed_id is not None:
        grants.grant(records, row.sealed_id, staff_ids)


def withdraw(records: Records, attachment_id: str, reason: str) -> None:
    """Take it out of the file; it is kept, and can be put back, until the dossier is destroyed.

    Why a restricted one went is sealed with its title. DeskError("sealed.not_yours").
    """
    row = _row(records, attachment_id)
    values: dict[str, Any] = {"withdrawn_at": records.now, "withdrawn_by": records.staff.id}
    values["withdrawn_reason"] = reason
    if row.sealed_id is not None:
        values |= _resealed(records, row, {"reason": reason}) | {"withdrawn_reason": ""}
    _set(records, row, values)
    records.journal("withdraw_attachment", row.subject_id, row.id)


def put_back(records: Records, attachment_id: str) -> None:
    """Into the file again."""
    row = _row(records, attachment_id)
    _set(records, row, {"withdrawn_at": None, "withdrawn_by": None, "withdrawn_reason": ""})
    records.journal("put_attachment_back", row.subject_id, row.id)


def destroy(records: Records, subject_id: str) -> tuple[str, ...]:
    """Destroy every attachment of a case: keys and boxes now, the files once that is committed.

    The rows stay, without title, to say what there was. Returns the ids. Whoever calls it has the right and
    has journalled the destruction.
    """
    wanted = select(attachments).where(
        attachments.c.subject_id == subject_id, attachments.c.destroyed_at.is_(None)
    )
    rows = records.connection.execute(wanted).all()
    gone = {"title": "", "key": None, "thumb": None, "withdrawn_reason": "", "destroyed_at": records.now}
    for row in rows:
        _set(records, row, gone)
        if row.sealed_id is not None:
            records.connection.execute(delete(sealed_keys).where(sealed_keys.c.text_id == row.sealed_id))
        records.journal("destroy_attachment", subject_id, row.id)
        place = place_of(records.folder, row.file)
        records.afterwards.append(partial(attachment_files.drop, place))
    records.forgets = records.forgets or bool(rows)
    return tuple(row.id for row in rows)


def stored(records: Records) -> tuple[tuple[str, str, int, str], ...]:
    """(attachment id, name, bytes on the disk, digest) of every file a row names, by name."""
    columns = (attachments.c.id, attachments.c.file, attachments.c.stored_bytes, attachments.c.digest)
    found = select(*columns).where(attachments.c.destroyed_at.is_(None)).order_by(attachments.c.file)
    return tuple(
        (row.id, row.file, row.stored_bytes, row.digest) for row in records.connection.execute(found)
    )


def cases_of(records: Records, names: Iterable[str]) -> dict[str, int]:
    """How many of the sealed files with these names belong to each case, by the case's number."""
    wanted = set(names)
    found = select(attachments.c.file, cases.c.number).join(cases, cases.c.id == attachments.c.subject_id)
    counted: dict[str, int] = {}
    for row in records.connection.execute(found.order_by(cases.c.number)):
        if row.file in wanted:
            counted[row.number] = counted.get(row.number, 0) + 1
    return counted


_CHANGED = {
    "title": "title",
    "item": "item",
    "position": "position",
    "side": "side",
    "order": "page_order",
    "turns": "turns",
    "original": "original",
}


def _lies(records: Records, name: str) -> Path:
    """Where a sealed file lies: a copy's stand beside it, shared with the other copies of its stick."""
    return place_of(records.folder, name) if records.copy is None else found_in_copy(records.folder, name)


def _row(records: Records, attachment_id: str) -> Row[Any]:
    found = select(attachments).where(attachments.c.id == attachment_id, attachments.c.destroyed_at.is_(None))
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("attachment.missing")
    return row


def _set(records: Records, row: Row[Any], values: dict[str, Any]) -> None:
    records.connection.execute(
        update(attachments).where(attachments.c.id == row.id).values(version=row.version + 1, **values)
    )


def _last(records: Records, subject_id: str, item: int) -> int:
    found = select(func.max(attachments.c.position)).where(
        attachments.c.subject_id == subject_id, attachments.c.item == item
    )
    return int(records.connection.execute(found).scalar() or 0)


def _boxed(
    records: Records, key: bytes, title: str, reader_ids: Iterable[str] = (), reason: str = ""
) -> dict[str, Any]:
    text = canonical({"key": key.hex(), "title": title, "reason": reason})
    sealed_id = sealed.seal(records, SealedKind.RESTRICTED, text, reader_ids)
    return {"title": "", "key": None, "sealed_id": sealed_id, "thumb": None}


def _resealed(records: Records, row: Row[Any], changed: dict[str, str]) -> dict[str, Any]:
    text = canonical(_unboxed(records, row) | changed)
    held = grants.readers(records, row.sealed_id)
    return {
        "title": "",
        "sealed_id": sealed.seal(records, SealedKind.RESTRICTED, text, held, row.version + 1),
    }


def _unboxed(records: Records, row: Row[Any]) -> dict[str, str]:
    told: dict[str, str] = json.loads(sealed.unseal(records, row.sealed_id))
    return told


def _read_back(place: Path, key: bytes, bound: bytes, stored: Stored) -> None:
    read = sum(len(piece) for piece in attachment_files.read_sealed(place, key, bound))
    if read != stored.bytes or attachment_files.digest_of(place) != stored.digest:
        raise DeskError("attachment.file_damaged")


def _attachment(row: Row[Any], *, opens: bool) -> Attachment:
    return Attachment(
        id=row.id,
        subject=row.subject,
        subject_id=row.subject_id,
        title=row.title,
        item=row.item,
        side=row.side,
        restricted=row.restricted,
        opens=opens,
        original=row.original,
        media=row.media,
        bytes=row.bytes,
        order=tuple(row.page_order),
        turns=tuple(row.turns),
        position=row.position,
        came=row.came,
        added_at=row.added_at,
        added_by=row.added_by,
        version=row.version,
        checked_by=row.checked_by,
        checked_at=row.checked_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_reason=row.withdrawn_reason,
        suffix=row.suffix,
    )
