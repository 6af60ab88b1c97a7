"""A limit that runs: of a case, a counselling file or a referral, computed from what the register knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitFact:
    """What a rule counts from: the moment or day something happened, and what it concerns.

    `subject_id` is the agreement, obligation, visit, referral or order it belongs to; with `rule` and
    `case_id` or `file_id` it names one limit for good. `amount` replaces the rule's own (an extension, a
    day named in a clause: 0). `done_on` is the day the register knows it was met. `label` is a canonical
    text that tells limits of one rule apart, never a sentence: `3` of an instalment, a person's id.
    """

    rule: str
    start: date | datetime
    subject_id: str
    case_id: str = ""
    file_id: str = ""
    staff_id: str = ""
    person_id: str = ""
    label: str = ""
    amount: int | None = None
    done_on: date | None = None
    restricted: bool = False


class LimitState(StrEnum):
    """Open until it is met; EXTENDED and NOT_APPLICABLE are somebody's word, with a ground or a reason."""

    OPEN = "open"
    DONE = "done"
    EXTENDED = "extended"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLimit:
    """One limit as kept: what it is (`fact`), how it was counted, and how it stands.

    `by` and `decided_at` tell who said that it is done, extended or not applicable, `reason` why.
    """

    id: str
    fact: LimitFact
    ends: date
    ends_at: datetime
    counted: date
    last_working: date
    sure: bool
    state: LimitState = LimitState.OPEN
    extended_to: date | None = None
    reason: str = ""
    by: str = ""
    decided_at: datetime | None = None
