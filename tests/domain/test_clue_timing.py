"""及时化解率: a clue counts by the day it was due, and above the line only when resolved by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.clue import ClueOutcome
from mediation_desk.domain.clue_timing import Timely, timely

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
BELOW_ONLY = Timely(counted=True, in_time=False)


@dataclass(frozen=True, slots=True)
class Dates:
    due_on: date
    closed_on: date | None = None
    outcome: ClueOutcome | None = None


def test_resolved_on_the_last_day_is_in_time_and_a_day_later_is_not() -> None:
    due = date(2026, 2, 10)
    assert timely(Dates(due, due, ClueOutcome.RESOLVED), FIRST, LAST) == Timely(counted=True, in_time=True)
    late = due + timedelta(days=1)
    assert timely(Dates(due, late, ClueOutcome.RESOLVED), FIRST, LAST) == BELOW_ONLY


def test_what_is_open_unresolved_or_kept_stable_counts_below_the_line_only() -> None:
    due = date(2026, 2, 10)
    assert timely(Dates(due), FIRST, LAST) == BELOW_ONLY
    for outcome in (ClueOutcome.UNRESOLVED, ClueOutcome.STABILISED):
        assert timely(Dates(due, due, outcome), FIRST, LAST) == BELOW_ONLY


def test_a_clue_due_outside_the_period_counts_nowhere_though_it_was_resolved_within() -> None:
    early = Dates(FIRST - timedelta(days=1), FIRST, ClueOutcome.RESOLVED)
    ahead = Dates(LAST + timedelta(days=1), LAST, ClueOutcome.RESOLVED)
    assert timely(early, FIRST, LAST) == timely(ahead, FIRST, LAST) == Timely(counted=False, in_time=False)


@given(
    due=st.dates(date(2025, 12, 1), date(2026, 5, 1)),
    closed=st.none() | st.dates(date(2025, 12, 1), date(2026, 6, 1)),
    outcome=st.none() | st.sampled_from(ClueOutcome),
)
def test_nothing_counts_above_the_line_and_not_below_it_and_quarters_add_up(
    due: date, closed: date | None, outcome: ClueOutcome | None
) -> None:
    clue = Dates(due, closed, outcome)
    whole = timely(clue, date(2026, 1, 1), date(2026, 6, 30))
    halves = [timely(clue, FIRST, LAST), timely(clue, LAST + timedelta(days=1), date(2026, 6, 30))]
    assert whole.counted >= whole.in_time
    assert whole.counted == sum(one.counted for one in halves)
    assert whole.in_time == sum(one.in_time for one in halves)
