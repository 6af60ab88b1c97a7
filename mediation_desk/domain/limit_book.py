"""The rules in force together with the calendar in force: all it takes to count any limit by its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mediation_desk.domain.limit_count import count
from mediation_desk.domain.limit_rule import Counted, LimitRule
from mediation_desk.domain.work_calendar import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitBook:
    """Rules by key, as the centre set them, and its working calendar."""

    rules: Mapping[str, LimitRule]
    calendar: WorkCalendar

    def count(self, key: str, start: date | datetime, amount: int | None = None) -> Counted:
        """When the limit of a rule ends. Raises as `limit_count.count`; KeyError for an unknown rule."""
        return count(self.rules[key], start, self.calendar, amount)

    def ends(self, key: str, start: date | datetime, amount: int | None = None) -> date:
        """The day on which the limit of a rule ends, rolled."""
        return self.count(key, start, amount).ends

    def ends_at(self, key: str, start: date | datetime, amount: int | None = None) -> datetime:
        """The last moment of the limit of a rule."""
        return self.count(key, start, amount).ends_at
