"""A stick that a stranger had in hand: whatever was written there is read as a stranger's, or refused."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mediation_desk.domain.drill import DrillHow
from mediation_desk.errors import DeskError
from mediation_desk.register.anchor_file import ON_STICK, AnchorFile
from mediation_desk.register.anchors import anchor_text
from mediation_desk.register.copy_manifest import MANIFEST, MOST_BYTES, parse_manifest, read_manifest
from mediation_desk.register.copy_sweep import FAILED
from mediation_desk.register.stick_file import STICK_FILE, read_mark
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.services import drilling, restoring
from mediation_desk.services.stick_anchors import newer_on
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    made.attachment(b"page" * 1000)
    yield made
    made.close()


def told(copy: Path) -> dict[str, object]:
    """What the manifest of a copy says."""
    fields: dict[str, object] = json.loads((copy / MANIFEST).read_bytes())
    return fields


@pytest.mark.parametrize(
    "name", ["../../../planted", "/tmp/planted", "C:planted", "..", "a/b", "a\\b", ".planted", "", "x" * 200]
)
def test_an_attachments_name_is_never_a_way_elsewhere(office: BackupOffice, name: str) -> None:
    copy = office.stick / office.back_up().name
    fields = told(copy)
    ((_name, size, digest),) = fields["files"]  # type: ignore[misc]  # as JSON has it
    (copy / MANIFEST).write_bytes(canonical({**fields, "files": [[name, size, digest]]}))
    with pytest.raises(DeskError, match=r"copy\.damaged"):
        parse_manifest(read_manifest(copy))
    with pytest.raises(DeskError, match=r"copy\.damaged"):
        drilling.plan_drill(
            office.session or office.open(DIRECTOR), office.now(), copy, "", DrillHow.CARD, (office.card,)
        )
    assert not list(office.stick.parent.rglob("*planted*"))


@pytest.mark.parametrize(
    "said",
    [
        '"generation": Infinity',
        '"turn": Infinity',
        '"made_at": "0001-01-01T00:00:00+14:00"',
        '"made_at": "9999-12-31T23:00:00-12:00"',
        '"files": [["a", -1, ""]]',
        '"counts": {"a": 1}',
        '"format": [3]',
    ],
)
def test_figures_that_are_none_are_a_damaged_copy_and_stop_no_other(office: BackupOffice, said: str) -> None:
    spoiled = office.stick / office.back_up().name
    whole = (spoiled / MANIFEST).read_bytes()
    (spoiled / MANIFEST).write_bytes(whole.rstrip()[:-1] + b"," + said.encode() + b"}")
    with pytest.raises(DeskError, match=r"copy\.damaged"):
        parse_manifest(read_manifest(spoiled))
    assert office.back_up().new_files == 1  # the spoiled one vouches for nothing
    assert restoring.newest_copy(office.stick) != spoiled


def test_a_huge_manifest_or_a_pipe_in_its_place_is_not_waited_for(office: BackupOffice) -> None:
    huge, pipe = (office.stick / office.back_up().name for _ in range(2))
    with (huge / MANIFEST).open("r+b") as file:
        file.truncate(1 << 36)
    (pipe / MANIFEST).unlink()
    os.mkfifo(pipe / MANIFEST)
    assert len(read_manifest(huge)) == MOST_BYTES + 1
    good = office.back_up()
    assert restoring.newest_copy(office.stick).name == good.name


def test_a_copy_that_failed_or_was_renamed_is_not_the_newest(office: BackupOffice) -> None:
    older, newest = (office.stick / office.back_up().name for _ in range(2))
    failed = office.stick / office.back_up().name
    failed.rename(failed.with_name(failed.name + FAILED))
    older.rename(office.stick / "desk-20991231-235959")
    assert restoring.newest_copy(office.stick) == newest


def test_lines_and_marks_of_strangers_say_nothing(office: BackupOffice) -> None:
    office.back_up()
    (own,) = AnchorFile.on_stick(office.stick).read().anchors
    line = json.loads(anchor_text(own))
    with (office.stick / ON_STICK).open("a", encoding="ascii") as file:
        for place, value in ((3, 10**30), (1, float("inf")), (5, "0001-01-01T00:00:00+14:00")):
            file.write(json.dumps([value if n == place else one for n, one in enumerate(line)]) + "\n")
    assert AnchorFile.on_stick(office.stick).read().unreadable == 3
    session = office.session or office.open(DIRECTOR)
    with session.reading(DIRECTOR, office.now()) as records:
        assert newer_on(records, office.stick) is None
    mark = told_mark = (office.stick / STICK_FILE).read_bytes()
    assert told_mark
    (office.stick / STICK_FILE).write_bytes(mark.replace(b'"turns":1', b'"turns":Infinity'))
    assert read_mark(office.stick) is None


def test_a_moment_is_told_in_every_zone(office: BackupOffice) -> None:
    copy = office.stick / office.back_up().name
    manifest = parse_manifest(read_manifest(copy))
    early = replace(manifest, made_at=datetime(1999, 12, 31, tzinfo=UTC))
    fields = {**told(copy), "made_at": early.made_at.isoformat()}
    with pytest.raises(DeskError, match=r"copy\.damaged"):
        parse_manifest(canonical(fields))
