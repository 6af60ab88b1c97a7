"""Who must not meet whom: the two sides of a case with a mark, and people kept apart by choice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import uuid4

from mediation_desk.domain.case import Case
from mediation_desk.domain.keep_apart import APART_MARKS, Gaps, KeptApart, Pair, check_gaps
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, office, people
from mediation_desk.register import keep_apart as kept
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_READ, CALENDAR_WRITE, OFFICE_WRITE
from mediation_desk.services.case_team import refuse_experts_elsewhere, refuse_whoever_stands_apart
from mediation_desk.services.permission import allowed
from mediation_desk.services.safe_contact import readers_of
from mediation_desk.services.screenings import mark_of_parties, standings

_GAPS = "keep_apart_gaps"
_MINUTE = timedelta(minutes=1)
_ACROSS = {Side.SEEKER: Side.OTHER, Side.OTHER: Side.SEEKER}


@allowed(CALENDAR_READ)
def gaps(records: Records) -> Gaps:
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
    """The pairs by choice a person is one of. DeskError: permission.refused, case.assign_another."""
    refuse_experts_elsewhere(records, person_id)
    refuse_whoever_stands_apart(records, person_id)
    return tuple(kept.of_person(records, person_id))


@allowed(CALENDAR_WRITE, changes={"journal"})
def open_keep_apart(records: Records, pair_id: str) -> str:
    """Why two people are kept apart, journalled; for its readers alone (sealed.not_yours)."""
    return kept.reason(records, pair_id)


def pairs_of(records: Records, person_ids: Iterable[str]) -> tuple[Pair, ...]:
    """Everybody each of these people must not meet, in all their cases and by choice; each pair once."""
    found: dict[tuple[str, str], Pair] = {}
    for person_id in dict.fromkeys(person_ids):
        own = people.same(records, person_id)
        for other_id, protected in (
            *_by_choice(records, person_id, own),
            *_by_mark(records, person_id, own),
        ):
            other = people.remaining(records, other_id)
            before = found.get((person_id, other))
            if other not in own and (before is None or before.protected is None):
                found[person_id, other] = Pair(person_id=person_id, other_id=other, protected=protected)
    return tuple(found.values())


def _by_choice(records: Records, person_id: str, own: frozenset[str]) -> Iterable[tuple[str, bool | None]]:
    for pair in kept.of_person(records, person_id):
        other = pair.second_id if pair.first_id in own else pair.first_id
        yield other, None if pair.protected_id is None else pair.protected_id in own


def _by_mark(records: Records, person_id: str, own: frozenset[str]) -> Iterable[tuple[str, bool | None]]:
    for case_id in cases.of_person(records, person_id):
        case = cases.get(records, case_id)
        across = {_ACROSS[one.side] for one in case.parties if one.person_id in own and one.side in _ACROSS}
        others = [one.person_id for one in case.parties if one.side in across]
        if others and mark_of_parties(records, case.parties) in APART_MARKS:
            safer = safer_side(records, case)
            for other in others:
                yield other, None if safer is None else _ACROSS[safer] in across


def safer_side(records: Records, case: Case) -> Side | None:
    """The side in danger: the one with the graver mark of red and orange; None when that is neither."""
    sides = {party.person_id: party.side for party in case.parties}
    grave: dict[Side, int] = {}
    for person_id, standing in standings(records, case.parties).items():
        rank = _GRAVE.get(standing.mark, 0)
        side = sides[person_id]
        if side in _ACROSS:
            grave[side] = max(grave.get(side, 0), rank)
    seeker, other = grave.get(Side.SEEKER, 0), grave.get(Side.OTHER, 0)
    if seeker == other:
        return None
    return Side.SEEKER if seeker > other else Side.OTHER


_GRAVE = {Mark.ORANGE: 1, Mark.RED: 2}
