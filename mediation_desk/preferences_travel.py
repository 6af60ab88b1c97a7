"""Which settings of this computer may travel to another in a file, and how they are read from one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation_desk.errors import DeskError
from mediation_desk.preferences import Preferences, fits

TRAVELS = (
    "theme",
    "text_size",
    "language",
    "idle_minutes",
    "mask_at_start",
    "quick_page",
    "motion",
    "two_sided",
    "remind_minutes",
    "tray_notices",
)
"""Fields a spare computer may take over."""

STAYS = {
    "geometry": "of this screen",
    "register": "a path, which may hold a name",
    "centre": "copied from the register",
    "backup_folder": "a path, which may hold a name",
    "printer": "of this computer",
    "tray": "of this computer",
    "scan_folder": "a path, which may hold a name",
    "printed_at": "the program's own note",
    "print_refused": "the program's own note",
}
"""Fields that stay, and why."""


def travelling(now: Preferences) -> dict[str, Any]:
    """The values that may leave."""
    return {name: getattr(now, name) for name in TRAVELS}


def arriving(told: Mapping[str, object], now: Preferences) -> dict[str, tuple[Any, Any]]:
    """(now, then) of each field a file would change. DeskError: settings_file.unknown, .value."""
    found = {}
    for name, value in told.items():
        if name not in TRAVELS:
            raise DeskError("settings_file.unknown")
        if not fits(name, value):
            raise DeskError("settings_file.value")
        if getattr(now, name) != value:
            found[name] = (getattr(now, name), value)
    return found
