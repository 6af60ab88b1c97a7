"""What stands around appointments: cases, files, who booked them, which sitting it is, who is kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, or_, select

from mediation_desk.domain.appointment import OPEN_STATES, Appointment, AppointmentKind
from mediation_desk.domain.keep_apart import APART_MARKS
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.register import appointments as rows
from mediation_desk.register.id_list import as_ids, is_listed
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import (
    appointment_people,
    appointments,
    keep_apart,
)
from mediation_desk.register.tables.cases import case_conflicts, case_parties, cases, mediation_records
from mediation_desk.register.tables.counselling import counselling_files, counselling_sessions

_CASES = select(cases.c.id, cases.c.number, cases.c.mediator_ids, cases.c.mark).where(is_listed(cases.c.id))
_CONFLICTS = select(case_conflicts.c.case_id, case_conflicts.c.staff_id).where(
    is_listed(case_conflicts.c.case_id), case_conflicts.c.withdrawn_at.is_(None)
)
_SIDES = select(case_parties.c.case_id, case_parties.c.person_id, case_parties.c.side).where(
    is_listed(case_parties.c.case_id)
)
_FILES = select(counselling_files.c.id, counselling_files.c.number, counselling_files.c.counsellor_id).where(
    is_listed(counselling_files.c.id)
)
_OF_PEOPLE = (
    select(case_parties.c.person_id)
    .join(cases, cases.c.id == case_parties.c.case_id)
    .where(
        is_listed(case_parties.c.person_id),
        case_parties.c.side.in_((Side.SEEKER, Side.OTHER)),
        cases.c.mark.in_(APART_MARKS),
    )
)
_BOTH = (Side.SEEKER, Side.OTHER)
_APART = (
    select(case_parties.c.case_id, cases.c.mark, case_parties.c.person_id, case_parties.c.side)
    .join(cases, cases.c.id == case_parties.c.case_id)
    .where(
        cases.c.mark.in_(APART_MARKS),
        case_parties.c.side.in_(_BOTH),
        case_parties.c.case_id.in_(
            select(case_parties.c.case_id).where(
                is_listed(case_parties.c.person_id), case_parties.c.side.in_(_BOTH)
            )
        ),
    )
)
_AHEAD = (
    select(appointment_people.c.appointment_id)
    .where(
        appointment_people.c.starts >= bindparam("moment"),
        appointment_people.c.taken,
        or_(
            appointment_people.c.person_id.in_(
                select(case_parties.c.person_id)
                .join(cases, cases.c.id == case_parties.c.case_id)
                .where(case_parties.c.side.in_((Side.SEEKER, Side.OTHER)), cases.c.mark.in_(APART_MARKS))
            ),
            appointment_people.c.person_id.in_(
                select(keep_apart.c.first_id).where(keep_apart.c.ended.is_(None))
            ),
            appointment_people.c.person_id.in_(
                select(keep_apart.c.second_id).where(keep_apart.c.ended.is_(None))
            ),
        ),
    )
    .distinct()
)
_CHOSEN = select(keep_apart.c.first_id, keep_apart.c.second_id).where(
    or_(is_listed(keep_apart.c.first_id), is_listed(keep_apart.c.second_id)), keep_apart.c.ended.is_(None)
)
_OTHER = appointments.alias()
_SITTING = case((_OTHER.c.sitting_id == "", _OTHER.c.id), else_=_OTHER.c.sitting_id)


def _counted(kind: AppointmentKind, matter: str) -> Select[Any]:
    """Which sitting of its case or talk of its file each is, both halves of one sitting counted once."""
    earlier = (
        select(func.count(_SITTING.distinct()))
        .where(
            _OTHER.c[matter] == appointments.c[matter],
            _OTHER.c.starts <= appointments.c.starts,
            _OTHER.c.kind == kind,
            _OTHER.c.state.not_in(rows.OFF),
        )
        .scalar_subquery()
    )
    return select(appointments.c.id, earlier.label("nth")).where(
        is_listed(appointments.c.id), appointments.c.kind == kind, appointments.c[matter].is_not(None)
    )


_NTH = _counted(AppointmentKind.MEDIATION, "case_id"), _counted(AppointmentKind.COUNSELLING, "file_id")
_WRITTEN = (
    select(mediation_records.c.id).where(is_listed(mediation_records.c.id)),
    select(counselling_sessions.c.id).where(is_listed(counselling_sessions.c.id)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAbout:
    """Of a case: its number, who works on it, who stands apart from it, its mark, the sides of its people."""

    number: str
    mediator_ids: frozenset[str]
    conflicts: frozenset[str]
    mark: Mark
    sides: dict[str, Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Around some appointments; `files` tells number and counsellor, `nth` which sitting or talk one is.

    `kept_apart` are people who must not meet somebody; `written` are outcomes that are in the register.
    """

    cases: dict[str, CaseAbout]
    files: dict[str, tuple[str, str]]
    booked_by: dict[str, str]
    nth: dict[str, int]
    kept_apart: frozenset[str]
    written: frozenset[str]


