"""Appointments as the calendar paints them, with no more of each than whoever looks may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediation_desk.domain.appointment import Appointment
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Role
from mediation_desk.register import appointment_about, office, people
from mediation_desk.register.appointment_about import About
from mediation_desk.register.appointments import OFF
from mediation_desk.register.records import Records
from mediation_desk.services.appointment_sight import sees

_SIDES = (Side.SEEKER, Side.OTHER, Side.CHILD, Side.NEUTRAL, None)


def lines(
    records: Records, listed: Iterable[Appointment], *, hidden: bool = True
) -> tuple[AppointmentLine, ...]:
    """The lines of these appointments in order; without `hidden` only those whose people may be seen."""
    listed = list(listed)
    known = appointment_about.about(records, listed, booked=Role.DIRECTOR not in records.staff.roles)
    open_ = {one.id for one in listed if sees(records, one, known)}
    shown_people = {person_id for one in listed if one.id in open_ for person_id in one.person_ids}
    names = people.names(records, shown_people)
    staff = {one.id: one.name for one in office.all_staff(records)}
    me = records.staff.id
    return tuple(
        _shown(one, known, names, staff, me) if one.id in open_ else _bare(one, staff, me)
        for one in listed
        if one.id in open_ or (hidden and one.state not in OFF)
    )


def in_order(appointment: Appointment, sides: Mapping[str, Side]) -> tuple[str, ...]:
    """Ids of who comes, 甲方 first."""
    return tuple(sorted(appointment.person_ids, key=lambda one: _SIDES.index(sides.get(one))))


def side_of(appointment: Appointment, sides: Mapping[str, Side]) -> Side | None:
    """Whose stay it is when all who come are of one side."""
    theirs = {sides.get(one) for one in appointment.person_ids} - {Side.CHILD, Side.NEUTRAL, None}
    return theirs.pop() if len(theirs) == 1 else None


def _bare(one: Appointment, staff: Mapping[str, str], me: str) -> AppointmentLine:
    return AppointmentLine(
        id=one.id,
        kind=one.kind,
        starts=one.starts,
        ends=one.ends,
        shown=False,
        staff_ids=one.staff_ids,
        staff=tuple(staff.get(who, "") for who in one.staff_ids),
        room_id=one.room_id,
        mine=me in one.staff_ids,
    )


def _shown(
    one: Appointment, known: About, names: Mapping[str, str], staff: Mapping[str, str], me: str
) -> AppointmentLine:
    case = known.cases.get(one.case_id)
    sides = case.sides if case else {}
    coming = in_order(one, sides)
    return AppointmentLine(
        id=one.id,
        kind=one.kind,
        starts=one.starts,
        ends=one.ends,
        shown=True,
        staff_ids=one.staff_ids,
        staff=tuple(staff.get(who, "") for who in one.staff_ids),
        room_id=one.room_id,
        mine=me in one.staff_ids,
        state=one.state,
        person_ids=coming,
        people=tuple(names.get(who, "") for who in coming),
        case_id=one.case_id,
        case_number=case.number if case else "",
        file_id=one.file_id,
        subject=one.subject,
        place=one.place,
        heads=one.heads,
        series_id=one.series_id,
        sitting_id=one.sitting_id,
        side=side_of(one, sides),
        apart=bool(one.sitting_id) or not known.kept_apart.isdisjoint(coming),
        nth=known.nth.get(one.id, 0),
        recorded=bool(one.outcome_id) and one.outcome_id in known.written,
        version=one.version,
    )
