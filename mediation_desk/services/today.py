"""The first page of the day: my appointments, my limits, what waits for me, whether the register is well."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from mediation_desk.domain.appointment import OPEN_STATES
from mediation_desk.domain.appointment_line import AppointmentLine, CalendarLook
from mediation_desk.domain.case_limit import LimitUrgency
from mediation_desk.domain.limit_board import Board, BoardFilter
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.domain.recovery import Lack, lacks
from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import Today, ToDo, ToDoKind
from mediation_desk.register import appointments, clock, households_due, limit_board, waiting
from mediation_desk.register.records import Records
from mediation_desk.services import crises, recovery
from mediation_desk.services.access import (
    AT_THE_DESK,
    BACKUP_RESTORE,
    CALENDAR_READ,
    CLUE_READ,
    COLOUR_APPROVE,
    DECIDE,
    EVERYBODY,
    HOME_VISIT_WRITE,
    NOTE_WRITE,
    RECEPTION_WRITE,
    RECOVERY_KNOW,
    SAFETY_RECORD_READ,
    SITTING_WRITE,
    VISIT_READ,
)
from mediation_desk.services.appointments import appointments_between
from mediation_desk.services.archive_waiting import open_requests, periods_over
from mediation_desk.services.backups import last_verified_copy
from mediation_desk.services.counselling_list import counselling_waiting
from mediation_desk.services.drills_due import drill_due
from mediation_desk.services.hotline_calls import calls_to_ring_back
from mediation_desk.services.limits import board, seen_by
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_list import waiting_referrals
from mediation_desk.services.rooms import rooms, whole_days
from mediation_desk.services.safety_due import safety_due
from mediation_desk.services.to_change import Ground, to_change

_NOT_OVERDUE = frozenset(LimitUrgency) - {LimitUrgency.OVERDUE}
TOLD_RULES = ("objection", "enforce")
"""Limits of a party that the first page tells of."""
TOLD_BEFORE = 90
"""Days before their end from which it does."""
LOOKED_BACK = timedelta(days=365)
"""How far back what was not noted or written is counted here; its list shows all of it."""
MEETINGS_AHEAD = 14
"""How many days ahead it is looked for appointments that must not be any more."""
DAYS_AHEAD = 7
"""How many days after today the first page looks ahead."""


@allowed(EVERYBODY)
def look_at_today(records: Records, folder: Path, everybody: bool = True) -> Today:
    """What this person's role lets them see of the day; the director sees everybody's, or their own."""
    roles = records.staff.roles
    everybody = everybody and Role.DIRECTOR in roles
    whose = None if everybody else records.staff.id
    sessions, ahead = _sessions(records, everybody)
    found = recovery.state_of(records)
    lacking = lacks(found, records.now)
    return Today(
        sessions=sessions,
        ahead=ahead,
        rooms=tuple((room.id, room.name) for room in rooms(records)) if roles & CALENDAR_READ else (),
        board=_board(records, everybody),
        to_do=_to_do(records, whose),
        everybody=everybody,
        card_confirmed=found.card_confirmed,
        disk_free=shutil.disk_usage(folder).free,
        safety=safety_due(records),
        clock_behind=clock.reached(records),
        last_copy=last_verified_copy(records),
        lacks=lacking if roles & RECOVERY_KNOW else tuple(set(lacking) & {Lack.KEEPERS_SWAPPED}),
        may_recover=bool(roles & RECOVERY_KNOW),
    )


@allowed(EVERYBODY)
def look_at_changes(records: Records, everybody: bool = True) -> tuple[ToDo, ...]:
    """How many appointments to come cannot stay: people kept apart since, matters that ended, staff who left.

    Asked apart from the rest of the page: each is judged by all that is known of its case.
    """
    if not records.staff.roles & CALENDAR_READ:
        return ()
    whose = "" if everybody and Role.DIRECTOR in records.staff.roles else records.staff.id
    found = to_change(records, whose, MEETINGS_AHEAD)
    apart = [one.line.starts for one in found if one.ground is Ground.APART]
    others = [one.line.starts for one in found if one.ground is not Ground.APART]
    rows = ((ToDoKind.MEETING, apart), (ToDoKind.CHANGE, others))
    return tuple(ToDo(kind=kind, count=len(starts), oldest=starts[0]) for kind, starts in rows if starts)


def _sessions(
    records: Records, everybody: bool
) -> tuple[tuple[AppointmentLine, ...], tuple[AppointmentLine, ...]]:
    """Appointments of today, and those of the week after that are still to come."""
    if not records.staff.roles & CALENDAR_READ:
        return (), ()
    begins, ends = whole_days(records.today, records.today)
    last = ends + timedelta(days=DAYS_AHEAD)
    found = appointments_between(records, begins, last, CalendarLook(mine=not everybody))
    today = tuple(line for line in found if line.starts < ends)
    return today, tuple(line for line in found if line.starts >= ends and line.state in OPEN_STATES)


def _board(records: Records, everybody: bool) -> Board | None:
    if not records.staff.roles & AT_THE_DESK:
        return None
    found = board(records, BoardFilter(mine=not everybody))
    if found.page.after is None or found.page.lines[-1].urgency is not LimitUrgency.OVERDUE:
        return found
    ahead = board(records, BoardFilter(mine=not everybody, urgencies=_NOT_OVERDUE))
    lines = (*found.page.lines, *ahead.page.lines)  # what is overdue must not hide what ends today
    return replace(found, page=replace(found.page, lines=lines))


def _to_do(records: Records, whose: str | None) -> tuple[ToDo, ...]:
    roles = records.staff.roles
    danger = crises.waiting(records) if roles & SAFETY_RECORD_READ else (None, None)
    rows = (
        *danger,
        calls_to_ring_back(records, whose) if roles & CLUE_READ else None,
        waiting.talks(records) if roles & RECEPTION_WRITE else None,
        waiting.decisions(records) if roles & DECIDE else None,
        *_appointments_before(records, whose or ""),
        _visits(records, whose) if roles & VISIT_READ else None,
        _told(records, whose) if roles & AT_THE_DESK else None,
        waiting.unsigned_records(records, whose) if roles & (DECIDE | SITTING_WRITE) else None,
        *waiting_referrals(records),
        open_requests(records),
        periods_over(records),
        *counselling_waiting(records),
        households_due.overdue(records) if roles & HOME_VISIT_WRITE else None,
        households_due.for_approval(records) if roles & COLOUR_APPROVE else None,
        drill_due(records) if roles & BACKUP_RESTORE else None,
        waiting.own_drafts(records),
    )
    return tuple(row for row in rows if row is not None)


def _appointments_before(records: Records, whose: str) -> tuple[ToDo | None, ...]:
    roles = records.staff.roles
    if not roles & CALENDAR_READ:
        return ()
    counter = Role.RECEPTION in roles and not roles & (SITTING_WRITE | NOTE_WRITE)
    since, open_of = records.now - LOOKED_BACK, "" if counter else whose
    return (
        _counted(ToDoKind.UNSETTLED, *appointments.past_open_since(records, since, records.now, open_of)),
        _counted(ToDoKind.UNRECORDED, *appointments.held_unwritten_since(records, since, whose)),
    )


def _visits(records: Records, whose: str | None) -> ToDo | None:
    """Return visits whose day has come or passed."""
    due = frozenset({LimitUrgency.OVERDUE, LimitUrgency.TODAY})
    wanted = BoardFilter(mine=whose is not None, groups=frozenset({RuleGroup.VISIT}), urgencies=due)
    found = board(records, wanted)
    count = sum(found.count(one) for one in due)
    return ToDo(kind=ToDoKind.VISIT, count=count, oldest=found.page.lines[0].moment) if count else None


def _told(records: Records, whose: str | None) -> ToDo | None:
    """Objections that may still be raised and enforcement in its last days: a party's, but one tells them."""
    wanted = BoardFilter(mine=whose is not None, told=True)
    until = records.now + timedelta(days=TOLD_BEFORE)
    count, first = limit_board.ahead(records, wanted, TOLD_RULES, seen_by(records), until)
    return ToDo(kind=ToDoKind.TOLD, count=count, oldest=first) if count and first else None


def _counted(kind: ToDoKind, count: int, oldest: datetime | None) -> ToDo | None:
    return ToDo(kind=kind, count=count, oldest=oldest) if oldest is not None else None
