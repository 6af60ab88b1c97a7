"""What checking the journal may find; the words of each say what it means and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Something that is not as it was left."""

    ENTRY_CHANGED = "entry_changed"
    ENTRY_MISSING = "entry_missing"
    END_CUT = "end_cut"
    HISTORY_REPLACED = "history_replaced"
    TIME_BACKWARDS = "time_backwards"
    TRIGGERS_LIFTED = "triggers_lifted"
    HEADER_UNREADABLE = "header_unreadable"
    HEADER_OLDER = "header_older"
    HEADER_NEWER = "header_newer"
    HEADER_DIFFERS = "header_differs"
    HEADER_PUT_BACK = "header_put_back"
    KEYS_EXCHANGED = "keys_exchanged"
    DIRECTOR_UNTOLD = "director_untold"
    SIGNED_MISSING = "signed_missing"
    ANCHOR_FORGED = "anchor_forged"
    ANCHORS_UNREADABLE = "anchors_unreadable"
    ANCHORS_NONE = "anchors_none"
    RESTORED = "restored"
    CLOCK_SET_BACK = "clock_set_back"
    HEADER_REWRITTEN = "header_rewritten"
    FAILED_WAITING = "failed_waiting"


NOTED = frozenset(
    {
        Fault.ANCHORS_NONE,
        Fault.RESTORED,
        Fault.CLOCK_SET_BACK,
        Fault.HEADER_REWRITTEN,
        Fault.FAILED_WAITING,
    }
)
"""What is worth knowing and no sign that the register was tampered with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One fault; `names` fill its sentence (`number`, `n`, `time`, `who`, `what`)."""

    fault: Fault
    names: tuple[tuple[str, str], ...] = ()

    @property
    def grave(self) -> bool:
        """Whether somebody must look into it."""
        return self.fault not in NOTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The result: how many entries and anchors were looked at, and what was found, the gravest first."""

    entries: int
    anchors: int
    found: tuple[Found, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is amiss."""
        return not any(one.grave for one in self.found)
