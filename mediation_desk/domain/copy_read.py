"""A copy that is read in place of the register: which one, and what is refused there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediation_desk.domain.dates import legal_day
from mediation_desk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRead:
    """One generation, opened to be read only.

    `name` is its folder's, `destroyed` how many of its cases were destroyed since, as far as this computer
    and the copies beside it know.
    """

    name: str
    made_at: datetime
    destroyed: int = 0

    @property
    def day(self) -> date:
        """The legal day (Asia/Shanghai) it shows."""
        return legal_day(self.made_at)

    def refusal(self) -> DeskError:
        """What is said to whoever wants to change something in it: copy.read_only with its day."""
        return DeskError("copy.read_only", day=self.day.isoformat())
