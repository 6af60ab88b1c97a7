"""How this computer's screen likes it: look, language, locking; nothing about anybody."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

THEMES = ("light", "dark")
TEXT_SIZES = (100, 115, 125, 150)
LANGUAGES = ("zh_CN", "en")
IDLE_MINUTES = (5, 10, 20, 30)
MOTIONS = ("system", "reduced")
REMIND_MINUTES = (0, 10, 15, 30, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """The settings of this computer.

    `text_size` is percent, `motion` whether things may move ("system": as the system says, or "reduced"),
    `idle_minutes` minutes without a key or a click before the desk locks,
    `geometry` Qt's own hexadecimal text, `register` the folder opened last, `centre` the public names of the
    bodies, shown before anybody unlocks, `backup_folder` where copies were written last, `printer` and
    `tray` what papers are printed on (the system's own when empty), `two_sided` on both sides of a sheet,
    `scan_folder` where a scanner puts what it scanned (empty: none is looked at), `remind_minutes` how long
    before an appointment its people are reminded (0: never), `tray_notices` whether the tray says so too,
    `printed_at` when a paper went to a printer last (ISO text), `print_refused` whether a later one did not.
    """

    theme: str = "light"
    text_size: int = 100
    language: str = "zh_CN"
    idle_minutes: int = 10
    mask_at_start: bool = False
    quick_page: bool = True
    motion: str = "system"
    geometry: str = ""
    register: str = ""
    centre: str = ""
    backup_folder: str = ""
    printer: str = ""
    tray: str = ""
    two_sided: bool = False
    scan_folder: str = ""
    remind_minutes: int = 15
    tray_notices: bool = True
    printed_at: str = ""
    print_refused: bool = False


_ALLOWED: dict[str, tuple[object, ...]] = {
    "theme": THEMES,
    "text_size": TEXT_SIZES,
    "language": LANGUAGES,
    "idle_minutes": IDLE_MINUTES,
    "remind_minutes": REMIND_MINUTES,
    "motion": MOTIONS,
}


def load_preferences(path: Path) -> Preferences:
    """Read the settings; a missing, damaged or foreign file, or value, falls back to the usual."""
    usual = Preferences()
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return usual
    if not isinstance(said, dict):
        return usual
    kept = {f.name: said[f.name] for f in fields(Preferences) if fits(f.name, said.get(f.name), usual)}
    return replace(usual, **kept)


def fits(name: str, value: object, usual: Preferences | None = None) -> bool:
    """Whether a field may have this value."""
    usual = usual or Preferences()
    if type(value) is not type(getattr(usual, name)):
        return False
    if isinstance(value, str) and not _names_a_path(value):
        return False
    return name not in _ALLOWED or value in _ALLOWED[name]


def _names_a_path(text: str) -> bool:
    # no system opens a path with either, and the program would end before it had a window
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def save_preferences(path: Path, preferences: Preferences) -> bool:
    """Write the settings beside and swap them in; False when the folder does not allow it.

    Settings that cannot be kept are no reason to stop anybody's work.
    """
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")
        os.replace(beside, path)  # noqa: PTH105 -- one call that swaps on every system
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True
