"""A small file of random ids in this account's local state, one a line; it only grows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mediation_desk.register.vault.whole_file import said, write_whole

_ID = re.compile(r"[0-9a-f]{32}")


def known_ids(path: Path) -> frozenset[str]:
    """Every id in the file; lines that are none are passed over. DeskError for what a disk refuses."""
    try:
        lines = path.read_text("ascii", "replace").splitlines()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise said(error) from error
    return frozenset(line for line in lines if _ID.fullmatch(line))


def add_ids(path: Path, ids: Iterable[str]) -> frozenset[str]:
    """Add ids and return all; nothing is written when none is new. DeskError for what a disk refuses."""
    known = known_ids(path)
    every = known | {one for one in ids if _ID.fullmatch(one)}
    if every != known:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(path, "".join(f"{one}\n" for one in sorted(every)).encode("ascii"))
        except OSError as error:
            raise said(error) from error
    return every
