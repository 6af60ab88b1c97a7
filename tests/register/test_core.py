"""The core of the register on a real encrypted file: transactions, journal, seals, drafts, protections."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.errors import DeskError
from mediation_desk.register import drafts, journal, sealed
from mediation_desk.register.register import Register
from mediation_desk.register.sealed import SealedKind
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, KEY, MEDIATOR, RECEPTION, REGISTER_ID, Office

SECRET = "对方知道她住在姐姐家"


def test_the_file_holds_no_plain_text(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sealed.seal(records, SealedKind.RESTRICTED, SECRET)
        drafts.keep(records, "note", "x", SECRET)
    desk_office.close()
    for file in desk_office.path.parent.iterdir():
        assert SECRET.encode() not in file.read_bytes()
        assert "何玉贞".encode() not in file.read_bytes()


def test_a_wrong_key_is_said_plainly(desk_office: Office) -> None:
    desk_office.close()
    with pytest.raises(DeskError, match=r"register\.wrong_key_or_damaged"):
        Register.open(desk_office.path, bytes(32), desk_office.seat(DIRECTOR))


def test_another_thread_is_refused(desk_office: Office) -> None:
    desk_office.spoil()  # its one connection, too
    from concurrent.futures import ThreadPoolExecutor

    def intrude() -> None:
        with desk_office.reading(DIRECTOR) as records:
            records.connection.execute(text("SELECT 1"))

    with ThreadPoolExecutor(1) as pool, pytest.raises(Exception, match="thread"):
        pool.submit(intrude).result()


def test_a_failed_use_case_leaves_nothing(desk_office: Office) -> None:
    def keep_and_fail() -> None:
        with desk_office.as_(MEDIATOR) as records:
            drafts.keep(records, "note", "x", SECRET)
            records.journal("act", "x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        keep_and_fail()
    with desk_office.reading(MEDIATOR) as records:
        assert drafts.get(records, "note", "x") is None
        assert all(entry.act != "act" for entry in journal.entries(records))


def test_the_journal_chains_every_commit(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        records.journal("look", "someone", fields=("phone",))
    with desk_office.reading(DIRECTOR) as records:
        newest = journal.entries(records)[0]
        assert (newest.act, newest.ids, newest.fields) == ("look", ("someone",), ("phone",))
        assert newest.staff_id == MEDIATOR.id
        assert journal.first_break(records.connection, REGISTER_ID) is None
        assert [entry.act for entry in journal.entries(records, subject_id="someone")] == ["look"]


def test_a_rewritten_entry_breaks_the_chain(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        records.connection.execute(text("DROP TRIGGER journal_no_update"))
        records.connection.execute(text("UPDATE journal SET entry = entry || ' ' WHERE number = 3"))
        assert journal.first_break(records.connection, REGISTER_ID) == 3


def test_a_clock_set_back_is_recorded_and_stops_nobody(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        records.journal("look", "x")
    reached = desk_office.clock.now
    desk_office.clock.now -= timedelta(days=1)
    for again in ("y", "z"):
        with desk_office.as_(MEDIATOR) as records:
            records.journal("look", again)
            drafts.keep(records, "note", again, SECRET)
    with desk_office.reading(DIRECTOR) as records:
        third, second, back, first = journal.entries(records)[:4]
        assert [entry.ids for entry in (first, second, third)] == [("x",), ("y",), ("z",)]
        assert (back.act, back.at, back.staff_id) == ("clock_set_back", reached, MEDIATOR.id)
        assert back.fields == (str(24 * 3600 - 1),)  # the office's clock goes on by a second for each act
        assert second.at == desk_office.clock.now - timedelta(seconds=1)
        assert journal.first_break(records.connection, REGISTER_ID) is None
    with desk_office.reading(MEDIATOR) as records:
        assert drafts.get(records, "note", "z") == SECRET


def test_a_clock_put_right_by_a_little_is_nothing_to_record(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        records.journal("look", "x")
    desk_office.clock.now -= timedelta(minutes=4)
    with desk_office.as_(DIRECTOR) as records:
        records.journal("look", "y")
    with desk_office.reading(DIRECTOR) as records:
        assert [entry.act for entry in journal.entries(records)[:2]] == ["look", "look"]


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE journal SET hash = x'00'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal SELECT number, x'00', hash FROM journal",
        "UPDATE sealed SET author = 'x'",
        "DELETE FROM numbers",
    ],
)
def test_triggers_refuse_change(desk_office: Office, attack: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sealed.seal(records, SealedKind.RESTRICTED, SECRET)
        records.connection.execute(
            text("INSERT INTO numbers VALUES ('1','case',2026,1,'2026-03-18T00:00:00.000000Z','x',NULL,NULL)")
        )
    with pytest.raises(DatabaseError), desk_office.as_(MEDIATOR) as records:
        records.connection.execute(text(attack))


def test_a_lifted_protection_is_noticed_at_unlock(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        records.connection.execute(text("DROP TRIGGER journal_no_delete"))
    desk_office.close()
    with pytest.raises(DeskError, match=r"register\.triggers_changed"):
        Register.open(desk_office.path, KEY, desk_office.seat(DIRECTOR))


def test_restricted_opens_for_author_and_director_alone(desk_office: Office) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        kept = sealed.seal(records, SealedKind.RESTRICTED, SECRET)
    for who in (COUNSELLOR, DIRECTOR):
        with desk_office.reading(who) as records:
            assert sealed.unseal(records, kept) == SECRET
    for who in (MEDIATOR, RECEPTION):
        with desk_office.reading(who) as records:
            assert not sealed.may_open(records, kept)
            with pytest.raises(DeskError, match=r"sealed\.not_yours"):
                sealed.unseal(records, kept)


def test_a_process_note_is_the_authors_alone(desk_office: Office) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        kept = sealed.seal(records, SealedKind.PROCESS_NOTE, SECRET)
    with desk_office.reading(DIRECTOR) as records, pytest.raises(DeskError):
        sealed.unseal(records, kept)


def test_a_sealed_row_passed_off_as_another_is_refused(desk_office: Office) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        first = sealed.seal(records, SealedKind.RESTRICTED, SECRET)
        second = sealed.seal(records, SealedKind.RESTRICTED, "别的")
        records.connection.execute(text("DROP TRIGGER sealed_no_update"))
        records.connection.execute(
            text("UPDATE sealed SET cipher = (SELECT cipher FROM sealed WHERE id = :a) WHERE id = :b"),
            {"a": first, "b": second},
        )
        with pytest.raises(DeskError, match=r"sealed\.altered"):
            sealed.unseal(records, second)


def test_a_draft_is_its_authors_alone(desk_office: Office) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        drafts.keep(records, "note", "x", SECRET)
        drafts.keep(records, "note", "x", SECRET + "！")
    with desk_office.reading(MEDIATOR) as records:
        assert drafts.get(records, "note", "x") is None
    with desk_office.as_(COUNSELLOR) as records:
        assert drafts.get(records, "note", "x") == SECRET + "！"
        assert [line.form for line in drafts.lines(records)] == ["note"]
        drafts.drop(records, "note", "x")
        assert drafts.get(records, "note", "x") is None


def test_an_asked_use_case_may_not_journal(desk_office: Office) -> None:
    with pytest.raises(RuntimeError), desk_office.reading(MEDIATOR) as records:
        records.journal("look")


def test_a_missing_file_is_said_plainly(tmp_path: Path, desk_office: Office) -> None:
    with pytest.raises(DeskError, match=r"register\.missing"):
        Register.open(tmp_path / "nowhere.db", KEY, desk_office.seat(DIRECTOR))
