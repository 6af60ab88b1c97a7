"""恢复后补录: what a restored register must be told of its numbers, and what became of each that was skipped.

Nobody takes a number of a series before somebody said which was the last on paper: a number that stands on a
paper already would name two things for ever.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.numbering import DEFAULT_PATTERNS, Series
from mediation_desk.domain.paper_number import LastKnown, check_last, read_number
from mediation_desk.domain.restored import Restored
from mediation_desk.domain.restored_number import ASKED, LastAnswer, RestoredNumber, RestoredState
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers, office, restored, restored_numbers
from mediation_desk.register.records import Records
from mediation_desk.services.access import RESTORED_NUMBERS_READ, RESTORED_NUMBERS_WRITE
from mediation_desk.services.permission import allowed

_COUNTED = frozenset({Role.DIRECTOR, Role.COUNSELLOR})
"""Who may learn how many counselling files there are."""
_EXAMPLE = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedSeries:
    """A series of a year, what is known of it, how one of its numbers reads, and what was answered so far."""

    restore_id: str
    series: Series
    year: int
    known: LastKnown
    example: str
    answer: LastAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesTold:
    """What somebody answers: the last number as `typed`, or `none` newer; `sure` that a far one is right."""

    series: Series
    year: int
    typed: str = ""
    none: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredDesk:
    """From what the register was restored, by whom (name or kind of slot), and what it must be told."""

    restored: Restored
    by: str
    asked: tuple[AskedSeries, ...]

    @property
    def open(self) -> tuple[AskedSeries, ...]:
        """What nobody answered yet."""
        return tuple(one for one in self.asked if one.answer is None)


@allowed(RESTORED_NUMBERS_READ)
def restored_desk(records: Records) -> RestoredDesk | None:
    """What the page asks and shows; None for a register that was never restored."""
    newest = restored.newest(records)
    if newest is None:
        return None
    names = {one.id: one.name for one in office.all_staff(records)}
    return RestoredDesk(restored=newest, by=names.get(newest.by, newest.by), asked=_asked(records))


@allowed(RESTORED_NUMBERS_WRITE, changes={"number", "restored"})
def tell_last_numbers(records: Records, told: tuple[SeriesTold, ...]) -> RestoredDesk | None:
    """Keep the last numbers seen on paper: the series go on after them, those between are listed.

    A larger one found later may be told as well. All of them count, or none. DeskError of
    `domain.paper_number`, number.twice (field `<series>_<year>`), permission.refused.
    """
    asked = {(one.series, one.year): one for one in _asked(records)}
    for one in told:
        if (one.series, one.year) not in asked:
            raise DeskError("permission.refused")
        try:
            _tell(records, asked[one.series, one.year], one)
        except DeskError as fault:
            raise DeskError(fault.key, field=field_of(one.series, one.year), **fault.names) from fault
    return restored_desk(records)


@allowed(RESTORED_NUMBERS_WRITE, changes={"number", "restored"})
def void_restored_number(records: Records, number: str, reason: str) -> RestoredNumber:
    """Give a number of the list up, with a reason: the director's to say.

    DeskError restored_number.director_voids, number.reason_needed, restored_number.missing,
    restored_number.settled.
    """
    if Role.DIRECTOR not in records.staff.roles:
        raise DeskError("restored_number.director_voids")
    numbers.void_listed(records, number, reason)
    return restored_numbers.get(records, number)


def field_of(series: Series, year: int) -> str:
    """The name of the field that asks for a series of a year."""
    return f"{series.value}_{year}"


def may_see(records: Records, series: Series) -> bool:
    """Whether whoever asks may learn numbers of a series: those of counselling files are nobody's."""
    return series is not Series.COUNSELLING or bool(records.staff.roles & _COUNTED)


def _asked(records: Records) -> tuple[AskedSeries, ...]:
    newest: dict[tuple[Series, int], Restored] = {}
    for one in restored.every(records):
        for asked in restored_numbers.asked_by(one):
            newest.setdefault(asked, one)
    answered: dict[tuple[str, Series, int], LastAnswer] = {}
    for given in restored_numbers.answers(records):
        answered.setdefault((given.restore_id, given.series, given.year), given)
    order = sorted(newest, key=lambda asked: (asked[1], ASKED.index(asked[0])))
    return tuple(
        AskedSeries(
            restore_id=newest[series, year].id,
            series=series,
            year=year,
            known=_known(records, series, year),
            example=numbers.in_pattern(records, series, year, _EXAMPLE),
            answer=answered.get((newest[series, year].id, series, year)),
        )
        for series, year in order
        if may_see(records, series)
    )


def _known(records: Records, series: Series, year: int) -> LastKnown:
    sequence, number = numbers.last_known(records, series, year)
    seen = max(
        (
            (end.sequence, end.number)
            for one in restored.every(records)
            for end in one.seen_ends
            if (end.series, end.year) == (series, year)
        ),
        default=(0, ""),
    )
    return LastKnown(year=year, sequence=sequence, number=number, seen=seen[0], seen_number=seen[1])


def _tell(records: Records, asked: AskedSeries, told: SeriesTold) -> None:
    known, last, said = asked.known, asked.known.sequence, ""
    if told.none:
        if known.seen > known.sequence:
            raise DeskError("paper_number.seen_larger", number=known.seen_number)
    else:
        patterns = (numbers.pattern_of(records, asked.series), DEFAULT_PATTERNS[asked.series])
        read = read_number(told.typed, patterns, office.centre(records).abbreviation, asked.example)
        last = check_last(read, known, sure=told.sure)
        said = told.typed.strip() if read.whole else ""
    restored_numbers.answer(
        records,
        LastAnswer(
            restore_id=asked.restore_id,
            series=asked.series,
            year=asked.year,
            known=known.sequence,
            last=last,
            typed=said or numbers.in_pattern(records, asked.series, asked.year, last),
            at=records.now,
            by=records.staff.id,
        ),
    )
    _list(records, asked, last)


def _list(records: Records, asked: AskedSeries, last: int) -> None:
    found = []
    for sequence in range(asked.known.sequence + 1, last + 1):
        number = numbers.in_pattern(records, asked.series, asked.year, sequence)
        numbers.refuse_twice(records, number)
        found.append(
            RestoredNumber(
                number=number,
                series=asked.series,
                year=asked.year,
                sequence=sequence,
                state=RestoredState.WAITING,
                listed_at=records.now,
            )
        )
    restored_numbers.put_on_list(records, found)
