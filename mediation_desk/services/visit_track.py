"""How the visits of a case stand in one line: the next day, how many wait, how many were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.return_visit import VisitState
from mediation_desk.register import return_visits
from mediation_desk.register.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitTrack:
    """Visits of a case in figures; `next_on` is the earliest day planned, None when none is."""

    next_on: date | None = None
    waiting: int = 0
    made: int = 0


NO_VISITS = VisitTrack()


def visit_track(records: Records, case_id: str) -> VisitTrack:
    """The visits of a case whoever calls has opened already."""
    visits = return_visits.of_case(records, case_id)
    waiting = [one.planned_on for one in visits if one.state is VisitState.PLANNED]
    return VisitTrack(
        next_on=min(waiting, default=None),
        waiting=len(waiting),
        made=sum(1 for one in visits if one.state is VisitState.MADE),
    )
