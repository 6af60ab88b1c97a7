"""Why a proposed award is looked at by the director first, and the rules a centre sets for it.

Whoever proposes hears one sentence for all of them. Harmless ones are among them on purpose, and one that is
drawn by lot, so that nobody can tell from the sentence, or by leaving out what they know, what there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.errors import DeskError

MOST_YEARS, MOST_DAYS, EVERY = 20, 60, 100


class ConcernKind(StrEnum):
    """What may ask for a look; those from RED on are restricted."""

    SAME_AWARD = "same_award"
    OPEN_CASE = "open_case"
    NOT_LINKED = "not_linked"
    DRAWN = "drawn"
    RED = "red"
    CLUE = "clue"
    MARK = "mark"
    SAFETY_RECORD = "safety_record"
    GUARDED = "guarded"


RESTRICTED = frozenset(
    {
        ConcernKind.RED,
        ConcernKind.CLUE,
        ConcernKind.MARK,
        ConcernKind.SAFETY_RECORD,
        ConcernKind.GUARDED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One thing found: its kind, the moment it arose if it has one, and the row it was found in."""

    kind: ConcernKind
    at: datetime | None = None
    subject_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRules:
    """`years` back a restricted mark counts; `publicity_days` working days in public; `drawn` of a hundred.

    With `drawn` 100 every proposal is looked at first, and the sentence says nothing at all.
    """

    years: int = 5
    publicity_days: int = 5
    drawn: int = 30


def check_rules(rules: AwardRules) -> None:
    """Refuse rules out of bounds. DeskError beside its field: award_rules.years, .days, .drawn."""
    if not 1 <= rules.years <= MOST_YEARS:
        raise DeskError("award_rules.years", field="years")
    if not 1 <= rules.publicity_days <= MOST_DAYS:
        raise DeskError("award_rules.days", field="publicity_days")
    if not 10 <= rules.drawn <= EVERY:
        raise DeskError("award_rules.drawn", field="drawn")
