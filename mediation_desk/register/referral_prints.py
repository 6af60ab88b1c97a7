"""Letters as issued: the bytes of both files sealed together, number, code and hash in the open."""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import fields

from sqlalchemy import insert, select
from sqlalchemy.engine import Row

from mediation_desk.domain.referral import LetterPrint, Referral
from mediation_desk.errors import DeskError
from mediation_desk.register import referrals, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.tables.referrals import referral_prints


def keep(
    records: Records,
    referral: Referral,
    key: str,
    number: str,
    code: str,
    printed: tuple[bytes, bytes],
    reader_ids: Iterable[str],
) -> LetterPrint:
    """Keep a letter's (PDF, DOCX) for the readers of its referral; it is never changed."""
    told = json.dumps([b64encode(file).decode() for file in printed])
    made = LetterPrint(
        referral_id=referral.id,
        key=key,
        number=number,
        code=code,
        issued_at=records.now,
        staff_id=records.staff.id,
        sha256=hashlib.sha256(printed[0]).hexdigest(),
        sealed_id=referrals.write(records, referral, told, reader_ids),
    )
    values = {field.name: getattr(made, field.name) for field in fields(made)}
    records.connection.execute(insert(referral_prints).values(**values))
    records.journal("issue_letter", referral.id, fields=(key, code))
    return made


def of_referral(records: Records, referral_id: str) -> list[LetterPrint]:
    """Letters issued for a referral, oldest first."""
    found = select(referral_prints).where(referral_prints.c.referral_id == referral_id)
    return [_print(row) for row in records.connection.execute(found.order_by(referral_prints.c.issued_at))]


def with_code(records: Records, code: str) -> LetterPrint | None:
    """The letter a short code belongs to, or None."""
    row = records.connection.execute(select(referral_prints).where(referral_prints.c.code == code)).first()
    return None if row is None else _print(row)


def files(records: Records, made: LetterPrint) -> tuple[bytes, bytes]:
    """(PDF, DOCX) exactly as issued, journalled. DeskError: sealed.not_yours, sealed.altered."""
    pdf, docx = (b64decode(file) for file in json.loads(sealed.unseal(records, made.sealed_id)))
    if hashlib.sha256(pdf).hexdigest() != made.sha256:
        raise DeskError("sealed.altered")
    records.journal("open_letter", made.referral_id, fields=(made.key, made.code))
    return pdf, docx


def _print(row: Row[tuple[object, ...]]) -> LetterPrint:
    return LetterPrint(**{field.name: getattr(row, field.name) for field in fields(LetterPrint)})
