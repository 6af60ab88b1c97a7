"""A referral (转介) or a letter that came in (来函): one object from the first word to its closing.

What it says is sealed; only what tells nothing of anybody's trouble stands in the open: direction, state,
numbers, days, what it belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Direction(StrEnum):
    """From us to an agency, or from an agency to us."""

    OUT = "out"
    IN = "in"


class ReferralState(StrEnum):
    """Where it stands; OVERDUE is never a state but computed from its clock.

    A letter of ours: DRAFT → WAITING (for approval) → APPROVED → SENT → RECEIVED or REFUSED → IN_PROGRESS →
    FEEDBACK → CLOSED. A letter to us: RECEIVED → IN_PROGRESS (we accept) or REFUSED → FEEDBACK → CLOSED.
    """

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    SENT = "sent"
    RECEIVED = "received"
    REFUSED = "refused"
    IN_PROGRESS = "in_progress"
    FEEDBACK = "feedback"
    CLOSED = "closed"


class Urgency(StrEnum):
    """What makes it urgent; sealed with the text, because it tells of violence."""

    ORDINARY = "ordinary"
    VIOLENCE = "violence"
    MINOR = "minor"


class ReferralEvent(StrEnum):
    """What a line of its history tells."""

    BEGUN = "begun"
    CHANGED = "changed"
    MOVED = "moved"
    TOLD_BY_PHONE = "told_by_phone"
    CONSENTED = "consented"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    WITHDRAWAL_TOLD = "withdrawal_told"
    FOLLOWED_UP = "followed_up"
    HANDLER_NAMED = "handler_named"
    OPENED_RECEPTION = "opened_reception"
    SLIP_RECORDED = "slip_recorded"
    LETTER_MADE = "letter_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """What stands in the open of one referral; version 0 is not kept yet.

    `person_id` is whom ours speaks of; `case_id`, `reception_id` and `file_id` (a counselling file) say where
    it comes from, or what a letter to us became. `agency_id` and `agency` are empty while it is `restricted`:
    to whom one turns tells why. `content_id` is the sealed text as it stands, `approved_id` the one approved.
    `urgent` decides its clocks; `since` is when it reached its state. `court_rule` is the rule of the
    time a court's letter gave us, None for any other and for a restricted one.
    """

    id: str
    direction: Direction
    state: ReferralState
    author: str
    begun_at: datetime
    since: datetime
    version: int = 0
    number: str = ""
    their_number: str = ""
    agency_id: str = ""
    agency: str = ""
    person_id: str | None = None
    case_id: str | None = None
    reception_id: str | None = None
    file_id: str | None = None
    handler_id: str | None = None
    restricted: bool = False
    content_id: str = ""
    approved_id: str = ""
    approved_by: str | None = None
    sent_on: date | None = None
    received_on: date | None = None
    clock: str = ""
    due_at: datetime | None = None
    court_rule: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more is expected of anybody."""
        return self.state is ReferralState.CLOSED

    def overdue(self, now: datetime) -> bool:
        """Whether its clock has run out."""
        return self.due_at is not None and self.due_at < now


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLine:
    """One line of its history; `words` are empty when they do not open for whoever reads.

    `state` is what a move led to, `on` the day it happened when that is not the day it was noted.
    """

    event: ReferralEvent
    at: datetime
    staff_id: str
    state: ReferralState | None = None
    on: date | None = None
    sealed_id: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPrint:
    """A letter as issued: its paper's key, number, short code and hash; the bytes are sealed."""

    referral_id: str
    key: str
    number: str
    code: str
    issued_at: datetime
    staff_id: str
    sha256: str
    sealed_id: str
