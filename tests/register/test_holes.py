"""A copy that was cut off, or has pages of zeros, is read as far as its hashes hold, and never past them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mediation_desk.register.holes import SPOILED, lengthen, spoil_zeros
from mediation_desk.services import rescue, salvaging
from tests.damaged_office import PAGE, DamagedOffice, unheard


@pytest.fixture
def office(tmp_path: Path) -> DamagedOffice:
    return DamagedOffice(tmp_path / "desk").filled()


def test_a_register_cut_off_gives_what_is_left_of_it(office: DamagedOffice) -> None:
    whole = office.rows()
    size = office.database.stat().st_size
    os.truncate(office.database, size - 10 * PAGE - 77)
    before = office.database.read_bytes()
    patient = office.patient()
    assert not patient.log.whole
    assert patient.best.path.stat().st_size == size
    loss = salvaging.save_readable(patient, office.now(), unheard)
    assert loss.kept > 0
    assert loss.rows_lost + loss.journal_lost > 0
    made = office.rows(rescue.fresh_folder(office.folder) / office.database.name)
    assert made["case_notes"] <= whole["case_notes"]
    assert office.database.read_bytes() == before


def test_an_emptied_register_is_not_taken_for_a_whole_one(office: DamagedOffice) -> None:
    os.truncate(office.database, 0)
    patient = office.patient()
    assert not patient.best.opens
    assert not patient.log.whole


def test_what_was_cut_too_short_or_opens_keeps_its_length(office: DamagedOffice, tmp_path: Path) -> None:
    for length in (0, 77, PAGE, office.database.stat().st_size):
        copy = tmp_path / f"{length}.db"
        copy.write_bytes(office.database.read_bytes()[:length])
        lengthen(copy, office.raw_key if length != PAGE else bytes(32))
        assert copy.stat().st_size == length


def test_zeros_are_refused_like_every_other_damage(office: DamagedOffice, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    data = office.database.read_bytes()
    copy.write_bytes(data[: 5 * PAGE] + bytes(2 * PAGE) + data[7 * PAGE :])
    spoil_zeros(copy)
    assert copy.read_bytes() == data[: 5 * PAGE] + 2 * SPOILED + data[7 * PAGE :]
