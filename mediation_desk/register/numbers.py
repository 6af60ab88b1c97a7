"""Numbers on papers: one gap-free counter for each series and year; voided ones stay with their reason."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, insert, select, update

from mediation_desk.domain import numbering
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.safekeeping import numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenNumber:
    """One line of the ledger of numbers."""

    number: str
    series: str
    year: int
    sequence: int
    void_reason: str | None


def take(records: Records, series: str, year: int) -> str:
    """The next number of `series` in `year`, in the centre's pattern; rolled back with its transaction."""
    counted = select(func.max(numbers.c.sequence)).where(numbers.c.series == series, numbers.c.year == year)
    sequence = (records.connection.execute(counted).scalar() or 0) + 1
    patterns = office.setting(records, "number_patterns", {})
    pattern = patterns.get(series, numbering.DEFAULT_PATTERNS[series])
    abbreviation = office.centre(records).abbreviation
    number = numbering.format_number(pattern, year=year, sequence=sequence, abbreviation=abbreviation)
    records.connection.execute(
        insert(numbers).values(
            number=number,
            series=series,
            year=year,
            sequence=sequence,
            taken_at=records.now,
            taken_by=records.staff.id,
        )
    )
    records.journal("take_number", fields=(series,))
    return number


def void(records: Records, number: str, reason: str) -> None:
    """Void a number: it is never used again and stays in the ledger. DeskError("number.reason_needed")."""
    if not reason.strip():
        raise DeskError("number.reason_needed", field="reason")
    records.connection.execute(
        update(numbers)
        .where(numbers.c.number == number, numbers.c.voided_at.is_(None))
        .values(voided_at=records.now, void_reason=reason.strip())
    )
    records.journal("void_number", fields=("reason",))


def ledger(records: Records, series: str, year: int) -> list[TakenNumber]:
    """Every number of a series and year in order, voided ones included."""
    rows = records.connection.execute(
        select(numbers).where(numbers.c.series == series, numbers.c.year == year).order_by(numbers.c.sequence)
    )
    return [
        TakenNumber(
            number=row.number,
            series=row.series,
            year=row.year,
            sequence=row.sequence,
            void_reason=row.void_reason,
        )
        for row in rows
    ]
