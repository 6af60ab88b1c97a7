"""Whom a search for free time is about: the two sides that come apart, and when their case last sat."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mediation_desk.domain.case import Case
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.free_time import Wanted
from mediation_desk.domain.keep_apart import Pair
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError
from mediation_desk.register import appointments, cases, people
from mediation_desk.register.records import Records
from mediation_desk.services.keep_apart import safer_side


def sides_of(records: Records, wanted: Wanted, pairs: Iterable[Pair]) -> tuple[tuple[str, ...], ...]:
    """Who comes first and who comes later, when they come apart; the safer side comes and leaves first.

    Raises DeskError: clash.together when they must not come together, free.sides_needed when it is not known
    who belongs to which side.
    """
    named = set(wanted.person_ids)
    pairs = [pair for pair in pairs if {pair.person_id, pair.other_id} <= named]
    if not wanted.apart:
        if pairs:
            raise DeskError("clash.together", field="people")
        return (wanted.person_ids,)
    sides = _by_case(records, wanted) if wanted.case_id else _by_pairs(wanted, pairs)
    if not all(sides):
        raise DeskError("free.sides_needed", field="people")
    return sides


def _by_case(records: Records, wanted: Wanted) -> tuple[tuple[str, ...], ...]:
    case = cases.get(records, wanted.case_id)
    sides = {people.remaining(records, party.person_id): party.side for party in case.parties}
    # A child comes with the side that comes first: nobody under age is left to a stagger of strangers.
    other = tuple(one for one in wanted.person_ids if sides.get(one) is Side.OTHER)
    seeker = tuple(one for one in wanted.person_ids if one not in other)
    return (other, seeker) if safer_side(records, case) is Side.OTHER else (seeker, other)


def _by_pairs(wanted: Wanted, pairs: list[Pair]) -> tuple[tuple[str, ...], ...]:
    if not pairs:
        return wanted.person_ids[:1], wanted.person_ids[1:]
    safe = next((pair for pair in pairs if pair.protected), pairs[0])
    away = {pair.other_id for pair in pairs if pair.person_id == safe.person_id}
    first = tuple(one for one in wanted.person_ids if one not in away)
    return first, tuple(one for one in wanted.person_ids if one in away)


def sitting_of(records: Records, case: Case, person_ids: Iterable[str]) -> Sitting | None:
    """How these people of a case would sit; None when none of its sides is among them."""
    named = {same for one in person_ids for same in people.same(records, one)}
    sides = {party.side for party in case.parties if party.person_id in named} & {Side.SEEKER, Side.OTHER}
    if not sides:
        return None
    return Sitting.JOINT if len(sides) == 2 else Sitting.SEPARATE


def days_of_case(records: Records, wanted: Wanted) -> tuple[date, ...]:
    """The days on which this case sat or will, in order; none where no case is asked about.

    When people came for something else is not told: it may be counselling, which is not everybody's to know.
    """
    if not wanted.case_id:
        return ()
    return tuple(legal_day(one) for one in appointments.starts_of_case(records, wanted.case_id))
