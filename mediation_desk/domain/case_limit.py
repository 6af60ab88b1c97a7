"""A limit that runs: of a case, a counselling file or a referral, computed from what the register knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import blake2b

from mediation_desk.domain.dates import end_of, legal_day


class Holder(StrEnum):
    """What a limit hangs on; all limits of one holder are counted together."""

    CASE = "case"
    FILE = "file"
    RECEPTION = "reception"
    REFERRAL = "referral"
    CLUE = "clue"
    CONSULTATION = "consultation"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitFact:
    """What a rule counts from: the moment or day something happened, and what it concerns.

    `subject_id` is the agreement, obligation, visit, referral or order it belongs to; with `rule` and
    `case_id` or `file_id` it names one limit for good. `amount` replaces the rule's own (an extension, a
    day named in a clause: 0). `done_on` is the day the register knows it was met. `label` is a canonical
    text that tells limits of one rule apart, never a sentence: `3` of an instalment, a person's id.
    One of `case_id`, `file_id`, `reception_id`, `referral_id`, `clue_id`, `consultation_id` says on what it
    hangs. `until` is the day to which a signed paper (`ground_id`) moved its end.
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
    reception_id: str = ""
    referral_id: str = ""
    until: date | None = None
    ground_id: str = ""
    passes: bool = False
    clue_id: str = ""
    consultation_id: str = ""

    @property
    def holder(self) -> Holder:
        """On what it hangs."""
        for holder in Holder:
            if getattr(self, f"{holder.value}_id"):
                return holder
        raise ValueError("a limit hangs on something")

    @property
    def holder_id(self) -> str:
        """The id of what it hangs on."""
        return str(getattr(self, f"{self.holder.value}_id"))

    @property
    def id(self) -> str:
        """The same for good, so that what was decided of it is found again after every recount."""
        named = "/".join((self.rule, self.holder_id, self.subject_id, self.person_id, self.label))
        return blake2b(named.encode(), digest_size=16, person=b"md1.limit").hexdigest()


class LimitUrgency(StrEnum):
    """How near an end is: passed, today, by the end of the week (Sunday), later."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


def urgency_of(moment: datetime, now: datetime) -> LimitUrgency:
    """How near a moment is; a limit is overdue as soon as its last moment is over."""
    if moment < now:
        return LimitUrgency.OVERDUE
    day, today = legal_day(moment), legal_day(now)
    if day == today:
        return LimitUrgency.TODAY
    return LimitUrgency.WEEK if day <= week_end(today) else LimitUrgency.LATER


def week_end(today: date) -> date:
    """The Sunday of its week."""
    return today + timedelta(days=6 - today.weekday())


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
    `told` limits are somebody else's, plain information, or pass by themselves: never overdue for us.
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
    told: bool = False

    @property
    def runs(self) -> bool:
        """Whether somebody still has to meet it, or must know that it passes."""
        return self.state in (LimitState.OPEN, LimitState.EXTENDED)

    @property
    def last(self) -> date:
        """The day it ends after all: extended, or as counted."""
        return self.ends if self.extended_to is None else max(self.ends, self.extended_to)

    def urgency(self, now: datetime) -> LimitUrgency:
        """How near its end is."""
        return urgency_of(self.last_moment, now)

    @property
    def last_moment(self) -> datetime:
        """The last moment it may be met."""
        return self.ends_at if self.last == self.ends else end_of(self.last)


class DecisionAct(StrEnum):
    """What somebody said of a limit; UNDONE takes back what was said last."""

    DONE = "done"
    EXTENDED = "extended"
    NOT_APPLICABLE = "not_applicable"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitDecision:
    """One thing said of a limit, never changed.

    `on` is the day it was met (DONE), `until` the new last day (EXTENDED), `consents` the ids of the parties
    who agreed, `paper_id` the paper they signed. `reason_sealed` says that the reason opens for its readers
    alone; `reason` is empty then.
    """

    limit_id: str
    act: DecisionAct
    at: datetime
    by: str
    on: date | None = None
    until: date | None = None
    reason: str = ""
    reason_sealed: bool = False
    consents: tuple[str, ...] = ()
    paper_id: str = ""


def standing(said: Iterable[LimitDecision]) -> tuple[LimitDecision, ...]:
    """What still counts of it, oldest first: what was taken back and what took it back are left out."""
    kept: list[LimitDecision] = []
    for one in said:
        if one.act is not DecisionAct.UNDONE:
            kept.append(one)
        elif kept:
            kept.pop()
    return tuple(kept)


def decided(limit: CaseLimit, said: Iterable[LimitDecision]) -> CaseLimit:
    """The limit as it stands after what the register knows and what was said; facts come before words."""
    kept = standing(said)
    moved = [one.until for one in kept if one.act is DecisionAct.EXTENDED and one.until is not None]
    if limit.fact.until is not None:
        moved.append(limit.fact.until)
    extended_to = max(moved, default=None)
    last = kept[-1] if kept else None
    if limit.fact.done_on is not None:
        state = LimitState.DONE
    elif last is not None:
        state = LimitState(last.act.value)
    else:
        state = LimitState.OPEN if extended_to is None else LimitState.EXTENDED
    return replace(
        limit,
        state=state,
        extended_to=extended_to,
        reason=last.reason if last else "",
        by=last.by if last else "",
        decided_at=last.at if last else None,
    )
