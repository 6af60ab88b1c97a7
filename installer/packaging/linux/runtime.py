"""The Python inside the package: CPython from Debian's source, its security patches on, for glibc 2.28.

Built once in a bullseye chroot and kept as an archive, which later builds can be given: nothing hangs on an
old suite staying on its mirrors. It is optimised by a profile, so that two builds of it are not the same to
the byte; two packages built from one commit and one archive are.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Final

from installer.environment import SetupError
from installer.packaging.linux import archives, symbols
from installer.packaging.linux.chroot import Chroot, need_tools

HERE: Final = Path(__file__).parent
SOURCES: Final = (
    "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian"
    " trixie main\n"
    "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian-security"
    " trixie-security main\n"
)
PACKAGE: Final = "python3.13"
BUILD_PACKAGES: Final = (
    "build-essential",
    "zlib1g-dev",
    "libffi-dev",
    "libbz2-dev",
    "liblzma-dev",
    "ca-certificates",
    "xz-utils",
    "file",
)
"""No libssl-dev on purpose: without it CPython makes neither _ssl nor OpenSSL's _hashlib."""
SAFETY: Final = re.compile(r"CVE-|ssl-|.*(use-after-free|traverse-managed-dicts|gchead-alignment)")
"""Which of Debian's patches are applied: all for security and memory safety. The others fit CPython into
Debian's own file system and package splitting, which the program has no use for."""
ABSENT: Final = ("_ssl", "_hashlib", "_sqlite3", "readline", "_curses", "_tkinter", "_dbm", "_gdbm", "_uuid")
"""Modules the runtime must not have: libraries that would have to be shipped and kept safe."""


def archive_name(version: str) -> str:
    """How the archive of a runtime of this version of CPython is called."""
    return f"python-{version}-glibc{'.'.join(map(str, symbols.NEWEST))}-x86_64.tar.xz"


def chosen(series: str) -> list[str]:
    """The patches of Debian's series that are applied, in its order."""
    names = [line.split("#", 1)[0].strip() for line in series.splitlines()]
    return [name for name in names if name and SAFETY.match(name)]


def released(changelog: str) -> int:
    """When the newest version of a Debian changelog was released, in seconds since 1970."""
    signed = next(line for line in changelog.splitlines() if line.startswith(" -- "))
    return int(parsedate_to_datetime(signed.split("  ", 1)[1]).timestamp())


def make(chroot: Chroot, work: Path, kept: Path) -> Path:
    """Build the runtime in a bullseye with BUILD_PACKAGES; the archive below `kept`, its hash beside it."""
    orig, debian = _fetch(work / "source")
    version = orig.name.split("_")[1].removesuffix(".orig.tar.xz")
    _lay(chroot, orig, debian)
    print(f"Building CPython {version} from {debian.name} (a quarter of an hour)")
    moment = released((chroot.folder / "build/debian/debian/changelog").read_text(encoding="utf-8"))
    chroot.run(["sh", "/build/runtime.sh", version], environment={"SOURCE_DATE_EPOCH": str(moment)})
    check(chroot)
    archive = kept / archive_name(version)
    archives.pack(chroot.folder / "opt/python", archive, moment)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    archive.with_name(archive.name + ".sha256").write_text(f"{digest}  {archive.name}\n")
    patches = (chroot.folder / "build/patches/chosen").read_text()
    archive.with_name(archive.name + ".txt").write_text(
        f"CPython {version}, source {orig.name} and {debian.name} of Debian trixie.\n"
        f"No symbol above {symbols.shown(symbols.NEWEST)}. Patches:\n{patches}"
    )
    print(f"Wrote {archive} ({archive.stat().st_size / 1e6:.1f} MB), SHA-256 {digest}")
    return archive


def unpack(chroot: Chroot, archive: Path) -> None:
    """Put a kept runtime into the chroot. Raises SetupError when it is not the one its .sha256 names."""
    beside = archive.with_name(archive.name + ".sha256")
    if beside.exists():
        told = beside.read_text().split()[0]
        if hashlib.sha256(archive.read_bytes()).hexdigest() != told:
            raise SetupError(f"{archive} is not the file its .sha256 was written for.")
    archives.unpack(archive, chroot.folder / "opt/python")
    check(chroot)


def check(chroot: Chroot) -> None:
    """Raises SetupError when the runtime needs a newer glibc than promised or has a module it must not."""
    symbols.check(chroot, "/opt/python")
    probe = (
        "import importlib.util as u, sys, hashlib, ctypes, zlib, bz2, lzma; "
        f"found=[n for n in {ABSENT!r} if u.find_spec(n)]; "
        "[hashlib.new(n, b'') for n in ('md5','sha1','sha256','sha512','sha3_256','blake2b')]; "
        "sys.exit(' '.join(found) or 0)"
    )
    told = chroot.said(["/opt/python/bin/python3", "-c", probe])
    if told.returncode != 0:
        raise SetupError(f"The runtime is not as it should be: {told.stdout.strip()}")


def _fetch(folder: Path) -> tuple[Path, Path]:
    """CPython's source and Debian's patches, their signed list checked by apt."""
    need_tools("apt-get", "gpgv")
    (folder / "lists/partial").mkdir(parents=True, exist_ok=True)
    (folder / "sources.list").write_text(SOURCES)
    apt = [
        "apt-get",
        f"-oDir::Etc::SourceList={folder}/sources.list",
        "-oDir::Etc::SourceParts=/dev/null",
        f"-oDir::State::Lists={folder}/lists",
        "-oAPT::Sandbox::User=root",
        "-qq",
    ]
    for words in (["update"], ["source", "--download-only", PACKAGE]):
        if subprocess.call([*apt, *words], cwd=folder, stdin=subprocess.DEVNULL) != 0:
            raise SetupError(f"apt-get could not fetch the source of {PACKAGE} (see above).")
    newest = max(folder.glob("*.debian.tar.xz"), key=lambda path: path.stat().st_mtime)
    return max(folder.glob("*.orig.tar.xz"), key=lambda path: path.stat().st_mtime), newest


def _lay(chroot: Chroot, orig: Path, debian: Path) -> None:
    build = chroot.folder / "build"
    build.mkdir(exist_ok=True)
    (build / "source.tar.xz").write_bytes(orig.read_bytes())
    for name in ("compat.h", "runtime.sh"):
        (build / name).write_bytes((HERE / name).read_bytes())
    archives.unpack(debian, build / "debian")
    patches = build / "debian/debian/patches"
    (patches / "chosen").write_text("\n".join(chosen((patches / "series").read_text())) + "\n")
    link = build / "patches"
    link.unlink(missing_ok=True)
    link.symlink_to("debian/debian/patches")
