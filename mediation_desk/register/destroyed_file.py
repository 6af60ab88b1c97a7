"""Ids of destroyed cases, kept in this account's local state, so that an old copy put back is noticed.

The ids are random and tell nothing of anybody. The list only grows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from mediation_desk.register.vault.whole_file import said, write_whole

_ID = re.compile(r"[0-9a-f]{32}")


def destroyed_ids(state_folder: Path, register_id: str) -> frozenset[str]:
    """Every id known here; lines that are none are passed over. DeskError for what a disk refuses."""
    try:
        lines = _path(state_folder, register_id).read_text("ascii", "replace").splitlines()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise said(error) from error
    return frozenset(line for line in lines if _ID.fullmatch(line))


def remember_destroyed(state_folder: Path, register_id: str, ids: Iterable[str]) -> frozenset[str]:
    """Add ids and return all; nothing is written when none is new. DeskError for what a disk refuses."""
    known = destroyed_ids(state_folder, register_id)
    every = known | {one for one in ids if _ID.fullmatch(one)}
    if every != known:
        try:
            state_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            text = "".join(f"{one}\n" for one in sorted(every))
            write_whole(_path(state_folder, register_id), text.encode("ascii"))
        except OSError as error:
            raise said(error) from error
    return every


def _path(state_folder: Path, register_id: str) -> Path:
    return state_folder / f"destroyed-{register_id}.txt"
