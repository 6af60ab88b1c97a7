"""What somebody promised in an agreement: money or an act, when it is due, what was paid, what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Duty(StrEnum):
    """Money (给付金钱), or an act: handing over, moving out, helping with a registration."""

    MONEY = "money"
    ACT = "act"


class Every(StrEnum):
    """How often it is due; ONGOING is an act without a day, such as helping with visits."""

    ONCE = "once"
    MONTH = "month"
    LISTED = "listed"
    ONGOING = "ongoing"


class ObligationState(StrEnum):
    """PROPOSED was read from a clause and counts for nothing before somebody confirmed it (核对)."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


class PerformanceStatus(StrEnum):
    """履行状态, always computed and never typed."""

    NOT_DUE = "not_due"
    RUNNING = "running"
    PERFORMED = "performed"
    PART = "part"
    OVERDUE = "overdue"
    SUED = "sued"
    ENFORCING = "enforcing"


class DueGroup(StrEnum):
    """The groups of the board: by the day of the oldest instalment that is open."""

    CHECK = "check"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    NO_DAY = "no_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Who owes what to whom and when.

    `debtor_id` "" means both sides together. `creditor` names somebody who is not in the case (a bank).
    `amount` is of one instalment and None for an act. Of a monthly one `day` is the day of the month, the
    month's end where it has none; without `last_due` it runs on. `listed` are the instalments of a plan.
    `manner` is how to pay.
    """

    debtor_id: str = ""
    creditor_id: str = ""
    creditor: str = ""
    duty: Duty = Duty.MONEY
    what: str = ""
    amount: Decimal | None = None
    every: Every = Every.ONCE
    first_due: date | None = None
    last_due: date | None = None
    day: int = 0
    listed: tuple[tuple[date, Decimal], ...] = ()
    manner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One promise of a clause of an agreement in force; `n` is the clause's number there, 0 for none.

    `derived` are the terms as read from the clause, None for one entered by hand; `hint` are the clause's own
    words about the day where they name none; `reworded`: the clause was written anew, so that its words may
    say something else. `reason` tells why terms were changed or the proposal dropped.
    """

    id: str
    case_id: str
    agreement_id: str
    terms: Terms
    clause_id: str = ""
    n: int = 0
    derived: Terms | None = None
    hint: str = ""
    reworded: bool = False
    state: ObligationState = ObligationState.PROPOSED
    reason: str = ""
    version: int = 0
    decided_at: datetime | None = None
    decided_by: str = ""


class PayManner(StrEnum):
    """How it was paid; the receipt ticks the same four words."""

    CASH = "cash"
    TRANSFER = "transfer"
    PHONE = "phone"
    GOODS = "goods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Money paid under an obligation, or (without `amount`) the act done on that day; never rewritten.

    A mistake is followed by a row that `reverses` it, with the reason as `note`. `payer` and `payee` name who
    gave and who received, in words. `voucher_ids` are the attachments that prove it.
    """

    id: str
    case_id: str
    obligation_id: str
    on: date
    amount: Decimal | None = None
    manner: PayManner = PayManner.TRANSFER
    payer: str = ""
    payee: str = ""
    note: str = ""
    reverses: str = ""
    at: datetime | None = None
    staff_id: str = ""
    voucher_ids: tuple[str, ...] = ()


class PerformanceEventKind(StrEnum):
    """What happened beside paying: 反悔, 起诉, 申请执行, resumed, waived, changed, ended, a mistake."""

    RETRACTED = "retracted"
    SUED = "sued"
    ENFORCEMENT = "enforcement"
    RESUMED = "resumed"
    WAIVED = "waived"
    CHANGED = "changed"
    ENDED = "ended"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceEvent:
    """One such happening; without `obligation_id` it concerns the whole agreement.

    WAIVED: `amount` is given up (None: the act) · CHANGED: from `on` each instalment is `amount`, or a single
    one is due on `new_due` · ENDED: nothing is due after `on` · UNDONE: `undoes` was a mistake.
    """

    id: str
    case_id: str
    agreement_id: str
    kind: PerformanceEventKind
    on: date
    obligation_id: str = ""
    person_id: str = ""
    amount: Decimal | None = None
    new_due: date | None = None
    undoes: str = ""
    note: str = ""
    at: datetime | None = None
    staff_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One instalment as it stands: what is due when, what reached it, the day it was settled."""

    n: int
    due: date
    amount: Decimal
    got: Decimal
    settled_on: date | None = None

    @property
    def open(self) -> Decimal:
        """What is still missing of it."""
        return self.amount - self.got


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an obligation stands on a day; of an act only days and status say something.

    `promised` is None where it runs on without an end. `due` is what fell due before that day, `arrears` what
    is missing of it, `ahead` what was paid beyond everything due so far. `oldest_open` is the day of the
    first instalment not settled, `next_due` of the first one to come. `settled_on`: nothing is open any more.
    """

    status: PerformanceStatus
    instalments: tuple[Instalment, ...] = ()
    promised: Decimal | None = None
    due: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    waived: Decimal = Decimal(0)
    arrears: Decimal = Decimal(0)
    ahead: Decimal = Decimal(0)
    oldest_open: date | None = None
    next_due: date | None = None
    next_amount: Decimal | None = None
    settled_on: date | None = None
