"""What checking the journal shows, on real registers with real keys: each attack is done to the files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from mediation_desk.domain.journal_check import Checked, Fault
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.register import anchors, journal, office, triggers
from mediation_desk.register.anchor_file import AnchorFile
from mediation_desk.register.engine import open_engine
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header import header_text, signed
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import header_change, journal_check, opening
from mediation_desk.services.session import ANCHORED_EVERY, Session
from tests.desk_fixtures import CENTRE, NOON

PASSWORD = "guohua-caidao-dalou-xiaomao"
WHO = Staff(id="d" * 32, name="何玉贞", roles=frozenset({Role.DIRECTOR, Role.MEDIATOR}), signs_in=True)


class Place:
    """A register and this account's state on the disk; `sit()` opens it, one hour later each time."""

    def __init__(self, root: Path) -> None:
        self.folder, self.state, self.root = root / "register", root / "state", root
        self.now = NOON
        wanted = opening.FirstStart(centre=CENTRE, first=WHO, members=(), password=PASSWORD)
        opening.lock(
            opening.create_register(self.folder, self.state, wanted, self.now, cost=LEAST_COST).session
        )

    def sit(self) -> Session:
        self.now += timedelta(hours=1)
        return opening.open_with_password(self.folder, self.state, WHO.id, PASSWORD, self.now)

    def work(self, acts: int = 3) -> None:
        """One sitting with a few acts, each a commit of its own, locked at its end."""
        session = self.sit()
        for n in range(acts):
            self.now += timedelta(minutes=1)
            with session.writing(WHO, self.now) as records:
                records.journal("add_note", str(n))
        opening.lock(session)

    def attack(self, act: Callable[[Connection], object]) -> None:
        """Something done to the database by somebody who holds its key, past every protection."""
        session = self.sit()
        engine = session.register._engine
        with engine.begin() as connection:
            for name in ("journal_no_update", "journal_no_delete"):
                connection.execute(text(f"DROP TRIGGER {name}"))
            act(connection)
            triggers.remake(connection)
        session.register.close()  # no anchor is left: the thief does not use the desk
        session.held.close()

    def check(self) -> Checked:
        """Open, check, lock."""
        session = self.sit()
        try:
            return check(session, self.now)
        finally:
            opening.lock(session)

    def keep(self, name: str) -> None:
        shutil.copytree(self.folder, self.root / name)

    def put_back(self, name: str, *files: str) -> None:
        for file in files or [one.name for one in (self.root / name).iterdir()]:
            shutil.copy(self.root / name / file, self.folder / file)
        for wal in self.folder.glob("*-wal"):
            wal.unlink()


def check(session: Session, now: object) -> Checked:
    walk = journal_check.begin_check(session, now)
    while walk.done < walk.total:
        with session.reading(WHO, now) as records:
            walk = journal_check.go_on_checking(records, walk)
    return journal_check.end_check(session, now, walk)


def faults(checked: Checked) -> list[Fault]:
    return [one.fault for one in checked.found]


def run(session: Session, statement: str, **values: object) -> None:
    with session.register._engine.begin() as connection:
        connection.execute(text(statement), values)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.work()
    made.work()
    return made


def test_an_untouched_register_is_whole(place: Place) -> None:
    checked = place.check()
    assert faults(checked) == []
    assert checked.whole
    assert checked.entries > 10
    assert checked.anchors >= 4  # two sittings: the first commit and the lock of each


def test_anchors_are_kept_at_the_first_act_every_ten_minutes_and_at_lock(place: Place) -> None:
    def kept() -> int:
        return len(AnchorFile(place.state, session.keys.register_id).read().anchors)

    session = place.sit()
    before = kept()
    now = place.now
    for minutes, more in ((1, 0), (9, 0), (10, 1), (11, 1), (20, 2)):
        with session.writing(WHO, now + timedelta(minutes=minutes)) as records:
            records.journal("add_note", "x")
        assert kept() - before == more, minutes
    opening.lock(session)
    assert kept() - before == 3
    last = AnchorFile(place.state, session.keys.register_id).read().anchors[-1]
    assert anchors.is_signed(last)
    assert timedelta(minutes=10) == ANCHORED_EVERY


def test_an_edited_entry_is_named_and_nothing_after_it(place: Place) -> None:
    place.attack(
        lambda connection: connection.execute(
            text(
                "UPDATE journal SET entry = CAST(replace(CAST(entry AS TEXT), 'add_note', 'add_nota') "
                "AS BLOB) WHERE number = 9"
            )
        )
    )
    checked = place.check()
    assert faults(checked) == [Fault.ENTRY_CHANGED]
    assert dict(checked.found[0].names) == {"number": "9"}
    assert not checked.whole


