from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import journal, keepers, office, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.vault.header_file import PREVIOUS, read_header
from mediation_desk.register.vault.slots import Slot
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_sheets
from mediation_desk.services.own_password import renew_own_keys
from mediation_desk.services.rekey import RekeyStep, swing
from mediation_desk.services.session import Session, seat_of
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR
from tests.keeper_office import make_office, words
from tests.session_fixtures import PASSWORD, SessionOffice


def same(_records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    return slots


def databases(office_: SessionOffice) -> list[str]:
    return sorted(one.name for one in office_.folder.glob("register-*") if one.suffix == ".db")


def told(session: Session) -> list[str]:
    with session.reading(session.staff, session.seen or office_clock()) as records:
        return [one.act for one in journal.entries(records)]


def office_clock() -> NoReturn:
    raise AssertionError("the session was never used")


def test_the_session_goes_on_under_the_new_key(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    before = session.keys
    with staffed.records(session) as records:
        text_id = sealed.seal(records, SealedKind.RESTRICTED, "封存的话")
    steps: list[RekeyStep] = []
    done = swing(session, staffed.now(), same, lambda step, _done, _all: steps.append(step))
    assert list(dict.fromkeys(steps)) == list(RekeyStep)
    assert done.rows > 0
    assert done.slots == len(read_header(staffed.folder).slots)
    assert session.keys.register_key != before.register_key
    assert session.keys.epoch == before.epoch + 1
    assert databases(staffed) == ["register-2.db"]
    with staffed.records(session) as records:
        assert sealed.unseal(records, text_id) == "封存的话"
        assert records.connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert journal.first_break(records.connection, before.register_id) is None
    assert {"rekey_begun", "rekey"} <= set(told(session))


def test_everybody_and_the_card_open_the_new_register(staffed: SessionOffice) -> None:
    swing(staffed.open(DIRECTOR), staffed.now(), same)
    for who in (MEDIATOR, COUNSELLOR, DIRECTOR):
        assert staffed.open(who).keys.epoch == 2
    assert unlock_with_card(staffed.folder, staffed.card).epoch == 2


def test_the_old_key_opens_nothing_of_the_new_register(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    old = session.keys
    swing(session, staffed.now(), same)
    staffed.close()
    with pytest.raises(DeskError, match=r"^register\.wrong_key_or_damaged$"):
        Register.open(staffed.folder / "register-2.db", old.database_key, seat_of(old))
    assert (staffed.folder / PREVIOUS).read_bytes() == (staffed.folder / "vault.json").read_bytes()


def test_a_slot_left_out_cannot_sign_in(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    swing(
        session,
        staffed.now(),
        lambda _records, slots: tuple(slot for slot in slots if slot.id != MEDIATOR.id),
    )
    with pytest.raises(DeskError, match=r"^vault\.slot_unknown$"):
        staffed.open(MEDIATOR)


@pytest.mark.parametrize("at", [RekeyStep.COPY, RekeyStep.PROVE, RekeyStep.SEAL])
def test_given_up_before_the_commit_nothing_has_changed(staffed: SessionOffice, at: RekeyStep) -> None:
    session = staffed.open(DIRECTOR)
    keys, header = session.keys, read_header(staffed.folder)

    def stop(step: RekeyStep, _done: int, _all: int) -> None:
        if step is at:
            raise DeskError("rekey.given_up")

    with pytest.raises(DeskError, match=r"^rekey\.given_up$"):
        swing(session, staffed.now(), same, stop)
    assert session.keys == keys
    assert read_header(staffed.folder) == header
    assert databases(staffed) == ["register-1.db"]
    assert "rekey_given_up" in told(session)
    swing(session, staffed.now(), same)
    assert databases(staffed) == ["register-2.db"]


def test_what_edit_refuses_changes_nothing(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)

    def refuse(records: Records, _slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        office.set_setting(records, "half", "done")
        raise DeskError("staff.last_director")

    with pytest.raises(DeskError, match=r"^staff\.last_director$"):
        swing(session, staffed.now(), refuse)
    with staffed.records(session) as records:
        assert office.setting(records, "half") is None


def test_a_public_key_exchanged_in_the_table_gets_no_register_key(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    with staffed.records(session) as records:
        records.connection.exec_driver_sql(
            "UPDATE staff_keys SET box_public = (SELECT box_public FROM staff_keys WHERE staff_id = ?) "
            "WHERE staff_id = ?",
            (MEDIATOR.id, COUNSELLOR.id),
        )
    with pytest.raises(DeskError, match=r"^vault\.keys_swapped$"):
        swing(session, staffed.now(), same)
    assert databases(staffed) == ["register-1.db"]


def test_a_disk_without_room_is_said_before_anything_is_copied(
    staffed: SessionOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = staffed.open(DIRECTOR)
    full = shutil.disk_usage(staffed.folder)._replace(free=1 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: full)
    with pytest.raises(DeskError, match=r"^rekey\.no_room$") as refused:
        swing(session, staffed.now(), same)
    assert refused.value.names["free"] == 1
    assert databases(staffed) == ["register-1.db"]


def test_a_later_database_put_there_by_somebody_is_left_alone(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    stranger = staffed.folder / "register-2.db"
    stranger.write_bytes(b"a later register, put back by hand")
    with pytest.raises(DeskError, match=r"^rekey\.in_the_way$"):
        swing(session, staffed.now(), same)
    staffed.open(DIRECTOR)
    assert stranger.read_bytes() == b"a later register, put back by hand"


def test_keepers_open_the_new_register_and_stay_vouched_for_after_new_keys(tmp_path: Path) -> None:
    desk = make_office(tmp_path)
    other = "fanqie-chuanghu-liming-gudu"
    with desk.sitting(DIRECTOR) as session:
        one, _two, three = desk.appoint(session)
        renew_own_keys(session, desk.tick(), PASSWORD, other)
        key = session.keys.register_key
        with session.reading(DIRECTOR, desk.now) as records:
            found = keepers.current(records)
            assert found is not None
            assert keepers.is_vouched(records, found)
    opened = unlock_with_sheets(desk.folder, (words(one), words(three)), ("sheet_a", "sheet_b"))
    assert (opened.register_key, opened.epoch) == (key, 2)
