"""A package that asks for a DLL nobody has is noticed before it is given away."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

from installer.environment import SetupError
from installer.packaging.windows import imports


def a_windows_program() -> Path:
    """Pip brings small launchers for Windows."""
    spec = importlib.util.find_spec("pip._vendor.distlib")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).with_name("w64.exe")


def test_the_tables_of_a_real_program_are_read() -> None:
    assert "kernel32.dll" in imports.imported(a_windows_program().read_bytes())


@pytest.mark.parametrize("file", [b"", b"\x7fELF", b"MZ" + bytes(100)])
def test_other_files_are_refused(file: bytes) -> None:
    with pytest.raises(ValueError, match="Windows"):
        imports.imported(file)


def test_what_neither_we_nor_windows_have_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copyfile(a_windows_program(), tmp_path / "desk.exe")
    assert imports.check(tmp_path) == 1
    monkeypatch.setattr(imports, "SYSTEM", frozenset())
    with pytest.raises(SetupError, match=r"desk\.exe asks for kernel32\.dll"):
        imports.check(tmp_path)


def test_own_files_and_windows_own_names_are_known() -> None:
    asked = ["qt6core.dll", "api-ms-win-crt-heap-l1-1-0.dll", "USER32.dll".lower(), "qt6qml.dll"]
    assert imports.unknown(asked, {"qt6core.dll"}) == ["qt6qml.dll"]
