"""Where things live on this computer, by the habits of Linux (XDG) and Windows."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "mediation-desk"
RESOURCES = Path(__file__).resolve().parent.parent / "resources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """Folders of this account: settings, the register offered by default, clear local state, the log."""

    config: Path
    registers: Path
    state: Path

    @property
    def preferences(self) -> Path:
        """The settings file."""
        return self.config / "preferences.json"

    @property
    def logs(self) -> Path:
        """Where the log is written."""
        return self.state / "log"

    @property
    def reports(self) -> Path:
        """Where reports of bugs and traces of crashes are kept."""
        return self.state / "reports"


def usual_paths(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Paths:
    """The folders for this account; `~` stands for the home folder when a variable is missing."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())
    if platform == "win32":
        local = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "MediationDesk"
        return Paths(config=local / "config", registers=local / "registers", state=local / "state")
    return Paths(
        config=_xdg(environment, "XDG_CONFIG_HOME", home / ".config") / NAME,
        registers=_xdg(environment, "XDG_DATA_HOME", home / ".local" / "share") / NAME,
        state=_xdg(environment, "XDG_STATE_HOME", home / ".local" / "state") / NAME,
    )


def paths_under(folder: Path) -> Paths:
    """Everything under one folder: for the demo, the self-test and tests."""
    return Paths(config=folder / "config", registers=folder / "registers", state=folder / "state")


def _xdg(environment: Mapping[str, str], variable: str, otherwise: Path) -> Path:
    said = Path(environment.get(variable, ""))
    return said if said.is_absolute() else otherwise