def about(records: Records, listed: Iterable[Appointment], *, booked: bool = True) -> About:
    """What stands around these appointments, in a few questions however many they are.

    Who booked them is left out unless `booked`.
    """
    listed = list(listed)
    case_ids = {one.case_id for one in listed if one.case_id}
    file_ids = {one.file_id for one in listed if one.file_id}
    person_ids = {person_id for one in listed for person_id in one.person_ids}
    outcomes = {one.outcome_id for one in listed if one.outcome_id}
    return About(
        cases=_cases(records, case_ids),
        files={
            row.id: (row.number, row.counsellor_id)
            for row in records.connection.execute(_FILES, as_ids(file_ids)).all()
        }
        if file_ids
        else {},
        booked_by=rows.booked_by(records, [one.id for one in listed]) if booked else {},
        nth=_nth(records, [one.id for one in listed]),
        kept_apart=_kept_apart(records, person_ids),
        written=written(records, outcomes),
    )


def _cases(records: Records, case_ids: set[str]) -> dict[str, CaseAbout]:
    if not case_ids:
        return {}
    ids = as_ids(case_ids)
    conflicts: dict[str, set[str]] = {}
    for case_id, staff_id in records.connection.execute(_CONFLICTS, ids).all():
        conflicts.setdefault(case_id, set()).add(staff_id)
    sides: dict[str, dict[str, Side]] = {}
    for case_id, person_id, side in records.connection.execute(_SIDES, ids).all():
        sides.setdefault(case_id, {})[person_id] = side
    return {
        row.id: CaseAbout(
            number=row.number,
            mediator_ids=frozenset(row.mediator_ids),
            conflicts=frozenset(conflicts.get(row.id, ())),
            mark=row.mark,
            sides=sides.get(row.id, {}),
        )
        for row in records.connection.execute(_CASES, ids).all()
    }


def _nth(records: Records, ids: list[str]) -> dict[str, int]:
    return {row.id: row.nth for question in _NTH for row in records.connection.execute(question, as_ids(ids))}


def _kept_apart(records: Records, person_ids: set[str]) -> frozenset[str]:
    if not person_ids:
        return frozenset()
    ids = as_ids(person_ids)
    by_mark = set(records.connection.execute(_OF_PEOPLE, ids).scalars())
    chosen = {one for pair in records.connection.execute(_CHOSEN, ids).all() for one in pair}
    return frozenset(by_mark | chosen)


def apart_parties(records: Records, person_ids: Iterable[str]) -> list[Row[Any]]:
    """Both sides of every case whose mark keeps them apart and that has one of these people on a side.

    Rows have `case_id`, `mark`, `person_id` and `side`. The mark of a case is kept in step with every sheet.
    """
    return list(records.connection.execute(_APART, as_ids(person_ids)))


def ahead_kept_apart(records: Records, moment: datetime) -> list[Appointment]:
    """Appointments still to come of people who must not meet somebody, by time."""
    ids = records.connection.execute(_AHEAD, {"moment": moment}).scalars().all()
    return [one for one in rows.get_many(records, ids) if one.state in OPEN_STATES]


def written(records: Records, outcome_ids: Iterable[str]) -> frozenset[str]:
    """Those of the outcomes that are in the register: records of sittings, sessions, other rows named so."""
    outcomes = list(outcome_ids)
    if not outcomes:
        return frozenset()
    return frozenset(
        one
        for question in _WRITTEN
        for one in records.connection.execute(question, as_ids(outcomes)).scalars()
    )
