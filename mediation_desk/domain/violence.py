"""What happened and what protects: incidents, 告诫书, 人身安全保护令, stays in a shelter (反家庭暴力法)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.errors import DeskError


class ViolenceKind(StrEnum):
    """反家庭暴力法 art 2 and 法释〔2022〕17号 art 3."""

    BODY = "body"
    MIND = "mind"
    SEXUAL = "sexual"
    ECONOMIC = "economic"
    ONLINE = "online"
    LIBERTY = "liberty"


class Measure(StrEnum):
    """What a court may order (反家庭暴力法 art 29, 法释〔2022〕17号 art 10)."""

    NO_VIOLENCE = "no_violence"
    NO_CONTACT = "no_contact"
    MOVE_OUT = "move_out"
    NO_MESSAGES = "no_messages"
    KEEP_AWAY = "keep_away"
    NO_LOOKING_UP = "no_looking_up"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event; `account` is told in the person's own words."""

    on: date | None = None
    place: str = ""
    kinds: frozenset[ViolenceKind] = frozenset()
    account: str = ""
    injury: str = ""
    weapon: str = ""
    choking: bool = False
    children_present: bool = False
    child_hurt: bool = False
    police_called: bool = False
    receipt_number: str = ""
    hospital: str = ""
    photos: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningLetter:
    """告诫书 (art 16, 17); visits are by police and village or residents' committee."""

    number: str = ""
    police_unit: str = ""
    served_on: date | None = None
    served_to: str = ""
    visits: str = ""
    next_visit_on: date | None = None
    breached_on: date | None = None
    breaches: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionOrder:
    """人身安全保护令 (art 23–34); `urgent` asks for a decision within 24 hours instead of 72.

    `accepted_at` is when the court took the application up, from which its hours run (art 28); `refused_on`
    the day it refused. Either side may ask for a review within five days of the ruling (art 31).
    """

    court: str = ""
    case_number: str = ""
    applied_by: str = ""
    applied_on: date | None = None
    urgent: bool = False
    measures: frozenset[Measure] = frozenset()
    other_measure: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    served_to: str = ""
    breached_on: date | None = None
    breaches: str = ""
    accepted_at: datetime | None = None
    refused_on: date | None = None

    @property
    def ruled_on(self) -> date | None:
        """The day the court ruled, whichever way; None while it has not."""
        return self.valid_from or self.refused_on

    def in_force(self, on: date) -> bool:
        """Whether the order stands on a day, the last one included."""
        return bool(self.valid_from and self.valid_to and self.valid_from <= on <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelterStay:
    """A stay in a shelter (art 18); where it is, is the most private thing here."""

    place: str = ""
    contact: str = ""
    since: date | None = None
    until: date | None = None
    notes: str = ""


def check_order(order: ProtectionOrder, book: LimitBook) -> None:
    """Refuse an order that could not stand.

    Raises DeskError: order.court_needed, order.both_days, order.ends_before_it_begins, order.too_long,
    order.refused_or_made.
    """
    if not order.court.strip():
        raise DeskError("order.court_needed", field="court")
    if order.refused_on is not None and (order.valid_from or order.valid_to):
        raise DeskError("order.refused_or_made", field="refused_on")
    if (order.valid_from is None) != (order.valid_to is None):
        missing = "valid_to" if order.valid_to is None else "valid_from"
        raise DeskError("order.both_days", field=missing)
    if order.valid_from is not None and order.valid_to is not None:
        if order.valid_to < order.valid_from:
            raise DeskError("order.ends_before_it_begins", field="valid_to")
        if order.valid_to > book.ends("protection_longest", order.valid_from):
            raise DeskError(
                "order.too_long", field="valid_to", months=book.rules["protection_longest"].amount
            )
    if Measure.OTHER in order.measures and not order.other_measure.strip():
        raise DeskError("order.other_measure", field="other_measure")
