"""Minutes printed to be signed, in the register: their bytes and codes, never changed again."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.mediation_record import MediationRecord, RecordPrint
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.tables.record_prints import record_prints


def content(record: MediationRecord) -> str:
    """What is signed, as canonical JSON: the same minutes give the same text."""
    said = asdict(replace(record, version=0, signed_on=None))
    ended = record.ended.isoformat() if record.ended else None
    return canonical(said | {"began": record.began.isoformat(), "ended": ended})


def add(records: Records, made: RecordPrint, record: MediationRecord, pdf: bytes, docx: bytes) -> None:
    """Keep a print with its bytes; the database refuses every later change of them."""
    columns = {name: getattr(made, name) for name in RecordPrint.__slots__}
    row = insert(record_prints).values(**columns, content=content(record), pdf=pdf, docx=docx)
    records.connection.execute(row)
    records.journal("print_record", made.record_id, fields=("code",))


def of_record(records: Records, record_id: str) -> list[RecordPrint]:
    """Every print of a record, oldest first, without the bytes."""
    found = select(*_COLUMNS).where(record_prints.c.record_id == record_id)
    return [_print(row) for row in records.connection.execute(found.order_by(record_prints.c.n))]


def with_code(records: Records, code: str) -> RecordPrint | None:
    """The print a code belongs to, or None."""
    row = records.connection.execute(select(*_COLUMNS).where(record_prints.c.code == code)).first()
    return None if row is None else _print(row)


def printed_content(records: Records, code: str) -> str:
    """The canonical content of a print."""
    found = select(record_prints.c.content).where(record_prints.c.code == code)
    return str(records.connection.execute(found).scalar_one())


def printed_bytes(records: Records, code: str) -> tuple[bytes, bytes]:
    """(PDF, DOCX) of a print, exactly as printed."""
    found = select(record_prints.c.pdf, record_prints.c.docx).where(record_prints.c.code == code)
    row = records.connection.execute(found).one()
    return bytes(row.pdf), bytes(row.docx)


def set_state(records: Records, made: RecordPrint, state: PrintState) -> None:
    """Supersede or freeze a print; a frozen one is never changed again."""
    records.connection.execute(
        update(record_prints).where(record_prints.c.code == made.code).values(state=state)
    )
    records.journal(f"record_print_{state.value}", made.record_id, fields=("code",))


_COLUMNS = tuple(record_prints.c[name] for name in RecordPrint.__slots__)


def _print(row: Row[tuple[object, ...]]) -> RecordPrint:
    return RecordPrint(**{name: getattr(row, name) for name in RecordPrint.__slots__})
