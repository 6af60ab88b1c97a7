"""From a folder of program to a .deb: the same folder, version and moment give the same bytes."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from installer.environment import ROOT, SetupError
from installer.packaging.linux import control

SHARE: Final = "installer/packaging/linux/share"
ICONS: Final = "resources/icons/app"
PROGRAM: Final = f"usr/lib/{control.NAME}"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
METAINFO: Final = "org.mediation_desk.MediationDesk.metainfo.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a package is called: its version, and the moment of its commit in seconds since 1970."""

    version: str
    moment: int

    @property
    def file(self) -> str:
        """The name of the .deb."""
        return f"{control.NAME}_{self.version}_amd64.deb"

    @property
    def day(self) -> str:
        """The day of the release, as papers of packages write it."""
        return datetime.fromtimestamp(self.moment, UTC).strftime("%Y-%m-%d")


def lay_out(bundle: Path, tree: Path, release: Release, source: Path = ROOT) -> None:
    """The whole file system of the package below `tree`, made anew; `source` is the commit's files."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / PROGRAM, symlinks=True)
    shutil.rmtree(tree / PROGRAM / "_internal" / "installer", ignore_errors=True)
    _link(tree / "usr/bin" / control.NAME, f"../lib/{control.NAME}/{control.NAME}")
    _share(tree, release, source)
    doc = tree / "usr/share/doc" / control.NAME
    third_party = f"/{PROGRAM}/_internal/resources/third_party"
    _write(doc / "copyright", control.copyright_text(third_party).encode())
    _write(doc / "changelog.gz", _squeezed(control.changelog(release.version, release.moment).encode()))
    _write(doc / "CHANGELOG.md.gz", _squeezed((source / "CHANGELOG.md").read_bytes()))
    overrides = (source / SHARE / "lintian-overrides").read_bytes()
    _write(tree / "usr/share/lintian/overrides" / control.NAME, overrides)


def _share(tree: Path, release: Release, source: Path) -> None:
    """Menu entry, kind of file, description for software centres, manual page, icon in every size."""
    share, name = tree / "usr/share", control.NAME
    given, pictures = source / SHARE, source / ICONS
    _write(share / "applications" / f"{name}.desktop", (given / f"{name}.desktop").read_bytes())
    _write(share / "mime/packages" / f"{name}.xml", (given / f"{name}.xml").read_bytes())
    _write(share / "metainfo" / METAINFO, _dated(given / METAINFO, release))
    _write(share / "man/man1" / f"{name}.1.gz", _squeezed(_dated(given / f"{name}.1", release)))
    icons = share / "icons/hicolor"
    for size in SIZES:
        _write(icons / f"{size}x{size}/apps/{name}.png", (pictures / f"{name}-{size}.png").read_bytes())
    _write(icons / f"scalable/apps/{name}.svg", (pictures / f"{name}.svg").read_bytes())


def pack(tree: Path, release: Release, out: Path, bill: Path) -> Path:
    """Write the .deb below `out`; beside it its SHA-256, the list of its files with theirs, and the bill.

    Raises SetupError when dpkg-deb fails.
    """
    _settle(tree, release.moment)
    meta = tree / "DEBIAN"
    shutil.rmtree(meta, ignore_errors=True)
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    size = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = [(hashlib.md5(path.read_bytes()).hexdigest(), path.relative_to(tree)) for path in files]
    _write(meta / "md5sums", "".join(f"{digest}  {place}\n" for digest, place in sums).encode())
    _write(meta / "control", control.control(release.version, size).encode())
    _settle(meta, release.moment)
    _settle(tree, release.moment, deep=False)
    out.mkdir(parents=True, exist_ok=True)
    made = out / release.file
    words = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(made)]
    moment = {**os.environ, "SOURCE_DATE_EPOCH": str(release.moment)}
    moment["DPKG_DEB_THREADS_MAX"] = "1"  # several make other bytes than one
    if subprocess.call(words, env=moment, stdout=subprocess.DEVNULL) != 0:
        raise SetupError("dpkg-deb could not write the package (see above).")
    shutil.rmtree(meta)
    manifest = out / f"{made.name}.manifest"
    manifest.write_text(listed(tree))
    shutil.copyfile(bill, out / f"{made.name}.cdx.json")
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    (out / f"{made.name}.sha256").write_text(f"{digest}  {made.name}\n")
    return made


def renamed(package: Path, folder: Path, version: str) -> Path:
    """The same package under another version, to try upgrades with. Raises SetupError."""
    tree = folder / "tree"
    shutil.rmtree(folder, ignore_errors=True)
    tree.mkdir(parents=True)
    made = folder / f"{control.NAME}_{version}_amd64.deb"
    if subprocess.call(["dpkg-deb", "--raw-extract", str(package), str(tree)]) != 0:
        raise SetupError(f"{package} could not be unpacked.")
    said = tree / "DEBIAN" / "control"
    lines = said.read_text(encoding="utf-8").splitlines()
    told = [f"Version: {version}" if line.startswith("Version: ") else line for line in lines]
    _write(said, "".join(f"{line}\n" for line in told).encode())
    words = ["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(tree), str(made)]
    if subprocess.call(words, stdout=subprocess.DEVNULL) != 0:
        raise SetupError("dpkg-deb could not write the package (see above).")
    shutil.rmtree(tree)
    return made


def listed(tree: Path) -> str:
    """One line a file below `tree`, sorted: SHA-256 (or where a link points), mode, bytes, place."""
    lines = []
    for path in sorted(tree.rglob("*"), key=lambda one: one.relative_to(tree).as_posix()):
        place = path.relative_to(tree).as_posix()
        if path.is_symlink():
            lines.append(f"-> {path.readlink()}  {place}")
        elif path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            lines.append(f"{digest}  {path.stat().st_mode & 0o777:o}  {path.stat().st_size}  {place}")
    return "".join(f"{line}\n" for line in lines)


def _settle(tree: Path, moment: int, *, deep: bool = True) -> None:
    """Modes and times that depend on nothing but what the files are."""
    for path in (*(sorted(tree.rglob("*"), reverse=True) if deep else ()), tree):
        if not path.is_symlink():
            runs = path.is_dir() or (path.stat().st_mode & 0o100 and not _library(path))
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _library(path: Path) -> bool:
    return ".so" in path.name


def _dated(path: Path, release: Release) -> bytes:
    text = path.read_text(encoding="utf-8")
    return text.replace("@VERSION@", release.version).replace("@DATE@", release.day).encode()


def _squeezed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _link(path: Path, to: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to)
