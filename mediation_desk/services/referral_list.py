"""The list of referrals and letters, and those of one case or person, in words a list can paint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mediation_desk.domain.access_matrix import only_where_asked
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.register import cases, office, people, receptions, referrals
from mediation_desk.register.records import Records
from mediation_desk.services.access import REFERRAL_KNOW, REFERRAL_READ
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_access import case_of, has_to_do_with

SHOWN_BEFORE = timedelta(days=4)
"""How long before it runs out the first page tells of a clock: on a Friday of one that ends on Monday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """One row: `agency` and `person` are empty where they are sealed or nobody's business who reads.

    `number` is ours of what we send, theirs of a letter to us; `beside` is our number of the answer to it.
    `belongs_to` is the number of its case or reception. `opens`: whoever reads may open it.
    """

    id: str
    direction: Direction
    state: ReferralState
    number: str
    beside: str
    agency: str
    restricted: bool
    person: str
    belongs_to: str
    author: str
    begun_on: date
    clock: str
    due_at: datetime | None
    overdue: bool
    opens: bool


@allowed(REFERRAL_KNOW)
def referral_rows(records: Records, *, over: bool = False) -> tuple[ReferralRow, ...]:
    """Referrals and letters whoever asks may know of, the newest first; `over`: closed ones too.

    The counter sees direction, agency, number and state of all, and of whom in none. What is restricted shows
    neither agency nor person to anybody until it is opened.
    """
    roles = records.staff.roles
    reads = bool(roles & REFERRAL_READ)
    everything = Role.DIRECTOR in roles or not reads
    asked = Role.EXPERT in roles or only_where_asked(roles)
    found = referrals.known(records, everything=everything, where_asked=asked, over=over)
    return _rows(records, found, reads=reads)


@allowed(REFERRAL_READ)
def referrals_of_case(records: Records, case_id: str) -> tuple[ReferralRow, ...]:
    """Referrals of one case, the newest first. DeskError: case.missing, case.not_yours."""
    opened_case(records, case_id)
    return _rows(records, referrals.of_case(records, case_id), reads=True)


@allowed(REFERRAL_READ)
def referrals_of_reception(records: Records, reception_id: str) -> tuple[ReferralRow, ...]:
    """Referrals of one reception whoever asks has to do with, the newest first."""
    return _rows(records, referrals.from_reception(records, reception_id), reads=True)


def waiting_referrals(records: Records) -> tuple[ToDo | None, ...]:
    """For the first page: what waits for the director's approval, whose clock ran out or soon will."""
    roles = records.staff.roles
    director = Role.DIRECTOR in roles
    asked = referrals.waiting(records) if director else []
    near = records.now + SHOWN_BEFORE
    found = referrals.due_by(records, near, everything=director) if roles & REFERRAL_READ else []
    running = [one for one in found if has_to_do_with(records, one)]
    late = [one for one in running if one.overdue(records.now)]
    soon = [one for one in running if not one.overdue(records.now)]
    first = (
        ToDo(kind=ToDoKind.REFERRAL, count=len(asked), oldest=min(one.since for one in asked))
        if asked
        else None
    )
    return first, _clocks(ToDoKind.REFERRAL_LATE, late), _clocks(ToDoKind.REFERRAL_DUE, soon)


def _clocks(kind: ToDoKind, running: list[Referral]) -> ToDo | None:
    """One row of the first page; its oldest is the day that comes, or came, first."""
    due = [one.due_at for one in running if one.due_at is not None]
    return ToDo(kind=kind, count=len(due), oldest=min(due)) if due else None


def _rows(records: Records, found: list[Referral], *, reads: bool) -> tuple[ReferralRow, ...]:
    shown = [one for one in found if not reads or has_to_do_with(records, one)]
    names = people.names(records, {one.person_id for one in shown if one.person_id and reads})
    staff = {one.id: one.name for one in office.all_staff(records)}
    return tuple(
        ReferralRow(
            id=one.id,
            direction=one.direction,
            state=one.state,
            number=one.their_number or one.number,
            beside=one.number if one.their_number else "",
            agency=one.agency,
            restricted=one.restricted,
            person="" if one.restricted else names.get(one.person_id or "", ""),
            belongs_to=_belongs_to(records, one) if reads else "",
            author=staff.get(one.handler_id or one.author, ""),
            begun_on=legal_day(one.begun_at),
            clock=one.clock,
            due_at=one.due_at,
            overdue=one.overdue(records.now),
            opens=reads and referrals.opens(records, one),
        )
        for one in shown
    )


def _belongs_to(records: Records, referral: Referral) -> str:
    case_id = case_of(records, referral)
    if case_id is not None:
        return cases.get(records, case_id).number
    if referral.reception_id is not None:
        return receptions.get(records, referral.reception_id).number
    return ""
