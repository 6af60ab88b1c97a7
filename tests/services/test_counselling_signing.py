"""Signed notes: sealed, signed, locked with everything under them, added to, never unlocked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.counselling_note import AdditionKind, NotePart, NoteText
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_notes as register_notes
from mediation_desk.register import triggers
from mediation_desk.services import (
    counselling_files,
    counselling_notes,
    counselling_sessions,
    counselling_signing,
    drafts,
)
from tests.counselling_fixtures import NOTE, SAID, SECOND_COUNSELLOR, add_file, add_session, confirmed, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, RECEPTION, Office


def test_a_signed_note_opens_as_it_was_written(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    note = sign(desk_office, session)
    with desk_office.as_(COUNSELLOR) as records:
        opened = counselling_notes.open_note(records, note.id)
    assert (opened.text, opened.added, opened.holds) == (NOTE, (), True)
    assert note.length == NOTE.length > 40


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (NoteText(homework="只有作业"), "note.nothing_written"),
        (NoteText(parts=((NotePart.TEXT, "别的写法"),)), "note.stranger"),
        (NoteText(parts=((NotePart.SAID, "一\x00"),)), "text.control"),
    ],
)
def test_what_is_not_signed(desk_office: Office, written: NoteText, key: str) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with pytest.raises(DeskError) as refused:
        sign(desk_office, session, written)
    assert refused.value.key == key


def test_it_is_signed_once_and_only_by_whoever_leads(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with pytest.raises(DeskError, match=r"counselling\.not_yours"):
        sign(desk_office, session, NOTE, SECOND_COUNSELLOR)
    with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
        sign(desk_office, replace(session, version=7))
    sign(desk_office, session)
    with pytest.raises(DeskError, match=r"note\.signed"):
        sign(desk_office, session)


def test_additions_stand_under_the_note_which_stays(desk_office: Office) -> None:
    note = sign(desk_office, add_session(desk_office, add_file(desk_office)))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_signing.add_to_note(
            records, confirmed(records), note.id, AdditionKind.ADDENDUM, "补记：来电报平安"
        )
        counselling_signing.add_to_note(
            records, confirmed(records), note.id, AdditionKind.CORRECTION, "五个小时应为四个小时"
        )
        with pytest.raises(DeskError, match=r"note\.words_needed"):
            counselling_signing.add_to_note(records, confirmed(records), note.id, AdditionKind.ADDENDUM, " ")
        opened = counselling_notes.open_note(records, note.id)
    assert opened.text == NOTE
    assert [words for _one, words in opened.added] == ["补记：来电报平安", "五个小时应为四个小时"]


def test_a_void_needs_another_person_and_lets_the_session_be_written_anew(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    note = sign(desk_office, session)
    for unfit in (COUNSELLOR.id, RECEPTION.id, EXPERT.id, "nobody"):
        with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"note\.second_person"):
            counselling_signing.void_note(
                records,
                confirmed(records),
                replace(confirmed(records), staff_id=unfit),
                note.id,
                "写错了档案",
            )
    with desk_office.as_(COUNSELLOR) as records:
        voided = counselling_signing.void_note(
            records, confirmed(records), confirmed(records, DIRECTOR), note.id, "写错了档案"
        )
        assert voided.confirmed_by == DIRECTOR.id
        with pytest.raises(DeskError, match=r"note\.voided"):
            counselling_signing.add_to_note(
                records, confirmed(records), note.id, AdditionKind.ADDENDUM, "再补"
            )
        counselling_sessions.save_session(records, replace(session, place="辅导室二"))
    second = sign(desk_office, replace(session, version=2))
    assert second.n == 2
    with desk_office.as_(COUNSELLOR) as records:
        told = counselling_files.counselling_file(records, session.file_id).sessions[0]
        assert [one.voided for one in told.notes] == [True, False]
        assert told.standing is not None
        assert told.standing.note.id == second.id
        assert counselling_notes.open_note(records, note.id).holds  # what was voided stays as it was signed


ATTACKS = [
    "UPDATE counselling_notes SET length = 1",
    "DELETE FROM counselling_notes",
    "INSERT OR REPLACE INTO counselling_notes SELECT id, session_id, n, style, 'x', length, signed_at, "
    "sealed_id, statement, signature FROM counselling_notes",
    "INSERT INTO counselling_notes SELECT 'x', session_id, 2, style, author_id, length, signed_at, "
    "(SELECT id FROM sealed WHERE id NOT IN (SELECT sealed_id FROM counselling_notes) LIMIT 1), statement, "
    "signature FROM counselling_notes",
    "UPDATE counselling_sessions SET place = 'x'",
    "UPDATE counselling_sessions SET began = '2020-01-01T00:00:00.000000Z'",
    "DELETE FROM counselling_sessions",
    "INSERT OR REPLACE INTO counselling_sessions SELECT id, file_id, version, ordinal, began, 5, mode, form, "
    "place, present_ids, others, attendance, rebooked, elements, next_at, reason_sealed_id "
    "FROM counselling_sessions",
    "UPDATE counselling_additions SET kind = 'correction'",
    "DELETE FROM counselling_additions",
    "INSERT OR REPLACE INTO counselling_additions SELECT id, note_id, 'void', author_id, length, signed_at, "
    "sealed_id, confirmed_by, statement, signature FROM counselling_additions",
    "UPDATE counselling_consents SET act = 'given'",
    "DELETE FROM counselling_consents",
    "UPDATE counselling_words SET word = 'closing'",
    "DELETE FROM counselling_words",
    "UPDATE counselling_clients SET person_id = 'x'",
    "UPDATE counselling_files SET number = 'x'",
    "INSERT OR REPLACE INTO counselling_files SELECT row, id, version, number, kind, 'x', opened_on, "
    "reception_id, state, closed_on, result, satisfaction FROM counselling_files",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_refuses(desk_office: Office, attack: str) -> None:
    note = sign(desk_office, add_session(desk_office, add_file(desk_office)))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_signing.add_to_note(records, confirmed(records), note.id, AdditionKind.ADDENDUM, "补记")
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text(attack))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE counselling_notes SET signed_at = '2026-03-18T00:00:00.000000Z'",
        "UPDATE counselling_notes SET author_id = (SELECT staff_id FROM staff_keys WHERE staff_id LIKE 'd%')",
        "UPDATE counselling_notes SET length = 1",
        "UPDATE counselling_sessions SET minutes = 5",
        "UPDATE counselling_additions SET kind = 'correction'",
        "UPDATE counselling_notes SET statement = CAST(replace(CAST(statement AS TEXT), 'face', 'phone') "
        "AS BLOB)",
    ],
)
def test_what_a_key_holder_did_past_the_triggers_is_seen(desk_office: Office, change: str) -> None:
    note = sign(desk_office, add_session(desk_office, add_file(desk_office)))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_signing.add_to_note(records, confirmed(records), note.id, AdditionKind.ADDENDUM, "补记")
        assert register_notes.holds(records, note.id)
        for name in triggers.TRIGGERS:
            records.connection.execute(text(f'DROP TRIGGER "{name}"'))
        records.connection.execute(text(change))
        assert not register_notes.holds(records, note.id)
        triggers.remake(records.connection)


def test_a_note_moves_from_typed_to_saved_to_signed(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_notes.save_note(records, session.id, '{"said": "一"}')
        assert not counselling_notes.kept_note(records, session.id).differ
        drafts.keep_draft(records, counselling_notes.DRAFT, session.id, '{"said": "一二"}')
        kept = counselling_notes.kept_note(records, session.id)
        assert (kept.saved, kept.typed, kept.differ) == ('{"said": "一"}', '{"said": "一二"}', True)
        counselling_notes.save_note(records, session.id, kept.typed)
        assert counselling_notes.kept_note(records, session.id).typed == ""
        assert [one.form for one in drafts.own_drafts(records)] == []
    sign(desk_office, session)
    with desk_office.as_(COUNSELLOR) as records:
        assert counselling_notes.kept_note(records, session.id).saved == ""
        with pytest.raises(DeskError, match=r"note\.signed"):
            counselling_notes.save_note(records, session.id, "{}")


def test_nothing_sealed_is_told_by_a_statement(desk_office: Office) -> None:
    sign(desk_office, add_session(desk_office, add_file(desk_office)))
    with desk_office.reading(COUNSELLOR) as records:
        stated = records.connection.execute(text("SELECT statement FROM counselling_notes")).scalar_one()
    assert SAID.encode() not in stated
