"""Copies that left the desk: begun before a byte is written, so that nothing is outside unknown."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Select, insert, select, update

from mediation_desk.domain.exported_copy import ExportedCopy, GoneHow
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.attachments import attachments, exported_copies
from mediation_desk.register.tables.cases import cases

_TABLE = exported_copies.c


def begin(records: Records, attachment_id: str, case_id: str, place: str, expires_at: datetime) -> str:
    """Note that a copy is about to be written to `place`; its id."""
    copy_id = uuid4().hex
    records.connection.execute(
        insert(exported_copies).values(
            id=copy_id,
            attachment_id=attachment_id,
            place=place,
            bytes=0,
            digest="",
            begun_at=records.now,
            begun_by=records.staff.id,
            expires_at=expires_at,
        )
    )
    records.journal("export_attachment", case_id, attachment_id, copy_id)
    return copy_id


def written(records: Records, copy_id: str, size: int, digest: str) -> None:
    """Note that it stands there whole: its bytes and BLAKE2b-256."""
    _set(records, copy_id, {"written_at": records.now, "bytes": size, "digest": digest})


def gone(records: Records, copy_id: str, how: GoneHow) -> None:
    """Note that it is there no more."""
    _set(records, copy_id, {"gone_at": records.now, "gone_by": records.staff.id, "gone_how": how.value})
    records.journal("exported_copy_gone", copy_id, fields=(how.value,))


def keep_longer(records: Records, copy_id: str, until: datetime) -> None:
    """Let it lie outside until then."""
    _set(records, copy_id, {"expires_at": until})
    records.journal("keep_exported_copy", copy_id)


def there(records: Records) -> list[ExportedCopy]:
    """Every copy that was written and not seen gone, the oldest first."""
    rows = records.connection.execute(_found().where(_TABLE.written_at.is_not(None)))
    return [_copy(row) for row in rows]


def left_over(records: Records) -> list[ExportedCopy]:
    """Copies whose writing was stopped with the program."""
    rows = records.connection.execute(_found().where(_TABLE.written_at.is_(None)))
    return [_copy(row) for row in rows]


def get(records: Records, copy_id: str) -> tuple[ExportedCopy, int, str]:
    """A copy that is not gone, its bytes and digest. DeskError("export.missing")."""
    row = records.connection.execute(_found().where(_TABLE.id == copy_id)).first()
    if row is None:
        raise DeskError("export.missing")
    return _copy(row), row.bytes, row.digest


def _found() -> Select[Any]:
    return (
        select(exported_copies, attachments.c.subject_id, attachments.c.title, cases.c.number)
        .join(attachments, attachments.c.id == _TABLE.attachment_id)
        .join(cases, cases.c.id == attachments.c.subject_id)
        .where(_TABLE.gone_at.is_(None))
        .order_by(_TABLE.expires_at, _TABLE.row)
    )


def _set(records: Records, copy_id: str, values: dict[str, Any]) -> None:
    records.connection.execute(update(exported_copies).where(_TABLE.id == copy_id).values(values))


def _copy(row: Any) -> ExportedCopy:
    return ExportedCopy(
        id=row.id,
        attachment_id=row.attachment_id,
        case_id=row.subject_id,
        case_number=row.number,
        title=row.title,
        place=row.place,
        exported_at=row.begun_at,
        exported_by=row.begun_by,
        expires_at=row.expires_at,
    )
