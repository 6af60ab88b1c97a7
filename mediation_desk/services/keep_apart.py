"""Who must not meet whom: the two sides of a case with a mark, and people kept apart by choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import uuid4

from mediation_desk.domain.case import Case
from mediation_desk.domain.keep_apart import Gaps, KeptApart, Pair, check_gaps
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import appointment_about, cases, office, people
from mediation_desk.register import keep_apart as kept
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_READ, CALENDAR_WRITE, OFFICE_WRITE
from mediation_desk.services.case_team import refuse_experts_elsewhere, refuse_whoever_stands_apart
from mediation_desk.services.permission import allowed
from mediation_desk.services.safe_contact import readers_of
from mediation_desk.services.screenings import standings

_GAPS = "keep_apart_gaps"
_MINUTE = timedelta(minutes=1)


@allowed(CALENDAR_READ)
def gaps(records: Records) -> Gaps:
    """How far apart people pass the corridor here, to be shown."""
    return gaps_of(records)


def gaps_of(records: Records) -> Gaps:
    """How far apart people pass the corridor here: half an hour, unless the centre set more."""
    kept_minutes = office.setting(records, _GAPS)
    if kept_minutes is None:
        return Gaps()
    return Gaps(arriving=kept_minutes["arriving"] * _MINUTE, leaving=kept_minutes["leaving"] * _MINUTE)


@allowed(OFFICE_WRITE, changes={"setting"})
def save_gaps(records: Records, wanted: Gaps) -> None:
    """Set how far apart. DeskError: apart.arriving (never under half an hour), apart.leaving."""
    check_gaps(wanted)
    minutes = {"arriving": wanted.arriving // _MINUTE, "leaving": wanted.leaving // _MINUTE}
    office.set_setting(records, _GAPS, minutes)


@allowed(CALENDAR_WRITE, changes={"keep_apart"})
def keep_apart(
    records: Records, first_id: str, second_id: str, reason: str, protected_id: str | None = None
) -> KeptApart:
    """Keep two people apart from now on; why is sealed for whoever acts, the director and both teams.

    Raises DeskError: apart.reason_needed, apart.two_needed, apart.protected, apart.already, person.missing,
    case.assign_another, permission.refused, text.*, sealed.no_seat.
    """
    if not reason.strip():
        raise DeskError("apart.reason_needed", field="reason")
    check_text(reason, "reason", PARAGRAPH, lines=True)
    for one in (first_id, second_id):
        refuse_experts_elsewhere(records, one)
        refuse_whoever_stands_apart(records, one)
    same = people.same(records, first_id)
    if second_id in same:
        raise DeskError("apart.two_needed", field="second")
    if protected_id not in (None, first_id, second_id):
        raise DeskError("apart.protected", field="protected")
    others = people.same(records, second_id)
    if any({one.first_id, one.second_id} & others for one in kept.of_person(records, first_id)):
        raise DeskError("apart.already", field="second")
    readers = {one for person_id in (first_id, second_id) for one in readers_of(records, person_id)[0]}
    pair = KeptApart(
        id=uuid4().hex,
        first_id=first_id,
        second_id=second_id,
        protected_id=protected_id,
        since=records.today,
        noted_by=records.staff.id,
    )
    return kept.add(records, pair, reason.strip(), readers)


@allowed(CALENDAR_WRITE, changes={"keep_apart"})
def end_keep_apart(records: Records, pair_id: str) -> None:
    """Keep two people apart no longer; whoever noted it and the director may.

    A mark of a case keeps them apart all the same. DeskError: apart.missing, apart.not_yours.
    """
    pair = kept.get(records, pair_id)
    if pair.noted_by != records.staff.id and Role.DIRECTOR not in records.staff.roles:
        raise DeskError("apart.not_yours")
    if pair.ended is None:
        kept.end(records, pair_id, records.today)


@allowed(CALENDAR_WRITE)
def kept_apart(records: Records, person_id: str) -> tuple[KeptApart, ...]:
    """The pairs by choice a person is one of, for those who work with them, the counter and the director.

    Anybody else is told only what they noted themselves: from whom somebody is kept is not for the curious.
    Raises DeskError: permission.refused, case.assign_another.
    """
    refuse_experts_elsewhere(records, person_id)
    refuse_whoever_stands_apart(records, person_id)
    found = kept.of_person(records, person_id)
    me, roles = records.staff.id, records.staff.roles
    if roles & {Role.DIRECTOR, Role.RECEPTION} or me in readers_of(records, person_id)[0]:
        return tuple(found)
    return tuple(one for one in found if one.noted_by == me)


@allowed(CALENDAR_WRITE, changes={"journal"})
def open_keep_apart(records: Records, pair_id: str) -> str:
    """Why two people are kept apart, journalled; for its readers alone (sealed.not_yours)."""
    return kept.reason(records, pair_id)


def pairs_of(records: Records, own: Mapping[str, frozenset[str]]) -> tuple[Pair, ...]:
    """Everybody each of these people must not meet, in all their cases and by choice; each pair once.

    `own` are the people with every id each has in the register (people.same).
    """
    of = {one: person_id for person_id, ids in own.items() for one in ids}
    found: dict[tuple[str, str], Pair] = {}
    for one, other_id, protected in (*_by_choice(records, of), *_by_mark(records, of)):
        other = of.get(other_id) or people.remaining(records, other_id)
        before = found.get((one, other))
        if other != one and (before is None or before.protected is None):
            found[one, other] = Pair(person_id=one, other_id=other, protected=protected)
    return tuple(found.values())


_Found = tuple[str, str, bool | None]


def _by_choice(records: Records, of: Mapping[str, str]) -> Iterator[_Found]:
    for pair in kept.among(records, of):
        for one, other in ((pair.first_id, pair.second_id), (pair.second_id, pair.first_id)):
            if one in of:
                protected = None if pair.protected_id is None else pair.protected_id == one
                yield of[one], other, protected


def _by_mark(records: Records, of: Mapping[str, str]) -> Iterator[_Found]:
    parties: dict[str, list[tuple[str, Side]]] = {}
    grave = set()
    for row in appointment_about.apart_parties(records, of):
        parties.setdefault(row.case_id, []).append((row.person_id, row.side))
        if row.mark in _GRAVE:
            grave.add(row.case_id)
    for case_id, sides in parties.items():
        safer = safer_side(records, cases.get(records, case_id)) if case_id in grave else None
        for one, side in sides:
            if one in of:
                protected = None if safer is None else side is safer
                yield from ((of[one], other, protected) for other, across in sides if across is not side)


def safer_side(records: Records, case: Case) -> Side | None:
    """The side in danger: the one with the graver mark of red and orange; None when that is neither."""
    sides = {party.person_id: party.side for party in case.parties}
    grave: dict[Side, int] = {}
    for person_id, standing in standings(records, case.parties).items():
        rank = _GRAVE.get(standing.mark, 0)
        side = sides[person_id]
        if side in (Side.SEEKER, Side.OTHER):
            grave[side] = max(grave.get(side, 0), rank)
    seeker, other = grave.get(Side.SEEKER, 0), grave.get(Side.OTHER, 0)
    if seeker == other:
        return None
    return Side.SEEKER if seeker > other else Side.OTHER


_GRAVE = {Mark.ORANGE: 1, Mark.RED: 2}
