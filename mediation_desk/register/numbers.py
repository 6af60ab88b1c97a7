"""Numbers on papers: one gap-free counter for each series and year; voided ones stay with their reason."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from mediation_desk.domain import numbering
from mediation_desk.domain.restored_number import RestoredState
from mediation_desk.errors import DeskError
from mediation_desk.register import office, restored, restored_numbers
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


def take(records: Records, series: str, year: int, *, listed: str = "", became: str = "") -> str:
    """The next number of `series` in `year`, in the centre's pattern; rolled back with its transaction.

    `listed` is a number of the list 恢复后待补录 to be used instead, as it stands; `became` is the id of what
    is entered under it. DeskError number.ask_paper: a copy was put back and nobody said yet which number
    was the last on paper; number.twice: the pattern makes a number that is there already; those of
    `take_listed`.
    """
    if listed:
        return take_listed(records, series, listed, became)
    restored_numbers.refuse_unanswered(records, series, year)
    sequence = last_known(records, series, year)[0] + 1
    number = in_pattern(records, series, year, sequence)
    refuse_twice(records, number)
    _write(records, number=number, series=series, year=year, sequence=sequence)
    records.journal("take_number", fields=(series,))
    return number


def take_running(records: Records, series: str, *, town_code: str, village_code: str) -> str:
    """The next number of a series that never begins anew and names a place; rolled back with its transaction.

    After a restore it leaps: numbers given after the copy was made may stand on paper, and nobody can be
    asked for the last one of a series that is on no paper of its own. DeskError("number.twice").
    """
    taken = records.connection.execute(
        select(numbers.c.sequence, numbers.c.taken_at)
        .where(numbers.c.series == series, numbers.c.year == numbering.RUNNING)
        .order_by(numbers.c.sequence.desc())
        .limit(1)
    ).first()
    since = [one.restored_at for one in restored.every(records)]
    leaps = taken is not None and any(one > taken.taken_at for one in since)
    sequence = (taken.sequence if taken else 0) + (numbering.LEAP if leaps else 1)
    number = numbering.format_number(
        pattern_of(records, series),
        year=records.today.year,
        sequence=sequence,
        abbreviation=office.centre(records).abbreviation,
        town_code=town_code,
        village_code=village_code,
    )
    refuse_twice(records, number)
    _write(records, number=number, series=series, year=numbering.RUNNING, sequence=sequence)
    records.journal("take_number", fields=(series,))
    return number


def take_listed(records: Records, series: str, number: str, became: str) -> str:
    """A number of the list 恢复后待补录, now taken by what it stood on before the restore.

    DeskError restored_number.missing (also of another series), restored_number.settled.
    """
    one = restored_numbers.get(records, number)
    if one.series != series:
        raise DeskError("restored_number.missing")
    restored_numbers.settle(records, one, RestoredState.REENTERED, became=became)
    _write(records, number=number, series=series, year=one.year, sequence=one.sequence)
    records.journal("reenter_number", *filter(None, (became,)), fields=(series,))
    return number


def void_listed(records: Records, number: str, reason: str) -> None:
    """Give a number of the list up; it stands in the ledger as void, with the reason.

    DeskError number.reason_needed, restored_number.missing, restored_number.settled.
    """
    if not reason.strip():
        raise DeskError("number.reason_needed", field="reason")
    one = restored_numbers.get(records, number)
    restored_numbers.settle(records, one, RestoredState.VOIDED, reason=reason.strip())
    _write(
        records,
        number=number,
        series=one.series,
        year=one.year,
        sequence=one.sequence,
        voided_at=records.now,
        void_reason=reason.strip(),
    )
    records.journal("void_restored_number", fields=(one.series,))


def last_known(records: Records, series: str, year: int) -> tuple[int, str]:
    """The largest sequence taken or listed, and its number; 0 and nothing for a series without one."""
    taken = (
        select(numbers.c.sequence, numbers.c.number)
        .where(numbers.c.series == series, numbers.c.year == year)
        .order_by(numbers.c.sequence.desc())
        .limit(1)
    )
    row = records.connection.execute(taken).first()
    return max(
        (row.sequence, row.number) if row else (0, ""), restored_numbers.last_listed(records, series, year)
    )


def in_pattern(records: Records, series: str, year: int, sequence: int) -> str:
    """How a number reads in the centre's pattern of now."""
    abbreviation = office.centre(records).abbreviation
    pattern = pattern_of(records, series)
    return numbering.format_number(pattern, year=year, sequence=sequence, abbreviation=abbreviation)


def pattern_of(records: Records, series: str) -> str:
    """The pattern the centre chose for a series, or that by default."""
    patterns: dict[str, str] = office.setting(records, "number_patterns", {})
    return patterns.get(series, numbering.DEFAULT_PATTERNS[series])


def refuse_twice(records: Records, number: str) -> None:
    """Refuse a number that stands in the ledger or on the list already (DeskError `number.twice`)."""
    if is_taken(records, number):
        raise DeskError("number.twice", number=number)


def is_taken(records: Records, number: str) -> bool:
    """Whether a number stands in the ledger or on the list already."""
    wanted = select(numbers.c.number).where(numbers.c.number == number)
    return bool(records.connection.execute(wanted).first()) or restored_numbers.is_listed(records, number)


def _write(records: Records, **told: object) -> None:
    row = {"taken_at": records.now, "taken_by": records.staff.id, **told}
    records.connection.execute(insert(numbers).values(**row))


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
