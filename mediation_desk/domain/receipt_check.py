"""核对回执: whether a printed backup receipt is of this register, of a newer state of it, or of another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.restored import Restored
from mediation_desk.errors import DeskError

LEAST = 8
"""Signs of the head that must be typed: sixteen are printed, and fewer than eight prove nothing."""
MOST = 64


class ReceiptVerdict(StrEnum):
    """AGREES: the register holds what was copied · BEHIND: it is older than the receipt · SET_ASIDE: the
    receipt is of what a restore set aside, as it was meant · FOREIGN: it is not of this register."""

    AGREES = "agrees"
    BEHIND = "behind"
    SET_ASIDE = "set_aside"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReceipt:
    """What stands on a receipt: its day, the count of the journal then, and (part of) the head's hash.

    `signed`: a stick tells it, signed by the register's own people, so that it can be no slip in typing.
    """

    made_on: date
    entries: int
    head: str
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptChecked:
    """`lacks` is how many entries the register has fewer than the receipt tells of (BEHIND, SET_ASIDE)."""

    verdict: ReceiptVerdict
    made_on: date
    entries: int
    lacks: int = 0


def plain_head(typed: str) -> str:
    """The head as typed, without gaps, in small letters. DeskError receipt.head (field `head`)."""
    head = "".join(mark for mark in typed.lower() if not mark.isspace() and mark not in "-·…")
    if not LEAST <= len(head) <= MOST or set(head) - set("0123456789abcdef"):
        raise DeskError("receipt.head", field="head", least=str(LEAST))
    return head


def judge(typed: TypedReceipt, there: str, last: int, restores: Iterable[Restored]) -> ReceiptChecked:
    """Hold a receipt against the journal: `there` is the hash (hex) of its entry of that number, "" without
    one, `last` its newest number."""
    head = plain_head(typed.head)
    checked = ReceiptChecked(verdict=ReceiptVerdict.AGREES, made_on=typed.made_on, entries=typed.entries)
    if there and (there.startswith(head) or there.endswith(head)):
        return checked
    for one in restores:
        span = legal_day(one.copy_made_at) <= typed.made_on <= legal_day(one.restored_at)
        if one.copy_name and typed.entries > one.entries and span:
            return _with(checked, ReceiptVerdict.SET_ASIDE, typed.entries - one.entries)
    if typed.entries > last or typed.signed:  # an older one in which people went on working
        return _with(checked, ReceiptVerdict.BEHIND, max(0, typed.entries - last))
    return _with(checked, ReceiptVerdict.FOREIGN, 0)


def _with(checked: ReceiptChecked, verdict: ReceiptVerdict, lacks: int) -> ReceiptChecked:
    return ReceiptChecked(verdict=verdict, made_on=checked.made_on, entries=checked.entries, lacks=lacks)
