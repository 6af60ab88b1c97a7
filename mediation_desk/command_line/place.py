"""Where this account's register and state lie, and what time it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mediation_desk.paths import Paths
from mediation_desk.preferences import load_preferences


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """`folder` is the register's, `state` the clear local state beside it."""

    folder: Path
    state: Path
    now: Callable[[], datetime]


def here_of(paths: Paths, register: Path | None) -> Here:
    """The register named, or the one the window opened last, or the usual place."""
    known = load_preferences(paths.preferences).register
    folder = register or (Path(known) if known else paths.registers / "register")
    return Here(folder=folder, state=paths.state, now=lambda: datetime.now(UTC))
