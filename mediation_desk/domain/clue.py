"""Clues (线索): where they came from, what they are about, how they are handled and how they end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.domain.texts import LINE, PARAGRAPH, check_text
from mediation_desk.errors import DeskError


class ClueSource(StrEnum):
    """How a clue came in."""

    DOOR_KNOCK = "door_knock"
    GRID = "grid"
    HOTLINE_12338 = "hotline_12338"
    PHONE = "phone"
    LETTERS_VISITS = "letters_visits"
    POLICE = "police"
    SCHOOL = "school"
    SELF = "self"
    OTHER = "other"


class ClueKind(StrEnum):
    """What a clue is about."""

    MARRIAGE_CHANGE = "marriage_change"
    VIOLENCE = "violence"
    IN_LAWS = "in_laws"
    PARENT_CHILD = "parent_child"
    PARENT_SUPPORT = "parent_support"
    PROPERTY = "property"
    HARDSHIP = "hardship"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon somebody must act."""

    AT_ONCE = "at_once"
    SOON = "soon"
    ORDINARY = "ordinary"


class ClueHandling(StrEnum):
    """处置方式."""

    ON_THE_SPOT = "on_the_spot"
    MEDIATION = "mediation"
    REFERRAL = "referral"
    CONSULTATION = "consultation"
    WATCH = "watch"


class ClueOutcome(StrEnum):
    """结果: 已化解、未化解、稳控."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"
    STABILISED = "stabilised"


class HarmPrevented(StrEnum):
    """What a dispute was kept from becoming, as the official return counts it."""

    SUICIDE = "suicide"
    CRIME = "crime"
    GROUP_PETITION = "group_petition"
    GROUP_FIGHT = "group_fight"


class DivorceWay(StrEnum):
    """协议离婚 or 诉讼离婚."""

    REGISTRY = "registry"
    COURT = "court"


class OfferAnswer(StrEnum):
    """What a couple answered when counselling was offered; nothing but ACCEPTED starts it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """One clue; `subject` is the family or person it is about, `place` where, `responsible` a staff id.

    Of a `restricted` one `summary`, `outcome_note`, `reported_by` and `reporter_phone` stand only in a sealed
    text: they are empty wherever `opened` is False.
    """

    id: str
    found_on: date
    source: ClueSource
    subject: str
    kind: ClueKind
    urgency: Urgency
    responsible: str
    due_on: date
    version: int = 0
    number: str = ""
    area_id: str = ""
    area_path: str = ""
    place: str = ""
    reported_by: str = ""
    reporter_phone: str = ""
    household_id: str = ""
    groups: frozenset[SpecialGroup] = frozenset()
    actions: frozenset[FiveAction] = frozenset()
    restricted: bool = False
    summary: str = ""
    handling: ClueHandling | None = None
    closed_on: date | None = None
    outcome: ClueOutcome | None = None
    outcome_note: str = ""
    case_id: str = ""
    reception_id: str = ""
    round_id: str = ""
    registered_at: datetime | None = None
    registered_by: str = ""
    opened: bool = True

    @property
    def open(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What was done or learned of a clue on a day; `said` is empty where it does not open here."""

    id: str
    clue_id: str
    on: date
    said: str
    recorded_at: datetime
    recorded_by: str
    opened: bool = True


def check_clue(clue: Clue, today: date) -> None:
    """Refuse a clue that nobody could act on.

    Raises DeskError: clue.subject_needed, clue.summary_needed, clue.future, clue.due_before_found,
    clue.at_once_today, clue.responsible_needed, and those of `check_text`.
    """
    if not clue.subject.strip():
        raise DeskError("clue.subject_needed", field="subject")
    if not clue.summary.strip():
        raise DeskError("clue.summary_needed", field="summary")
    if clue.found_on > today:
        raise DeskError("clue.future", field="found_on")
    if not clue.responsible:
        raise DeskError("clue.responsible_needed", field="responsible")
    if clue.due_on < clue.found_on:
        raise DeskError("clue.due_before_found", field="due_on")
    if clue.urgency is Urgency.AT_ONCE and clue.due_on > max(clue.found_on, today):
        raise DeskError("clue.at_once_today", field="due_on")
    for name in ("subject", "place", "reported_by", "reporter_phone"):
        check_text(getattr(clue, name), name, LINE)
    check_text(clue.summary, "summary", PARAGRAPH, lines=True)
