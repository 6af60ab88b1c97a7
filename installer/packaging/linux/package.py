"""`run.py package linux`: from the commit checked out to one .deb, and what is needed to build it again.

Needs root, Debian's debootstrap, dpkg-deb, zstd and a Python with pip. The first build fetches an old Debian,
the source of CPython and the locked wheels; all three are kept, and a build can be given the first two.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from installer import system
from installer.environment import ROOT
from installer.packaging.commit import Commit, of_this_folder
from installer.packaging.linux import budget, bundle, chroot, deb, lint, runtime

WORK: Final = ROOT / "build" / "packaging" / "linux"
OUT: Final = ROOT / "build" / "packages"
SUITE: Final = "bullseye"
QT_PACKAGES: Final = (*system.qt_packages(on_screen=True), "libfreetype6", "libcups2", "libgssapi-krb5-2")
"""What PyInstaller follows Qt's libraries into; the xcb-util family alone is taken along."""


def build(rest: list[str]) -> int:
    """Build the package; the code is 0 when the .deb is there. SetupError says what is missing."""
    parser = argparse.ArgumentParser(
        prog="run.py package linux", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runtime", type=Path, help="a kept python-…-glibc2.28-x86_64.tar.xz")
    parser.add_argument("--chroot", type=Path, help=f"a kept {SUITE}-build.tar.zst")
    parser.add_argument("--work", type=Path, default=WORK, help="folder for what is kept between builds")
    parser.add_argument("--out", type=Path, default=OUT, help="folder the .deb is written to")
    said = parser.parse_args(rest)
    commit = of_this_folder()
    with _timed("chroot"):
        old = chroot.fresh(
            SUITE,
            said.work / "build",
            said.chroot or said.work / "kept" / f"{SUITE}-build.tar.zst",
            (*runtime.BUILD_PACKAGES, *QT_PACKAGES),
        )
    try:
        with _timed("runtime"):
            _runtime(old, said.runtime, said.work)
        with _timed("bundle"):
            made = bundle.make(old, commit, said.work / "wheels")
        print(budget.defended(made))
        code = _package(made, commit, said)
        shutil.rmtree(said.work / "bundle", ignore_errors=True)
        shutil.copytree(made.parent, said.work / "bundle", symlinks=True)
        return code
    finally:
        old.remove()


def _runtime(old: chroot.Chroot, given: Path | None, work: Path) -> None:
    kept = given or next(iter(sorted((work / "kept").glob("python-*.tar.xz"), reverse=True)), None)
    if kept is None:
        runtime.make(old, work / "runtime", work / "kept")
    else:
        print(f"Taking the runtime {kept}")
        runtime.unpack(old, kept)


def _package(made: Path, commit: Commit, said: argparse.Namespace) -> int:
    release = deb.Release(version=commit.version, moment=commit.moment)
    with _timed("package"):
        tree = said.work / "tree"
        deb.lay_out(made, tree, release, made.parent.parent / "desk")
        bill = made.parent.parent / Path(bundle.BILL).name
        file = deb.pack(tree, release, said.out, bill)
    with _timed("checkers"):
        print(lint.check(file, tree))
    size = file.stat().st_size / 1e6
    print(f"\nWrote {file} ({size:.1f} MB) from commit {commit.name[:12]}")
    print(f"{(said.out / f'{file.name}.sha256').read_text().strip()}")
    return 0


@contextmanager
def _timed(what: str, clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
    began = clock()
    yield
    print(f"── {what}: {clock() - began:.0f} s", flush=True)
