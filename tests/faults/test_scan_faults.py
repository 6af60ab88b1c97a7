"""Scans and what goes wrong: killed at every step, a full disk at every write, nothing left in the open."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from mediation_desk.domain.attachment import Media, NewAttachment
from mediation_desk.domain.exported_copy import ExportForm
from mediation_desk.errors import DeskError
from mediation_desk.register import attachment_files, attachments
from mediation_desk.register.attachments import Looked
from mediation_desk.register.copy_pool import files_below
from mediation_desk.services.attachments import add_picture, open_attachment, pages_of
from mediation_desk.services.exported_copies import begin_export, write_export
from mediation_desk.services.password_check import Confirmed
from tests import scan_samples as samples
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR
from tests.faults.conftest import Count
from tests.faults.test_disk import small_disk  # noqa: F401 -- a fixture

ROOT = Path(__file__).resolve().parents[2]
KILLS = 20
WRITES = ("opened", "writing", "synced", "replaced", "written")
SAID = {errno.ENOSPC: "disk.full", errno.EIO: "disk.fault", errno.EROFS: "register.read_only"}
LOOKED = Looked(media=Media.OTHER, pages=0, suffix="bin")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[BackupOffice]:
    made = BackupOffice(tmp_path)
    yield made
    made.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9 is of systems with fork")
def test_killed_at_every_step(office: BackupOffice, tmp_path: Path, inflicted: Count) -> None:
    office.attachment(bytes(300_000))
    office.close()
    (tmp_path / "outside").mkdir()
    command = [sys.executable, "-m", "tests.faults.killed_scans", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    inflicted("kill -9 while taking a scan in", told["kills"], len(told["wrong"]))
    assert told["wrong"] == []
    assert told["kills"] >= KILLS


@pytest.mark.parametrize("at", WRITES)
@pytest.mark.parametrize("number", SAID)
def test_a_disk_that_refuses_at_any_write_is_said_and_leaves_nothing(
    office: BackupOffice, at: str, number: int
) -> None:
    office.attachment(b"the one before")
    before = files_below(office.folder)

    def refuse(step: str) -> None:
        if step == at:
            raise OSError(number, os.strerror(number))

    session = office.session or office.open(DIRECTOR)
    new, data = NewAttachment(title="收条"), BytesIO(bytes(200_000))
    with pytest.raises(DeskError) as refused, office.records(session) as records:
        attachments.add(records, office.case_id, new, data, LOOKED, step=refuse)
    assert refused.value.key == SAID[number]
    assert files_below(office.folder) == before
    with office.records(session) as records:
        assert len(attachments.stored(records)) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own mounts")
def test_a_disk_that_is_really_full(small_disk: Path) -> None:  # noqa: F811
    place, key, bound = small_disk / "sealed", bytes(32), b"bound"
    with pytest.raises(DeskError, match=r"^disk\.full$"):
        attachment_files.write_sealed(place, BytesIO(bytes(4 << 20)), key, bound)
    assert list(small_disk.glob("sealed*")) == []


def test_a_source_that_cannot_be_read_on_is_said(office: BackupOffice) -> None:
    class Torn(BytesIO):
        """A stick that is pulled out after the first piece."""

        def read(self, size: int | None = -1) -> bytes:
            if self.tell() > 0:
                raise OSError(errno.EIO, "gone")
            return super().read(size)

    office.attachment(b"x")
    session = office.session or office.open(DIRECTOR)
    with pytest.raises(DeskError, match=r"^attachment\.unreadable$"), office.records(session) as records:
        attachments.add(records, office.case_id, NewAttachment(title="x"), Torn(bytes(200_000)), LOOKED)
    assert len(files_below(office.folder)) == 1


def test_nothing_of_a_scan_stands_in_the_open(
    office: BackupOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken in, opened, bound, exported, backed up: neither content nor title is found outside the copy."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)
    office.attachment(b"makes the case")
    session = office.session or office.open(DIRECTOR)
    picture, title = samples.located_jpeg(), "绝不外露的伤情标题"
    outside = tmp_path / "outside"
    outside.mkdir()
    with office.records(session) as records:
        new = NewAttachment(title=title, restricted=True)
        one = add_picture(records, office.case_id, picture, new)
        open_attachment(records, one.id)
        pages_of(records, one.id)
        feeder = add_picture(records, office.case_id, samples.tiff(2), NewAttachment(title="两页"))
        pages_of(records, feeder.id)
    with office.records(session) as records:
        sure = Confirmed(staff_id=DIRECTOR.id, at=records.now)
        copy = begin_export(records, sure, one.id, outside / "材料.pdf", None)
    with office.records(session) as records:
        write_export(records, copy, ExportForm.PAGES)
    office.back_up()
    office.close()
    sentinels = (picture[200:264], picture[-64:], title.encode(), title.encode("utf-16-le"), b"Exif")
    for path in sorted(tmp_path.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            assert not [one for one in sentinels if one in data], path.name
    assert list(temporary.iterdir()) == []
