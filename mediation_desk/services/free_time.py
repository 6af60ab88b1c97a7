"""Next free time for these people and a room: the best three, by stretches of time, not minute by minute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mediation_desk.domain.appointment_check import LONGEST, SHORTEST
from mediation_desk.domain.clash_rules import visit_of
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.free_time import (
    Offer,
    Span,
    Stay,
    Wanted,
    begins,
    both,
    cut,
    on_the_clock,
    shared,
    without,
)
from mediation_desk.domain.keep_apart import refused_starts, stagger
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.room import Room, RoomKind
from mediation_desk.domain.transitions import CaseFacts, may_sit
from mediation_desk.domain.work_time import worked_on
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, people
from mediation_desk.register.records import Records
from mediation_desk.services import rooms
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.appointment_sight import check_case_open
from mediation_desk.services.booking_facts import BookingFacts, facts_between, start_of_day
from mediation_desk.services.case_facts import facts_of, refuse
from mediation_desk.services.free_sides import days_of_case, sides_of, sitting_of
from mediation_desk.services.permission import allowed

BEST = 3
MOST_DAYS = 92


@allowed(CALENDAR_WRITE)
def next_free(records: Records, wanted: Wanted) -> tuple[Offer, ...]:
    """The best three free times, each on a day of its own while there are days enough.

    Hours, leave, duty, holidays, capacity, keeping apart and whether the parties may sit so on that day are
    all kept. Raises DeskError: free.minutes, free.days, free.people_needed, free.no_room, free.sides_needed,
    clash.together, case.not_yours and, for a sitting, sitting.* when no day is possible.
    """
    _check(wanted)
    if wanted.case_id:
        check_case_open(records, wanted.case_id)
    return offers(records, replace(wanted, after=max(wanted.after, records.now)))


def offers(records: Records, wanted: Wanted, besides: frozenset[str] = frozenset()) -> tuple[Offer, ...]:
    """As `next_free`, as if the appointments `besides` were not there."""
    ids = tuple(dict.fromkeys(people.remaining(records, one) for one in wanted.person_ids))
    wanted = replace(wanted, person_ids=ids)
    fitting = _rooms(records, wanted)
    first = start_of_day(wanted.after)
    within = (first, first + timedelta(days=wanted.days + 1))
    facts = facts_between(
        records, within, set(wanted.staff_ids), ids, {room.id for room in fitting}, besides=besides
    )
    sides = sides_of(records, wanted, facts.pairs)
    judged = _judged(records, wanted)
    search = _Search(wanted=wanted, facts=facts, rooms=fitting, sides=sides)
    sat = days_of_case(records, wanted)
    found: list[Offer] = []
    for day in range(wanted.days + 1):
        on = legal_day(first) + timedelta(days=day)
        if judged is not None and may_sit(judged[0], replace(judged[1], today=on)):
            continue
        found += search.on(on)
    if not found and judged is not None:
        refuse(may_sit(judged[0], judged[1]), field="people")
    return tuple(_why(offer, wanted, sat, facts) for offer in _best(found, wanted))


def _check(wanted: Wanted) -> None:
    length = timedelta(minutes=wanted.minutes)
    if not SHORTEST <= length <= LONGEST:
        raise DeskError("free.minutes", field="minutes", least=SHORTEST // timedelta(minutes=1))
    if not 0 <= wanted.days <= MOST_DAYS:
        raise DeskError("free.days", field="days", most=MOST_DAYS)
    if not wanted.staff_ids and not wanted.person_ids:
        raise DeskError("free.people_needed", field="people")


def _rooms(records: Records, wanted: Wanted) -> list[Room]:
    """Rooms that may do, the smallest that is large enough first. DeskError("free.no_room")."""
    heads = 1 if wanted.apart else max(wanted.heads, len(wanted.person_ids))
    fitting = [
        room
        for room in rooms.rooms(records)
        if room.active
        and room.capacity >= heads + len(wanted.staff_ids)
        and (room.id == wanted.room_id if wanted.room_id else _of_kind(room, wanted.room_kind))
    ]
    if not fitting:
        raise DeskError("free.no_room", field="room_kind")
    return sorted(fitting, key=lambda room: room.capacity)


def _of_kind(room: Room, kind: RoomKind | None) -> bool:
    return room.kind is kind if kind is not None else room.kind is not RoomKind.RECEPTION


def _judged(records: Records, wanted: Wanted) -> tuple[Sitting, CaseFacts] | None:
    """How the parties would sit and what they are judged by, when it is a sitting of a case."""
    if not wanted.case_id:
        return None
    case = cases.get(records, wanted.case_id)
    manner = Sitting.SEPARATE if wanted.apart else sitting_of(records, case, wanted.person_ids)
    return None if manner is None else (manner, facts_of(records, case))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """One search with everything it needs; a day costs a few cuts of stretches."""

    wanted: Wanted
    facts: BookingFacts
    rooms: list[Room]
    sides: tuple[tuple[str, ...], ...]

    def on(self, day: date) -> list[Offer]:
        """The earliest time of a day in the morning and after noon, in the room that suits best."""
        staff = self._staff_free(day)
        if not staff:
            return []
        noon = start_of_day(staff[0][0]) + timedelta(hours=12)
        halves = (
            [(first, min(last, noon)) for first, last in staff if first < noon],
            [(max(first, noon), last) for first, last in staff if noon < last],
        )
        told = (self._earliest(half, day) for half in halves)
        return [offer for offer in told if offer is not None]

    def _earliest(self, staff: list[Span], day: date) -> Offer | None:
        found = self._apart(staff, day) if self.wanted.apart else self._together(staff, day)
        return min(found, key=lambda offer: offer.starts, default=None)

    def _together(self, staff: list[Span], day: date) -> Iterator[Offer]:
        for room in self.rooms:
            starts = self._starts(staff, self.wanted.person_ids, room, day)
            if (at := on_the_clock(starts)) is not None:
                yield Offer(stays=(self._stay(self.wanted.person_ids, room, at),), why="")

    def _apart(self, staff: list[Span], day: date) -> Iterator[Offer]:
        """The first side keeps the time, the second comes later by the gap, to a room that shares nothing."""
        one, other = self.sides
        later = stagger(self.length, self.facts.gaps)
        whole = begins(staff, self.length + later)
        of_first = [(room, self._starts(staff, one, room, day)) for room in self.rooms]
        of_second = [(room, self._starts(staff, other, room, day)) for room in self.rooms]
        for room, starts in of_first:
            for second, second_starts in of_second:
                if room.id == second.id or (room.waiting_area and room.waiting_area == second.waiting_area):
                    continue
                earlier = [(first - later, last - later) for first, last in second_starts]
                at = on_the_clock(shared(whole, shared(starts, earlier)))
                if at is not None:
                    stays = (self._stay(one, room, at), self._stay(other, second, at + later))
                    yield Offer(stays=stays, why="")

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.wanted.minutes)

    def _stay(self, person_ids: tuple[str, ...], room: Room, at: datetime) -> Stay:
        return Stay(person_ids=person_ids, room_id=room.id, starts=at, ends=at + self.length)

    def _staff_free(self, day: date) -> list[Span]:
        facts, centre = self.facts, self.facts.hours[""]
        hours = [facts.hours.get(one, centre) for one in self.wanted.staff_ids] or [centre]
        free = worked_on(hours[0], day, facts.calendar)
        for more in hours[1:]:
            free = both(free, worked_on(more, day, facts.calendar))
        if not free:
            return []
        named = set(self.wanted.staff_ids)
        taken = [(one.starts, one.ends) for who in named for one in facts.staff.get((who, day), ())]
        taken += [(one.starts, one.ends) for one in facts.absences if one.staff_id in named]
        taken += [(one.starts, one.ends) for one in facts.duties if one.staff_id in named]
        left = without(free, _touching(taken, free))
        after = self.wanted.after
        return [(max(first, after), last) for first, last in left if last > after]

    def _starts(self, staff: list[Span], person_ids: Iterable[str], room: Room, day: date) -> list[Span]:
        """When these people may come to this room, staff being there."""
        facts = self.facts
        if room.capacity < len(tuple(person_ids)) + len(self.wanted.staff_ids):
            return []
        taken = [(one.starts, one.ends) for one in facts.in_rooms.get((room.id, day), ())]
        taken += [(one.starts, one.ends) for who in person_ids for one in facts.people.get((who, day), ())]
        starts = begins(without(staff, _touching(taken, staff)), self.length)
        return cut(starts, self._refused(person_ids, room, day)) if starts else []

    def _refused(self, person_ids: Iterable[str], room: Room, day: date) -> Iterator[Span]:
        facts, coming = self.facts, set(person_ids)
        for pair in facts.pairs:
            if pair.person_id not in coming:
                continue
            for stay in facts.others.get((pair.other_id, day), ()):
                visit = visit_of(stay, facts.rooms)
                if not visit.elsewhere:
                    yield from refused_starts(
                        self.length, room.id, room.waiting_area, visit, facts.gaps, pair.protected
                    )


def _touching(taken: Iterable[Span], free: list[Span]) -> list[Span]:
    if not free:
        return []
    first, last = free[0][0], free[-1][1]
    return [(starts, ends) for starts, ends in taken if starts < last and first < ends]


def _best(found: list[Offer], wanted: Wanted) -> list[Offer]:
    """The soonest on days that suit, one a day; more of a day when there are not days enough."""
    suits = wanted.weekdays or frozenset(range(7))
    ranked = sorted(found, key=lambda one: (_weekday(one) not in suits, one.starts))
    chosen: list[Offer] = []
    for offer in ranked:
        if all(legal_day(offer.starts) != legal_day(one.starts) for one in chosen):
            chosen.append(offer)
    chosen += [offer for offer in ranked if offer not in chosen]
    return chosen[:BEST]


def _weekday(offer: Offer) -> int:
    return legal_day(offer.starts).weekday()


def _why(offer: Offer, wanted: Wanted, sat: tuple[date, ...], facts: BookingFacts) -> Offer:
    if _weekday(offer) in wanted.weekdays:
        return replace(offer, why="free.why.weekday", names=(("weekday", str(_weekday(offer))),))
    day = legal_day(offer.starts)
    opens = worked_on(facts.hours[""], day, facts.calendar)
    last = max((one for one in sat if one < day), default=None)
    if last is not None:
        days = (day - last).days
        return replace(offer, why="free.why.since", names=(("n", str(days)),))
    if opens and offer.starts == opens[0][0]:
        return replace(offer, why="free.why.first_thing")
    return replace(offer, why="free.why.soonest")
