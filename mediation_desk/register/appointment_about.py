"""What stands around appointments: cases, files, who booked them, which sitting it is, who is kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, or_, select

from mediation_desk.domain.appointment import OPEN_STATES, Appointment, AppointmentKind
from mediation_desk.domain.keep_apart import APART_MARKS
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.register import appointments as rows
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import (
    appointment_people,
    appointments,
    keep_apart,
)
from mediation_desk.register.tables.cases import case_conflicts, case_parties, cases, mediation_records
from mediation_desk.register.tables.counselling import counselling_files, counselling_sessions

_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_CASES = select(cases.c.id, cases.c.number, cases.c.mediator_ids, cases.c.mark).where(cases.c.id.in_(_IDS))
_CONFLICTS = select(case_conflicts.c.case_id, case_conflicts.c.staff_id).where(
    case_conflicts.c.case_id.in_(_IDS), case_conflicts.c.withdrawn_at.is_(None)
)
_SIDES = select(case_parties.c.case_id, case_parties.c.person_id, case_parties.c.side).where(
    case_parties.c.case_id.in_(_IDS)
)
_FILES = select(counselling_files.c.id, counselling_files.c.number, counselling_files.c.counsellor_id).where(
    counselling_files.c.id.in_(_IDS)
)
_OF_PEOPLE = (
    select(case_parties.c.person_id)
    .join(cases, cases.c.id == case_parties.c.case_id)
    .where(
        case_parties.c.person_id.in_(_IDS),
        case_parties.c.side.in_((Side.SEEKER, Side.OTHER)),
        cases.c.mark.in_(APART_MARKS),
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
    or_(keep_apart.c.first_id.in_(_IDS), keep_apart.c.second_id.in_(_IDS)), keep_apart.c.ended.is_(None)
)
_SAT = (
    select(appointments.c.id, appointments.c.case_id.label("matter"), appointments.c.sitting_id)
    .where(
        appointments.c.case_id.in_(_IDS),
        appointments.c.kind == AppointmentKind.MEDIATION,
        appointments.c.state.not_in(rows.OFF),
    )
    .order_by(appointments.c.starts, appointments.c.row)
)
_TALKED = (
    select(appointments.c.id, appointments.c.file_id.label("matter"), appointments.c.sitting_id)
    .where(
        appointments.c.file_id.in_(_IDS),
        appointments.c.kind == AppointmentKind.COUNSELLING,
        appointments.c.state.not_in(rows.OFF),
    )
    .order_by(appointments.c.starts, appointments.c.row)
)
_WRITTEN = (
    select(mediation_records.c.id).where(mediation_records.c.id.in_(_IDS)),
    select(counselling_sessions.c.id).where(counselling_sessions.c.id.in_(_IDS)),
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


def about(records: Records, listed: Iterable[Appointment]) -> About:
    """What stands around these appointments, in a few questions however many they are."""
    listed = list(listed)
    case_ids = {one.case_id for one in listed if one.case_id}
    file_ids = {one.file_id for one in listed if one.file_id}
    person_ids = {person_id for one in listed for person_id in one.person_ids}
    outcomes = {one.outcome_id for one in listed if one.outcome_id}
    return About(
        cases=_cases(records, case_ids),
        files={
            row.id: (row.number, row.counsellor_id)
            for row in records.connection.execute(_FILES, {"ids": list(file_ids)})
        }
        if file_ids
        else {},
        booked_by=rows.booked_by(records, [one.id for one in listed]),
        nth=_nth(records, case_ids, file_ids),
        kept_apart=_kept_apart(records, person_ids),
        written=written(records, outcomes),
    )


def _cases(records: Records, case_ids: set[str]) -> dict[str, CaseAbout]:
    if not case_ids:
        return {}
    ids = {"ids": list(case_ids)}
    conflicts: dict[str, set[str]] = {}
    for case_id, staff_id in records.connection.execute(_CONFLICTS, ids):
        conflicts.setdefault(case_id, set()).add(staff_id)
    sides: dict[str, dict[str, Side]] = {}
    for case_id, person_id, side in records.connection.execute(_SIDES, ids):
        sides.setdefault(case_id, {})[person_id] = side
    return {
        row.id: CaseAbout(
            number=row.number,
            mediator_ids=frozenset(row.mediator_ids),
            conflicts=frozenset(conflicts.get(row.id, ())),
            mark=row.mark,
            sides=sides.get(row.id, {}),
        )
        for row in records.connection.execute(_CASES, ids)
    }


def _nth(records: Records, case_ids: set[str], file_ids: set[str]) -> dict[str, int]:
    told: dict[str, int] = {}
    for question, ids in ((_SAT, case_ids), (_TALKED, file_ids)):
        if not ids:
            continue
        sittings: dict[str, dict[str, int]] = {}
        for row in records.connection.execute(question, {"ids": list(ids)}):
            of_matter = sittings.setdefault(row.matter, {})
            told[row.id] = of_matter.setdefault(row.sitting_id or row.id, len(of_matter) + 1)
    return told


def _kept_apart(records: Records, person_ids: set[str]) -> frozenset[str]:
    if not person_ids:
        return frozenset()
    ids = {"ids": list(person_ids)}
    by_mark = set(records.connection.execute(_OF_PEOPLE, ids).scalars())
    chosen = {one for pair in records.connection.execute(_CHOSEN, ids) for one in pair}
    return frozenset(by_mark | chosen)


def ahead_kept_apart(records: Records, moment: datetime) -> list[Appointment]:
    """Appointments still to come of people who must not meet somebody, by time."""
    ids = records.connection.execute(_AHEAD, {"moment": moment}).scalars().all()
    return [one for one in rows.get_many(records, ids) if one.state in OPEN_STATES]


def written(records: Records, outcome_ids: Iterable[str]) -> frozenset[str]:
    """Those of the outcomes that are in the register: records of sittings, sessions, other rows named so."""
    ids = {"ids": list(outcome_ids)}
    if not ids["ids"]:
        return frozenset()
    return frozenset(
        one for question in _WRITTEN for one in records.connection.execute(question, ids).scalars()
    )
