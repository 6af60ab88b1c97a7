"""The locked wheels of another Python or system than the one at work, fetched by pip and checked by hash."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.environment import PACKAGE_LOCK, SetupError, surroundings


def fetch(pip: Sequence[str], folder: Path, platforms: Sequence[str], python: str) -> Path:
    """Every locked wheel for one of `platforms` and CPython `python` (as 3.13) below a folder of this lock.

    `pip` is the command that runs a pip. Raises SetupError when one cannot be had or is not the locked one.
    """
    lock = hashlib.sha256(PACKAGE_LOCK.read_bytes()).hexdigest()[:16]
    place = folder / f"{platforms[0]}-{python}-{lock}"
    whole = place / "complete"
    if whole.exists():
        return place
    place.mkdir(parents=True, exist_ok=True)
    words = [
        *pip,
        "download",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
    ]
    words += ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--implementation", "cp"]
    words += [
        "--python-version",
        python,
        "--abi",
        f"cp{python.replace('.', '')}",
        "--abi",
        "abi3",
        "--abi",
        "none",
    ]
    words += [word for platform in platforms for word in ("--platform", platform)]
    words += ["--dest", str(place), "--requirement", str(PACKAGE_LOCK)]
    print(f"Fetching the wheels locked in {PACKAGE_LOCK.name} for {platforms[0]}, Python {python}")
    if subprocess.call(words, env=surroundings()) != 0:
        raise SetupError("pip could not fetch the locked wheels (see above).")
    whole.touch()
    return place


def pip_here() -> list[str]:
    """The pip of the Python at work. Raises SetupError when it has none."""
    words = [sys.executable, "-m", "pip"]
    if subprocess.call([*words, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) != 0:
        raise SetupError("This Python has no pip; on Debian: apt-get install python3-pip")
    return words
