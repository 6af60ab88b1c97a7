"""Where sealed texts stand, so that keepers see files by name: one line in PLACES for each column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, func, literal, select

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.sealed_file import SealedFile, SealedFileId, SealedFileKind
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.register import case_notes, people
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS, SHARED
from mediation_desk.register.tables.activities import awards
from mediation_desk.register.tables.appointments import keep_apart
from mediation_desk.register.tables.attachments import attachments
from mediation_desk.register.tables.cases import case_conflicts, case_events, case_parties, cases
from mediation_desk.register.tables.clues import clue_follow_ups, clues, hotline_calls
from mediation_desk.register.tables.consultations import consultation_texts, consultations
from mediation_desk.register.tables.counselling import (
    counselling_additions,
    counselling_clients,
    counselling_files,
    counselling_notes,
    counselling_sessions,
    counselling_words,
)
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import household_colours, households
from mediation_desk.register.tables.limits import limit_decisions
from mediation_desk.register.tables.packets import packet_keys
from mediation_desk.register.tables.people import merges
from mediation_desk.register.tables.people import people as people_table
from mediation_desk.register.tables.receptions import (
    reception_conflicts,
    reception_decisions,
    reception_parties,
    reception_safety,
    receptions,
)
from mediation_desk.register.tables.referrals import referral_texts, referrals
from mediation_desk.register.tables.return_visits import return_visits
from mediation_desk.register.tables.safekeeping import sealed, sealed_keys
from mediation_desk.register.tables.safety_records import private_phrases, safety_records
from mediation_desk.register.tables.scales import crisis_events, crisis_looks, scale_results, scale_voids
from mediation_desk.register.tables.screenings import raised_marks, screenings
from mediation_desk.register.tables.written_papers import written_papers

_PERSON, _RECEPTION = SealedFileKind.PERSON, SealedFileKind.RECEPTION
_CASE, _COUNSELLING = SealedFileKind.CASE, SealedFileKind.COUNSELLING
_LETTER, _CONSULTATION = SealedFileKind.LETTER, SealedFileKind.CONSULTATION
_CLUE, _HOUSEHOLD = SealedFileKind.CLUE, SealedFileKind.HOUSEHOLD


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPlace:
    """A column of sealed texts, and the column that says to which file of a kind its row belongs.

    `through` is the table between them, where the row itself does not say.
    """

    kind: SealedFileKind
    subject: Column[Any]
    text: Column[Any]
    through: tuple[ColumnElement[bool], ...] = ()

    def rows(self) -> Select[Any]:
        """Pairs `subject`, `text`."""
        return select(self.subject.label("subject"), self.text.label("text")).where(
            self.text.is_not(None), *self.through
        )


_TALK = counselling_sessions
_NOTED = counselling_notes.c.session_id == _TALK.c.id
_ADDED = counselling_additions.c.note_id == counselling_notes.c.id
_LOOKED = crisis_looks.c.event_id == crisis_events.c.id
_SAID = referral_texts.c.referral_id == referrals.c.id
_NO_CASE = referrals.c.case_id.is_(None)
_NOWHERE = (_NO_CASE, referrals.c.reception_id.is_(None), referrals.c.file_id.is_(None))
_HELD = consultation_texts.c.consultation_id == consultations.c.id
_HELD_OF_CASE = consultations.c.case_id.is_not(None)
_OF_CASE = return_visits.c.case_id.is_not(None)
_AT_HOME = home_visits.c.household_id.is_not(None)
_VOIDED = scale_voids.c.result_id == scale_results.c.id
PLACES: tuple[SealedPlace, ...] = tuple(
    SealedPlace(kind=kind, subject=subject, text=text, through=tuple(through))
    for kind, subject, text, *through in (
        (_PERSON, people_table.c.id, people_table.c.contact_sealed_id),
        (_PERSON, screenings.c.person_id, screenings.c.sheet_sealed_id),
        (_PERSON, raised_marks.c.person_id, raised_marks.c.reason_sealed_id),
        (_PERSON, merges.c.kept_id, merges.c.snapshot_sealed_id),
        (_PERSON, safety_records.c.person_id, safety_records.c.sealed_id),
        (_PERSON, keep_apart.c.first_id, keep_apart.c.reason_sealed_id),
        (_RECEPTION, reception_decisions.c.reception_id, reception_decisions.c.reason_sealed_id),
        (_RECEPTION, reception_safety.c.reception_id, reception_safety.c.sealed_id),
        (_RECEPTION, reception_conflicts.c.reception_id, reception_conflicts.c.reason_sealed_id),
        (_CASE, case_conflicts.c.case_id, case_conflicts.c.reason_sealed_id),
        (_CASE, case_events.c.case_id, case_events.c.subject_id),
        (_CASE, private_phrases.c.case_id, private_phrases.c.sealed_id),
        (_CASE, attachments.c.subject_id, attachments.c.sealed_id),
        (_CASE, written_papers.c.case_id, written_papers.c.sealed_id),
        (_CASE, written_papers.c.case_id, written_papers.c.print_sealed_id),
        (_CASE, written_papers.c.case_id, written_papers.c.reason_sealed_id),
        (_CASE, limit_decisions.c.case_id, limit_decisions.c.reason_sealed_id),
        (_COUNSELLING, counselling_words.c.file_id, counselling_words.c.sealed_id),
        (_COUNSELLING, _TALK.c.file_id, _TALK.c.reason_sealed_id),
        (_COUNSELLING, _TALK.c.file_id, counselling_notes.c.sealed_id, _NOTED),
        (_COUNSELLING, _TALK.c.file_id, counselling_additions.c.sealed_id, _ADDED, _NOTED),
        (_COUNSELLING, scale_results.c.file_id, scale_results.c.sealed_id),
        (_COUNSELLING, scale_results.c.file_id, scale_voids.c.reason_sealed_id, _VOIDED),
        (_COUNSELLING, crisis_events.c.file_id, crisis_events.c.sealed_id),
        (_CASE, referrals.c.case_id, referral_texts.c.sealed_id, _SAID, ~_NO_CASE),
        (_RECEPTION, referrals.c.reception_id, referral_texts.c.sealed_id, _SAID, ~_NOWHERE[1], _NO_CASE),
        (_COUNSELLING, referrals.c.file_id, referral_texts.c.sealed_id, _SAID, ~_NOWHERE[2]),
        (_CASE, return_visits.c.case_id, return_visits.c.said_id, _OF_CASE),
        (_CASE, return_visits.c.case_id, return_visits.c.risk_id, _OF_CASE),
        (_COUNSELLING, return_visits.c.file_id, return_visits.c.said_id, ~_OF_CASE),
        (_COUNSELLING, return_visits.c.file_id, return_visits.c.risk_id, ~_OF_CASE),
        (_CASE, consultations.c.case_id, consultation_texts.c.sealed_id, _HELD, _HELD_OF_CASE),
        (_CONSULTATION, consultations.c.id, consultation_texts.c.sealed_id, _HELD, ~_HELD_OF_CASE),
        (_LETTER, referrals.c.id, referral_texts.c.sealed_id, _SAID, *_NOWHERE),
        (_CLUE, clues.c.id, clues.c.sealed_id),
        (_CLUE, clue_follow_ups.c.clue_id, clue_follow_ups.c.sealed_id),
        (SealedFileKind.HOTLINE_CALL, hotline_calls.c.id, hotline_calls.c.sealed_id),
        (_HOUSEHOLD, household_colours.c.household_id, household_colours.c.sealed_id),
        (_HOUSEHOLD, household_colours.c.household_id, household_colours.c.refusal_sealed_id),
        (_HOUSEHOLD, home_visits.c.household_id, home_visits.c.sealed_id, _AT_HOME),
        (SealedFileKind.HOME_VISIT, home_visits.c.id, home_visits.c.sealed_id, ~_AT_HOME),
        (SealedFileKind.AWARD, awards.c.id, awards.c.check_note_id),
        (SealedFileKind.PACKET_KEY, packet_keys.c.id, packet_keys.c.sealed_id),
        # What to do, and what was found later, belong to whoever works with the person.
        (_PERSON, crisis_events.c.person_id, crisis_events.c.instructions_sealed_id),
        (_PERSON, crisis_events.c.person_id, crisis_looks.c.sealed_id, _LOOKED),
    )
)
"""Every place but the process notes, which are their author's alone."""


