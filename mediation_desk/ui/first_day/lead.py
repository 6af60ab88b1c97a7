"""Lays the first day over the demo's desk, again after each unlocking and each change of language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mediation_desk.ui.first_day.progress import Progress

if TYPE_CHECKING:
    from mediation_desk.ui.door import Door
    from mediation_desk.ui.frame import Frame


def lead(door: Door) -> Progress:
    """Let every frame this door shows carry the strip; how far one has come is kept by the door."""
    progress = Progress(door)

    def lay_over(frame: Frame) -> None:
        from mediation_desk.ui.first_day.strip import Strip  # with the first frame, not before unlocking

        progress.seated(frame.desk)
        frame.lead(Strip(frame, progress), partial(progress.put_away, False))

    door.led = lay_over
    return progress
