"""A rule of a time limit: how long, counted from what, and what happens when its last day is one of rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.law import Citation
from mediation_desk.errors import DeskError


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
    CLUE = "clue"
    TOLD = "told"


class StartFact(StrEnum):
    """The fact a limit counts from."""

    REQUESTED = "requested"
    ACCEPTED = "accepted"
    LIMIT_BEFORE = "limit_before"
    LETTER_RECEIVED = "letter_received"
    PAPERS_SIGNED_FOR = "papers_signed_for"
    IN_FORCE = "in_force"
    COURT_FILED = "court_filed"
    RULING_RECEIVED = "ruling_received"
    HARM_KNOWN = "harm_known"
    LAST_DUE = "last_due"
    ENFORCEMENT_ASKED = "enforcement_asked"
    REGISTRY_RECEIVED = "registry_received"
    COOLING_ENDED = "cooling_ended"
    DUE = "due"
    CONSULTED = "consulted"
    PERFORMED = "performed"
    SERVED_HERE = "served_here"
    VISIT_PLANNED = "visit_planned"
    DANGER_FOUND = "danger_found"
    COURT_ACCEPTED = "court_accepted"
    ORDER_IN_FORCE = "order_in_force"
    ORDER_ENDS = "order_ends"
    AID_ASKED = "aid_asked"
    AID_GRANTED = "aid_granted"
    HARM_FOUND = "harm_found"
    RISK_FOUND = "risk_found"
    REFERRAL_BEGUN = "referral_begun"
    REFERRAL_SENT = "referral_sent"
    REFERRAL_RECEIVED = "referral_received"
    FEEDBACK_GIVEN = "feedback_given"
    SESSION_ENDED = "session_ended"
    SCREENED = "screened"
    REQUEST_RECEIVED = "request_received"
    REQUEST_CLOSED = "request_closed"
    YEAR_CLOSED = "year_closed"
    JUDGED = "judged"
    COERCION_ENDED = "coercion_ended"
    BIRTH = "birth"
    PREGNANCY_ENDED = "pregnancy_ended"
    APART_AFTER_REFUSAL = "apart_after_refusal"
    APART = "apart"
    DISCOVERED = "discovered"
    ELECTED = "elected"
    CLUE_FOUND = "clue_found"


LONGEST = {Unit.HOUR: 720, Unit.DAY: 3660, Unit.WORKING_DAY: 366, Unit.MONTH: 240, Unit.YEAR: 100}
"""The most a rule counts, by its unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRule:
    """One line of the rule table.

    `starts` is the fact it counts from; an `amount` below nought counts back from a day to come (days only).
    `configurable`: the centre may change amount, unit and roll. `told_only`: it is somebody else's (a
    court's, a party's) or plain information and is never overdue for us. `procedural`: a court's own limit,
    whose hours are counted by 民事诉讼法 art 85.
    """

    key: str
    group: RuleGroup
    amount: int
    unit: Unit
    roll: Roll
    starts: StartFact
    source: RuleSource
    citations: tuple[Citation, ...] = ()
    configurable: bool = True
    told_only: bool = False
    procedural: bool = False


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


def check_rule(rule: LimitRule) -> None:
    """Refuse what cannot be counted. Raises DeskError: limit_rule.amount, limit_rule.before."""
    if abs(rule.amount) > LONGEST[rule.unit]:
        raise DeskError("limit_rule.amount", field="amount", most=LONGEST[rule.unit])
    if rule.amount < 0 and (rule.unit is not Unit.DAY or rule.roll is Roll.FORWARD):
        raise DeskError("limit_rule.before", field="amount")
