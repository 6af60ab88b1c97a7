"""Home visits (走访) and the rounds they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError


class VisitPurpose(StrEnum):
    """Why somebody went; each purpose is counted apart."""

    SCREENING = "screening"
    CONTACT = "contact"
    RETURN_VISIT = "return_visit"
    CONDOLENCE = "condolence"
    FOLLOW_UP = "follow_up"


class RoundKind(StrEnum):
    """全面排查 or 重点排查."""

    FULL = "full"
    FOCUSED = "focused"


MOST_MET = 999
"""People met in one visit: more is an assembly, which is an activity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeVisit:
    """One visit to a household, about a clue, or in an area alone; version 0 is not kept yet.

    `visitors` are names, `people_met` counts 人次 (0: nobody was there), `met` says whom. `findings` is ""
    where they are sealed; `sealed_id` opens them for their readers. `colour_proposed` is a code of the
    scheme in force.
    """

    id: str
    version: int = 0
    on: date
    purpose: VisitPurpose
    household_id: str | None = None
    clue_id: str | None = None
    round_id: str | None = None
    area_id: str | None = None
    area_path: str = ""
    visitors: tuple[str, ...] = ()
    people_met: int = 0
    met: str = ""
    findings: str = ""
    sealed_id: str | None = None
    disputes_found: int = 0
    colour_proposed: str = ""
    actions: tuple[FiveAction, ...] = ()
    next_on: date | None = None
    recorded_at: datetime | None = None
    recorded_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningRound:
    """A round of screening (排查) over an area, or with None over everything; `ends`: to be done by."""

    id: str
    version: int = 0
    name: str
    kind: RoundKind
    focus: str = ""
    area_id: str | None = None
    begins: date
    ends: date | None = None


def check_visit(visit: HomeVisit, today: date) -> None:
    """Refuse a visit that could not be counted.

    Raises DeskError: home_visit.ahead, home_visit.where, home_visit.who,
    home_visit.people, home_visit.disputes, home_visit.next_on, text.*.
    """
    if visit.on > today:
        raise DeskError("home_visit.ahead", field="on")
    if not (visit.household_id or visit.clue_id or visit.area_id):
        raise DeskError("home_visit.where", field="household_id")
    if not any(name.strip() for name in visit.visitors):
        raise DeskError("home_visit.who", field="visitors")
    for name in visit.visitors:
        check_text(name, "visitors", 40)
    if not 0 <= visit.people_met <= MOST_MET:
        raise DeskError("home_visit.people", field="people_met", most=MOST_MET)
    if not 0 <= visit.disputes_found <= MOST_MET:
        raise DeskError("home_visit.disputes", field="disputes_found", most=MOST_MET)
    check_text(visit.met, "met")
    check_text(visit.findings, "findings", PARAGRAPH, lines=True)
    if visit.next_on is not None and visit.next_on <= visit.on:
        raise DeskError("home_visit.next_on", field="next_on")


def check_round(one: ScreeningRound) -> None:
    """Refuse a round nobody could tell apart. DeskError: round.name_needed, round.backwards, text.*."""
    if not one.name.strip():
        raise DeskError("round.name_needed", field="name")
    check_text(one.name, "name", 60)
    check_text(one.focus, "focus")
    if one.ends is not None and one.ends < one.begins:
        raise DeskError("round.backwards", field="ends")


def names_of(said: str) -> tuple[str, ...]:
    """Names as typed in one line, parted by comma, semicolon or a full-width space, none twice."""
    parts = (one.strip() for one in re.split(r"[,，、;；\u3000\n]+", said))
    return tuple(dict.fromkeys(one for one in parts if one))
