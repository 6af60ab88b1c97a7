"""What a package ships that others made: Python distributions, libraries inside them, fonts, icons, laws.

Distributions are read from the `*.dist-info` folders beside the shipped modules. What lies inside one of them
and has no folder of its own (Qt, SQLCipher, OpenSSL …) stands in inside.json with the exact version of the
distribution it was seen in, so that a new lock cannot be shipped with an old list.
"""

from __future__ import annotations

import email
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INSIDE = Path(__file__).parent / "inside.json"
TEXTS = Path(__file__).parent / "licences"
LOCK = ROOT / "installer" / "requirements.lock"

_TEXT_NAMES = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
_SAID_BY_CLASSIFIER = "License :: OSI Approved :: "
_OWN_TEXTS = {
    "pyside6-essentials": ("LGPL-3.0.txt", "../../../LICENSE"),
    "shiboken6": ("LGPL-3.0.txt", "../../../LICENSE"),
    "docxtpl": ("LGPL-2.1.txt",),
}
"""Distributions that name a licence without bringing its text; Qt's wheels bring a commercial notice only."""
_OWN_LICENCES = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only", "sqlcipher3": "Zlib"}
"""Which of the licences offered is taken, or what the text says where the metadata say nothing."""


class ShippedError(Exception):
    """Something would be shipped without its licence, or is listed wrongly; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipped:
    """One foreign piece; `licence` is an SPDX expression where its makers wrote one, `hashes` are SHA-256."""

    name: str
    version: str
    licence: str
    homepage: str
    texts: tuple[Path, ...]
    purl: str = ""
    hashes: tuple[str, ...] = ()


def everything(
    site: Path, runtime: Iterable[Shipped] = (), only: Collection[str] | None = None
) -> list[Shipped]:
    """All that is shipped, by name; `runtime` is the interpreter and what it brings, as the builder knows it.

    `only` limits the distributions to these names, where `site` holds more than is shipped. Raises
    ShippedError.
    """
    found = distributions(site, only)
    all_of_it = [*found, *inside(found), *runtime]
    without = [piece.name for piece in all_of_it if not piece.texts or not piece.licence]
    if without:
        raise ShippedError(f"No licence, or no text of it, for {', '.join(without)}: add it to {TEXTS}")
    return sorted(all_of_it, key=lambda piece: piece.name.lower())


def distributions(site: Path, only: Collection[str] | None = None) -> list[Shipped]:
    """The distributions installed in `site`, with the hashes their lock allows. Raises ShippedError."""
    hashes = locked_hashes(LOCK.read_text(encoding="utf-8"))
    found = [_distribution(folder) for folder in sorted(site.glob("*.dist-info"))]
    wanted = None if only is None else {plain(name) for name in only}
    kept = [piece for piece in found if wanted is None or plain(piece.name) in wanted]
    unlocked = [piece.name for piece in kept if (plain(piece.name), piece.version) not in hashes]
    if unlocked:
        raise ShippedError(f"Not in {LOCK.name} in this version: {', '.join(unlocked)}")
    return [replace(piece, hashes=hashes[plain(piece.name), piece.version]) for piece in kept]


def inside(found: Iterable[Shipped]) -> list[Shipped]:
    """What lies inside these distributions and among our resources. Raises ShippedError for a stale list."""
    versions = {plain(piece.name): piece.version for piece in found}
    pieces = []
    for row in json.loads(INSIDE.read_text(encoding="utf-8")):
        holder, _space, version = row["within"].partition(" ")
        if version and holder not in versions:
            continue  # a distribution of the other platform
        if version and versions[holder] != version:
            raise ShippedError(f"{INSIDE.name} knows what is in {holder} {version}, not {versions[holder]}")
        texts = tuple(ROOT / text for text in row["texts"])
        pieces.append(
            Shipped(
                name=row["name"],
                version=row["version"],
                licence=row["licence"],
                homepage=row["homepage"],
                texts=texts,
            )
        )
    return pieces


def locked_hashes(lock: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """SHA-256 of every file the lock allows, by plain name and version."""
    hashes: dict[tuple[str, str], tuple[str, ...]] = {}
    now: tuple[str, str] | None = None
    for line in lock.splitlines():
        if pinned := re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", line):
            now = plain(pinned[1]), pinned[2]
            hashes.setdefault(now, ())
        elif now and (digest := re.search(r"--hash=sha256:([0-9a-f]{64})", line)):
            hashes[now] = (*hashes[now], digest[1])
    return hashes


def plain(name: str) -> str:
    """A distribution's name as indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _distribution(folder: Path) -> Shipped:
    said = email.message_from_string((folder / "METADATA").read_text(encoding="utf-8"))
    name, version = plain(str(said["Name"])), str(said["Version"])
    own = tuple((TEXTS / text).resolve() for text in _OWN_TEXTS.get(name, ()))
    return Shipped(
        name=str(said["Name"]),
        version=version,
        licence=_OWN_LICENCES.get(name) or _licence(said),
        homepage=_homepage(said),
        texts=own or _texts(folder),
        purl=f"pkg:pypi/{name}@{version}",
    )


def _texts(folder: Path) -> tuple[Path, ...]:
    """Files that PEP 639 keeps in `licenses/`, older tools in the folder itself."""
    kept = folder / "licenses"
    found = kept.rglob("*") if kept.is_dir() else folder.iterdir()
    files = (path for path in found if path.is_file())
    return tuple(sorted(path for path in files if kept in path.parents or _TEXT_NAMES.search(path.name)))


def _licence(said: Message) -> str:
    """The expression, the field, or the classifier: the first that says something short."""
    field = str(said["License"] or "").strip()
    classifiers = [
        str(one).rpartition(" :: ")[2] for one in said.get_all("Classifier", []) if _is_licence(one)
    ]
    return str(said["License-Expression"] or "") or (
        field if 0 < len(field) < 60 else "; ".join(classifiers) or field
    )


def _is_licence(classifier: object) -> bool:
    return str(classifier).startswith(_SAID_BY_CLASSIFIER)


def _homepage(said: Message) -> str:
    urls = dict(
        str(one).lower().split(", ", 1) for one in said.get_all("Project-URL", []) if ", " in str(one)
    )
    named = (
        urls.get(key) for key in ("homepage", "source", "repository", "source code", "code", "documentation")
    )
    return str(said["Home-page"] or next((url for url in named if url), ""))
