"""Everything appointments are judged by, gathered once for all occurrences of a booking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mediation_desk.domain.appointment import Appointment
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.keep_apart import Gaps, Pair
from mediation_desk.domain.room import Absence, Duty, Room, WorkSpan
from mediation_desk.domain.taken import Taken
from mediation_desk.domain.work_calendar import WorkCalendar
from mediation_desk.register import appointment_times, people
from mediation_desk.register.records import Records
from mediation_desk.services import rooms
from mediation_desk.services.keep_apart import gaps, pairs_of
from mediation_desk.services.work_calendar import calendar_of

ByDay = Mapping[tuple[str, date], list[Taken]]
"""By whom or what is taken and the legal day: no appointment reaches into another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingFacts:
    """Rooms by id, hours by staff ("" the centre's), and what takes whom between the first and last day.

    `others` are stays of those whom the people of the booking must not meet. People are the remaining ids.
    """

    rooms: Mapping[str, Room]
    hours: Mapping[str, tuple[WorkSpan, ...]]
    calendar: WorkCalendar
    gaps: Gaps
    pairs: tuple[Pair, ...]
    absences: tuple[Absence, ...]
    duties: tuple[Duty, ...]
    staff: ByDay
    people: ByDay
    in_rooms: ByDay
    others: ByDay


def gather(records: Records, drafts: Sequence[Appointment]) -> BookingFacts:
    """The facts for these drafts; they are among what is taken, in place of what they were before."""
    staff_ids = {one for draft in drafts for one in draft.staff_ids}
    person_ids = list(dict.fromkeys(one for draft in drafts for one in draft.person_ids))
    room_ids = {draft.room_id for draft in drafts if draft.room_id}
    first = start_of_day(min(draft.starts for draft in drafts))
    last = start_of_day(max(draft.ends for draft in drafts)) + timedelta(days=1)
    return facts_between(records, (first, last), staff_ids, person_ids, room_ids, drafts)


def facts_between(
    records: Records,
    within: tuple[datetime, datetime],
    staff_ids: set[str],
    person_ids: Sequence[str],
    room_ids: set[str],
    drafts: Sequence[Appointment] = (),
    besides: frozenset[str] = frozenset(),
) -> BookingFacts:
    """Facts of a stretch of time for these people, staff and rooms, without the appointments `besides`."""
    first, last = within
    own = {one: people.same(records, one) for one in dict.fromkeys(person_ids)}
    pairs = pairs_of(records, own)
    others = {one: own.get(one) or people.same(records, one) for one in {pair.other_id for pair in pairs}}
    again = {draft.id for draft in drafts} | besides
    planned = [(draft, one) for draft in drafts for one in draft.person_ids]

    def by_day(taken: list[Taken], *new: Taken) -> ByDay:
        told: dict[tuple[str, date], list[Taken]] = {}
        for one in (*(one for one in taken if one.appointment_id not in again), *new):
            told.setdefault((one.who, legal_day(one.starts)), []).append(one)
        return told

    return BookingFacts(
        rooms={room.id: room for room in rooms.rooms(records)},
        hours=rooms.every_hours(records),
        calendar=calendar_of(records),
        gaps=gaps(records),
        pairs=pairs,
        absences=rooms.absences_between(records, first, last, staff_ids) if staff_ids else (),
        duties=rooms.duty_between(records, first, last) if staff_ids else (),
        staff=by_day(
            appointment_times.of_staff(records, staff_ids, first, last),
            *(_taken(draft, one) for draft in drafts for one in draft.staff_ids),
        ),
        people=by_day(
            appointment_times.of_people(records, own, first, last),
            *(_taken(draft, one) for draft, one in planned),
        ),
        in_rooms=by_day(
            appointment_times.of_rooms(records, room_ids, first, last),
            *(_taken(draft, draft.room_id) for draft in drafts if draft.room_id),
        ),
        others=by_day(
            appointment_times.of_people(records, others, first, last),
            *(_taken(draft, one) for draft, one in planned if one in others),
        ),
    )


def start_of_day(moment: datetime) -> datetime:
    """Midnight of the legal day of a moment."""
    return datetime.combine(legal_day(moment), time(), SHANGHAI)


def _taken(draft: Appointment, who: str) -> Taken:
    return Taken(
        who=who,
        appointment_id=draft.id,
        kind=draft.kind,
        starts=draft.starts,
        ends=draft.ends,
        room_id=draft.room_id,
        place=draft.place,
        sitting_id=draft.sitting_id,
        heads=max(draft.heads, len(draft.person_ids)),
    )
