"""Visiting somebody kept safe: by which way, on which number, and never the two sides on one line on one day.

Whether numbers agree is compared here and told to nobody: the refusal says only that the other side is rung
that day, whether or not they share a number that whoever asks cannot see.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mediation_desk.domain.case import Case
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Phone
from mediation_desk.domain.return_visit import (
    FROM_AFAR,
    ReturnVisit,
    VisitMode,
    VisitState,
    check_mode,
)
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, people, return_visits
from mediation_desk.register.records import Records
from mediation_desk.services.access import VISIT_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import standing_of
from mediation_desk.services.visit_access import own_visit

_KEPT_SAFE = (Mark.RED, Mark.ORANGE)


def guarded(records: Records, person_id: str) -> bool:
    """Whether somebody is reached by their safe way only: in safe-contact mode, or marked RED or ORANGE."""
    return people.get(records, person_id).safe_contact or standing_of(records, person_id).mark in _KEPT_SAFE


def guarded_of(records: Records, person_ids: Iterable[str], case: Case | None = None) -> frozenset[str]:
    """Those of these people who are kept safe; a case whose mark is low has none by mark."""
    ids = tuple(dict.fromkeys(person_ids))
    known = zip(ids, people.get_many(records, ids), strict=True)
    safe = {asked for asked, person in known if person.safe_contact}
    if case is not None and cases.mark(records, case.id) not in _KEPT_SAFE:
        return frozenset(safe)
    return frozenset(one for one in ids if one in safe or guarded(records, one))


def safe_number(records: Records, person_id: str) -> bool:
    """Whether a number known to be safe opens for whoever asks; it is not shown."""
    contact = people.contact_to_compare(records, person_id)
    return contact is not None and any(one.safe_to_call for one in contact.phones)


def check_way(records: Records, visit: ReturnVisit, on: date, mode: VisitMode | None) -> None:
    """Refuse a way or a day that is not safe. DeskError: visit.not_this_way, visit.no_safe_number,
    visit.other_side_that_day.
    """
    check_mode_of(records, visit, mode)
    if mode in FROM_AFAR and _rung_that_day(records, visit, on):
        raise DeskError("visit.other_side_that_day", field="planned_on")


def check_mode_of(records: Records, visit: ReturnVisit, mode: VisitMode | None) -> None:
    """Refuse a way that is not safe for this person. DeskError: visit.not_this_way, visit.no_safe_number."""
    kept_safe = guarded(records, visit.person_id)
    number = mode in FROM_AFAR and kept_safe and safe_number(records, visit.person_id)
    check_mode(mode, guarded=kept_safe, safe_number=number)


def _rung_that_day(records: Records, visit: ReturnVisit, on: date) -> bool:
    """Whether another side of the case is rung on the same day, by a number they may share."""
    if visit.case_id is None:
        return False
    sides = {one.person_id: one.side for one in cases.get(records, visit.case_id).parties}
    mine = sides.get(visit.person_id)
    for other in return_visits.of_case(records, visit.case_id):
        if other.id == visit.id or other.mode not in FROM_AFAR or sides.get(other.person_id) is mine:
            continue
        day = other.made_on if other.state is VisitState.MADE else other.planned_on
        ended = other.state in (VisitState.CANCELLED, VisitState.NOT_REACHED)
        if day == on and not ended and _may_share(records, visit.person_id, other.person_id):
            return True
    return False


def _may_share(records: Records, one: str, other: str) -> bool:
    """Whether two people have a number in common, or nobody here can know."""
    first, second = return_visits.phones(records, one), return_visits.phones(records, other)
    return first is None or second is None or bool(first & second)


@allowed(VISIT_WRITE, changes={"journal"})
def visit_numbers(records: Records, visit_id: str) -> tuple[Phone, ...]:
    """The numbers a person may be visited on, for whoever makes the visit; journalled.

    Of somebody kept safe only those known to be safe; of others none that is known not to be. Raises
    DeskError: visit.missing, visit.over, case.not_yours, counselling.not_yours, sealed.not_yours.
    """
    visit = own_visit(records, visit_id)
    if visit.over:
        raise DeskError("visit.over")
    contact = people.open_contact(records, visit.person_id)
    records.journal("reveal_visit_numbers", visit.id, visit.person_id)
    if guarded(records, visit.person_id):
        return tuple(one for one in contact.phones if one.safe_to_call)
    return tuple(one for one in contact.phones if one.safe_to_call is not False)


def side_of(case: Case, person_id: str) -> Side | None:
    """The side on which somebody stands in a case."""
    return next((one.side for one in case.parties if one.person_id == person_id), None)
