"""Copies make room after a proved one alone; what is not counted, or another's, is left as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.domain.backup import Holds
from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.retention import Retention
from mediation_desk.errors import DeskError
from mediation_desk.register import dossiers, triggers
from mediation_desk.register.copy_manifest import MANIFEST
from mediation_desk.register.copy_turns import PROVED
from mediation_desk.services import backups, copy_rules
from mediation_desk.services.rotating import rotate
from tests.backup_office import BackupOffice
from tests.case_fixtures import case_in
from tests.desk_fixtures import DIRECTOR

TWO = CopyRules(daily=2, weekly=0, monthly=0, yearly=1, aside_days=3)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    with made.records(made.open(DIRECTOR)) as records:
        copy_rules.set_copy_rules(records, TWO)
    yield made
    made.close()


def next_day(office: BackupOffice, days: int = 1) -> None:
    """Sign in some days later."""
    office.close()
    office.clock.forward(days=days)
    office.open(DIRECTOR)


def daily(office: BackupOffice, count: int) -> list[str]:
    """One copy a day; their names."""
    names = []
    for _ in range(count):
        next_day(office)
        names.append(office.back_up().name)
    return names


def gone(office: BackupOffice) -> set[str]:
    """What the register notes as deleted."""
    assert office.session is not None
    with office.session.reading(DIRECTOR, office.now()) as records:
        return {one.name for one in backups.list_copies(records).copies if one.gone_at}


def test_the_oldest_goes_when_a_new_one_is_proved_and_is_noted(office: BackupOffice) -> None:
    names = daily(office, 4)
    assert office.copies() == names[2:]
    assert gone(office) == set(names[:2])


def test_attachments_that_no_copy_names_go_with_the_copies(office: BackupOffice) -> None:
    kept, sealed = office.attachment(b"stays"), office.attachment(b"goes")
    daily(office, 2)
    path = office.sealed(sealed)
    with office.records(office.session or office.open(DIRECTOR)) as records:
        records.connection.exec_driver_sql("DROP TRIGGER attachments_no_delete")
        records.connection.exec_driver_sql("DELETE FROM attachments WHERE file = ?", (sealed,))
        triggers.remake(records.connection)
    path.unlink()
    daily(office, 1)
    assert office.pooled(sealed).is_file()  # yesterday's copy still names it
    daily(office, 1)
    assert not office.pooled(sealed).exists()
    assert office.pooled(kept).is_file()


def test_nothing_goes_for_a_copy_that_was_not_proved(office: BackupOffice) -> None:
    names = daily(office, 2)
    next_day(office)

    def refuse(step: str) -> None:
        if step == "proving":
            raise OSError

    with pytest.raises(DeskError):
        office.back_up(step=refuse)
    assert set(names) <= set(office.copies())
    assert len(office.copies()) == 3


def test_a_failed_copy_stays_aside_for_its_days_and_is_swept(office: BackupOffice) -> None:
    def refuse(step: str) -> None:
        if step == "proving":
            raise OSError

    with pytest.raises(DeskError):
        office.back_up(step=refuse)
    (failed,) = office.copies()
    daily(office, 1)
    assert failed in office.copies()
    _age(office.stick / failed, 365)
    next_day(office, 100)
    last = office.back_up().name
    assert failed not in office.copies()
    assert last in office.copies()


def _age(folder: Path, days: int) -> None:
    """Set the folder's time back: it is of the computer's clock, which runs ahead of the tests'."""
    moment = folder.stat().st_mtime - days * 86_400
    os.utime(folder, (moment, moment))


def test_a_copy_nobody_proved_or_noted_never_counts_and_goes_later(office: BackupOffice) -> None:
    first = daily(office, 1)[0]
    next_day(office)
    killed = office.back_up().name
    with office.records(office.session or office.open(DIRECTOR)) as records:
        records.connection.exec_driver_sql("DELETE FROM copies WHERE name = ?", (killed,))
    (office.stick / killed / PROVED).unlink()
    lines = (office.stick / "desk-anchors.txt").read_text("ascii").splitlines()
    (office.stick / "desk-anchors.txt").write_text(f"{lines[0]}\n", "ascii")
    later = daily(office, 1)[0]
    assert office.copies() == [first, killed, later]  # two are kept, and this is none of them
    names = daily(office, 4)
    assert office.copies() == names[-2:]


