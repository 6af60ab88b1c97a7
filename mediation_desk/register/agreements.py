"""Agreements in the register: the draft, its final prints, the signatures on the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.engine import Row

from mediation_desk.domain.agreement import (
    Agreement,
    Clause,
    FinalPrint,
    KeptFinding,
    PrintState,
    Signature,
    Signer,
)
from mediation_desk.errors import DeskError
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.tables.agreements import agreements, final_prints, signatures

_SMALL = ("clauses", "signers", "kept")


def add(records: Records, agreement: Agreement) -> Agreement:
    """Keep a new agreement; returns it as version 1."""
    kept = replace(agreement, version=1)
    records.connection.execute(insert(agreements).values(**_columns(kept)))
    records.touch(kept.case_id)
    records.journal("add_agreement", kept.case_id, kept.id)
    return kept


def save(records: Records, agreement: Agreement) -> Agreement:
    """Keep a changed agreement; returns it with its new version. DeskError("record.changed_meanwhile")."""
    kept = replace(agreement, version=agreement.version + 1)
    changed = records.connection.execute(
        update(agreements)
        .where(agreements.c.id == kept.id, agreements.c.version == agreement.version)
        .values(**_columns(kept))
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    records.touch(kept.case_id)
    records.journal("change_agreement", kept.case_id, kept.id)
    return kept


def get(records: Records, agreement_id: str) -> Agreement:
    """One agreement. DeskError("agreement.missing")."""
    row = records.connection.execute(select(agreements).where(agreements.c.id == agreement_id)).first()
    if row is None:
        raise DeskError("agreement.missing")
    return _agreement(row)


def of_case(records: Records, case_id: str) -> list[Agreement]:
    """Every agreement of a case, in the order they were begun."""
    found = select(agreements).where(agreements.c.case_id == case_id)
    return [_agreement(row) for row in records.connection.execute(found)]


def content(agreement: Agreement) -> str:
    """What the parties would sign, as canonical JSON: the same content gives the same text."""
    return canonical(asdict(replace(agreement, version=0)) | {"reached_on": str(agreement.reached_on)})


def add_print(records: Records, made: FinalPrint, agreement: Agreement, pdf: bytes, docx: bytes) -> None:
    """Keep a final print with its bytes; the database refuses every later change of them."""
    records.connection.execute(
        insert(final_prints).values(
            code=made.code,
            agreement_id=made.agreement_id,
            n=made.n,
            number=made.number,
            printed_at=made.printed_at,
            staff_id=made.staff_id,
            content=content(agreement),
            pdf=pdf,
            docx=docx,
            sha256=made.sha256,
            state=made.state,
            reason=made.reason,
        )
    )
    records.journal("print_final", made.agreement_id, fields=("number", "code"))


def prints(records: Records, agreement_id: str) -> list[FinalPrint]:
    """Every final print of an agreement, oldest first, without the bytes."""
    columns = [column for column in final_prints.c if column.name not in ("content", "pdf", "docx")]
    found = select(*columns).where(final_prints.c.agreement_id == agreement_id)
    return [_print(row) for row in records.connection.execute(found.order_by(final_prints.c.n))]


def print_with_code(records: Records, code: str) -> FinalPrint | None:
    """The final print a code belongs to, or None: then the paper is not ours."""
    row = records.connection.execute(select(final_prints).where(final_prints.c.code == code)).first()
    return None if row is None else _print(row)


def printed_content(records: Records, code: str) -> str:
    """The canonical content of a final print."""
    found = select(final_prints.c.content).where(final_prints.c.code == code)
    return str(records.connection.execute(found).scalar_one())


def printed_bytes(records: Records, code: str) -> tuple[bytes, bytes]:
    """(PDF, DOCX) of a final print, exactly as printed."""
    found = select(final_prints.c.pdf, final_prints.c.docx).where(final_prints.c.code == code)
    row = records.connection.execute(found).one()
    return bytes(row.pdf), bytes(row.docx)


def set_print_state(records: Records, code: str, state: PrintState, reason: str = "") -> None:
    """Supersede, void or freeze a print; a frozen one is never changed again."""
    records.connection.execute(
        update(final_prints).where(final_prints.c.code == code).values(state=state, reason=reason)
    )
    records.touch(_case_of_print(records, code))
    records.journal(f"print_{state.value}", fields=(code,))


def put_signatures(records: Records, code: str, signed: Iterable[Signature]) -> None:
    """Keep signatures on the paper with this code; the same signer's is corrected until the print freezes."""
    for one in signed:
        columns = {"manner": one.manner, "on": one.on, "representative": one.representative}
        row = upsert(signatures).values(code=code, capacity=one.capacity, signer_id=one.signer_id, **columns)
        records.connection.execute(
            row.on_conflict_do_update(index_elements=["code", "capacity", "signer_id"], set_=columns)
        )
    records.touch(_case_of_print(records, code))
    records.journal("record_signatures", fields=(code,))


def signatures_on(records: Records, code: str) -> list[Signature]:
    """Every signature noted for the paper with this code."""
    rows = records.connection.execute(select(signatures).where(signatures.c.code == code))
    return [
        Signature(
            code=row.code,
            capacity=row.capacity,
            manner=row.manner,
            on=row.on,
            signer_id=row.signer_id,
            representative=row.representative,
        )
        for row in rows
    ]


def _case_of_print(records: Records, code: str) -> str | None:
    found = select(agreements.c.case_id).join(final_prints, final_prints.c.agreement_id == agreements.c.id)
    return records.connection.execute(found.where(final_prints.c.code == code)).scalar()


def _columns(agreement: Agreement) -> dict[str, object]:
    columns = {name: getattr(agreement, name) for name in Agreement.__slots__}
    columns["mediator_ids"] = list(agreement.mediator_ids)
    for name in _SMALL:
        columns[name] = [asdict(one) for one in getattr(agreement, name)]
    return columns


def _agreement(row: Row[tuple[object, ...]]) -> Agreement:
    columns = {name: getattr(row, name) for name in Agreement.__slots__}
    columns["mediator_ids"] = tuple(row.mediator_ids)
    columns["signers"] = tuple(Signer(**one) for one in row.signers)
    columns["kept"] = tuple(KeptFinding(**one) for one in row.kept)
    columns["clauses"] = tuple(
        Clause(**(one | {"gaps": tuple((name, value) for name, value in one["gaps"])})) for one in row.clauses
    )
    return Agreement(**columns)


def _print(row: Row[tuple[object, ...]]) -> FinalPrint:
    return FinalPrint(**{name: getattr(row, name) for name in FinalPrint.__slots__})
