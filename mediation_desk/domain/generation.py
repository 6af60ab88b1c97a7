"""One copy among those on a stick: what it says of itself once it was opened, and if it can be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class GenerationState(StrEnum):
    """Whether a copy can be chosen, and if not, why."""

    OPENS = "opens"
    OTHER_KEYS = "other_keys"
    OTHER_REGISTER = "other_register"
    UNFINISHED = "unfinished"
    FAILED = "failed"
    DAMAGED = "damaged"
    NEWER_PROGRAM = "newer_program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """A copy as it is listed; counts are those of its manifest, believed only for one that opens.

    `made_at` is None where not even that can be read. `newest_case` is the last case number taken in it,
    `lost` how many attachments were gone already when it was made, `bytes` all of it with attachments.
    `proved` when the register that asks remembers this very copy as proved; others were only found.
    """

    name: str
    folder: Path
    state: GenerationState
    made_at: datetime | None = None
    register_id: str = ""
    epoch: int = 0
    cases: int = 0
    attachments: int = 0
    entries: int = 0
    head: str = ""
    bytes: int = 0
    newest_case: str = ""
    lost: int = 0
    proved: bool = False

    @property
    def may_be_chosen(self) -> bool:
        """Whether it opens with what was typed."""
        return self.state is GenerationState.OPENS


def in_order(found: list[Generation]) -> tuple[Generation, ...]:
    """The newest first; those without a readable date come last, by name."""
    dated = sorted((one for one in found if one.made_at), key=lambda one: (one.made_at, one.name))
    rest = sorted((one for one in found if not one.made_at), key=lambda one: one.name)
    return (*reversed(dated), *reversed(rest))
