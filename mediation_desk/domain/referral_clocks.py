"""The clocks of a referral: by when it is told, sent, confirmed, answered; every span is a setting.

Days end at midnight in Asia/Shanghai. Working days and rest days come from `working_days` alone.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.incoming_letter import COURT_DAYS, IncomingContent
from mediation_desk.domain.referral import Direction, Referral, ReferralState
from mediation_desk.domain.working_days import after_working_days, rolled
from mediation_desk.errors import DeskError

LONGEST = 365


class Clock(StrEnum):
    """What runs, in words that tell a visitor nothing."""

    TELL = "tell"
    SEND = "send"
    RECEIPT = "receipt"
    FEEDBACK = "feedback"
    AGAIN = "again"
    REPLY = "reply"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRules:
    """What a centre may set: spans of the clocks, and whether the director approves what others send.

    `receipt` and `reply` are working days, `feedback` and `again` calendar days, `letter_hours` hours.
    """

    receipt: int = 3
    feedback: int = 15
    again: int = 30
    letter_hours: int = 24
    reply: int = 3
    approval: bool = True


def rules_of(setting: Any) -> ReferralRules:
    """The rules as kept among the settings; what is not set is ours."""
    known = asdict(ReferralRules())
    return ReferralRules(**{name: value for name, value in (setting or {}).items() if name in known})


def check_rules(rules: ReferralRules) -> None:
    """Refuse spans no clock can run. Raises DeskError("referral.span")."""
    for name in ("receipt", "feedback", "again", "letter_hours", "reply"):
        if not 1 <= getattr(rules, name) <= LONGEST:
            raise DeskError("referral.span", field=name, most=LONGEST)


def clock_of(
    referral: Referral,
    rules: ReferralRules,
    *,
    urgent: bool = False,
    told: bool = False,
    letter: IncomingContent | None = None,
) -> tuple[Clock | None, datetime | None]:
    """What runs now of a referral and until when; nothing while it may rest.

    `urgent`: violence or a child; `told`: the agency heard of it by telephone. `letter` is what a letter to
    us says.
    """
    if referral.direction is Direction.IN:
        return _incoming(referral, rules, letter)
    since = legal_day(referral.since)
    if referral.state in (ReferralState.DRAFT, ReferralState.WAITING, ReferralState.APPROVED):
        if not urgent:
            return None, None
        if not told:
            return Clock.TELL, end_of(legal_day(referral.begun_at))
        return Clock.SEND, referral.begun_at + timedelta(hours=rules.letter_hours)
    match referral.state:
        case ReferralState.SENT:
            return Clock.RECEIPT, end_of(after_working_days(referral.sent_on or since, rules.receipt))
        case ReferralState.RECEIVED | ReferralState.IN_PROGRESS:
            received = referral.received_on or since
            return Clock.FEEDBACK, end_of(rolled(received + timedelta(days=rules.feedback)))
        case ReferralState.FEEDBACK:
            return Clock.AGAIN, end_of(rolled(since + timedelta(days=rules.again)))
    return None, None


def _incoming(
    referral: Referral, rules: ReferralRules, letter: IncomingContent | None
) -> tuple[Clock | None, datetime | None]:
    received = referral.received_on or legal_day(referral.begun_at)
    wanted = letter.wanted_by if letter is not None else None
    match referral.state:
        case ReferralState.RECEIVED:
            return Clock.REPLY, end_of(after_working_days(received, rules.reply))
        case ReferralState.IN_PROGRESS:
            days = COURT_DAYS.get((letter.kind, letter.procedure)) if letter is not None else None
            ends = [rolled(received + timedelta(days=days))] if days else []
            ends += [wanted] if wanted is not None else []
            return (Clock.RESULT, end_of(min(ends))) if ends else (None, None)
    return None, None


def end_of(day: date) -> datetime:
    """The last moment of a day in Asia/Shanghai."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=SHANGHAI)
