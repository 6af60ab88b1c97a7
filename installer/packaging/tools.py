"""The Python environment that installers are built in, made once in `build` from the package lock."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from installer.environment import PACKAGE_LOCK, ROOT, SetupError, surroundings

FOLDER: Final = ROOT / "build" / "packaging" / "tools"
MARK: Final = FOLDER / "lock.sha256"


def at_work() -> bool:
    """Whether this Python has what installers are built with."""
    return all(importlib.util.find_spec(name) for name in ("uv", "cyclonedx"))


def prepare() -> Path:
    """The environment's Python, filled from the lock with its hashes. Raises SetupError."""
    python = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    lock = hashlib.sha256(PACKAGE_LOCK.read_bytes()).hexdigest()
    if python.exists() and MARK.exists() and MARK.read_text() == lock:
        return python
    print(f"Making {FOLDER} from {PACKAGE_LOCK.name} (hashes checked)")
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"]
    options = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off"]
    steps = (
        [sys.executable, "-m", "venv", "--clear", str(FOLDER)],
        [*pip, *options, "-r", str(PACKAGE_LOCK)],
    )
    for words in steps:
        if subprocess.call(words, env=surroundings()) != 0:
            raise SetupError("The environment for building could not be made (see above).")
    MARK.write_text(lock)
    return python


def again_inside(command: str, name: str, rest: list[str]) -> int:
    """Do `run.py COMMAND NAME …` in that environment."""
    words = [str(prepare()), str(ROOT / "installer" / "run.py"), command, name, *rest]
    return subprocess.call(words, cwd=ROOT, env=surroundings())
