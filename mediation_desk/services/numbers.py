"""Numbers on papers: how each series reads, and the ledger of every number taken, voided ones included."""

from __future__ import annotations

from mediation_desk.domain.numbering import DEFAULT_PATTERNS, Series, check_pattern
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers, office
from mediation_desk.register.numbers import TakenNumber
from mediation_desk.register.records import Records
from mediation_desk.services.access import NUMBERS_READ, OFFICE_WRITE
from mediation_desk.services.permission import allowed

__all__ = ["SHOWN", "TakenNumber", "number_ledger", "number_patterns", "set_number_patterns"]

SHOWN = (
    Series.CASE,
    Series.AGREEMENT,
    Series.RECEPTION,
    Series.LETTER,
    Series.CLUE,
    Series.CONSULTATION,
)
"""The series that are taken so far; the others are configured when their pages come."""


@allowed(NUMBERS_READ)
def number_patterns(records: Records) -> tuple[tuple[Series, str], ...]:
    """The pattern of each series that is taken, to be shown."""
    return patterns_of(records)


def patterns_of(records: Records) -> tuple[tuple[Series, str], ...]:
    """The pattern of each series that is taken, as the centre set it or as it is by default."""
    chosen = office.setting(records, "number_patterns", {})
    return tuple((series, chosen.get(series, DEFAULT_PATTERNS[series])) for series in SHOWN)


@allowed(OFFICE_WRITE, changes={"number"})
def set_number_patterns(records: Records, patterns: tuple[tuple[Series, str], ...]) -> None:
    """Let numbers read otherwise from the next one on; numbers taken stay as they are.

    Raises DeskError `numbering.*` (see domain.numbering.check_pattern).
    """
    for series, pattern in patterns:
        check_pattern(pattern, series=series)
    chosen = office.setting(records, "number_patterns", {})
    kept = chosen | {series.value: pattern for series, pattern in patterns}
    office.set_setting(records, "number_patterns", kept)


@allowed(NUMBERS_READ)
def number_ledger(records: Records, series: Series, year: int) -> tuple[TakenNumber, ...]:
    """Every number of a series and year, the newest first. DeskError("permission.refused") for others.

    How many counselling files there are, and their numbers, is nobody's business here.
    """
    if series not in SHOWN:
        raise DeskError("permission.refused")
    return tuple(reversed(numbers.ledger(records, series, year)))
