"""Visits in lists: what is due of mine or of everybody, those of a case, those of a counselling file.

No list shows a number, an address or a word of what was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mediation_desk.domain.obligation import DueGroup
from mediation_desk.domain.return_visit import (
    ReturnVisit,
    VisitMode,
    VisitOccasion,
    VisitSatisfaction,
    VisitState,
    modes_for,
)
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role
from mediation_desk.register import cases, counselling_files, office, people, return_visits
from mediation_desk.register.records import Records
from mediation_desk.services.access import VISIT_READ
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_access import known_file
from mediation_desk.services.visit_safety import guarded

_KEPT_SAFE = (Mark.RED, Mark.ORANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """One visit as lists show it.

    `guarded`: the person is reached by their safe way only; `change_way`: what is planned is no longer open
    for them. `mine`: whoever asks is to make it. `attempts` is how often nobody was reached.
    """

    id: str
    number: str
    person: str
    occasion: VisitOccasion
    state: VisitState
    planned_on: date
    due: DueGroup
    mode: VisitMode | None
    staff: str
    mine: bool
    guarded: bool
    change_way: bool
    attempts: int
    concern: bool
    case_id: str = ""
    file_id: str = ""
    made_on: date | None = None
    satisfaction: VisitSatisfaction | None = None
    paper_id: str = ""


@allowed(VISIT_READ)
def visits_due(records: Records, *, over: bool = False) -> tuple[VisitRow, ...]:
    """Every visit whoever asks has to do with, by its planned day; a director's are everybody's.

    `over` takes those that ended in. Of counselling files a director sees that there is a visit, and when.
    """
    everything = Role.DIRECTOR in records.staff.roles
    found = return_visits.known(
        records,
        everything=everything,
        where_asked=Role.EXPERT in records.staff.roles,
        over=over,
    )
    return _rows(records, found)


@allowed(VISIT_READ)
def visits_of_case(records: Records, case_id: str) -> tuple[VisitRow, ...]:
    """Every visit of a case. DeskError: case.missing, case.not_yours."""
    opened_case(records, case_id)
    return _rows(records, return_visits.of_case(records, case_id))


@allowed(VISIT_READ)
def visits_of_file(records: Records, file_id: str) -> tuple[VisitRow, ...]:
    """Every visit of a counselling file. DeskError: counselling.missing, counselling.not_yours."""
    known_file(records, file_id)
    return _rows(records, return_visits.of_file(records, file_id))


def due_of(planned_on: date, today: date) -> DueGroup:
    """When a planned day is, seen from today; a week goes on to its Sunday."""
    if planned_on < today:
        return DueGroup.OVERDUE
    if planned_on == today:
        return DueGroup.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return DueGroup.WEEK if planned_on <= sunday else DueGroup.LATER


def _rows(records: Records, found: Sequence[ReturnVisit]) -> tuple[VisitRow, ...]:
    ids = sorted({one.person_id for one in found})
    known = dict(zip(ids, people.get_many(records, ids), strict=True))  # also of records merged since
    members = {one.id: one.name for one in office.all_staff(records)}
    tries = return_visits.attempts_of(records, [one.id for one in found if not one.over])
    belongs = _Belongs(records)
    rows = []
    for visit in found:
        number, leader, marked = belongs.of(visit)
        person = known[visit.person_id]
        safe = person.safe_contact or (marked and belongs.guarded(visit.person_id))
        who = visit.made_by or leader
        rows.append(
            VisitRow(
                id=visit.id,
                number=number,
                person=person.name,
                occasion=visit.occasion,
                state=visit.state,
                planned_on=visit.planned_on,
                due=due_of(visit.planned_on, records.today),
                mode=visit.mode,
                staff=members.get(who, ""),
                mine=who == records.staff.id,
                guarded=safe,
                change_way=not visit.over and visit.mode is not None and visit.mode not in modes_for(safe),
                attempts=len(tries.get(visit.id, ())),
                concern=visit.concern,
                case_id=visit.case_id or "",
                file_id=visit.file_id or "",
                made_on=visit.made_on,
                satisfaction=visit.satisfaction,
                paper_id=visit.paper_id,
            )
        )
    return tuple(rows)


class _Belongs:
    """What visits belong to, each case, file and person looked up once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._cases: dict[str, tuple[str, tuple[str, ...], bool]] = {}
        self._files: dict[str, tuple[str, str]] = {}
        self._guarded: dict[str, bool] = {}

    def of(self, visit: ReturnVisit) -> tuple[str, str, bool]:
        """(number, who is to make it, whether somebody in it may be kept safe by mark)."""
        if visit.file_id is not None:
            if visit.file_id not in self._files:
                file = counselling_files.get(self._records, visit.file_id)
                self._files[visit.file_id] = file.number, file.counsellor_id
            number, leader = self._files[visit.file_id]
            return number, leader, True
        case_id = visit.case_id or ""
        if case_id not in self._cases:
            case = cases.get(self._records, case_id)
            marked = cases.mark(self._records, case_id) in _KEPT_SAFE
            self._cases[case_id] = case.number, case.mediator_ids, marked
        number, team, marked = self._cases[case_id]
        named = visit.staff_id in team or not team
        return number, visit.staff_id if named else team[0], marked

    def guarded(self, person_id: str) -> bool:
        """Whether somebody is reached by their safe way only."""
        if person_id not in self._guarded:
            self._guarded[person_id] = guarded(self._records, person_id)
        return self._guarded[person_id]