def files(records: Records) -> list[SealedFile]:
    """Every file with a text the keepers can open, the newest first."""
    found: dict[SealedFileId, list[Any]] = defaultdict(list)
    for place in PLACES:
        at = place.rows().subquery()
        rows = records.connection.execute(
            select(at.c.subject, sealed.c.id, sealed.c.author, sealed.c.written_at)
            .join(sealed, sealed.c.id == at.c.text)
            .join(sealed_keys, sealed_keys.c.text_id == sealed.c.id)
            .where(sealed_keys.c.reader == KEEPERS)
        )
        for row in rows:
            found[SealedFileId(kind=place.kind, id=row.subject)].append(row)
    called = _called(records, found)
    listed = [
        SealedFile(
            file=file,
            number=called[file][0],
            names=called[file][1],
            texts=len({row.id for row in rows}),
            authors=tuple(sorted({row.author for row in rows})),
            newest=max(row.written_at for row in rows),
        )
        for file, rows in found.items()
    ]
    return sorted(listed, key=lambda one: one.newest, reverse=True)


def texts_of(records: Records, wanted: Iterable[SealedFileId]) -> set[str]:
    """Ids of the sealed texts in these files."""
    chosen: dict[SealedFileKind, set[str]] = defaultdict(set)
    for file in wanted:
        chosen[file.kind].add(file.id)
    found: set[str] = set()
    for place in PLACES:
        rows = records.connection.execute(place.rows())
        found |= {row.text for row in rows if row.subject in chosen[place.kind]}
    return found


