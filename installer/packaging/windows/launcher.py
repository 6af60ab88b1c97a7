"""Builds the two launchers by MinGW-w64, a C compiler for Windows that runs on Linux and on Windows."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from string import Template
from typing import Final

from installer.environment import ROOT, SetupError

HERE: Final = Path(__file__).parent
ICON: Final = ROOT / "resources" / "icons" / "app" / "mediation-desk.ico"
WINDOWED: Final = "MediationDesk.exe"
CONSOLE: Final = "MediationDeskConsole.exe"
FLAGS: Final = (
    "-municode",
    "-O2",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-s",
    "-static",
    "-Wl,--no-insert-timestamp",
    "-Wl,--dynamicbase",
    "-Wl,--nxcompat",
    "-Wl,--high-entropy-va",
    "-Wl,--stack,4194304",  # CPython counts on at least 2 MB
)
_RESOURCES: Final = Template(
    """\
#include <windows.h>
1 ICON "$icon"
CREATEPROCESS_MANIFEST_RESOURCE_ID RT_MANIFEST "$manifest"
VS_VERSION_INFO VERSIONINFO
FILEVERSION $numbers
PRODUCTVERSION $numbers
FILEOS VOS_NT_WINDOWS32
FILETYPE VFT_APP
BEGIN
  BLOCK "StringFileInfo" BEGIN
    BLOCK "080404b0" BEGIN
      VALUE "CompanyName", "Mediation Desk"
      VALUE "FileDescription", L"\\x5BB6\\x4E8B\\x8C03\\x89E3\\x53F0"
      VALUE "FileVersion", "$version"
      VALUE "LegalCopyright", "GPL-3.0-or-later"
      VALUE "OriginalFilename", "$name"
      VALUE "ProductName", L"\\x5BB6\\x4E8B\\x8C03\\x89E3\\x53F0"
      VALUE "ProductVersion", "$version"
    END
    BLOCK "040904b0" BEGIN
      VALUE "CompanyName", "Mediation Desk"
      VALUE "FileDescription", "Mediation Desk"
      VALUE "FileVersion", "$version"
      VALUE "LegalCopyright", "GPL-3.0-or-later"
      VALUE "OriginalFilename", "$name"
      VALUE "ProductName", "Mediation Desk"
      VALUE "ProductVersion", "$version"
    END
  END
  BLOCK "VarFileInfo" BEGIN
    VALUE "Translation", 0x804, 1200, 0x409, 1200
  END
END
"""
)


def build(to: Path, work: Path, version: str) -> None:
    """Both launchers into `to`. Raises SetupError."""
    work.mkdir(parents=True, exist_ok=True)
    compiler, resources = _tool("gcc"), _tool("windres")
    for name, kind in ((WINDOWED, "-mwindows"), (CONSOLE, "-mconsole")):
        script, made = work / f"{name}.rc", work / f"{name}.res.o"
        script.write_text(resource_script(name, version), encoding="utf-8")
        _call([resources, "--codepage=65001", str(script), str(made)], work)
        source = ["-I.", str(HERE / "launcher.c"), str(made)]
        _call([compiler, kind, *source, *FLAGS, "-o", str(to / name), "-lshell32", "-luser32"], work)


def resource_script(name: str, version: str) -> str:
    """Icon, manifest and version of one launcher, as windres reads them."""
    parts = [*map(int, version.split(".")), 0, 0, 0][:4]
    places = {"icon": ICON, "manifest": HERE / "launcher.manifest"}
    return _RESOURCES.substitute(
        {key: path.as_posix() for key, path in places.items()},
        numbers=",".join(map(str, parts)),
        version=version,
        name=name,
    )


def _tool(name: str) -> str:
    found = shutil.which(f"x86_64-w64-mingw32-{name}") or (shutil.which(name) if os.name == "nt" else None)
    if found is None:
        raise SetupError(
            f"MinGW-w64's {name} is needed (Debian: apt-get install gcc-mingw-w64-x86-64; Windows: MSYS2)."
        )
    return found


def _call(words: list[str], work: Path) -> None:
    if subprocess.call(words, cwd=work) != 0:
        raise SetupError("A launcher could not be built (see above).")
