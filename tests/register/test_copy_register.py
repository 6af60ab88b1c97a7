"""A copy's file as it is opened to be read: older ones aside, newer ones not at all, none of them changed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, integrity
from mediation_desk.register.copy_register import CopyRegister
from mediation_desk.register.copy_scratch import CopyScratch, sweep_scratch
from mediation_desk.register.engine import open_connection
from mediation_desk.register.migrations import NEWEST
from mediation_desk.register.seat import Seat
from tests.desk_fixtures import DIRECTOR, KEY, NOON, Office

KEEPSAKES = sorted(
    one.parent
    for one in Path("tests/keepsakes").glob("*/register.db")
    if one.parent.name != f"schema-{NEWEST}"
)
COPY = CopyRead(name="desk-20260318-094107", made_at=NOON)


def untraced(*_told: object) -> None:
    raise AssertionError("nothing was read that is journalled")


@pytest.mark.parametrize("keepsake", KEEPSAKES, ids=lambda one: str(one.name))
def test_an_older_copy_is_brought_up_aside_and_stays_as_it_is(keepsake: Path, tmp_path: Path) -> None:
    told = (keepsake / "README.md").read_text("utf-8")
    key = bytes.fromhex(re.findall(r"`([0-9a-f]{64})`", told)[0])
    stick = tmp_path / "stick"
    stick.mkdir()
    database = Path(shutil.copy(keepsake / "register.db", stick / "register-1.db"))
    connection = open_connection(database, key)
    connection.execute("PRAGMA journal_mode = DELETE")  # as every copy is written
    connection.close()
    before = database.read_bytes(), database.stat().st_mtime_ns
    assert CopyRegister.look(database, key)
    scratch = CopyScratch.make(tmp_path / "state")
    place = scratch.brought_up(database, key)
    assert not CopyRegister.look(place, key)
    seat = Seat(register_id=re.findall(r"register id: `([0-9a-f]+)`", told)[0], staff_id=None)
    register = CopyRegister.open_copy(place, key, seat, copy=COPY, files=stick, trace=untraced)
    with register.reading(DIRECTOR, NOON) as records:
        assert records.copy == COPY
        assert records.folder == stick
        assert integrity.damaged_pages(records.connection) == 0
        assert cases.get(records, re.findall(r"^- case: `([0-9a-f]+)`", told, re.MULTILINE)[0])
    register.close()
    scratch.wipe()
    assert not scratch.folder.exists()
    assert (database.read_bytes(), database.stat().st_mtime_ns) == before
    assert [one.name for one in stick.iterdir()] == ["register-1.db"]


def test_a_copy_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path / "register.db")
    office.spoil()
    office.close()
    connection = open_connection(tmp_path / "register.db", KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    with pytest.raises(DeskError) as refused:
        CopyRegister.look(tmp_path / "register.db", KEY)
    assert refused.value.key == "register.newer"


def test_a_scratch_without_room_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "register-1.db"
    database.write_bytes(bytes(4096))
    scratch = CopyScratch.make(tmp_path / "state")
    full = shutil.disk_usage(tmp_path)._replace(free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: full)
    with pytest.raises(DeskError) as refused:
        scratch.brought_up(database, KEY)
    assert refused.value.key == "copy.no_room_here"
    assert not (scratch.folder / database.name).exists()
    scratch.wipe()


def test_only_what_nobody_holds_is_swept(tmp_path: Path) -> None:
    held, left = CopyScratch.make(tmp_path), CopyScratch.make(tmp_path)
    left.held.close()
    (tmp_path / "sign-ins.json").write_text("{}")
    sweep_scratch(tmp_path)
    assert held.folder.is_dir()
    assert not left.folder.exists()
    assert (tmp_path / "sign-ins.json").exists()
    held.wipe()
