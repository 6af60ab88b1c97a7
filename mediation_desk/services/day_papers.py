"""Papers of the day: the sheet for the door, a week of one person, the plan of the rooms. Codes, no names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mediation_desk.documents.door_sheet import DoorFacts, door_sheet
from mediation_desk.documents.room_plan import RoomPlanFacts, room_plan
from mediation_desk.documents.week_plan import WeekFacts, week_plan
from mediation_desk.documents.wording import fixed_list, wording
from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.appointment_code import case_code, door_code
from mediation_desk.domain.appointment_line import WHOLE_CENTRE
from mediation_desk.domain.dates import legal_day, span_said, time_said
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.room import Duty, on_day
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import appointment_about, appointments, office, presence
from mediation_desk.register import rooms as kept_rooms
from mediation_desk.register import staff as members
from mediation_desk.register.appointment_about import About
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import CALENDAR_READ
from mediation_desk.services.appointment_sight import sees
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.services.plan_cells import (
    Entry,
    absence_pieces,
    by_halves,
    cells_by_day,
    cells_by_half,
    days_shown,
    head,
    weekday,
)

AT_THE_COUNTER = CALENDAR_READ - {Role.EXPERT}
"""Who prints for the house; an asked expert knows only what they take part in."""

_AWAY = frozenset({AppointmentKind.VISIT, AppointmentKind.OUTSIDE})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSheet:
    """The sheet, and how many appointments of the day are left off it because people are received apart."""

    paper: MadePaper
    left_off: int


@allowed(AT_THE_COUNTER, changes={"journal"})
def door_sheet_of(records: Records, day: date) -> DoorSheet:
    """The sheet for the door of a day; journalled, because it leaves the desk.

    Every row has the code of its slip, never the number of a case, which the other side knows. Whoever must
    not meet somebody is not on it at all: where two of few rows stand half an hour apart, one side would know
    when and where the other one sits. They are met at the counter. Raises DeskError: door.nothing,
    door.only_apart, paper.missing_glyph.
    """
    listed = [
        one
        for one in _between(records, day, day)
        if one.room_id and one.kind not in _AWAY and legal_day(one.starts) == day
    ]
    known = appointment_about.about(records, listed)
    rooms = {one.id: one.name for one in kept_rooms.every(records)}
    rows = [
        (time_said(one.starts), rooms.get(one.room_id, ""), door_code(one.id))
        for one in sorted(listed, key=lambda one: (one.starts, rooms.get(one.room_id, "")))
        if not one.sitting_id and known.kept_apart.isdisjoint(one.person_ids)
    ]
    if not rows:
        if listed:
            raise DeskError("door.only_apart")
        raise DeskError("door.nothing")
    facts = DoorFacts(
        centre=office.centre(records).counselling_centre,
        day=f"{plain_date(day)}　{weekday(day)}",
        rows=tuple(rows),
    )
    records.journal("print_day_paper", fields=("door_sheet",))
    return DoorSheet(
        paper=paper_gate.plain("door_sheet", door_sheet(facts)), left_off=len(listed) - len(rows)
    )


@allowed(CALENDAR_READ, changes={"journal"})
def week_plan_of(records: Records, staff_id: str, day: date) -> MadePaper:
    """The week in which `day` lies, of oneself, or as director or counter of anybody; journalled.

    Cases by their short number, counselling by its code; what whoever prints may not see is only said to be
    booked. Raises DeskError: permission.refused, staff.missing, paper.missing_glyph.
    """
    if staff_id != records.staff.id and not records.staff.roles & {Role.DIRECTOR, Role.RECEPTION}:
        raise DeskError("permission.refused")
    member = members.get(records, staff_id)
    monday = day - _DAY * day.weekday()
    sunday = monday + _DAY * 6
    listed = _between(records, monday, sunday, [staff_id])
    span = _span(monday, sunday)
    duties = [one for one in presence.duty_between(records, *span) if one.staff_id == staff_id]
    away = presence.absences_between(records, *span, [staff_id])
    known = appointment_about.about(records, listed)
    rooms = {one.id: one.name for one in kept_rooms.every(records)}
    entries = [(one.starts, one.ends, _appointment_said(records, one, known, rooms)) for one in listed]
    entries += [(one.starts, one.ends, _duty_said(one)) for one in duties]
    days = days_shown(monday, entries)  # leave over a weekend asks for no column of its own
    entries += [piece for one in away for piece in absence_pieces(one, monday)]
    entries.sort(key=lambda one: one[0])
    facts = WeekFacts(
        staff=member.name,
        week=f"{plain_date(monday)}—{plain_date(sunday)}",
        days=tuple(map(head, days)),
        rows=by_halves(days, entries),
    )
    records.journal("print_day_paper", staff_id, fields=("week_plan",))
    return paper_gate.plain("week_plan", week_plan(facts))


@allowed(AT_THE_COUNTER, changes={"journal"})
def room_plan_of(records: Records, first: date, last: date) -> MadePaper:
    """All rooms in the week from `first` to `last`, or on one day by its halves, by the codes of the slips.

    Journalled. Raises DeskError: plan.range when it is neither one day nor within one week from Monday on,
    paper.missing_glyph.
    """
    if not 0 <= (last - first).days <= 6 - first.weekday():
        raise DeskError("plan.range")
    listed = [one for one in _between(records, first, last) if one.room_id]
    names = {one.id: one.name for one in office.all_staff(records)}
    said: dict[str, list[Entry]] = {}
    for one in listed:
        who = "、".join(names.get(staff_id, "") for staff_id in one.staff_ids)
        words = "\n".join(filter(None, (f"{span_said(one.starts, one.ends)}　{door_code(one.id)}", who)))
        said.setdefault(one.room_id, []).append((one.starts, one.ends, words))
    monday = first - _DAY * first.weekday()
    days = days_shown(monday, [piece for pieces in said.values() for piece in pieces])
    one_day = first == last
    form = wording("room_plan")
    plan = tuple(
        (
            f"{room.name}\n{form.fill('seats', n=str(room.capacity))}",
            cells_by_half(said.get(room.id, ())) if one_day else cells_by_day(days, said.get(room.id, ())),
        )
        for room in kept_rooms.every(records)
        if room.active or room.id in said
    )
    facts = RoomPlanFacts(
        centre=office.centre(records).counselling_centre,
        period=plain_date(first) if one_day else f"{plain_date(first)}—{plain_date(last)}",
        columns=fixed_list("week_plan", "halves") if one_day else tuple(map(head, days)),
        rooms=plan,
    )
    records.journal("print_day_paper", fields=("room_plan",))
    return paper_gate.plain("room_plan", room_plan(facts))


def _between(records: Records, first: date, last: date, staff_ids: Iterable[str] = ()) -> list[Appointment]:
    return appointments.between(records, *_span(first, last), WHOLE_CENTRE, list(staff_ids))


def _span(first: date, last: date) -> tuple[datetime, datetime]:
    return on_day(first, time.min), on_day(last + _DAY, time.min)


def _appointment_said(records: Records, one: Appointment, known: About, rooms: dict[str, str]) -> str:
    said = wording("week_plan")
    when = span_said(one.starts, one.ends)
    if not sees(records, one, known):
        return f"{when}　{said['booked']}"
    case = known.cases.get(one.case_id)
    code = case_code(case.number) if case else door_code(one.id)
    place = rooms.get(one.room_id, "")
    return f"{when}　{said[f'kind_{one.kind.value}']}\n" + "　".join(filter(None, (code, place)))


def _duty_said(one: Duty) -> str:
    return f"{span_said(one.starts, one.ends)}\n{wording('week_plan').fill('duty', post=one.post)}"
