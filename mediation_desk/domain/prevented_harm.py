"""A harm that a dispute was kept from becoming, noted at a clue or a case for the official return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.clue import HarmPrevented
from mediation_desk.errors import DeskError

MOST_PEOPLE = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class PreventedHarm:
    """One of them: when, what, how many `people` it concerned, and where it belongs (a clue or a case)."""

    id: str
    on: date
    kind: HarmPrevented
    people: int
    case_id: str = ""
    clue_id: str = ""
    recorded_by: str = ""


def check_harm(harm: PreventedHarm, today: date) -> None:
    """Refuse what cannot be counted.

    Raises DeskError: harm.people, harm.future, harm.nowhere.
    """
    if not 1 <= harm.people <= MOST_PEOPLE:
        raise DeskError("harm.people", field="people")
    if harm.on > today:
        raise DeskError("harm.future", field="on")
    if bool(harm.case_id) is bool(harm.clue_id):
        raise DeskError("harm.nowhere")
