"""Which DLLs a Windows program or library asks for, read from its import tables; who ships them."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from installer.environment import SetupError

SYSTEM: Final = frozenset(
    {
        "advapi32",
        "authz",
        "bcrypt",
        "bcryptprimitives",
        "comctl32",
        "comdlg32",
        "crypt32",
        "d2d1",
        "d3d11",
        "d3d12",
        "d3d9",
        "dcomp",
        "dnsapi",
        "dwmapi",
        "dwrite",
        "dxgi",
        "gdi32",
        "imm32",
        "iphlpapi",
        "kernel32",
        "mpr",
        "msvcrt",
        "ncrypt",
        "netapi32",
        "ntdll",
        "ole32",
        "oleaut32",
        "powrprof",
        "propsys",
        "psapi",
        "rpcrt4",
        "secur32",
        "setupapi",
        "shcore",
        "shell32",
        "shlwapi",
        "ucrtbase",
        "uiautomationcore",
        "user32",
        "userenv",
        "uxtheme",
        "version",
        "wbemuuid",
        "winhttp",
        "winmm",
        "winspool",
        "wintrust",
        "ws2_32",
        "wtsapi32",
    }
)
"""Part of every Windows 10 and 11; `api-ms-win-*` are its names for parts of itself."""


def imported(file: bytes) -> list[str]:
    """Lower-case names of the DLLs a 64-bit PE file is linked to, delayed ones too. Raises ValueError."""
    if file[:2] != b"MZ":
        raise ValueError("no Windows program")
    (header,) = struct.unpack_from("<I", file, 0x3C)
    if file[header : header + 4] != b"PE\0\0":
        raise ValueError("no Windows program")
    sections, optional_size = (
        struct.unpack_from("<H", file, header + 6)[0],
        struct.unpack_from("<H", file, header + 20)[0],
    )
    optional = header + 24
    if struct.unpack_from("<H", file, optional)[0] != 0x20B:
        raise ValueError("not for 64-bit Windows")
    table = [
        struct.unpack_from("<IIII", file, optional + optional_size + 40 * number + 8)
        for number in range(sections)
    ]
    plain, delayed = (struct.unpack_from("<I", file, optional + 112 + 8 * number)[0] for number in (1, 13))
    names = []
    for start, size, place in ((plain, 20, 12), (delayed, 32, 4)):
        row = _offset(table, start) if start else -1
        while row >= 0 and (name := struct.unpack_from("<I", file, row + place)[0]):
            begin = _offset(table, name)
            names.append(file[begin : file.index(b"\0", begin)].decode("ascii").lower())
            row += size
    return names


def check(folder: Path) -> int:
    """How many programs and libraries there are below `folder`. Raises SetupError naming each DLL that one of
    them asks for and neither the folder nor Windows has."""
    files = [path for path in folder.rglob("*") if path.suffix.lower() in (".exe", ".dll", ".pyd")]
    here = {path.name.lower() for path in files}
    missing = sorted(
        f"{path.relative_to(folder)} asks for {name}"
        for path in files
        for name in unknown(imported(path.read_bytes()), here)
    )
    if missing:
        raise SetupError("The package would not start:\n" + "\n".join(missing))
    return len(files)


def unknown(names: Iterable[str], here: Iterable[str]) -> list[str]:
    """Those of `names` that neither `here` nor Windows has."""
    ours = set(here)
    return [
        name
        for name in names
        if name not in ours and not name.startswith("api-ms-win-") and name.rpartition(".")[0] not in SYSTEM
    ]


def _offset(table: Iterable[tuple[int, int, int, int]], address: int) -> int:
    """Where in the file a virtual address lies."""
    for size, start, raw_size, raw in table:
        if start <= address < start + max(size, raw_size):
            return address - start + raw
    raise ValueError("an address outside every section")
