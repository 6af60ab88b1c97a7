from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import journal, short_codes
from mediation_desk.register.vault import short_lock as vault
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import drafts
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.session import Session
from mediation_desk.services.short_lock import (
    ShortLock,
    allow_short_lock,
    lock_short,
    remove_short_code,
    set_short_code,
    short_lock_choice,
)
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, NOON, RECEPTION
from tests.session_fixtures import SessionOffice

CODE = "739164"


@pytest.fixture
def office_(tmp_path: Path) -> Iterator[SessionOffice]:
    made = SessionOffice(tmp_path)
    yield made
    made.close()


def choose(office_: SessionOffice, session: Session, code: str = CODE) -> None:
    confirmed = Confirmed(staff_id=session.staff.id, at=office_.now())
    set_short_code(session, office_.now(), confirmed, code, LEAST_COST)


def locked(office_: SessionOffice) -> ShortLock:
    """陈静怡 chose a code, and her desk was left alone."""
    session = office_.open(COUNSELLOR)
    choose(office_, session)
    office_.session = None
    short = lock_short(session, NOON, office_.now())
    assert short is not None
    return short


def reopened(office_: SessionOffice, short: ShortLock, code: str = CODE) -> Session:
    office_.session = short.reopen(office_.folder, office_.state, code, office_.now())
    return office_.session


def acts(session: Session) -> list[str]:
    with session.reading(session.staff, session.seen or NOON) as records:
        return [entry.act for entry in journal.entries(records)]


def test_the_code_opens_the_same_persons_desk_again(office_: SessionOffice) -> None:
    with office_.records(office_.open(COUNSELLOR)) as records:
        drafts.keep_draft(records, "reception", "", "半句")
    short = locked(office_)
    again = reopened(office_, short, "７３９１６４")
    assert again.staff.id == COUNSELLOR.id
    assert again.staff.roles == COUNSELLOR.roles
    with again.reading(again.staff, office_.now()) as records:
        assert drafts.get_draft(records, "reception", "") == "半句"
    assert "reopen" in acts(again)
    assert short.ended


def test_while_it_is_locked_the_folder_is_free_for_another_desk(office_: SessionOffice) -> None:
    short = locked(office_)
    office_.open(RECEPTION)
    office_.close()
    assert reopened(office_, short).staff.id == COUNSELLOR.id


def test_five_wrong_codes_end_it_and_are_journalled_at_the_next_sign_in(office_: SessionOffice) -> None:
    short = locked(office_)
    said = []
    for n in range(5):
        with pytest.raises(DeskError) as refused:
            reopened(office_, short, f"40827{n}")
        said.append(refused.value.key)
    assert said == ["short_code.wrong"] * 4 + ["short_code.used_up"]
    assert short.ended
    with pytest.raises(DeskError) as over:
        reopened(office_, short)
    assert over.value.key == "short_code.over"
    again = office_.open(COUNSELLOR)  # at once: wrong codes make nobody wait for a password
    with again.reading(again.staff, office_.now()) as records:
        failures = [entry for entry in journal.entries(records) if entry.act == "short_code_failed"]
    assert [entry.ids for entry in failures] == [(COUNSELLOR.id,)] * 5


@pytest.mark.parametrize("hours", [4, 9])
def test_it_is_over_after_its_time(office_: SessionOffice, hours: int) -> None:
    short = locked(office_)
    office_.clock.forward(hours=hours)
    with pytest.raises(DeskError) as over:
        reopened(office_, short)
    assert over.value.key == "short_code.over"
    assert short.ended


def test_a_desk_still_open_after_the_working_day_locks_wholly(office_: SessionOffice) -> None:
    session = office_.open(COUNSELLOR)
    choose(office_, session)
    office_.session = None
    assert lock_short(session, NOON, office_.now() + timedelta(hours=9)) is None


def test_without_a_code_only_the_password_opens(office_: SessionOffice) -> None:
    office_.session, session = None, office_.open(COUNSELLOR)
    assert lock_short(session, NOON, office_.now()) is None
    session = office_.open(COUNSELLOR)
    choose(office_, session)
    remove_short_code(session, office_.now())
    office_.session = None
    assert lock_short(session, NOON, office_.now()) is None


def test_the_director_switches_it_off_for_everybody(office_: SessionOffice) -> None:
    session = office_.open(COUNSELLOR)
    choose(office_, session)
    with pytest.raises(DeskError), office_.records(session) as records:
        allow_short_lock(records, False)
    director = office_.open(DIRECTOR)
    with office_.records(director) as records:
        allow_short_lock(records, False)
    assert "set_setting" in acts(director)
    session = office_.open(COUNSELLOR)
    with pytest.raises(DeskError) as refused:
        choose(office_, session, "408275")
    assert refused.value.key == "short_code.off"
    with session.reading(session.staff, office_.now()) as records:
        assert not short_lock_choice(records).allowed
    office_.session = None
    assert lock_short(session, NOON, office_.now()) is None


def test_choosing_a_code_needs_the_password_of_just_now(office_: SessionOffice) -> None:
    session = office_.open(COUNSELLOR)
    for confirmed in (
        Confirmed(staff_id=COUNSELLOR.id, at=office_.now() - timedelta(minutes=6)),
        Confirmed(staff_id=RECEPTION.id, at=office_.now()),
    ):
        with pytest.raises(DeskError) as refused:
            set_short_code(session, office_.now(), confirmed, CODE, LEAST_COST)
        assert refused.value.key == "password.ask_again"
    assert "set_short_code" not in acts(session)


def test_nobody_who_holds_the_register_alone_can_read_or_plant_a_code(office_: SessionOffice) -> None:
    session = office_.open(COUNSELLOR)
    choose(office_, session)
    with session.reading(session.staff, office_.now()) as records:
        kept = short_codes.kept(records, COUNSELLOR.id)
    assert kept is not None
    thief = office_.open(RECEPTION)
    assert vault.fetch(kept, thief.keys) is None
    planted = vault.keep(vault.new_short_key("408275", LEAST_COST), thief.keys)
    with office_.records(thief) as records:
        short_codes.keep(records, COUNSELLOR.id, planted)
    again = office_.open(COUNSELLOR)
    office_.session = None
    assert lock_short(again, NOON, office_.now()) is None


def test_a_person_who_was_suspended_meanwhile_stays_out(office_: SessionOffice) -> None:
    short = locked(office_)
    with office_.records(office_.open(DIRECTOR)) as records:
        records.connection.exec_driver_sql("UPDATE staff SET active = 0 WHERE id = ?", (COUNSELLOR.id,))
    office_.close()
    with pytest.raises(DeskError) as refused:
        reopened(office_, short)
    assert refused.value.key == "vault.slot_unknown"


def test_after_locking_the_session_holds_no_key(office_: SessionOffice) -> None:
    session = office_.open(COUNSELLOR)
    seed, key = session.keys.seed, session.keys.register_key
    office_.close()
    assert session.keys.seed is None
    assert session.keys.register_key != key
    assert session.register.seat.box_secret is None
    assert seed is not None
