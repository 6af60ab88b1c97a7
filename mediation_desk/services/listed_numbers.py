"""What a form that takes a number must know first: whether it may yet, and which listed ones it may use."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.numbering import Series
from mediation_desk.register import restored_numbers
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK, RESTORED_NUMBERS_READ
from mediation_desk.services.permission import allowed
from mediation_desk.services.restored_numbers import may_see


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChoice:
    """`asks` while the last number on paper is asked for; `waiting` are those that may be used again.

    `opens` tells whether whoever asks may open the page that asks.
    """

    asks: bool
    waiting: tuple[str, ...] = ()
    opens: bool = False


@allowed(AT_THE_DESK)
def number_choice(records: Records, series: Series) -> NumberChoice:
    """How the next number of a series stands this year; of counselling files nothing is told to others."""
    asks = (series, records.today.year) in restored_numbers.open_restores(records)
    found = restored_numbers.waiting(records, series) if may_see(records, series) else ()
    opens = bool(records.staff.roles & RESTORED_NUMBERS_READ)
    return NumberChoice(asks=asks, waiting=tuple(one.number for one in found), opens=opens)
