"""A package that asks for a DLL nobody has is noticed before it is given away."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from installer.environment import SetupError
from installer.packaging.windows import imports


def a_windows_program() -> bytes:
    """The least of a 64-bit program: headers, one section, and a table that asks for one library."""
    section, wanted = 0x200, b"KERNEL32.dll\0"
    headers = b"MZ" + bytes(0x3A) + struct.pack("<I", 0x40)
    headers += b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 240, 0x22)
    directories = [0] * 32
    directories[2:4] = [0x1000, 40]  # the second is the table of imports
    headers += struct.pack("<H106xI32I", 0x20B, 16, *directories)
    headers += b".idata\0\0" + struct.pack("<IIII", 0x100, 0x1000, 0x100, section) + bytes(16)
    table = struct.pack("<5I", 0, 0, 0, 0x1000 + 40, 0) + bytes(20)
    return headers.ljust(section, b"\0") + (table + wanted).ljust(0x100, b"\0")


def test_the_tables_of_a_program_are_read() -> None:
    assert imports.imported(a_windows_program()) == ["kernel32.dll"]


@pytest.mark.parametrize("file", [b"", b"\x7fELF", b"MZ" + bytes(100)])
def test_other_files_are_refused(file: bytes) -> None:
    with pytest.raises(ValueError, match="Windows"):
        imports.imported(file)


def test_what_neither_we_nor_windows_have_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk.exe").write_bytes(a_windows_program())
    assert imports.check(tmp_path) == 1
    monkeypatch.setattr(imports, "SYSTEM", frozenset())
    with pytest.raises(SetupError, match=r"desk\.exe asks for kernel32\.dll"):
        imports.check(tmp_path)


def test_own_files_and_windows_own_names_are_known() -> None:
    asked = ["qt6core.dll", "api-ms-win-crt-heap-l1-1-0.dll", "USER32.dll".lower(), "qt6qml.dll"]
    assert imports.unknown(asked, {"qt6core.dll"}) == ["qt6qml.dll"]
