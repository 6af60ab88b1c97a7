"""恢复后待补录: numbers on paper that a restored register does not know, and what became of each.

A copy put back knows nothing of what was numbered after it was made. Before a series goes on, the last number
seen on paper is asked for; those between are listed, and each is entered again or voided with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.numbering import Series

ASKED = (
    Series.RECEPTION,
    Series.CASE,
    Series.AGREEMENT,
    Series.LETTER,
    Series.COUNSELLING,
    Series.CLUE,
    Series.CONSULTATION,
)
"""Every series numbers are taken of, in the order the page asks for them."""


class RestoredState(StrEnum):
    """WAITING: nobody said yet what it was · REENTERED: entered again under it · VOIDED: given up."""

    WAITING = "waiting"
    REENTERED = "reentered"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredNumber:
    """One number of the list; `by` is a staff id, `became` the id of what was entered again under it."""

    number: str
    series: Series
    year: int
    sequence: int
    state: RestoredState
    listed_at: datetime
    at: datetime | None = None
    by: str = ""
    reason: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAnswer:
    """What was answered for a series of a year: `known` before, `last` on paper (the same: nothing newer)."""

    restore_id: str
    series: Series
    year: int
    known: int
    last: int
    typed: str
    at: datetime
    by: str
