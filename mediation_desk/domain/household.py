"""Households: who lives there and where, what binds them to helpers, and what is done for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.person import Sex, SpecialGroup
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

NO_RANK = 9
"""The rank of a household without a colour: after all others."""

MOST_MEMBERS = 30


class HouseholdLink(StrEnum):
    """结对 by a volunteer or unit, 认领 by a member of the executive."""

    PAIRING = "pairing"
    CLAIM = "claim"


class ColourState(StrEnum):
    """A colour asked for, in force or ended, or not approved."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    REFUSED = "refused"


class FiveAction(StrEnum):
    """五大行动: 家庭连心、家庭文明、家庭关爱、家庭发展、家庭幸福."""

    HEARTS = "hearts"
    CIVILITY = "civility"
    CARE = "care"
    DEVELOPMENT = "development"
    HAPPINESS = "happiness"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody of a household; `person_id` is the same person as in receptions and cases.

    `relation` is to the head, in words (妻、长子); one of them is the head. Whoever left has `left_on`.
    """

    id: str
    name: str
    person_id: str | None = None
    relation: str = ""
    head: bool = False
    sex: Sex = Sex.UNKNOWN
    born: date | None = None
    groups: frozenset[SpecialGroup] = frozenset()
    left_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A household with its members, the head first.

    `groups` are special groups of the household as a whole besides those of its members. `safe_contact`:
    nobody calls or rings unannounced, papers carry its number instead of names and address; that says
    nothing about why.
    """

    id: str
    version: int = 0
    number: str = ""
    area_id: str = ""
    address: str = ""
    members: tuple[Member, ...] = ()
    groups: frozenset[SpecialGroup] = frozenset()
    actions: frozenset[FiveAction] = frozenset()
    safe_contact: bool = False
    note: str = ""
    registered_on: date | None = None
    registered_by: str = ""
    closed_on: date | None = None
    closed_reason: str = ""
    area_path: str = ""
    colour: str = ""
    colour_rank: int = NO_RANK
    scheme_id: str = ""
    last_visit_on: date | None = None
    next_visit_on: date | None = None

    @property
    def present(self) -> tuple[Member, ...]:
        """Those who live there now."""
        return tuple(one for one in self.members if one.left_on is None)

    @property
    def head(self) -> Member:
        """The head of the household."""
        return next((one for one in self.members if one.head), self.members[0])

    @property
    def every_group(self) -> frozenset[SpecialGroup]:
        """The special groups of the household and of everybody living there."""
        return self.groups.union(*(one.groups for one in self.present))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """结对 or 认领 by a helper, for a period."""

    id: str
    household_id: str
    kind: HouseholdLink
    helper_id: str
    helper: str = ""
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A help measure: what, by whom, until when, and what came of it."""

    id: str
    household_id: str
    what: str
    who: str = ""
    begun_on: date
    due_on: date | None = None
    done_on: date | None = None
    outcome: str = ""
    recorded_by: str = ""


def check_household(household: Household, today: date) -> None:
    """Refuse a household nobody could find or count.

    DeskError naming a field: household.area_needed, household.nobody, household.one_head,
    household.name_needed, household.many, household.born, household.person_twice, text.*.
    """
    if not household.members:
        raise DeskError("household.nobody", field="members")
    if len(household.members) > MOST_MEMBERS:
        raise DeskError("household.many", field="members", most=MOST_MEMBERS)
    for one in household.members:
        if not one.name.strip():
            raise DeskError("household.name_needed", field=f"name_{one.id}")
        check_text(one.name, f"name_{one.id}", 60)
        check_text(one.relation, f"relation_{one.id}", 20)
        if one.born is not None and one.born > today:
            raise DeskError("household.born", field=f"born_{one.id}")
    if [one.head for one in household.present].count(True) != 1:
        raise DeskError("household.one_head", field="members")
    known = [one.person_id for one in household.members if one.person_id]
    if len(known) != len(set(known)):
        raise DeskError("household.person_twice", field="members")
    if not household.area_id:
        raise DeskError("household.area_needed", field="area_id")
    check_text(household.address, "address")
    check_text(household.note, "note", PARAGRAPH, lines=True)


def check_measure(one: Measure, today: date) -> None:
    """Refuse a measure that says nothing or ends before it began.

    DeskError naming a field: household.measure_what, household.due_before, household.done_before,
    date.in_future.
    """
    if not one.what.strip():
        raise DeskError("household.measure_what", field="what")
    check_text(one.what, "what")
    check_text(one.who, "who")
    check_text(one.outcome, "outcome")
    if one.due_on is not None and one.due_on < one.begun_on:
        raise DeskError("household.due_before", field="due_on")
    if one.done_on is not None and one.done_on < one.begun_on:
        raise DeskError("household.done_before", field="done_on")
    if one.done_on is not None and one.done_on > today:
        raise DeskError("date.in_future", field="done_on")
