"""及时化解率: which clues count in a period, and which of them were resolved within their limit.

The rate is (clues whose limit fell in the period and that were closed as resolved on or before it) ÷ (clues
whose limit fell in the period), whenever they were found. What was not resolved, or kept stable, counts below
the line only, and so does a clue still open or reopened. A limit of days to come is not due yet: whoever
counts on a day passes that day as `last` at the latest.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mediation_desk.domain.clue import ClueOutcome


class Timed(Protocol):
    """What is looked at: the day a clue is due, and when and how it was closed."""

    @property
    def due_on(self) -> date:
        """The last day of its limit."""

    @property
    def closed_on(self) -> date | None:
        """The day it was closed, None while it is open."""

    @property
    def outcome(self) -> ClueOutcome | None:
        """How it was closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timely:
    """Whether a clue counts below the line, and above it."""

    counted: bool
    in_time: bool


def timely(clue: Timed, first: date, last: date) -> Timely:
    """How a clue counts in the rate of the days `first` to `last`, both included."""
    counted = first <= clue.due_on <= last
    resolved = clue.outcome is ClueOutcome.RESOLVED and clue.closed_on is not None
    return Timely(
        counted=counted,
        in_time=counted and resolved and clue.closed_on is not None and clue.closed_on <= clue.due_on,
    )
