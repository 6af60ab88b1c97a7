"""A disk that is full, refuses or may not be written: said in words, and nothing kept is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import case_notes, journal
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from mediation_desk.services import cases
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, KEY, MEDIATOR, REGISTER_ID, Office

NOTE = "第二次来访，带来了房产证和存折。" * 500
linux = pytest.mark.skipif(sys.platform != "linux", reason="Linux's own limits and mounts")


def note(office: Office, case_id: str) -> None:
    with office.as_(MEDIATOR) as records:
        cases.add_note(records, case_id, NOTE)


def fill(office: Office, case_id: str) -> tuple[int, str]:
    """Write notes until one is refused; how many were kept, and the key of the refusal."""
    for kept in range(10_000):
        try:
            note(office, case_id)
        except DeskError as refused:
            return kept, refused.key
    raise AssertionError("the disk never was full")


def whole(office: Office, case_id: str, notes: int) -> None:
    """Every note that was kept is there, and the journal and every page are whole."""
    with office.reading(DIRECTOR) as records:
        assert [one.text for one in case_notes.notes(records, case_id)] == [NOTE] * notes
        assert journal.first_break(records.connection, REGISTER_ID) is None
        assert records.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert records.connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []


def reopened(office: Office) -> None:
    office.close()
    office.register = Register.open(office.path, KEY, office.seat(DIRECTOR))


def test_a_database_that_may_not_grow_says_the_disk_is_full(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.reading(DIRECTOR) as records:
        pages = records.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        records.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 40}")
    kept, key = fill(desk_office, case_id)
    assert (kept > 0, key) == (True, "disk.full")
    whole(desk_office, case_id, kept)
    reopened(desk_office)
    note(desk_office, case_id)
    whole(desk_office, case_id, kept + 1)


@linux
def test_a_refused_write_is_said_and_loses_nothing(desk_office: Office) -> None:
    import resource

    case_id = add_case(desk_office)
    note(desk_office, case_id)
    reopened(desk_office)
    size = desk_office.path.stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size // 4, hard))
    try:
        kept, key = fill(desk_office, case_id)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert key == "disk.fault"
    whole(desk_office, case_id, kept + 1)
    reopened(desk_office)
    note(desk_office, case_id)
    whole(desk_office, case_id, kept + 2)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB in memory; only root may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("no small disk without the right to mount one")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True, capture_output=True)


@linux
def test_a_full_disk_is_said_and_loses_nothing(small_disk: Path) -> None:
    office = Office(small_disk / "register.db")
    case_id = add_case(office)
    filler = small_disk / "something else"
    kept, key = fill(office, case_id)
    assert (kept > 0, key) == (True, "disk.full")
    whole(office, case_id, kept)
    filler.unlink(missing_ok=True)
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True, capture_output=True)
    note(office, case_id)  # as soon as there is room again, without opening anew
    reopened(office)
    whole(office, case_id, kept + 1)
    office.close()


@linux
def test_no_register_is_half_made_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "something else").write_bytes(bytes(3 * 1024 * 1024 - 100_000))
    with pytest.raises(DeskError, match=r"^disk\.full$"):
        Register.create(small_disk / "register.db", KEY, Seat(register_id=REGISTER_ID, staff_id=None))


@linux
def test_a_disk_that_became_read_only_is_said_and_nothing_changes(small_disk: Path) -> None:
    office = Office(small_disk / "register.db")
    case_id = add_case(office)
    note(office, case_id)
    office.close()
    before = office.path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True, capture_output=True)
    with pytest.raises(DeskError, match=r"^register\.read_only$"):
        Register.open(office.path, KEY, office.seat(DIRECTOR))
    assert office.path.read_bytes() == before


@linux
@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(desk_office: Office) -> None:
    desk_office.close()
    before = desk_office.path.read_bytes()
    desk_office.path.parent.chmod(0o500)
    try:
        with pytest.raises(DeskError, match=r"^register\.read_only$"):
            Register.open(desk_office.path, KEY, desk_office.seat(DIRECTOR))
    finally:
        desk_office.path.parent.chmod(0o700)
    assert desk_office.path.read_bytes() == before


@linux
def test_a_new_key_that_finds_no_room_leaves_the_register_as_it_was(small_disk: Path) -> None:
    from mediation_desk.register import epochs
    from mediation_desk.services.rekey import swing
    from tests.session_fixtures import SessionOffice

    office = SessionOffice(small_disk.parent)
    # The office's folder lies on a large disk; the register itself on the small one.
    subprocess.run(["mount", "-o", "remount,size=6m", str(small_disk)], check=True, capture_output=True)
    shutil.copytree(office.folder, small_disk / "register")
    office.folder = small_disk / "register"
    session = office.open(DIRECTOR)
    header = (office.folder / "vault.json").read_bytes()
    filler = small_disk / "something else"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(epochs, "SPARE", -(1 << 30))  # as if another program took the room meanwhile
        filler.write_bytes(bytes(shutil.disk_usage(small_disk).free - 300_000))
        with pytest.raises(DeskError, match=r"^disk\.full$"):
            swing(session, office.now(), lambda _records, slots: slots)
    assert (office.folder / "vault.json").read_bytes() == header
    assert sorted(one.name for one in office.folder.glob("register-*.db")) == ["register-1.db"]
    filler.unlink()
    office.open(DIRECTOR)
    office.close()
