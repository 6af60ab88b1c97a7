"""Licence texts of everything shipped, laid where the program shows them: `resources/third_party`.

The format the program reads: `index.json` is a list, in the order of the names, of
`{"name": "Mako", "version": "1.4.3", "licence": "MIT", "homepage": "https://…", "file": "Mako.txt"}`;
`version` and `homepage` may be empty; `file` is a UTF-8 text beside the index, wholly there for every row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from installer.packaging.shipped import Shipped, everything

INDEX = "index.json"


def gather_licences(
    site: Path, to: Path, *, runtime: Iterable[Shipped] = (), only: Collection[str] | None = None
) -> None:
    """Write the texts and the index for what lies in `site` into `to`. Raises ShippedError naming a piece
    without a text."""
    write_texts(everything(site, runtime, only), to)


def write_texts(pieces: Iterable[Shipped], to: Path) -> None:
    """One text a piece, and the index."""
    to.mkdir(parents=True, exist_ok=True)
    rows = []
    for piece in pieces:
        name = f"{file_name(piece.name)}.txt"
        (to / name).write_text(joined(piece.texts), encoding="utf-8", newline="\n")
        rows.append(
            {
                "name": piece.name,
                "version": piece.version,
                "licence": piece.licence,
                "homepage": piece.homepage,
                "file": name,
            }
        )
    index = json.dumps(rows, ensure_ascii=False, indent=1)
    (to / INDEX).write_text(index + "\n", encoding="utf-8", newline="\n")


def joined(texts: Iterable[Path]) -> str:
    """Several texts as one, each under its name."""
    read = [(path.name, path.read_text(encoding="utf-8", errors="replace").strip()) for path in texts]
    if len(read) == 1:
        return read[0][1] + "\n"
    return "\n\n".join(f"==== {name} ====\n\n{text}" for name, text in read) + "\n"


def file_name(name: str) -> str:
    """A name every file system takes."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", name).strip("-.")
