"""A drill puts the newest copy back apart, opens it without this PC, compares it and leaves nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from mediation_desk.domain import restore_card
from mediation_desk.domain.drill import Drill, DrillHow, DrillProgress, DrillStep
from mediation_desk.errors import DeskError
from mediation_desk.register.drill_scratch import scratch_of
from mediation_desk.register.tables.cases import cases as case_table
from mediation_desk.services import cases, drilling, drills
from mediation_desk.services.session import Session
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    made.attachment(b"page" * 1000)
    made.back_up()
    yield made
    made.close()


def silent(_now: DrillProgress) -> None:
    """Tell nobody."""


def plan(office: BackupOffice, how: DrillHow = DrillHow.CARD, *typed: str) -> drilling.DrillPlan:
    session = office.session or office.open(DIRECTOR)
    said = typed or ((office.card,) if how is DrillHow.CARD else ())
    return drilling.plan_drill(session, office.now(), office.stick, "备份盘", how, said)


def drilled(office: BackupOffice, how: DrillHow = DrillHow.CARD) -> Drill:
    planned = plan(office, how)
    seen = drilling.run_drill(planned, silent)
    return kept(office, planned, seen)


def kept(office: BackupOffice, planned: drilling.DrillPlan, seen: drilling.DrillSeen) -> Drill:
    with office.records(session(office)) as records:
        return drills.note_drill(records, planned, seen, 7)


def session(office: BackupOffice) -> Session:
    assert office.session is not None
    return office.session


def test_by_card_every_step_is_told_and_the_receipt_is_kept(office: BackupOffice) -> None:
    told: list[DrillProgress] = []
    planned = plan(office)
    seen = drilling.run_drill(planned, told.append)
    done = kept(office, planned, seen)
    assert list(dict.fromkeys(one.step for one in told)) == list(DrillStep)[:-1]
    assert (done.number, done.passed, done.apart, done.cases, done.same, done.files) == (
        1,
        True,
        True,
        1,
        1,
        1,
    )
    assert done.head == seen.holds.head
    with session(office).reading(DIRECTOR, office.now()) as records:
        assert drills.last_drill(records) == done
    assert not planned.scratch.exists()


def test_without_this_pcs_key_and_state_the_card_still_opens(office: BackupOffice) -> None:
    planned = plan(office)
    shutil.move(office.state, office.state.with_name("away"))
    shutil.move(office.folder, office.folder.with_name("gone"))
    try:
        assert drilling.run_drill(planned, silent).tried.cases
    finally:
        shutil.rmtree(office.state, ignore_errors=True)  # a success forgets failures there
        shutil.move(office.state.with_name("away"), office.state)
        shutil.move(office.folder.with_name("gone"), office.folder)


def test_the_own_key_is_allowed_twice_then_card_or_sheets(office: BackupOffice) -> None:
    for number in (1, 2):
        done = drilled(office, DrillHow.OWN_KEY)
        assert (done.number, done.apart) == (number, False)
    with pytest.raises(DeskError, match=r"^drill\.not_own_key$"):
        plan(office, DrillHow.OWN_KEY)
    assert drilled(office).passed
    assert drilled(office, DrillHow.OWN_KEY).passed


def test_a_case_changed_since_the_copy_is_no_fault_and_counted(office: BackupOffice) -> None:
    with office.records(session(office)) as records:
        cases.add_note(records, office.case_id, "后来的一句")
    done = drilled(office)
    assert (done.passed, done.cases, done.same) == (True, 1, 0)


def test_a_case_altered_past_the_journal_fails_the_drill(office: BackupOffice) -> None:
    with office.records(session(office)) as records:
        records.connection.execute(update(case_table).values(summary="改过的"))
        records.journal("look")
    done = drilled(office)
    assert done.refused == "drill.differs"
    with session(office).reading(DIRECTOR, office.now()) as records:
        assert drills.last_drill(records) is None


def test_a_wrong_card_is_said_beside_its_field_and_nothing_is_left(office: BackupOffice) -> None:
    wrong = restore_card.new_card()
    planned = plan(office, DrillHow.CARD, wrong)
    with pytest.raises(DeskError, match=r"^vault\.wrong_card$") as refused:
        drilling.run_drill(planned, silent)
    assert refused.value.field == "card"
    assert not planned.scratch.exists()


@pytest.mark.parametrize("at", list(DrillStep)[:-1])
def test_stopped_anywhere_it_leaves_nothing(office: BackupOffice, at: DrillStep) -> None:
    def stop(now: DrillProgress) -> None:
        if now.step is at:
            raise DeskError("backup.cancelled")

    planned = plan(office)
    with pytest.raises(DeskError, match=r"^backup\.cancelled$"):
        drilling.run_drill(planned, stop)
    assert not planned.scratch.exists()


def test_a_damaged_copy_fails_and_is_kept_as_failed(office: BackupOffice) -> None:
    planned = plan(office)
    database = next(planned.copy.glob("register-*"))
    spoiled = bytearray(database.read_bytes())
    spoiled[len(spoiled) // 2] ^= 1
    database.write_bytes(spoiled)
    with pytest.raises(DeskError) as refused:
        drilling.run_drill(planned, silent)
    with office.records(session(office)) as records:
        done = drills.note_failed_drill(records, planned, refused.value.key, 3)
    assert not done.passed
    assert not planned.scratch.exists()


def test_what_a_killed_drill_left_is_wiped_at_the_next_sign_in(office: BackupOffice) -> None:
    left = scratch_of(office.folder)
    left.mkdir()
    (left / "register-1.db").write_bytes(b"x")
    office.open(DIRECTOR)
    assert not left.exists()
