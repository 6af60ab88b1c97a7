"""The clocks of a referral: by when it is told, sent, confirmed, answered; spans are in the rule table."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.dates import end_of, legal_day
from mediation_desk.domain.incoming_letter import COURT_RULES, IncomingContent
from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.referral import Direction, Referral, ReferralState


class Clock(StrEnum):
    """What runs, in words that tell a visitor nothing."""

    TELL = "tell"
    SEND = "send"
    RECEIPT = "receipt"
    FEEDBACK = "feedback"
    AGAIN = "again"
    REPLY = "reply"
    RESULT = "result"


def clock_of(
    referral: Referral,
    book: LimitBook,
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
        return _incoming(referral, book, letter)
    since = legal_day(referral.since)
    if referral.state in (ReferralState.DRAFT, ReferralState.WAITING, ReferralState.APPROVED):
        if not urgent:
            return None, None
        if not told:
            return Clock.TELL, book.ends_at("referral_tell", referral.begun_at)
        return Clock.SEND, book.ends_at("referral_letter", referral.begun_at)
    match referral.state:
        case ReferralState.SENT:
            return Clock.RECEIPT, book.ends_at("referral_receipt", referral.sent_on or since)
        case ReferralState.RECEIVED | ReferralState.IN_PROGRESS:
            return Clock.FEEDBACK, book.ends_at("referral_feedback", referral.received_on or since)
        case ReferralState.FEEDBACK:
            return Clock.AGAIN, book.ends_at("referral_again", since)
    return None, None


def _incoming(
    referral: Referral, book: LimitBook, letter: IncomingContent | None
) -> tuple[Clock | None, datetime | None]:
    received = referral.received_on or legal_day(referral.begun_at)
    wanted = letter.wanted_by if letter is not None else None
    match referral.state:
        case ReferralState.RECEIVED:
            return Clock.REPLY, book.ends_at("delegation_reply", received)
        case ReferralState.IN_PROGRESS:
            rule = COURT_RULES.get((letter.kind, letter.procedure)) if letter is not None else None
            ends = [book.ends(rule, received)] if rule else []
            ends += [wanted] if wanted is not None else []
            return (Clock.RESULT, end_of(min(ends))) if ends else (None, None)
    return None, None
