"""That a register was put back from a copy: when, from which one, and where its numbers stood then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.damage import named_damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesEnd:
    """The last number of a series in a year: its sequence, and how it read on paper."""

    series: str
    year: int
    sequence: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """One restore, as the restored register tells it for ever.

    `by` is a staff id, or the kind of slot the copy was opened with ("card", "keepers"). `entries` and `head`
    are the journal's last number and hash (hex) in the copy, `ends` the last numbers of each series there.
    `seen_entries` and `seen_ends` are those of the register that was set aside, 0 and nothing when it could
    not be read; `aside` is the name of the folder it lies in, empty when there was none. `held_back` are
    staff ids that may not sign in again before the director says so, `destroyed` ids of what was destroyed
    after the copy was made and stands in it again.
    """

    id: str
    copy_name: str
    copy_made_at: datetime
    restored_at: datetime
    by: str
    entries: int
    head: str
    ends: tuple[SeriesEnd, ...] = ()
    seen_entries: int = 0
    seen_ends: tuple[SeriesEnd, ...] = ()
    aside: str = ""
    held_back: tuple[str, ...] = ()
    destroyed: tuple[str, ...] = ()

    @property
    def saved(self) -> bool:
        """Whether it was saved out of a damaged register and not put back from a copy."""
        return named_damaged(self.aside)

    @property
    def acts_lost(self) -> int:
        """How many journal entries of the register set aside the copy lacks, as far as it could be read."""
        return max(0, self.seen_entries - self.entries)
