"""The locked wheels of Windows, laid out on any system: uv chooses them by the markers of that platform."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from installer.environment import LOCKS, SetupError, surroundings
from installer.packaging.shipped import plain

PLATFORM: Final = "x86_64-pc-windows-msvc"
NEEDED: Final = ("pyside6-essentials", "pywin32-ctypes", "sqlcipher3")
FOREIGN: Final = ("cryptography", "jeepney", "secretstorage")
"""What the keyring needs on Linux alone."""


def lay_out(site: Path, python: str) -> None:
    """Install the locked distributions for Windows and CPython `python` (as 3.13) into `site`.

    Hashes are checked. Raises SetupError.
    """
    words = [sys.executable, "-m", "uv", "pip", "install", "--no-config", "--quiet", "--target", str(site)]
    words += ["--python-platform", PLATFORM, "--python-version", python, "--link-mode", "copy"]
    words += ["--only-binary", ":all:", "--require-hashes", "--requirement", str(LOCKS[False])]
    if subprocess.call(words, env=surroundings()) != 0:
        raise SetupError(
            "uv could not fetch the locked wheels (see above); UV_INDEX_URL names another index."
        )
    fault = wrong({plain(path.name.split("-")[0]) for path in site.glob("*.dist-info")})
    if fault:
        raise SetupError(fault)


def wrong(names: set[str]) -> str:
    """What is missing among the distributions, or of another system; empty when they are right."""
    missing = [name for name in NEEDED if name not in names]
    foreign = [name for name in FOREIGN if name in names]
    said = [f"missing: {', '.join(missing)}"] if missing else []
    said += [f"of another system: {', '.join(foreign)}"] if foreign else []
    return "The wheels are not those of Windows; " + "; ".join(said) if said else ""