def test_bytes_that_are_no_entry_are_shown_too(place: Place) -> None:
    place.attack(
        lambda connection: connection.execute(text("UPDATE journal SET entry = x'ff00' WHERE number = 9"))
    )
    assert faults(place.check()) == [Fault.ENTRY_CHANGED]


def test_deleted_entries_are_named(place: Place) -> None:
    place.attack(
        lambda connection: connection.execute(text("DELETE FROM journal WHERE number BETWEEN 8 AND 9"))
    )
    checked = place.check()
    assert faults(checked)[0] is Fault.ENTRY_MISSING
    assert set(faults(checked)) <= {
        Fault.ENTRY_MISSING,
        Fault.HISTORY_REPLACED,
    }
    assert ("number", "8–9") in checked.found[0].names


def test_a_tail_cut_off_is_shown_by_the_anchors(place: Place) -> None:
    place.attack(
        lambda connection: connection.execute(
            text("DELETE FROM journal WHERE number > (SELECT max(number) FROM journal) - 6")
        )
    )
    checked = place.check()
    assert {Fault.END_CUT, Fault.HISTORY_REPLACED} & set(faults(checked))
    assert not checked.whole


def test_a_chain_computed_anew_by_a_key_holder_is_shown_by_the_anchors(place: Place) -> None:
    register_id = read_header(place.folder).register_id

    def rewrite(connection: Connection) -> None:
        previous = journal.root(register_id)
        for number, entry in connection.execute(text("SELECT number, entry FROM journal")).all():
            changed = bytes(entry).replace(b"add_note", b"add_nota") if number == 9 else bytes(entry)
            previous = journal.link(previous, changed)
            connection.execute(
                text("UPDATE journal SET entry = :entry, hash = :hash WHERE number = :number"),
                {"entry": changed, "hash": previous, "number": number},
            )
        assert journal.first_break(connection, register_id) is None

    place.attack(rewrite)
    assert Fault.HISTORY_REPLACED in faults(place.check())


def test_an_older_database_put_back_is_shown(place: Place) -> None:
    place.keep("older")
    place.work(8)
    place.put_back("older")
    assert Fault.END_CUT in faults(place.check())
    place.work(30)  # grown past the anchors it lacks, another history stands in their place
    assert Fault.HISTORY_REPLACED in faults(place.check())


def raise_generation(place: Place) -> None:
    """A change of staff or keys: the header's next generation, in the register and in the file."""
    session = place.sit()
    header_change.change_slots(session, place.now, lambda _records, slots: slots)
    opening.lock(session)


def test_an_older_header_put_back_alone_is_put_right_and_shown(place: Place) -> None:
    place.keep("older")
    raise_generation(place)
    place.put_back("older", "vault.json")
    checked = place.check()
    assert faults(checked) == [Fault.HEADER_REWRITTEN]
    assert dict(checked.found[0].names)["n"] == "1"


def test_an_older_header_put_under_an_open_desk_is_shown(place: Place) -> None:
    place.keep("older")
    raise_generation(place)
    session = place.sit()
    place.put_back("older", "vault.json")
    assert Fault.HEADER_OLDER in faults(check(session, place.now))
    (place.folder / "vault.json").write_bytes(b"{}")
    assert Fault.HEADER_UNREADABLE in faults(check(session, place.now))
    opening.lock(session)


def test_a_newer_or_other_header_under_an_open_desk_is_shown(place: Place) -> None:
    session = place.sit()
    with session.reading(WHO, place.now) as records:
        header = header_change.known_header(records)
    newer = signed(replace(header, generation=header.generation + 1, mac=b""), session.keys.header_key)
    (place.folder / "vault.json").write_bytes(header_text(newer).encode())
    assert Fault.HEADER_NEWER in faults(check(session, place.now))
    other = replace(header, mac=bytes(32))
    (place.folder / "vault.json").write_bytes(header_text(other).encode())
    assert Fault.HEADER_DIFFERS in faults(check(session, place.now))
    opening.lock(session)


def test_an_older_database_and_an_older_header_together_are_shown(place: Place) -> None:
    place.keep("older")
    raise_generation(place)
    place.work(2)
    place.put_back("older")
    found = faults(place.check())
    assert Fault.END_CUT in found
    assert Fault.HEADER_PUT_BACK in found


