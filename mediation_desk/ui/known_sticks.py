"""The sticks this register knows, and which one a drive is: by the id written on it, never by its name."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.domain.stick import Stick
from mediation_desk.services.sticks import stick_id_on


class KnownSticks:
    """`put` what the register remembers; `of(folder)` is None for a drive that never took a copy."""

    def __init__(self) -> None:
        self.sticks: tuple[Stick, ...] = ()

    def put(self, sticks: tuple[Stick, ...]) -> None:
        """These are known from now on."""
        self.sticks = sticks

    def of(self, folder: Path) -> Stick | None:
        """The stick that is plugged in at `folder`."""
        wanted = stick_id_on(folder)
        return next((one for one in self.sticks if wanted and one.id == wanted), None)
