"""How long an archived dossier is kept: 短期, 长期 or 永久, suggested by rules and chosen by a person.

No law sets the years; they are the centre's own to change. 人民调解法 art 27 only says that it is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.errors import DeskError


class Retention(StrEnum):
    """保管期限."""

    SHORT = "short"
    LONG = "long"
    PERMANENT = "permanent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """How many years 短期 and 长期 last."""

    short: int
    long: int


RULES = {Retention.SHORT: "retention_short", Retention.LONG: "retention_long"}
"""The line of the rule table each class is counted by; 永久 has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionFacts:
    """What the suggestion is made from."""

    written: bool = False
    oral: bool = False
    simple: bool = False
    death: bool = False
    disability: bool = False
    child_support: bool = False
    collective: bool = False
    violence: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """The class and why: word keys of the rules that led to it, the strongest first."""

    retention: Retention
    reasons: tuple[str, ...]


def suggest(facts: RetentionFacts) -> Suggestion:
    """永久 for death, disability, children's support and many parties; 长期 for written ones and violence."""
    for_ever = _told(
        ("retention.death", facts.death),
        ("retention.disability", facts.disability),
        ("retention.child_support", facts.child_support),
        ("retention.collective", facts.collective),
    )
    if for_ever:
        return Suggestion(retention=Retention.PERMANENT, reasons=for_ever)
    long = _told(
        ("retention.violence", facts.violence),
        ("retention.written", facts.written),
        ("retention.not_simple", facts.oral and not facts.simple),
    )
    if long:
        return Suggestion(retention=Retention.LONG, reasons=long)
    reason = "retention.simple_oral" if facts.oral else "retention.nothing_agreed"
    return Suggestion(retention=Retention.SHORT, reasons=(reason,))


def years_of(book: LimitBook) -> Years:
    """How many years both classes last by the rule table."""
    return Years(short=book.rules["retention_short"].amount, long=book.rules["retention_long"].amount)


def due_on(closed_on: date, retention: Retention, book: LimitBook) -> date | None:
    """The last day it is kept; whole years count from 1 January after closing. None: for ever."""
    if retention is Retention.PERMANENT:
        return None
    return book.ends(RULES[retention], date(closed_on.year, 12, 31))


def check_years(years: Years) -> None:
    """DeskError("retention.years", field="short" or "long") unless 1 ≤ short < long ≤ 100."""
    if not 1 <= years.short <= 100:
        raise DeskError("retention.years", field="short")
    if not years.short < years.long <= 100:
        raise DeskError("retention.years", field="long")


def _told(*rules: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(key for key, holds in rules if holds)
