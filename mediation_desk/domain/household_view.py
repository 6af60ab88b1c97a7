"""Everything the page of one household shows, and the colour its facts suggest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.colour import ColourScheme, HouseholdColour
from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.household import Household, Link, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A colour that facts suggest, with the facts; it is never set by itself.

    `facts` are `OPEN_CASE` and special groups. `code` "" suggests none.
    """

    code: str = ""
    also: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMade:
    """A visit in the household's list; what was found stands on its own page.

    `proposed` is the code of the colour its visitors proposed, "" for none.
    """

    id: str
    on: date
    purpose: VisitPurpose
    visitors: tuple[str, ...]
    proposed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A clue or case that belongs to the household, by its number alone."""

    id: str
    number: str
    on: date
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdView:
    """`seals`: whether a reason is sealed that opens here. `staff` are names by id.

    `cases` are only those whoever asks may know of.
    """

    household: Household
    area: str
    scheme: ColourScheme
    schemes: tuple[ColourScheme, ...]
    history: tuple[HouseholdColour, ...]
    suggestion: Suggestion
    links: tuple[Link, ...]
    measures: tuple[Measure, ...]
    visits: tuple[VisitMade, ...]
    clues: tuple[Told, ...]
    cases: tuple[Told, ...]
    staff: tuple[tuple[str, str], ...]
    seals: bool

    def name(self, staff_id: str) -> str:
        """The name of a member of staff by id."""
        return next((name for one, name in self.staff if one == staff_id), "")