def test_folder_and_state_put_back_together_show_nothing_which_is_the_limit(place: Place) -> None:
    place.keep("older")
    shutil.copytree(place.state, place.root / "older state")
    place.work(4)
    session = place.sit()
    with session.reading(WHO, place.now) as records:
        elsewhere = anchors.make(records)  # on a stick
    opening.lock(session)
    place.put_back("older")
    shutil.rmtree(place.state)
    shutil.copytree(place.root / "older state", place.state)
    assert place.check().whole
    AnchorFile(place.state, elsewhere.register_id).keep(elsewhere)
    assert Fault.END_CUT in faults(place.check())


def test_a_dropped_trigger_is_named(place: Place) -> None:
    session = place.sit()
    run(session, "DROP TRIGGER sealed_no_delete")
    checked = check(session, place.now)
    assert faults(checked) == [Fault.TRIGGERS_LIFTED]
    assert dict(checked.found[0].names)["what"] == "sealed_no_delete"
    opening.lock(session)


def test_public_keys_exchanged_in_the_table_are_shown(place: Place) -> None:
    session = place.sit()
    run(session, "UPDATE staff_keys SET box_public = zeroblob(32) WHERE staff_id <> :who", who=WHO.id)
    assert Fault.KEYS_EXCHANGED in faults(check(session, place.now))
    opening.lock(session)


def test_a_signed_note_that_is_gone_and_a_director_of_nobodys_making_are_shown(place: Place) -> None:
    session = place.sit()
    with session.writing(WHO, place.now) as records:
        records.journal("sign_note", "f" * 32, "5" * 32, "7" * 32)
        office.add_staff(records, Staff(id="e" * 32, name="马春霞", roles=frozenset({Role.RECEPTION})))
    run(session, "UPDATE staff SET roles = '[\"director\"]' WHERE id = :who", who="e" * 32)
    checked = check(session, place.now)
    assert set(faults(checked)) == {Fault.SIGNED_MISSING, Fault.DIRECTOR_UNTOLD}
    assert not checked.whole
    opening.lock(session)


def test_a_forged_anchor_and_a_spoiled_line_are_shown(place: Place) -> None:
    session = place.sit()
    file = AnchorFile(place.state, session.keys.register_id)
    file.keep(replace(file.read().anchors[0], number=1))
    with file.path.open("ab") as spoiled:
        spoiled.write("乱码\n".encode())
    assert {Fault.ANCHOR_FORGED, Fault.ANCHORS_UNREADABLE} <= set(faults(check(session, place.now)))
    opening.lock(session)


def test_anchors_that_are_gone_are_said_and_no_crime(place: Place) -> None:
    session = place.sit()
    AnchorFile(place.state, session.keys.register_id).path.unlink()
    checked = check(session, place.now)
    assert faults(checked) == [Fault.ANCHORS_NONE]
    assert checked.whole
    opening.lock(session)


def test_a_backup_put_back_openly_explains_what_is_gone(place: Place) -> None:
    place.keep("older")
    place.work(5)
    place.put_back("older")
    session = place.sit()
    key, seat = session.keys.database_key, session.register.seat
    file = place.folder / session.keys.database
    opening.lock(session)
    place.put_back("older")
    # What restoring writes first, in the register that was put back:
    with closing(opening.Register(open_engine(file, key), seat)) as register:
        place.now += timedelta(hours=1)
        with register.writing(WHO, place.now) as records:
            records.journal("restore_backup", WHO.id)
    checked = place.check()
    assert faults(checked) == [Fault.RESTORED]
    assert checked.whole


def test_failed_sign_ins_waiting_and_clocks_set_back_are_told(place: Place) -> None:
    place.now -= timedelta(days=2)
    session = place.sit()
    FailedSignIns(place.state, session.keys.register_id).failed(WHO.id, place.now)
    checked = check(session, place.now)
    assert set(faults(checked)) == {Fault.CLOCK_SET_BACK, Fault.FAILED_WAITING}
    assert checked.whole
    opening.lock(session)


def test_the_check_goes_on_in_pieces_and_is_journalled(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediation_desk.register.journal_walk.PIECE", 3)
    session = place.sit()
    walk = journal_check.begin_check(session, place.now)
    seen = []
    while walk.done < walk.total:
        with session.reading(WHO, place.now) as records:
            walk = journal_check.go_on_checking(records, walk)
        seen.append(walk.done)
    assert seen == sorted({*range(3, walk.total, 3), walk.total})
    assert journal_check.end_check(session, place.now, walk).whole
    with session.reading(WHO, place.now) as records:
        assert journal.entries(records)[0].act == "verify_journal"
        assert office.all_staff(records)
    opening.lock(session)
