"""What decides whether a copy is due today and is offered: the last proved one, the rules, today's hours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.room import WorkSpan
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.backups import last_verified_copy
from mediation_desk.services.copy_rules import copy_rules
from mediation_desk.services.permission import allowed
from mediation_desk.services.rooms import hours_of

_BEFORE_END = timedelta(minutes=30)
"""So long before the end of the day's hours, whoever locks is taken to go home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOffer:
    """`last` is when the newest proved copy was made, `hours` are those of whoever sits here."""

    last: datetime | None = None
    rules: CopyRules = field(default_factory=CopyRules)
    hours: tuple[WorkSpan, ...] = ()

    def due(self, today: date) -> bool:
        """Whether no copy was proved today."""
        return self.last is None or legal_day(self.last) != today

    def at_closing(self, today: date) -> bool:
        """Whether one is offered when the desk is closed."""
        return self.rules.offer_at_close and self.due(today)

    def day_ends(self, now: datetime) -> bool:
        """Whether who locks now goes home: the day's hours are nearly over. Never on a day without hours."""
        here = now.astimezone(SHANGHAI)
        ends = [one.ends for one in self.hours if one.weekday == here.weekday()]
        last = max(ends, default=time.max)
        return here.replace(tzinfo=None) >= datetime.combine(here.date(), last) - _BEFORE_END


@allowed(EVERYBODY)
def copy_offer(records: Records) -> CopyOffer:
    """What is known of it now."""
    return CopyOffer(
        last=last_verified_copy(records), rules=copy_rules(records), hours=hours_of(records, records.staff.id)
    )
