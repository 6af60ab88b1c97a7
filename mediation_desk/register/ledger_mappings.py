"""Remembered mappings: which column was which, for a file with the same heads."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import delete, insert, select

from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.register.records import Records
from mediation_desk.register.tables.ledger_imports import import_mappings


def remembered(records: Records, kind: LedgerKind, heads: tuple[str, ...]) -> dict[int, str] | None:
    """The columns last chosen for a file of this kind with these heads, None when there was none."""
    found = select(import_mappings.c.columns).where(
        import_mappings.c.kind == kind, import_mappings.c.heads == list(heads)
    )
    columns = records.connection.execute(found).scalar()
    return None if columns is None else {int(at): key for at, key in columns.items()}


def remember(records: Records, kind: LedgerKind, heads: tuple[str, ...], columns: dict[int, str]) -> None:
    """Keep them for the next time, in place of what was chosen before."""
    records.connection.execute(
        delete(import_mappings).where(import_mappings.c.kind == kind, import_mappings.c.heads == list(heads))
    )
    records.connection.execute(
        insert(import_mappings).values(
            id=uuid4().hex,
            kind=kind,
            name="",
            heads=list(heads),
            columns={str(at): key for at, key in columns.items()},
            used_at=records.now,
        )
    )
