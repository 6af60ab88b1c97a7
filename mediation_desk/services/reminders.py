"""Reminders of whoever sits at the desk: own appointments that come, own limits that end, each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from mediation_desk.domain.appointment import OPEN_STATES
from mediation_desk.domain.appointment_line import AppointmentLine, CalendarLook
from mediation_desk.domain.case_limit import LimitUrgency
from mediation_desk.domain.limit_board import BoardFilter, BoardLine
from mediation_desk.domain.reminder import (
    LOOKED_BACK,
    Reminder,
    ReminderKind,
    Reminders,
    appointment_told_at,
    call_told_at,
    limit_told_at,
)
from mediation_desk.register import people, reminders
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK, CALENDAR_READ, CLUE_READ, EVERYBODY
from mediation_desk.services.appointments import appointments_between
from mediation_desk.services.hotline_calls import own_calls
from mediation_desk.services.limit_places import place_of
from mediation_desk.services.limits import board, board_page
from mediation_desk.services.permission import allowed
from mediation_desk.services.rooms import rooms
from mediation_desk.services.work_calendar import calendar_of

_AHEAD = timedelta(hours=24)
"""How far the moments of coming reminders are known, for the tray of a locked desk."""


@allowed(EVERYBODY)
def look_at_reminders(records: Records, lead_minutes: int) -> Reminders:
    """What is to be told now, and when more will be within a day.

    `lead_minutes` is how long before an appointment its people are told; 0: appointments are not told.
    """
    found = [*_appointments(records, lead_minutes), *_limits(records), *_calls(records)]
    put_away = reminders.seen(records)
    due = [one for one in found if one.due_at <= records.now and one.key not in put_away]
    coming = {one.due_at for one in found if one.due_at > records.now}
    return Reminders(due=tuple(sorted(due, key=lambda one: (one.at, one.key))), coming=tuple(sorted(coming)))


@allowed(EVERYBODY, changes={"reminder"})
def see_reminders(records: Records, keys: tuple[str, ...]) -> None:
    """Put reminders away: they are not told again to whoever acts."""
    reminders.see(records, keys)


def _appointments(records: Records, lead_minutes: int) -> Iterator[Reminder]:
    if not lead_minutes or not records.staff.roles & CALENDAR_READ:
        return
    first, last = records.now - LOOKED_BACK, records.now + _AHEAD
    named = {room.id: room.name for room in rooms(records)}
    for line in appointments_between(records, first, last, CalendarLook(mine=True)):
        if line.state in OPEN_STATES and line.starts >= first:
            yield _of_appointment(records, line, named, lead_minutes)


def _of_appointment(
    records: Records, line: AppointmentLine, named: dict[str, str], lead_minutes: int
) -> Reminder:
    guarded = any(people.get(records, one).safe_contact for one in line.person_ids)
    return Reminder(
        key=f"appointment/{line.id}/{_moment(line.starts)}",
        kind=ReminderKind.APPOINTMENT,
        due_at=appointment_told_at(line.starts, lead_minutes),
        at=line.starts,
        what=line.kind.value,
        where=line.place or named.get(line.room_id, ""),
        number=line.case_number,
        who="" if guarded else _named(line.people),
        page="appointment",
        args=(line.id,),
    )


def _limits(records: Records) -> Iterator[Reminder]:
    if not records.staff.roles & AT_THE_DESK:
        return
    calendar = calendar_of(records)
    for line in _near(records):
        told_at = limit_told_at(line.last, calendar)
        if told_at >= records.now - LOOKED_BACK:
            yield _of_limit(line, told_at)


def _calls(records: Records) -> Iterator[Reminder]:
    if not records.staff.roles & CLUE_READ:
        return
    for call in own_calls(records):
        until = call.call_back_by
        if until is not None and until >= records.now - LOOKED_BACK:
            yield Reminder(
                key=f"call/{call.id}/{_moment(until)}",
                kind=ReminderKind.CALL,
                due_at=call_told_at(until),
                at=until,
                what="",
                who=call.caller,
                page="clues",
                args=("calls",),
            )


def _near(records: Records) -> Iterator[BoardLine]:
    """Own limits that are over or end this week: all of them, since those long over must not hide today's."""
    near = frozenset({LimitUrgency.OVERDUE, LimitUrgency.TODAY, LimitUrgency.WEEK})
    wanted = BoardFilter(mine=True, urgencies=near)
    page = board(records, wanted).page
    yield from page.lines
    while page.after is not None:
        page = board_page(records, wanted, page.after)
        yield from page.lines


def _of_limit(line: BoardLine, told_at: datetime) -> Reminder:
    page, holder_id, *_tab = place_of(line)
    return Reminder(
        key=f"limit/{line.id}/{line.last.isoformat()}",
        kind=ReminderKind.LIMIT,
        due_at=told_at,
        at=line.moment,
        what=line.rule,
        label=line.label,
        number=line.number,
        page=page,
        args=(holder_id,),
    )


def _named(names: Iterable[str]) -> str:
    return " ／ ".join(names)


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M")
