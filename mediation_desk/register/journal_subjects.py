"""What the ids in journal entries stand for now: numbers of cases and files, names of people and staff."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, select, text

from mediation_desk.domain.journal import Subject, SubjectKind
from mediation_desk.register.records import Records
from mediation_desk.register.search import query
from mediation_desk.register.tables.agreements import agreements
from mediation_desk.register.tables.cases import cases, mediation_records
from mediation_desk.register.tables.counselling import (
    counselling_files,
    counselling_notes,
    counselling_sessions,
    process_notes,
)
from mediation_desk.register.tables.office import staff
from mediation_desk.register.tables.people import people
from mediation_desk.register.tables.receptions import receptions
from mediation_desk.register.tables.referrals import referrals
from mediation_desk.register.tables.return_visits import return_visits
from mediation_desk.register.tables.screenings import screenings
from mediation_desk.register.tables.written_papers import written_papers

_MOST = 500
"""Ids asked for at a time."""

_OF_SESSION = counselling_sessions.join(
    counselling_files, counselling_files.c.id == counselling_sessions.c.file_id
)
_LOOKS: tuple[tuple[SubjectKind, Any, Select[Any]], ...] = (
    (SubjectKind.STAFF, staff.c.id, select(staff.c.id, staff.c.id, staff.c.name)),
    (SubjectKind.CASE, cases.c.id, select(cases.c.id, cases.c.id, cases.c.number)),
    (SubjectKind.PERSON, people.c.id, select(people.c.id, people.c.id, people.c.name)),
    (SubjectKind.RECEPTION, receptions.c.id, select(receptions.c.id, receptions.c.id, receptions.c.number)),
    (
        SubjectKind.CASE,
        agreements.c.id,
        select(agreements.c.id, cases.c.id, cases.c.number).join(cases, cases.c.id == agreements.c.case_id),
    ),
    (
        SubjectKind.CASE,
        mediation_records.c.id,
        select(mediation_records.c.id, cases.c.id, cases.c.number).join(
            cases, cases.c.id == mediation_records.c.case_id
        ),
    ),
    (
        SubjectKind.CASE,
        written_papers.c.id,
        select(written_papers.c.id, cases.c.id, cases.c.number).join(
            cases, cases.c.id == written_papers.c.case_id
        ),
    ),
    # A referral is told by what it belongs to.
    (
        SubjectKind.CASE,
        referrals.c.id,
        select(referrals.c.id, cases.c.id, cases.c.number).join(cases, cases.c.id == referrals.c.case_id),
    ),
    (
        SubjectKind.RECEPTION,
        referrals.c.id,
        select(referrals.c.id, receptions.c.id, receptions.c.number).join(
            receptions, receptions.c.id == referrals.c.reception_id
        ),
    ),
    (
        SubjectKind.COUNSELLING,
        referrals.c.id,
        select(referrals.c.id, counselling_files.c.id, counselling_files.c.number).join(
            counselling_files, counselling_files.c.id == referrals.c.file_id
        ),
    ),
    (
        SubjectKind.CASE,
        return_visits.c.id,
        select(return_visits.c.id, cases.c.id, cases.c.number).join(
            cases, cases.c.id == return_visits.c.case_id
        ),
    ),
    (
        SubjectKind.COUNSELLING,
        return_visits.c.id,
        select(return_visits.c.id, counselling_files.c.id, counselling_files.c.number).join(
            counselling_files, counselling_files.c.id == return_visits.c.file_id
        ),
    ),
    (
        SubjectKind.PERSON,
        screenings.c.id,
        select(screenings.c.id, people.c.id, people.c.name).join(
            people, people.c.id == screenings.c.person_id
        ),
    ),
    (
        SubjectKind.COUNSELLING,
        counselling_files.c.id,
        select(counselling_files.c.id, counselling_files.c.id, counselling_files.c.number),
    ),
    (
        SubjectKind.COUNSELLING,
        counselling_sessions.c.id,
        select(counselling_sessions.c.id, counselling_files.c.id, counselling_files.c.number).select_from(
            _OF_SESSION
        ),
    ),
    (
        SubjectKind.COUNSELLING,
        counselling_notes.c.id,
        select(counselling_notes.c.id, counselling_files.c.id, counselling_files.c.number).select_from(
            _OF_SESSION.join(counselling_notes, counselling_notes.c.session_id == counselling_sessions.c.id)
        ),
    ),
    (
        SubjectKind.COUNSELLING,
        process_notes.c.id,
        select(process_notes.c.id, counselling_files.c.id, counselling_files.c.number).join(
            counselling_files, counselling_files.c.id == process_notes.c.file_id
        ),
    ),
    # A letter that became nothing yet has only its own number.
    (
        SubjectKind.LETTER,
        referrals.c.id,
        select(referrals.c.id, referrals.c.id, referrals.c.their_number).where(
            referrals.c.their_number != ""
        ),
    ),
)


def named(records: Records, ids: Iterable[str]) -> dict[str, Subject]:
    """What each id stands for; those of sealed texts, keys and what is gone are left out."""
    left = list(dict.fromkeys(one for one in ids if one))
    found: dict[str, Subject] = {}
    for kind, column, look in _LOOKS:
        for start in range(0, len(left), _MOST):
            some = left[start : start + _MOST]
            for own, subject_id, words in records.connection.execute(look.where(column.in_(some))):
                found[own] = Subject(id=subject_id, kind=kind, words=words)
        left = [one for one in left if one not in found]
        if not left:
            break
    return found


def belonging(records: Records, subject_ids: Iterable[str]) -> frozenset[str]:
    """These ids and those of what belongs to them: a case's agreements and records, a person's sheets …"""
    wanted = set(subject_ids)
    parts = (
        (agreements.c.id, agreements.c.case_id),
        (mediation_records.c.id, mediation_records.c.case_id),
        (written_papers.c.id, written_papers.c.case_id),
        (referrals.c.id, referrals.c.case_id),
        (referrals.c.id, referrals.c.person_id),
        (return_visits.c.id, return_visits.c.case_id),
        (return_visits.c.id, return_visits.c.file_id),
        (screenings.c.id, screenings.c.person_id),
        (counselling_sessions.c.id, counselling_sessions.c.file_id),
    )
    belong = set(wanted)
    for own, whose in parts:
        belong |= set(records.connection.execute(select(own).where(whose.in_(wanted))).scalars())
    return frozenset(belong)


def find(records: Records, typed: str, most: int) -> tuple[Subject, ...]:
    """People by name, pinyin or number, receptions and counselling files by a piece of their number."""
    found: list[Subject] = []
    expression = query(typed)
    if expression is not None:
        rows = records.connection.execute(_PEOPLE, {"expression": expression, "most": most})
        found += [Subject(id=row.id, kind=SubjectKind.PERSON, words=row.name) for row in rows]
    for kind, table in ((SubjectKind.RECEPTION, receptions), (SubjectKind.COUNSELLING, counselling_files)):
        look = select(table.c.id, table.c.number).where(table.c.number.contains(typed, autoescape=True))
        for row in records.connection.execute(look.order_by(table.c.row.desc()).limit(most)):
            found.append(Subject(id=row.id, kind=kind, words=row.number))
    return tuple(found)


_PEOPLE = text(
    "SELECT id, name FROM people WHERE merged_into IS NULL AND row IN "
    "(SELECT rowid FROM search_people WHERE search_people MATCH :expression LIMIT :most)"
)
