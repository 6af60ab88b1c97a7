"""Runs makensis over installer.nsi with an ordered list of files: the same payload gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from installer.environment import SetupError, surroundings
from installer.packaging.windows.launcher import ICON

HERE: Final = Path(__file__).parent
_USUAL: Final = (Path("C:/Program Files (x86)/NSIS/makensis.exe"), Path("C:/Program Files/NSIS/makensis.exe"))


def make(payload: Path, output: Path, work: Path, *, version: str, moment: int, quick: bool = False) -> None:
    """Write the installer of a payload; `moment` (seconds since 1970) is its time. Raises SetupError.

    A quick one is larger, and made in a fifth of the time.
    """
    files = work / "files.nsh"
    files.write_text(file_commands(payload), encoding="utf-8-sig", newline="\r\n")
    size = sum(path.stat().st_size for path in payload.rglob("*") if path.is_file())
    said = {
        "VERSION": version,
        "NUMBERS": four_numbers(version),
        "OUTPUT": str(output),
        "FILES": str(files),
        "ICON": str(ICON),
        "COMPRESSOR": "zlib" if quick else "lzma",
        "KILOBYTES": str(size // 1024),
    }
    words = [makensis(), "-V2", "-INPUTCHARSET", "UTF8", "-NOCD"]
    words += [f"-D{name}={value}" for name, value in said.items()]
    done = subprocess.run(
        [*words, str(HERE / "installer.nsi")],
        cwd=HERE,
        env={**surroundings(), "SOURCE_DATE_EPOCH": str(moment)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0 or "warning" in done.stdout:
        raise SetupError(f"makensis is not content:\n{done.stdout[-3000:]}")


def file_commands(payload: Path) -> str:
    """NSIS's commands that lay every file of the payload below $INSTDIR, in the order of their paths."""
    lines: list[str] = []
    folder = None
    for path in sorted(payload.rglob("*"), key=lambda one: (one.parent.as_posix(), one.name)):
        if not path.is_file():
            continue
        inner = path.parent.relative_to(payload)
        if inner != folder:
            folder = inner
            below = "" if inner == Path() else "\\" + "\\".join(inner.parts)
            lines.append(f'SetOutPath "$INSTDIR{escaped(below)}"')
        lines.append(f'File "{escaped(str(path))}"')
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text as it stands between NSIS's double quotes."""
    return text.replace("$", "$$").replace('"', '$\\"')


def four_numbers(version: str) -> str:
    """1.1.0 as Windows counts versions: 1.1.0.0."""
    return ".".join([*version.split("."), "0", "0", "0"][:4])


def makensis() -> str:
    """The compiler of installers. Raises SetupError when it is not installed."""
    found = shutil.which("makensis") or next((str(path) for path in _USUAL if path.exists()), None)
    if found is None:
        where = "https://nsis.sourceforge.io" if os.name == "nt" else "Debian: apt-get install nsis"
        raise SetupError(f"NSIS is needed ({where}).")
    return found
