"""Flipped bits in the log and its index, an old page put back: noticed, or nothing is missing."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, journal
from mediation_desk.services import cases, rescue
from tests.damaged_office import PAGE, DamagedOffice, unheard
from tests.desk_fixtures import MEDIATOR
from tests.faults.conftest import Count

FLIPS = int(os.environ.get("DESK_FLIPS", "24"))
"""`DESK_FLIPS=500 pytest tests/faults/test_log_bits.py` before a release; one takes a third of a second."""
SAVES = 12


@pytest.fixture(scope="module")
def lying(tmp_path_factory: pytest.TempPathFactory) -> DamagedOffice:
    """A register whose last saves stand in the log alone, as a killed program leaves it."""
    office = DamagedOffice(tmp_path_factory.mktemp("office"))
    office.attachment(b"content")
    office.close()
    session = office.open(MEDIATOR)
    for number in range(SAVES):
        with office.records(session) as records:
            cases.add_note(records, office.case_id, f"夜里记下第{number}条，双方都在。" * 9)
    office.killed()
    return office


def copied(lying: DamagedOffice, root: Path) -> DamagedOffice:
    office = DamagedOffice(root)
    for there, source in ((office.folder, lying.folder), (office.state, lying.state)):
        shutil.rmtree(there)
        shutil.copytree(source, there)
    office.clock.now, office.case_id = lying.clock.now, lying.case_id
    return office


def noticed(office: DamagedOffice) -> tuple[int, bool]:
    """(notes that are there, whether opening said that commits are missing)."""
    session = office.open(MEDIATOR)
    with session.reading(session.staff, office.now()) as records:
        kept = len(case_notes.notes(records, office.case_id))
        said = any(one.act == "miss_commits" for one in journal.entries(records))
    office.close()
    return kept, said


@pytest.mark.parametrize("log", ["-wal", "-shm"])
def test_every_flipped_bit_of_a_log_is_noticed_or_harmless(
    lying: DamagedOffice, tmp_path: Path, log: str, inflicted: Count
) -> None:
    dice, lost = random.Random(20261126), 0
    for turn in range(FLIPS):
        office = copied(lying, tmp_path / str(turn))
        place = office.database.with_name(office.database.name + log)
        data = bytearray(place.read_bytes())
        bit = dice.randrange(len(data) * 8)
        data[bit // 8] ^= 1 << bit % 8
        place.write_bytes(data)
        try:
            kept, said = noticed(office)
        except DeskError as refused:
            if refused.key not in ("register.wrong_key_or_damaged", "register.broke_in_use"):
                raise
            continue
        assert said == (kept < SAVES), bit
        lost += kept < SAVES
    inflicted(f"bit flipped in {log}", FLIPS)
    assert (lost > 0) == (log == "-wal")


def test_a_log_that_is_gone_is_noticed(lying: DamagedOffice, tmp_path: Path) -> None:
    office = copied(lying, tmp_path / "gone")
    office.database.with_name(office.database.name + "-wal").unlink()
    assert noticed(office) == (0, True)


def test_an_old_page_put_back_is_found_by_its_structure_or_the_journal(tmp_path: Path) -> None:
    """Its hash is right, so no reading refuses it: what finds it is the full look, wherever a row moved."""
    office = DamagedOffice(tmp_path / "office").filled()
    before = office.database.read_bytes()
    session = office.open(MEDIATOR)
    for number in range(SAVES):
        with office.records(session) as records:
            cases.add_note(records, office.case_id, f"后来记下第{number}条，双方都在。" * 9)
    office.close()
    after = office.database.read_bytes()
    changed = [
        page
        for page in range(min(len(before), len(after)) // PAGE)
        if before[page * PAGE : (page + 1) * PAGE] != after[page * PAGE : (page + 1) * PAGE]
    ]
    assert changed
    unseen = []
    for page in changed:
        mixed = bytearray(after)
        mixed[page * PAGE : (page + 1) * PAGE] = before[page * PAGE : (page + 1) * PAGE]
        office.database.write_bytes(mixed)
        patient = office.patient()
        try:
            if patient.best.opens and not rescue.full_look(patient, unheard):
                unseen.append(page)
        finally:
            rescue.give_up(office.folder)
    # A page that only counted something (a setting, a count of free pages) may be taken for today's.
    assert len(unseen) <= len(changed) // 4, (unseen, changed)
