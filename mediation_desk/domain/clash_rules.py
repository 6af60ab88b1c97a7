"""What stands against one appointment, judged from what is already there: nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.appointment_check import ELSEWHERE
from mediation_desk.domain.clash import Clash, ClashKind, ClashSeverity
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.free_time import without
from mediation_desk.domain.keep_apart import Gaps, Pair, Visit, meet
from mediation_desk.domain.room import Absence, Duty, Room, RoomKind, WorkSpan
from mediation_desk.domain.taken import Taken
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.domain.work_time import rests, worked_on

APART_RULE = "cites.keep_apart"
REST_RULE = "cites.rest_day"


def staff_clashes(draft: Appointment, taken: Iterable[Taken]) -> list[Clash]:
    """Staff who are taken already; both halves of one sitting are theirs."""
    return [
        _clash(draft, ClashKind.STAFF, "clash.staff_taken", whom=(one.who,), at=one)
        for one in _overlapping(draft, taken)
        if not (draft.sitting_id and one.sitting_id == draft.sitting_id)
    ]


def people_clashes(draft: Appointment, taken: Iterable[Taken]) -> list[Clash]:
    """People who would be in two places."""
    return [
        _clash(draft, ClashKind.PERSON, "clash.person_taken", whom=(one.who,), at=one, forbids=True)
        for one in _overlapping(draft, taken)
    ]


def room_clashes(draft: Appointment, room: Room | None, taken: Iterable[Taken]) -> list[Clash]:
    """A room that is taken, retired or too small; a counter serves several at once, up to its capacity."""
    if room is None:
        return []
    found = []
    if not room.active:
        found.append(_clash(draft, ClashKind.ROOM, "clash.room_retired", room_id=room.id, forbids=True))
    there = _overlapping(draft, taken)
    heads = max(draft.heads, len(draft.person_ids)) + len(draft.staff_ids)
    if room.kind is RoomKind.RECEPTION:
        heads += sum(max(one.heads, 1) for one in there)
    else:
        found += [
            _clash(draft, ClashKind.ROOM, "clash.room_taken", room_id=room.id, at=one, forbids=True)
            for one in there
        ]
    if heads > room.capacity:
        names = (("heads", str(heads)), ("capacity", str(room.capacity)))
        found.append(_clash(draft, ClashKind.CAPACITY, "clash.room_full", room_id=room.id, names=names))
    return found


def hours_clashes(
    draft: Appointment, hours: Mapping[str, tuple[WorkSpan, ...]], calendar: WorkCalendar
) -> list[Clash]:
    """A day of rest, or staff outside their working hours; `hours` by staff, "" the centre's."""
    day = legal_day(draft.starts)
    if rests(day, hours[""], calendar) and not any(
        worked_on(hours.get(one, ()), day, calendar) for one in draft.staff_ids
    ):
        return [_clash(draft, ClashKind.REST_DAY, "clash.rest_day", cites=REST_RULE)]
    outside = tuple(
        one
        for one in draft.staff_ids
        if without([(draft.starts, draft.ends)], worked_on(hours.get(one, hours[""]), day, calendar))
    )
    return [_clash(draft, ClashKind.HOURS, "clash.outside_hours", whom=outside)] if outside else []


def absence_clashes(draft: Appointment, absences: Iterable[Absence]) -> list[Clash]:
    """Staff who are away; why is not said."""
    away = dict.fromkeys(
        one.staff_id
        for one in absences
        if one.staff_id in draft.staff_ids and one.starts < draft.ends and draft.starts < one.ends
    )
    return [_clash(draft, ClashKind.ABSENCE, "clash.staff_away", whom=tuple(away))] if away else []


def duty_clashes(draft: Appointment, duties: Iterable[Duty]) -> list[Clash]:
    """Staff who are on duty at the counter or the telephone; a reception hour is that duty."""
    if draft.kind is AppointmentKind.RECEPTION:
        return []
    bound = dict.fromkeys(
        one.staff_id
        for one in duties
        if one.staff_id in draft.staff_ids and one.starts < draft.ends and draft.starts < one.ends
    )
    return [_clash(draft, ClashKind.DUTY, "clash.on_duty", whom=tuple(bound))] if bound else []


def apart_clashes(
    draft: Appointment,
    pairs: Iterable[Pair],
    taken: Iterable[Taken],
    rooms: Mapping[str, Room],
    gaps: Gaps,
) -> list[Clash]:
    """Pairs who would meet: named together, or on one day without the gap, the rooms and the order it needs.

    `taken` are the stays of the others of the pairs.
    """
    found = []
    mine = visit_of(draft, rooms)
    stays: dict[str, list[Taken]] = {}
    for one in taken:
        stays.setdefault(one.who, []).append(one)
    for pair in pairs:
        whom = (pair.person_id, pair.other_id)
        if pair.other_id in draft.person_ids:
            if draft.person_ids.index(pair.person_id) < draft.person_ids.index(pair.other_id):
                found.append(
                    _clash(
                        draft, ClashKind.APART, "clash.together", whom=whom, cites=APART_RULE, forbids=True
                    )
                )
            continue
        found += [
            _clash(draft, ClashKind.APART, "clash.apart", whom=whom, at=one, cites=APART_RULE, forbids=True)
            for one in stays.get(pair.other_id, ())
            if one.appointment_id != draft.id and meet(mine, visit_of(one, rooms), gaps, pair.protected)
        ]
    return found


def visit_of(stay: Appointment | Taken, rooms: Mapping[str, Room]) -> Visit:
    """The stay as the corridor sees it; only visits and errands outside are elsewhere."""
    room = rooms.get(stay.room_id)
    outside = stay.kind in ELSEWHERE and not stay.room_id
    return Visit(
        starts=stay.starts,
        ends=stay.ends,
        room_id=stay.room_id,
        area=room.waiting_area if room else "",
        elsewhere=stay.place.strip() or stay.kind if outside else "",
    )


def _overlapping(draft: Appointment, taken: Iterable[Taken]) -> list[Taken]:
    return [
        one
        for one in taken
        if one.appointment_id != draft.id and one.starts < draft.ends and draft.starts < one.ends
    ]


def _clash(
    draft: Appointment,
    kind: ClashKind,
    key: str,
    *,
    whom: tuple[str, ...] = (),
    room_id: str = "",
    at: Taken | None = None,
    names: tuple[tuple[str, str], ...] = (),
    cites: str = "",
    forbids: bool = False,
) -> Clash:
    return Clash(
        kind=kind,
        severity=ClashSeverity.FORBIDDEN if forbids else ClashSeverity.NEEDS_REASON,
        key=key,
        starts=draft.starts,
        ends=draft.ends,
        draft_id=draft.id,
        whom=whom,
        room_id=room_id,
        appointment_id=at.appointment_id if at else "",
        names=names,
        cites=cites,
    )
