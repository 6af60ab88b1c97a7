"""What asks the director to look at a proposed award first, as rows of other nouns tell it.

Nothing sealed is opened here: whoever proposes may run it, and only learns whether anything was found. Every
question is asked every time, so that neither the answer's time nor its steps tell which one found something.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from nacl.utils import random
from sqlalchemy import Select, and_, func, or_, select

from mediation_desk.domain.award import Award, AwardState
from mediation_desk.domain.award_concern import AwardRules, Concern, ConcernKind
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.household import ColourState
from mediation_desk.domain.safety import Mark
from mediation_desk.register import office, people
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import awards
from mediation_desk.register.tables.cases import case_parties, cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.households import household_colours, household_members, households
from mediation_desk.register.tables.people import people as people_table
from mediation_desk.register.tables.receptions import reception_parties
from mediation_desk.register.tables.safety_records import safety_records
from mediation_desk.register.tables.screenings import raised_marks, screenings

_LOT = "award_lot"
"""A setting: the secret the lot is drawn by, made once; who knows a family cannot tell how it falls."""

_SERIOUS = (Mark.RED, Mark.ORANGE)
_OVER = (AwardState.WITHDRAWN, AwardState.REVOKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    """Whom an award is for, by every id they have: households, their people, these people's cases."""

    households: frozenset[str]
    people: frozenset[str]
    cases: frozenset[str]
    receptions: frozenset[str]


def found(records: Records, award: Award, rules: AwardRules) -> list[Concern]:
    """Everything that asks for a look, restricted or not."""
    whom = _subject(records, award)
    since = datetime.combine(records.today, time(), SHANGHAI) - timedelta(days=round(365.25 * rules.years))
    looks = (
        _same_award(award, whom),
        _open_cases(whom),
        _red(whom, since.date()),
        _clues(whom, since.date()),
        _screened(whom, since),
        _raised(whom, since),
        _marked_cases(whom, since.date()),
        _safety_records(whom, since),
        _guarded_people(whom),
        _guarded_households(whom),
    )
    concerns = [one for kind, look in looks for one in _concerns(records, kind, look)]
    if not whom.people and not whom.households:
        concerns.append(Concern(kind=ConcernKind.NOT_LINKED))
    if _drawn(records, whom, rules.drawn):
        concerns.append(Concern(kind=ConcernKind.DRAWN))
    return concerns


def _subject(records: Records, award: Award) -> _Subject:
    ids = people.same(records, award.person_id) if award.person_id else frozenset[str]()
    lives = select(household_members.c.household_id).where(household_members.c.person_id.in_(ids))
    homes = _all(records, lives) | ({award.household_id} if award.household_id else set())
    members = select(household_members.c.person_id).where(
        household_members.c.household_id.in_(homes), household_members.c.person_id.is_not(None)
    )
    whole = set(ids).union(*(people.same(records, one) for one in _all(records, members)))
    in_cases = select(case_parties.c.case_id).where(case_parties.c.person_id.in_(whole))
    came = select(reception_parties.c.reception_id).where(reception_parties.c.person_id.in_(whole))
    return _Subject(
        households=frozenset(homes),
        people=frozenset(whole),
        cases=frozenset(_all(records, in_cases)),
        receptions=frozenset(_all(records, came)),
    )


_Look = tuple[ConcernKind, Select[Any]]
"""A kind and a question whose rows are (id, day or moment)."""


def _same_award(award: Award, whom: _Subject) -> _Look:
    return ConcernKind.SAME_AWARD, select(awards.c.id, awards.c.proposed_on).where(
        awards.c.id != award.id,
        awards.c.kind == award.kind,
        awards.c.year == award.year,
        awards.c.state.not_in(_OVER),
        or_(
            awards.c.household_id.in_(whom.households),
            awards.c.person_id.in_(whom.people),
            and_(awards.c.name == award.name, awards.c.area_id.is_(award.area_id or None)),
        ),
    )


def _open_cases(whom: _Subject) -> _Look:
    wanted = select(cases.c.id, cases.c.accepted_on)
    return ConcernKind.OPEN_CASE, wanted.where(cases.c.id.in_(whom.cases), cases.c.closed_on.is_(None))