def test_one_that_was_proved_and_noted_nowhere_stays(office: BackupOffice) -> None:
    daily(office, 1)
    killed = daily(office, 1)[0]
    with office.records(office.session or office.open(DIRECTOR)) as records:
        records.connection.exec_driver_sql("DELETE FROM copies WHERE name = ?", (killed,))
    lines = (office.stick / "desk-anchors.txt").read_text("ascii").splitlines()
    (office.stick / "desk-anchors.txt").write_text(f"{lines[0]}\n", "ascii")
    names = daily(office, 5)
    assert office.copies() == [killed, *names[-2:]]


def test_copies_from_before_a_restore_stay(office: BackupOffice) -> None:
    first, second = daily(office, 2)
    office.close()
    office.restore(first)
    third = daily(office, 3)
    assert office.copies() == [first, second, *third[-2:]]


def test_copies_of_another_register_and_what_cannot_be_read_are_left_alone(
    office: BackupOffice, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = _Other(tmp_path / "other")
    other.stick = office.stick
    foreign = other.back_up().name
    other.close()
    daily(office, 1)
    newer = office.stick / "desk-20200101-000000"
    shutil.copytree(office.stick / foreign, newer)
    (newer / MANIFEST).write_bytes(b'{"format": 99}')
    for name in ("desk-20200101-000000.odd", "desk-notes", "DESK-20200101-000001"):
        (office.stick / name).mkdir()
    (office.stick / "desk-20200102-000000").symlink_to(office.stick / foreign, target_is_directory=True)
    before = set(office.copies())
    names = daily(office, 3)
    assert before - {names[0]} <= {*office.copies(), *names} | before
    for name in (foreign, newer.name, "desk-20200101-000000.odd", "desk-notes", "desk-20200102-000000"):
        assert (office.stick / name).exists(), name


class _Other(BackupOffice):
    """A register with another id: its copy's names are spelled anew."""

    def back_up(self, **more: object) -> Holds:
        holds = super().back_up(**more)  # type: ignore[arg-type]
        for path in (self.stick / holds.name / MANIFEST, self.stick / holds.name / "vault.json"):
            text = path.read_text("utf-8")
            path.write_text(text.replace(holds.register_id, "f" * 32), "utf-8")
        return holds


def test_nothing_goes_while_the_stick_knows_a_newer_register(office: BackupOffice, tmp_path: Path) -> None:
    office.close()
    shutil.copytree(office.folder, tmp_path / "kept")
    names = daily(office, 2)
    office.close()
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "kept", office.folder)
    names += daily(office, 3)
    assert office.copies() == names


def test_a_drive_that_refuses_to_delete_loses_the_copy_nothing(
    office: BackupOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = daily(office, 2)

    def refuse(*_args: object, **_kw: object) -> None:
        raise OSError

    monkeypatch.setattr("mediation_desk.services.rotating.delete_copy", refuse)
    names += daily(office, 1)
    assert office.copies() == names
    assert gone(office) == set()
    monkeypatch.undo()
    names += daily(office, 1)
    assert office.copies() == names[-2:]


def test_what_somebody_deleted_by_hand_is_noted_as_gone(office: BackupOffice) -> None:
    first = daily(office, 1)[0]
    shutil.rmtree(office.stick / first)
    daily(office, 1)
    assert gone(office) == {first}


def test_a_stick_that_cannot_be_listed_notes_nothing_as_gone(office: BackupOffice, tmp_path: Path) -> None:
    daily(office, 1)
    with office.records(office.session or office.open(DIRECTOR)) as records:
        past = backups.past_of(records, office.stick)
    assert rotate(tmp_path / "nowhere", "x", "y", past, office.now()) == ()


def test_years_last_as_long_as_the_longest_retention(office: BackupOffice) -> None:
    with office.records(office.session or office.open(DIRECTOR)) as records:
        assert copy_rules.years_kept(records) == 1
        copy_rules.set_copy_rules(records, CopyRules())
        assert copy_rules.years_kept(records) == 30
        case_id = case_in(records)
        dossiers.keep(records, case_id, Retention.PERMANENT, None, "")
        assert copy_rules.years_kept(records) is None
        dossiers.keep(records, case_id, Retention.SHORT, records.today + timedelta(days=3), "")
        assert copy_rules.years_kept(records) == 30
