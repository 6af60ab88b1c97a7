"""Whether this register was put back from a copy, for whoever continues its numbers or tells of it."""

from __future__ import annotations

from mediation_desk.domain.restored import Restored
from mediation_desk.register import restored
from mediation_desk.register.records import Records

__all__ = ["every_restore", "restored_from"]


def restored_from(records: Records) -> Restored | None:
    """The last restore of this register, None when there was none.

    Its series tell of counselling files too: what is shown of them is decided by whoever asks.
    """
    return restored.newest(records)


def every_restore(records: Records) -> tuple[Restored, ...]:
    """Every restore this register went through, the newest first."""
    return restored.every(records)