def _red(whom: _Subject, since: date) -> _Look:
    rows = household_colours.c
    return ConcernKind.RED, select(rows.id, rows.assessed_at).where(
        rows.household_id.in_(whom.households),
        rows.sealed_id.is_not(None),
        rows.state != ColourState.REFUSED,
        or_(rows.until.is_(None), rows.until >= since),
    )


def _clues(whom: _Subject, since: date) -> _Look:
    rows = clues.c
    return ConcernKind.CLUE, select(rows.id, rows.registered_at).where(
        rows.restricted,
        or_(
            rows.household_id.in_(whom.households),
            rows.case_id.in_(whom.cases),
            rows.reception_id.in_(whom.receptions),
        ),
        or_(rows.closed_on.is_(None), rows.found_on >= since),
    )


def _screened(whom: _Subject, since: datetime) -> _Look:
    rows = screenings.c
    return ConcernKind.MARK, select(rows.id, rows.asked_at).where(
        rows.person_id.in_(whom.people), rows.mark.in_(_SERIOUS), rows.asked_at >= since
    )


def _raised(whom: _Subject, since: datetime) -> _Look:
    rows = raised_marks.c
    return ConcernKind.MARK, select(rows.person_id, rows.raised_at).where(
        rows.person_id.in_(whom.people), rows.mark.in_(_SERIOUS), rows.raised_at >= since
    )


def _marked_cases(whom: _Subject, since: date) -> _Look:
    return ConcernKind.MARK, select(cases.c.id, cases.c.accepted_on).where(
        cases.c.id.in_(whom.cases),
        cases.c.mark.in_(_SERIOUS),
        or_(cases.c.closed_on.is_(None), cases.c.closed_on >= since),
    )


def _safety_records(whom: _Subject, since: datetime) -> _Look:
    rows = safety_records.c
    wanted = select(rows.id, func.max(rows.written_at)).where(
        or_(rows.person_id.in_(whom.people), rows.case_id.in_(whom.cases))
    )
    return ConcernKind.SAFETY_RECORD, wanted.group_by(rows.id).having(func.max(rows.written_at) >= since)


def _guarded_people(whom: _Subject) -> _Look:
    wanted = select(people_table.c.id, people_table.c.born)
    return ConcernKind.GUARDED, wanted.where(people_table.c.id.in_(whom.people), people_table.c.safe_contact)


def _guarded_households(whom: _Subject) -> _Look:
    wanted = select(households.c.id, households.c.registered_on)
    return ConcernKind.GUARDED, wanted.where(households.c.id.in_(whom.households), households.c.safe_contact)


def _concerns(records: Records, kind: ConcernKind, look: Select[Any]) -> list[Concern]:
    dated = kind is not ConcernKind.GUARDED  # that somebody is guarded is of no day
    return [
        Concern(kind=kind, subject_id=str(row[0]), at=_moment(row[1]) if dated else None)
        for row in records.connection.execute(look)
    ]


def _moment(told: object) -> datetime | None:
    if isinstance(told, str):  # a moment that went through max() comes back as it is kept
        return datetime.fromisoformat(told)
    if isinstance(told, datetime) or told is None:
        return told
    assert isinstance(told, date)
    return datetime.combine(told, time(), SHANGHAI).astimezone(UTC)


def _drawn(records: Records, whom: _Subject, of_hundred: int) -> bool:
    """Whether the lot falls on a family: always the same for one family, whatever it is proposed for.

    Were it drawn anew each time, proposing twice would tell those it fell on by chance from the others; and
    a member proposed alone is drawn with the household.
    """
    secret = _secret(records)
    keys = whom.households or {min(whom.people, default="")}
    return any(_share(secret, one) < of_hundred for one in keys)


def _secret(records: Records) -> bytes:
    kept = office.setting(records, _LOT)
    if kept is None:
        kept = random(32).hex()
        office.set_quietly(records, _LOT, kept)
    return bytes.fromhex(str(kept))


def _share(secret: bytes, key: str) -> int:
    return int.from_bytes(hmac.digest(secret, key.encode(), "sha256")[:8], "big") % 100


def _all(records: Records, wanted: Select[Any]) -> set[str]:
    return {str(one) for one in records.connection.execute(wanted).scalars()}


def newer(concerns: Iterable[Concern], than: datetime) -> list[Concern]:
    """Those that arose after a moment: what was looked at then asks no second time."""
    return [one for one in concerns if one.at is not None and one.at > than]
