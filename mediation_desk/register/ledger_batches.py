"""Batches of old ledgers: one file each, what every line of it made, and whether it was undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import uuid4

from sqlalchemy import insert, select, update

from mediation_desk.domain.ledger_import import ImportBatch, LedgerKind
from mediation_desk.errors import DeskError
from mediation_desk.register.bulk_rows import insert_many
from mediation_desk.register.ledger_rows.taken import Made
from mediation_desk.register.records import Records
from mediation_desk.register.tables.ledger_imports import import_batches, import_rows


def begin(records: Records, kind: LedgerKind, file: str, sha256: str, rows: int, ground: str) -> str:
    """A new batch of so many rows; its id. `ground` is on what the people in it are handled."""
    batch_id = uuid4().hex
    records.connection.execute(
        insert(import_batches).values(
            id=batch_id,
            kind=kind,
            file=file,
            sha256=sha256,
            taken_at=records.now,
            taken_by=records.staff.id,
            rows=rows,
            undone_by="",
            ground=ground,
        )
    )
    return batch_id


def note_made(records: Records, batch_id: str, made: Iterable[Made]) -> None:
    """Keep what the lines made, for tracing and for undoing."""
    insert_many(
        records,
        import_rows,
        (
            {"batch_id": batch_id, "line": one.line, "noun": one.noun, "subject_id": one.subject_id}
            for one in made
        ),
    )


def made_by(records: Records, batch_id: str) -> Iterator[Made]:
    """What a batch made, in the order of its lines."""
    wanted = select(import_rows).where(import_rows.c.batch_id == batch_id).order_by(import_rows.c.line)
    for row in records.connection.execute(wanted):
        yield Made(row.line, row.noun, row.subject_id)


def get(records: Records, batch_id: str) -> ImportBatch:
    """One batch. DeskError ledger.no_batch."""
    wanted = select(import_batches).where(import_batches.c.id == batch_id)
    row = records.connection.execute(wanted).first()
    if row is None:
        raise DeskError("ledger.no_batch")
    return _batch(row)


def every(records: Records) -> list[ImportBatch]:
    """All batches, the newest first."""
    wanted = select(import_batches).order_by(import_batches.c.taken_at.desc())
    return [_batch(row) for row in records.connection.execute(wanted)]


def same_file(records: Records, kind: LedgerKind, sha256: str) -> ImportBatch | None:
    """The batch that took in the same bytes as the same kind and stands, if there is one."""
    wanted = select(import_batches).where(
        import_batches.c.kind == kind,
        import_batches.c.sha256 == sha256,
        import_batches.c.undone_at.is_(None),
    )
    row = records.connection.execute(wanted).first()
    return None if row is None else _batch(row)


def mark_undone(records: Records, batch_id: str) -> None:
    """Note who undid a batch, and when."""
    records.connection.execute(
        update(import_batches)
        .where(import_batches.c.id == batch_id)
        .values(undone_at=records.now, undone_by=records.staff.id)
    )


def _batch(row) -> ImportBatch:  # type: ignore[no-untyped-def]  # a row of `import_batches`
    return ImportBatch(
        id=row.id,
        kind=row.kind,
        file=row.file,
        sha256=row.sha256,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        rows=row.rows,
        undone_at=row.undone_at,
        undone_by=row.undone_by,
    )
