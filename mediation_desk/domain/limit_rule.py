"""A rule of a time limit: how long, counted from what, and what happens when its last day is one of rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.law import Citation


class Unit(StrEnum):
    """In what a limit is counted; a month ends on the corresponding day (民法典 art 202)."""

    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"


class Roll(StrEnum):
    """What happens to a last day of rest: FORWARD where the law gives a person time, BACK to ask in time."""

    FORWARD = "forward"
    NONE = "none"
    BACK = "back"


class RuleSource(StrEnum):
    """Where a rule comes from; what is not law may be set by the centre."""

    LAW = "law"
    CUSTOM = "custom"
    OURS = "ours"


class RuleGroup(StrEnum):
    """The part of the work a rule belongs to, as the rule table is shown."""

    MEDIATION = "mediation"
    DELEGATION = "delegation"
    CONFIRMATION = "confirmation"
    DIVORCE = "divorce"
    PERFORMANCE = "performance"
    VISIT = "visit"
    SAFETY = "safety"
    REFERRAL = "referral"
    RECORD = "record"
    ARCHIVE = "archive"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRule:
    """One line of the rule table.

    `starts` is the key of the fact it counts from. `configurable`: the centre may change amount, unit and
    roll. `told_only`: it is somebody else's (a court's) or plain information and is never overdue for us.
    """

    key: str
    group: RuleGroup
    amount: int
    unit: Unit
    roll: Roll
    starts: str
    source: RuleSource
    citations: tuple[Citation, ...] = ()
    configurable: bool = True
    told_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a rule makes of a start: the last moment or day before rolling and after, and how sure it is.

    For hours `ends_at` is the exact moment, else the end of the day `ends` in Asia/Shanghai. `last_working`
    is the last working day before `ends` (forward limits). `sure` is False where holidays are not known yet.
    """

    start: date
    counted: date
    ends: date
    ends_at: datetime
    last_working: date
    sure: bool
