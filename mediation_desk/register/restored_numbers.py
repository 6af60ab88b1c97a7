"""What a restored register was told of its numbers: the last ones seen on paper, and those that wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.restored import Restored
from mediation_desk.domain.restored_number import ASKED, LastAnswer, RestoredNumber, RestoredState
from mediation_desk.errors import DeskError
from mediation_desk.register import restored
from mediation_desk.register.records import Records
from mediation_desk.register.tables.restored_numbers import last_on_paper, restored_numbers

Asked = tuple[Series, int]
"""A series and a year."""


def asked_by(one: Restored) -> tuple[Asked, ...]:
    """What a restore asks: every series, in each year that papers may bear which its copy does not know."""
    years = range(legal_day(one.copy_made_at).year, legal_day(one.restored_at).year + 1)
    return tuple((series, year) for year in years for series in ASKED)


def open_restores(records: Records) -> dict[Asked, Restored]:
    """Each series and year whose last number on paper is still asked for, with the restore that asks."""
    newest: dict[Asked, Restored] = {}
    for one in restored.every(records):
        for asked in asked_by(one):
            newest.setdefault(asked, one)
    if not newest:
        return {}
    given = {(one.restore_id, one.series, one.year) for one in answers(records)}
    return {asked: one for asked, one in newest.items() if (one.id, *asked) not in given}


def refuse_unanswered(records: Records, series: str, year: int) -> None:
    """Refuse to take a number while nobody said up to where papers go (DeskError `number.ask_paper`)."""
    if (Series(series), year) in open_restores(records):
        raise DeskError("number.ask_paper")


def answers(records: Records) -> tuple[LastAnswer, ...]:
    """Every answer given, the newest first."""
    rows = records.connection.execute(select(last_on_paper).order_by(last_on_paper.c.row.desc()))
    names = ("restore_id", "series", "year", "known", "last", "typed", "at", "by")
    return tuple(LastAnswer(**{name: getattr(row, name) for name in names}) for row in rows)


def answer(records: Records, given: LastAnswer) -> None:
    """Keep what was answered; earlier answers stay."""
    told = {name: getattr(given, name) for name in LastAnswer.__slots__}
    records.connection.execute(insert(last_on_paper).values(**told))
    records.journal("tell_last_number", given.restore_id, fields=(given.series,))


def last_listed(records: Records, series: str, year: int) -> tuple[int, str]:
    """The largest sequence ever listed, whatever became of it, and its number; 0 and nothing without one."""
    of = (restored_numbers.c.series == series) & (restored_numbers.c.year == year)
    row = records.connection.execute(
        select(restored_numbers.c.sequence, restored_numbers.c.number)
        .where(of)
        .order_by(restored_numbers.c.sequence.desc())
        .limit(1)
    ).first()
    return (row.sequence, row.number) if row else (0, "")


def put_on_list(records: Records, found: Iterable[RestoredNumber]) -> None:
    """List numbers as waiting; what a number was is for others to say."""
    names = RestoredNumber.__slots__
    rows = [{name: getattr(one, name) for name in names} for one in found]
    if rows:
        records.connection.execute(insert(restored_numbers), rows)
        records.journal("list_restored_numbers", fields=(str(rows[0]["series"]),))


def every(records: Records) -> tuple[RestoredNumber, ...]:
    """The whole list, by series, year and sequence."""
    order = (restored_numbers.c.series, restored_numbers.c.year, restored_numbers.c.sequence)
    return tuple(map(_read, records.connection.execute(select(restored_numbers).order_by(*order))))


def waiting(records: Records, series: str) -> tuple[RestoredNumber, ...]:
    """Numbers of a series that wait, the oldest first."""
    of = restored_numbers.c.state == RestoredState.WAITING
    wanted = select(restored_numbers).where(of, restored_numbers.c.series == series)
    order = (restored_numbers.c.year, restored_numbers.c.sequence)
    return tuple(map(_read, records.connection.execute(wanted.order_by(*order))))


def count_waiting(records: Records) -> dict[Series, int]:
    """How many wait, of each series that has any."""
    counted = (
        select(restored_numbers.c.series, func.count())
        .where(restored_numbers.c.state == RestoredState.WAITING)
        .group_by(restored_numbers.c.series)
    )
    return {row[0]: row[1] for row in records.connection.execute(counted)}


def get(records: Records, number: str) -> RestoredNumber:
    """One number of the list. DeskError `restored_number.missing`."""
    row = records.connection.execute(
        select(restored_numbers).where(restored_numbers.c.number == number)
    ).first()
    if row is None:
        raise DeskError("restored_number.missing")
    return _read(row)


def is_listed(records: Records, number: str) -> bool:
    """Whether a number stands on the list, in whatever state."""
    wanted = select(restored_numbers.c.number).where(restored_numbers.c.number == number)
    return records.connection.execute(wanted).first() is not None


def settle(
    records: Records, one: RestoredNumber, state: RestoredState, *, reason: str = "", became: str = ""
) -> RestoredNumber:
    """Say what became of a number that waits. DeskError `restored_number.settled`: somebody did."""
    settled = replace(one, state=state, at=records.now, by=records.staff.id, reason=reason, became=became)
    told = {name: getattr(settled, name) for name in ("state", "at", "by", "reason", "became")}
    done = records.connection.execute(
        update(restored_numbers)
        .where(restored_numbers.c.number == one.number, restored_numbers.c.state == RestoredState.WAITING)
        .values(**told)
    )
    if done.rowcount != 1:
        raise DeskError("restored_number.settled")
    return settled


def _read(row: Row[tuple[object, ...]]) -> RestoredNumber:
    return RestoredNumber(**{name: getattr(row, name) for name in RestoredNumber.__slots__})
