"""A restored register says so for ever: from which copy, up to which entry, and where its numbers stood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.register import numbers
from mediation_desk.register.swing import finish_swing
from mediation_desk.services import restored, restoring
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


def take(office: BackupOffice, *series: str) -> None:
    with office.records(office.session or office.open(DIRECTOR)) as records:
        for one in series:
            numbers.take(records, one, 2026)


def put_back(office: BackupOffice, name: str) -> None:
    """Restore a copy of the stick by the card."""
    office.close()
    copy = office.stick / name
    unlock = restoring.by_card(copy, office.state, office.card, office.now())
    proven = restoring.prove_for_restore(copy, unlock, silent)
    restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent)
    finish_swing(office.folder)
    office.open(DIRECTOR)


def test_a_register_that_was_never_restored_says_nothing(office: BackupOffice) -> None:
    with office.records(office.open(DIRECTOR)) as records:
        assert restored.restored_from(records) is None


def test_a_restored_register_says_from_what_and_where_its_numbers_stood(office: BackupOffice) -> None:
    take(office, "case", "case", "reception")
    holds = office.back_up()
    take(office, "case", "agreement")
    put_back(office, holds.name)
    with office.records(office.session or office.open(DIRECTOR)) as records:
        told = restored.restored_from(records)
    assert told is not None
    assert (told.copy_name, told.copy_made_at) == (holds.name, holds.made_at)
    assert (told.entries, told.head, told.by) == (holds.entries, holds.head, "card")
    assert [(one.series, one.year, one.sequence) for one in told.ends] == [
        ("case", 2026, 2),
        ("reception", 2026, 1),
    ]
    assert "002" in told.ends[0].number
    assert (office.folder.parent / told.aside / "vault.json").exists()


def test_a_second_restore_keeps_the_first_in_the_list(office: BackupOffice) -> None:
    put_back(office, office.back_up().name)
    second = office.back_up()
    put_back(office, second.name)
    with office.records(office.session or office.open(DIRECTOR)) as records:
        told = restored.every_restore(records)
    assert len({one.id for one in told}) == 2
    assert told[0].restored_at > told[1].restored_at
    assert told[0].copy_name == second.name
