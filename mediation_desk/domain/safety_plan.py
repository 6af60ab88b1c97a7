"""安全计划: what one person does to stay safe, written with them and never taken home by default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderWish(StrEnum):
    """Whether the person wants to ask the court for a 人身安全保护令."""

    UNDECIDED = "undecided"
    WANTS = "wants"
    NOT_NOW = "not_now"


class PlanHandOver(StrEnum):
    """How the plan reaches the person: told, kept for them, or on paper that stays out of the home."""

    ORAL = "oral"
    CUSTODY = "custody"
    NOT_HOME = "not_home"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeContact:
    """How somebody is safely reached from now on, and why: the only way that is used."""

    way: str = ""
    hours: str = ""
    may_leave_message: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPlan:
    """One version of a plan; every field is the person's own choice, only the way of contact is needed.

    `paper_wanted` is the person's recorded choice that it be printed; without it no paper is made.
    """

    trusted: str = ""
    code_word: str = ""
    places: str = ""
    bag: str = ""
    way_out: str = ""
    children: str = ""
    devices: str = ""
    police: str = ""
    evidence: str = ""
    medical: str = ""
    work: str = ""
    order_wish: OrderWish = OrderWish.UNDECIDED
    contact_way: str = ""
    may_leave_message: bool = False
    next_contact: datetime | None = None
    hand_over: PlanHandOver | None = None
    paper_wanted: bool = False
