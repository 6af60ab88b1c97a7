"""One folder with the program and all it needs but the system: made by PyInstaller inside the chroot."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from installer.environment import PACKAGE_LOCK
from installer.packaging import wheels
from installer.packaging.commit import Commit, export
from installer.packaging.linux import symbols
from installer.packaging.linux.chroot import Chroot

PLATFORMS: Final = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(symbols.NEWEST[1], 4, -1)),
    "manylinux2014_x86_64",
    "manylinux2010_x86_64",
    "manylinux1_x86_64",
    "linux_x86_64",
)
"""Wheels that promise to run on glibc 2.28."""
SPECS: Final = ("installer/packaging/linux/desk.spec", "installer/packaging/linux/bare.spec")
"""The desk, and an empty window to measure its start against."""
DIST: Final = "/build/dist/mediation-desk"
BILL: Final = "/build/bill.cdx.json"
VENV: Final = "/build/venv/bin/python"


def make(chroot: Chroot, commit: Commit, wheelhouse: Path) -> Path:
    """Build the folder from the commit; its place on this machine. The runtime is in the chroot already.

    Raises SetupError when a step fails or a file needs too new a glibc.
    """
    _tools(chroot, wheelhouse)
    build = chroot.folder / "build"
    for name in ("desk", "dist", "work"):
        shutil.rmtree(build / name, ignore_errors=True)
    export(commit, build / "desk")
    fixed = {
        "SOURCE_DATE_EPOCH": str(commit.moment),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        # every start unpacks hundreds of modules: room on the disk is cheaper, and the .deb packs them anyway
        "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0",
        "PYTHONNODEBUGRANGES": "1",  # columns of a traceback, which no report tells
    }
    _inside(chroot, f"cd /build/desk && {VENV} installer/words.py", fixed)
    told = f"{BILL} {commit.version} {commit.name} {commit.moment}"
    _inside(chroot, f"cd /build/desk && {VENV} -m installer.packaging.linux.accounts {told}", fixed)
    bundle = (
        f"{VENV} -m PyInstaller --noconfirm --distpath /build/dist --workpath /build/work --log-level ERROR"
    )
    for spec in SPECS:
        _inside(chroot, f"cd /build/desk && {bundle} {spec}", fixed)
    newest = symbols.check(chroot, DIST)
    print(f"Nothing in the bundle needs more than {symbols.shown(newest)}")
    return build / DIST.removeprefix("/build/")


def _tools(chroot: Chroot, wheelhouse: Path) -> None:
    """An environment of the runtime with the locked wheels, hashes checked, without a network."""
    there = wheels.fetch(wheels.pip_here(), wheelhouse, PLATFORMS, "3.13")
    inside = chroot.folder / "build/wheels"
    shutil.rmtree(inside, ignore_errors=True)
    shutil.copytree(there, inside)
    shutil.copy(PACKAGE_LOCK, chroot.folder / "build" / PACKAGE_LOCK.name)
    shutil.rmtree(chroot.folder / "build/venv", ignore_errors=True)
    pip = f"{VENV} -m pip install --quiet --no-index --find-links /build/wheels --no-compile"
    locked = f"--no-deps --require-hashes --requirement /build/{PACKAGE_LOCK.name}"
    _inside(chroot, f"/opt/python/bin/python3 -m venv /build/venv && {pip} --only-binary :all: {locked}", {})


def _inside(chroot: Chroot, line: str, environment: dict[str, str]) -> None:
    chroot.run(["sh", "-euc", line], environment=environment)
