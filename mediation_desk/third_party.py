"""What this program is made of and under which licences: packages, fonts, icons, and the program itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from mediation_desk import __version__
from mediation_desk.paths import RESOURCES

PROGRAM = "mediation-desk"
_MOST_TEXT = 400_000
"""Characters of a licence shown at most; the longest known has under 300,000."""
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_EXTRA = re.compile(r"\bextra\s*==")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OURS = (
    ("Noto Sans SC", "SIL OFL 1.1", "fonts/NotoSansSC-OFL.txt", "https://fonts.google.com/noto"),
    ("Noto Serif SC", "SIL OFL 1.1", "fonts/NotoSerifSC-OFL.txt", "https://fonts.google.com/noto"),
    ("HanaMin", "Hanazono Font License", "fonts/HanaMin-LICENCE.txt", "https://glyphwiki.org"),
    ("FandolFang", "GPL-3.0 with font exception", "fonts/FandolFang-GPL-with-font-exception.txt", ""),
    ("Tabler Icons", "MIT", "icons/TABLER-LICENSE.txt", "https://tabler.io/icons"),
    ("zxcvbn-python", "MIT", "LICENCES.md", ""),
)
"""What lies below `resources` and was not made here: name, licence, the file of its text, where from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One thing the program is made of; `files` hold its licence's text, perhaps none in a source run."""

    name: str
    version: str = ""
    licence: str = ""
    homepage: str = ""
    files: tuple[Path, ...] = ()

    def text(self) -> str:
        """The text of its licence, several under their file names; empty when no file has it."""
        read = [(path.name, _read(path)) for path in self.files]
        read = [(name, text) for name, text in read if text]
        if len(read) == 1:
            return read[0][1]
        return "\n\n".join(f"==== {name} ====\n\n{text}" for name, text in read)[:_MOST_TEXT]


def components(resources: Path = RESOURCES) -> tuple[Component, ...]:
    """The program first, then everything else by name.

    A package brings an index made when it was built; run from its source, the program asks Python.
    """
    index = resources / "third_party" / "index.json"
    others = [*(_packaged(index) if index.exists() else _installed()), *_resources(resources)]
    ours = [one for one in (resources.parent / "LICENSE", index.with_name("LICENSE")) if one.exists()]
    program = Component(
        name="家事调解台 Mediation Desk",
        version=__version__,
        licence="GPL-3.0-or-later",
        files=tuple(ours[:1]),
    )
    return (program, *sorted(others, key=lambda one: one.name.casefold()))


def _resources(resources: Path) -> Iterator[Component]:
    for name, licence, file, homepage in _OURS:
        yield Component(name=name, licence=licence, homepage=homepage, files=(resources / file,))


def _packaged(index: Path) -> Iterator[Component]:
    try:
        rows = json.loads(index.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("name"), str):
            told = {key: str(row.get(key) or "") for key in ("name", "version", "licence", "homepage")}
            name = Path(str(row.get("file") or "")).name
            yield Component(**told, files=(index.with_name(name),) if name else ())


def _installed() -> Iterator[Component]:
    seen: set[str] = set()
    wanted = [PROGRAM]
    while wanted:
        name = wanted.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in seen:
            continue
        seen.add(key)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system, or not installed by pip
            continue
        needs = [one for one in found.requires or () if not _EXTRA.search(one)]
        wanted += [match[0] for one in needs if (match := _NAME.match(one))]
        if key != PROGRAM:
            yield _component(found)


def _component(found: metadata.Distribution) -> Component:
    told = found.metadata
    licence = _said(told, "License-Expression") or _said(told, "License") or _classified(told)
    files = [one for one in found.files or () if ".dist-info" in str(one) and _LICENCE_FILE.search(one.name)]
    return Component(
        name=told["Name"],
        version=found.version,
        licence=licence.splitlines()[0][:60] if licence else "",
        homepage=_said(told, "Home-page"),
        files=tuple(Path(str(found.locate_file(one))) for one in files),
    )


def _said(told: metadata.PackageMetadata, name: str) -> str:
    return next((str(one) for one in told.get_all(name) or ()), "")


def _classified(told: metadata.PackageMetadata) -> str:
    said = [one for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    return said[0].rpartition(":: ")[2] if said else ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:_MOST_TEXT].strip()
    except OSError:
        return ""
