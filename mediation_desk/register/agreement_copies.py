"""Copies of final prints of agreements: who was given how many, added to and never corrected."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, select

from mediation_desk.domain.written_paper import Copies, Recipient
from mediation_desk.register.records import Records
from mediation_desk.register.tables.agreements import agreement_copies, final_prints


def add(
    records: Records, case_id: str, agreement_id: str, code: str, copies: Iterable[tuple[Recipient, int]]
) -> None:
    """Note copies handed out of one print; journalled by recipient and count."""
    counted = [(recipient, count) for recipient, count in copies if count]
    for recipient, count in counted:
        records.connection.execute(
            insert(agreement_copies).values(
                code=code,
                recipient=recipient,
                count=count,
                given_at=records.now,
                staff_id=records.staff.id,
            )
        )
    fields = [f"{recipient.value}:{count}" for recipient, count in counted]
    records.journal("hand_out_copies", case_id, agreement_id, fields=fields)


def of_agreement(records: Records, agreement_id: str) -> dict[str, tuple[Copies, ...]]:
    """Copies handed out by the code of the print, oldest first; prints without any are left out."""
    found = (
        select(agreement_copies)
        .join(final_prints, final_prints.c.code == agreement_copies.c.code)
        .where(final_prints.c.agreement_id == agreement_id)
        .order_by(agreement_copies.c.row)
    )
    counted: dict[str, tuple[Copies, ...]] = {}
    for row in records.connection.execute(found):
        one = Copies(**{name: getattr(row, name) for name in Copies.__slots__})
        counted[row.code] = (*counted.get(row.code, ()), one)
    return counted
