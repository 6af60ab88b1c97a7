"""The project's own Python environment: made once in .venv, filled from the locks, renewed with them."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import shutil
import struct
import subprocess
import sys
from pathlib import Path

from installer import system

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {False: ROOT / "installer" / "requirements.lock", True: ROOT / "installer" / "requirements-dev.lock"}
PACKAGE_LOCK = ROOT / "installer" / "requirements-package.lock"
"""What the installers are built with, beside what the program needs."""
STAMP = VENV / "mediation-desk.json"


class SetupError(Exception):
    """Setting up cannot go on; the message tells the person at the keyboard what to do."""


def prepare(*, developing: bool) -> Path:
    """The environment's Python, with the locked dependencies, the system libraries and the words in place."""
    _check_platform()
    python = _interpreter()
    if not _works(python):
        _make()
    _fill(python, developing=developing)
    _check_libraries(python)
    if call([str(python), str(ROOT / "installer" / "words.py")]) != 0 and not developing:
        raise SetupError("The word catalogues are faulty (see above); the source folder is damaged.")
    return python


def call(command: list[str]) -> int:
    """Run one command in the source folder, in a clean Python environment; offscreen where no screen is."""
    return subprocess.call(command, cwd=ROOT, env=surroundings())


def surroundings() -> dict[str, str]:
    """Our environment variables, without what would smuggle foreign modules in; pip's settings stay."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    kept["PYTHONNOUSERSITE"] = "1"
    if not has_screen():
        kept["QT_QPA_PLATFORM"] = "offscreen"
    return kept


def has_screen() -> bool:
    """Whether a window could be shown; Windows always has a desktop."""
    return os.name == "nt" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def renew_locks() -> int:
    """Resolve pyproject.toml anew into the locks, with the hashes of every file of every version chosen."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("uv is needed to renew the locks:\n    python3 -m pip install uv")
    compile_lock = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        "--universal",
        "--python-version",
        "3.11",
        "--upgrade",
    ]
    written = ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    signed = ["--custom-compile-command", "python3 installer/run.py lock"]
    beside = {LOCKS[False]: "", LOCKS[True]: "dev", PACKAGE_LOCK: "package"}
    for lock, name in beside.items():
        extra = ["--extra", name, "--constraint", str(LOCKS[False].relative_to(ROOT))] if name else []
        command = [*compile_lock, *written, *signed, *extra, "--output-file", str(lock.relative_to(ROOT))]
        if subprocess.call(command, cwd=ROOT) != 0:
            return 1
        print(f"Wrote {lock}")
    return 0


def _check_platform() -> None:
    machine = platform.machine().lower()
    known = (sys.platform == "linux" and machine in ("x86_64", "aarch64")) or (
        sys.platform == "win32" and machine == "amd64"
    )
    if not known or struct.calcsize("P") != 8:
        raise SetupError(
            f"The dependencies are locked for 64-bit Linux (x86-64, aarch64) and Windows (x86-64), "
            f"not for {sys.platform} {platform.machine()}, {struct.calcsize('P') * 8} bits."
        )
    if not os.access(ROOT, os.W_OK):
        raise SetupError(f"{ROOT} cannot be written. Copy the folder to a place of your own and start there.")


def _interpreter() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _works(python: Path) -> bool:
    """Whether the environment is there, whole, and of a Python version the locks know."""
    if not python.exists():
        return False
    probe = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))"
    return subprocess.call([str(python), "-c", probe], stderr=subprocess.DEVNULL, env=surroundings()) == 0


def _make() -> None:
    """A fresh virtual environment; on a bare Debian its pip must come from a package first."""
    if VENV.exists() and any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").exists():
        raise SetupError(f"{VENV} exists and is not a Python environment; move it away.")
    if importlib.util.find_spec("ensurepip") is None:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        if not system.install([package]):
            raise SetupError(
                f"This Python cannot make environments (no ensurepip). {system.advice([package])}\n"
                "Then start again."
            )
    print(f"Making {VENV} with Python {platform.python_version()}")
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)], env=surroundings()) != 0:
        raise SetupError(f"Python could not make {VENV} (see above).")


def _fill(python: Path, *, developing: bool) -> None:
    """Install the locked dependencies with their hashes, unless this very lock is in already."""
    locks = {name: hashlib.sha256(lock.read_bytes()).hexdigest() for name, lock in LOCKS.items()}
    installed = json.loads(STAMP.read_text()) if STAMP.exists() else []
    if locks[developing] in installed:
        return
    lock = LOCKS[developing]
    print(f"Installing the dependencies locked in {lock.relative_to(ROOT)} (hashes checked)")
    STAMP.unlink(missing_ok=True)
    pip = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-user"]
    options = ["--require-hashes", "--only-binary", ":all:", "--progress-bar", "off", "--quiet"]
    if subprocess.call([*pip, *options, "-r", str(lock)], env=surroundings()) != 0:
        raise SetupError(
            "pip could not install the dependencies (see above). It uses its own settings "
            "(pip.conf, PIP_INDEX_URL, proxies);\nwith a slow or closed network name a mirror, for example\n"
            "    PIP_INDEX_URL=https://pypi.tuna.tsinghua.edu.cn/simple\nand start again."
        )
    # the developers' lock holds everything the plain one does, in the same versions
    STAMP.write_text(json.dumps([locks[False], locks[True]] if developing else [locks[False]]))


def _check_libraries(python: Path) -> None:
    """Qt needs some libraries of the system; where they are missing, install or name them."""
    missing = system.missing_libraries(python, on_screen=has_screen())
    if not missing:
        return
    packages = system.qt_packages(on_screen=has_screen())
    if system.install(packages):
        missing = system.missing_libraries(python, on_screen=has_screen())
    if missing:
        raise SetupError(f"Qt misses {', '.join(missing)}. {system.advice(packages)}\nThen start again.")