def office_texts(records: Records, reader: Staff) -> set[str]:
    """Restricted texts and private contacts that belong to somebody's office: a director's are all of them.

    A mediator's or counsellor's are those of their own cases, never of one they stand apart from.
    """
    shared = select(sealed.c.id).where(sealed.c.kind.in_(SHARED))
    everything = set(records.connection.execute(shared).scalars())
    if Role.DIRECTOR in reader.roles:
        return everything
    return everything & texts_of(records, _own_files(records, reader.id))


def authors(records: Records, text_ids: Iterable[str]) -> set[str]:
    """Who wrote these texts."""
    wanted = set(text_ids)
    rows = records.connection.execute(select(sealed.c.id, sealed.c.author))
    return {row.author for row in rows if row.id in wanted}


def written_by(records: Records, text_ids: Iterable[str], staff_id: str) -> int:
    """How many of these texts a person wrote."""
    wanted = set(text_ids)
    rows = records.connection.execute(select(sealed.c.id).where(sealed.c.author == staff_id))
    return sum(1 for text_id in rows.scalars() if text_id in wanted)


def _own_files(records: Records, staff_id: str) -> set[SealedFileId]:
    led = select(cases.c.id, cases.c.reception_id).where(func.instr(cases.c.mediator_ids, staff_id) > 0)
    own = [
        row
        for row in records.connection.execute(led).all()
        if staff_id not in case_notes.in_conflict(records, row.id)
    ]
    files = {SealedFileId(kind=SealedFileKind.CASE, id=row.id) for row in own}
    files |= {
        SealedFileId(kind=SealedFileKind.RECEPTION, id=row.reception_id) for row in own if row.reception_id
    }
    mine = {row.id for row in own}
    sides = records.connection.execute(select(case_parties.c.case_id, case_parties.c.person_id))
    return files | {
        SealedFileId(kind=SealedFileKind.PERSON, id=side.person_id) for side in sides if side.case_id in mine
    }


def _called(records: Records, found: Iterable[SealedFileId]) -> dict[SealedFileId, tuple[str, str]]:
    """(number, names) of each file."""
    wanted: dict[SealedFileKind, set[str]] = defaultdict(set)
    for file in found:
        wanted[file.kind].add(file.id)
    said: dict[tuple[SealedFileKind, str], tuple[str, str]] = {}
    known = people.names(records, wanted[_PERSON])
    for person_id in wanted[_PERSON]:
        said[_PERSON, person_id] = ("", known.get(person_id, ""))
    for row in records.connection.execute(select(cases.c.id, cases.c.number, cases.c.parties_line)):
        said[_CASE, row.id] = (row.number, row.parties_line)
    columns = (referrals.c.id, referrals.c.their_number, referrals.c.number, referrals.c.received_on)
    for letter in records.connection.execute(select(*columns)):
        day = letter.received_on.isoformat() if letter.received_on else ""
        # Their number is sealed where it would tell of danger: then ours, or the day it came, names it.
        said[_LETTER, letter.id] = (letter.their_number or letter.number or day, "")
    for key in records.connection.execute(select(packet_keys.c.id, packet_keys.c.fingerprint)):
        said[SealedFileKind.PACKET_KEY, key.id] = (key.fingerprint[-5:], "")
    for held in records.connection.execute(select(consultations.c.id, consultations.c.number)):
        said[_CONSULTATION, held.id] = (held.number, "")
    for kind, number, name in (
        (_CLUE, clues.c.number, None),
        (_HOUSEHOLD, households.c.number, households.c.head_name),
        (SealedFileKind.HOTLINE_CALL, hotline_calls.c.at, None),
        (SealedFileKind.HOME_VISIT, home_visits.c.on, None),
        (SealedFileKind.AWARD, awards.c.year, awards.c.name),
    ):
        named = literal("") if name is None else name
        for found_file in records.connection.execute(select(number.table.c.id, number, named)):
            said[kind, found_file[0]] = (_told(found_file[1]), found_file[2])
    came = select(reception_parties.c.reception_id.label("file"), reception_parties.c.person_id)
    clients = select(counselling_clients.c.file_id.label("file"), counselling_clients.c.person_id)
    for kind, table, there in (
        (_RECEPTION, receptions, came.order_by(reception_parties.c.position)),
        (_COUNSELLING, counselling_files, clients.order_by(counselling_clients.c.position)),
    ):
        names = _names(records, there, wanted[kind])
        for one in records.connection.execute(select(table.c.id, table.c.number)):
            said[kind, one.id] = (one.number, "、".join(names[one.id]))
    return {file: said.get((file.kind, file.id), ("", "")) for file in found}


def _names(records: Records, there: Select[Any], file_ids: set[str]) -> dict[str, list[str]]:
    rows = [row for row in records.connection.execute(there) if row.file in file_ids]
    known = people.names(records, {row.person_id for row in rows})
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.person_id in known:
            found[row.file].append(known[row.person_id])
    return found


def _told(number: object) -> str:
    """A number as it stands, and a moment as its legal day."""
    return legal_day(number).isoformat() if isinstance(number, datetime) else str(number)
