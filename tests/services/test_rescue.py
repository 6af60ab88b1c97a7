"""A register that does not open: its log, a full look, the readable saved; the damaged one stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mediation_desk.domain.damage import Area, Harm, RescueProgress
from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, restored
from mediation_desk.register.swing import finish_swing
from mediation_desk.services import cases, opening, rescue, restoring, salvaging
from tests.damaged_office import NOTES, DamagedOffice, unheard
from tests.desk_fixtures import DIRECTOR, MEDIATOR
from tests.session_fixtures import PASSWORD

Whole = tuple[DamagedOffice, dict[str, list[int]]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A filled register, and the pages of some of its tables."""
    office = DamagedOffice(tmp_path_factory.mktemp("office")).filled()
    return office, office.pages_of("case_notes", "staff", "staff_keys", "settings")


@pytest.fixture
def office(whole: Whole, tmp_path: Path) -> DamagedOffice:
    first, _pages = whole
    copied = DamagedOffice(tmp_path / "desk")
    for folder, source in ((copied.folder, first.folder), (copied.state, first.state)):
        shutil.rmtree(folder)
        shutil.copytree(source, folder)
    copied.clock.now, copied.case_id, copied.card = first.clock.now, first.case_id, first.card
    return copied


def notes(office: DamagedOffice) -> list[str]:
    session = office.open(DIRECTOR)
    with session.reading(session.staff, office.now()) as records:
        found = [one.text for one in case_notes.notes(records, office.case_id)]
    office.close()
    return found


def test_what_is_readable_is_saved_and_the_rest_is_listed(office: DamagedOffice, whole: Whole) -> None:
    before = office.rows()
    pages = whole[1]["case_notes"]
    leaf = pages[len(pages) // 2]
    damaged = office.spoil([leaf])
    with pytest.raises(DeskError, match=r"^register\.wrong_key_or_damaged$"):
        office.open(DIRECTOR)
    patient = office.patient()
    hurt = {one.harm: one for one in rescue.full_look(patient, unheard)}
    assert (hurt[Harm.PAGES].n, hurt[Harm.AREA].area) == (1, Area.CASES)
    loss = salvaging.save_readable(patient, office.now(), unheard)
    aside = salvaging.put_saved(patient, office.now())
    finish_swing(office.folder)
    after = office.rows()
    lost = {table: rows - after[table] for table, rows in before.items() if rows - after[table]}
    assert set(lost) == {"case_notes"}
    (told,) = loss.lost
    assert (told.area, told.rows, told.exact) == (Area.CASES, len(lost["case_notes"]), True)
    assert told.numbers == ("（2026）青婚人调字第001号",)
    assert loss.rows_lost == len(lost["case_notes"])
    assert (office.folder.with_name(aside) / office.database.name).read_bytes() == damaged
    assert len(notes(office)) == NOTES - loss.rows_lost
    assert not rescue.scratch_of(office.folder).exists()


def test_a_saved_register_says_so_and_counts_on_from_paper(office: DamagedOffice) -> None:
    office.spoil([office.database.stat().st_size // 4096 - 1])
    patient = office.patient(by_card=True)
    salvaging.save_readable(patient, office.now(), unheard)
    salvaging.put_saved(patient, office.now())
    finish_swing(office.folder)
    session = office.open(DIRECTOR)
    with session.reading(session.staff, office.now()) as records:
        mark = restored.newest(records)
    assert mark is not None
    assert mark.by == "card"
    assert mark.aside.startswith("register-damaged-")


def test_nobody_without_the_role_puts_anything_in_place(office: DamagedOffice) -> None:
    damaged = office.spoil([office.database.stat().st_size // 4096 - 1])
    unlock = restoring.by_password(office.folder, office.state, MEDIATOR.id, PASSWORD, office.now())
    patient = rescue.open_patient(office.folder, office.state, unlock, unheard)
    with pytest.raises(DeskError, match=r"^permission\.refused$"):
        salvaging.save_readable(patient, office.now(), unheard)
    assert office.database.read_bytes() == damaged
    assert sorted(one.name for one in office.folder.parent.iterdir()) == [
        "register", "register.rescue", "state", "stick",
    ]  # fmt: skip
    rescue.give_up(office.folder)


@pytest.mark.parametrize("at", [0, 2, 5, 9, 20, 60])
def test_stopped_at_any_time_nothing_is_changed(office: DamagedOffice, at: int) -> None:
    office.spoil([office.database.stat().st_size // 4096 - 1])
    before = {one: one.read_bytes() for one in office.folder.rglob("*") if one.is_file()}
    calls = 0

    def stop(_progress: RescueProgress) -> None:
        nonlocal calls
        calls += 1
        if calls > at:
            raise DeskError("backup.cancelled")

    unlock = restoring.by_card(office.folder, office.state, office.card, office.now())

    def work() -> None:
        patient = rescue.open_patient(office.folder, office.state, unlock, stop)
        salvaging.save_readable(patient, office.now(), stop)

    with pytest.raises(DeskError, match=r"^backup\.cancelled$"):
        work()
    rescue.give_up(office.folder)
    assert {one: one.read_bytes() for one in office.folder.rglob("*") if one.is_file()} == before
    assert sorted(one.name for one in office.folder.parent.iterdir()) == ["register", "state", "stick"]


def test_a_log_spoiled_in_the_middle_gives_what_was_before_it(office: DamagedOffice) -> None:
    session = office.open(MEDIATOR)
    for number in range(5):
        with office.records(session) as records:
            cases.add_note(records, office.case_id, f"夜里记下第{number}条")
    office.killed()
    log = office.database.with_name(office.database.name + "-wal")
    data = bytearray(log.read_bytes())
    data[len(data) * 3 // 4] ^= 1
    log.write_bytes(data)
    patient = office.patient()
    assert patient.log.whole
    assert patient.log.with_log
    assert 0 < patient.log.lost < patient.known
    salvaging.put_log_back(patient, office.now(), unheard)
    finish_swing(office.folder)
    assert NOTES < len(notes(office)) < NOTES + 5


def test_lifted_protections_are_made_anew(office: DamagedOffice) -> None:
    session = office.open(DIRECTOR)
    with office.records(session) as records:
        records.connection.exec_driver_sql("DROP TRIGGER numbers_keep")
    office.close()
    with pytest.raises(DeskError, match=r"^register\.triggers_changed$"):
        office.open(DIRECTOR)
    patient = office.patient()
    assert [one.harm for one in rescue.full_look(patient, unheard)] == [Harm.TRIGGERS]
    salvaging.put_log_back(patient, office.now(), unheard)
    finish_swing(office.folder)
    assert len(notes(office)) == NOTES


def test_people_and_settings_come_back_from_header_and_journal(office: DamagedOffice, whole: Whole) -> None:
    office.spoil(sorted({page for table in ("staff", "staff_keys", "settings") for page in whole[1][table]}))
    patient = office.patient(by_card=True)
    loss = salvaging.save_readable(patient, office.now(), unheard)
    assert set(loss.stood_in) == {"header", "centre", "pc_key", "staff"}
    salvaging.put_saved(patient, office.now())
    finish_swing(office.folder)
    session = opening.open_with_password(office.folder, office.state, DIRECTOR.id, PASSWORD, office.now())
    assert [role.value for role in session.staff.roles] == ["director"]
    opening.lock(session)
    office.close()
