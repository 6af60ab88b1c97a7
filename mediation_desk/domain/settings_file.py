"""The file in which settings travel to another computer: read with suspicion, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mediation_desk.errors import DeskError

FORMAT = "mediation-desk-settings"
VERSION = 1
LARGEST = 256 * 1024
"""Bytes; ours have about five thousand."""
MOST_LEAVES = 500
MOST_TEXT = 500
MOST_NUMBER = 10**12

Plain = bool | int | str
Leaves = Mapping[str, Plain]
"""One setting as names and plain values; a setting of one value has the name ""."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFile:
    """Settings of this computer by field, and of the office by key and name."""

    computer: Leaves
    office: Mapping[str, Leaves]


def write_settings(settings: SettingsFile, program: str) -> bytes:
    """The file's content: JSON in UTF-8, told apart by format and version."""
    told = {
        "format": FORMAT,
        "version": VERSION,
        "program": program,
        "computer": dict(settings.computer),
        "office": {key: dict(leaves) for key, leaves in settings.office.items()},
    }
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def read_settings(content: bytes) -> SettingsFile:
    """What a file says. Only its shape is checked here; each value is checked by whoever keeps it.

    DeskError: settings_file.too_large, settings_file.foreign, settings_file.newer, settings_file.broken.
    """
    if len(content) > LARGEST:
        raise DeskError("settings_file.too_large")
    try:
        told = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise DeskError("settings_file.foreign") from fault
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise DeskError("settings_file.foreign")
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DeskError("settings_file.broken")
    if version > VERSION:
        raise DeskError("settings_file.newer")
    if set(told) != {"format", "version", "program", "computer", "office"}:
        raise DeskError("settings_file.broken")
    office = told["office"]
    if not isinstance(office, dict):
        raise DeskError("settings_file.broken")
    read = SettingsFile(
        computer=_leaves(told["computer"]), office={key: _leaves(one) for key, one in office.items()}
    )
    if len(read.computer) + sum(len(one) for one in read.office.values()) > MOST_LEAVES:
        raise DeskError("settings_file.too_large")
    return read


def _leaves(told: Any) -> Leaves:
    if not isinstance(told, dict):
        raise DeskError("settings_file.broken")
    for name, value in told.items():
        number = isinstance(value, int) and abs(value) <= MOST_NUMBER
        text = isinstance(value, str) and len(value) <= MOST_TEXT and value.isprintable()
        if len(name) > MOST_TEXT or not (number or text):
            raise DeskError("settings_file.broken")
    return told


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):  # which of two would count is nobody's guess
        raise ValueError
    return told


def _no_number(_said: str) -> object:
    raise ValueError
