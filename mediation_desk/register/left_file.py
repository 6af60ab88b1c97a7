"""Ids of people removed here, kept in this account's local state, so that an old copy does not let them in.

The ids are random and tell nothing of anybody. The list only grows.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mediation_desk.register.id_file import add_ids, known_ids


def left_ids(state_folder: Path, register_id: str) -> frozenset[str]:
    """Every id known here; lines that are none are passed over. DeskError for what a disk refuses."""
    return known_ids(_path(state_folder, register_id))


def remember_left(state_folder: Path, register_id: str, ids: Iterable[str]) -> frozenset[str]:
    """Add ids and return all; nothing is written when none is new. DeskError for what a disk refuses."""
    return add_ids(_path(state_folder, register_id), ids)


def _path(state_folder: Path, register_id: str) -> Path:
    return state_folder / f"left-{register_id}.txt"
