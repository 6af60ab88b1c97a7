"""Family colours as data: a scheme's definitions, and a colour a household was given.

A scheme says what its colours mean; nothing here knows that red is grave or green is light: 鲁山 calls
green what 安吉 would call blue. The rank alone orders them, 1 first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediation_desk.domain.household import ColourState

OPEN_CASE = "open_case"
"""The fact that somebody of a household has a case that is not closed."""

HIGHEST = 1
"""The rank whose reasons are sealed, all of them alike, so that none betrays why."""

APPROVED_DOWN = 2
"""From colours of this rank and above (红、橙) a lighter one needs approval and a visit."""

LONGEST_REASON = 100
"""Characters of a reason: sealed ones all fill one block, so that a length tells nothing."""

VISIT_BEFORE_DAYS = 7
"""So many days before a lighter colour is asked for, the household was visited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourDefinition:
    """One colour of a scheme.

    `code` is a colour the program can paint, `word` what the centre calls it, `verb` what is done,
    `criteria` whom it is for, `visit_days` how often it is visited in days, `responsible` who looks after
    it, in words. `facts` (`OPEN_CASE` and special groups) are those from which it is suggested.
    """

    code: str
    rank: int
    word: str
    verb: str
    definition: str = ""
    criteria: tuple[str, ...] = ()
    visit_days: int = 30
    responsible: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColourScheme:
    """A scheme with its colours in the order of rank; one scheme is in force (`active`)."""

    id: str
    version: int = 0
    name: str
    region: str = ""
    valid_from: date
    active: bool = False
    colours: tuple[ColourDefinition, ...] = ()

    def colour(self, code: str) -> ColourDefinition | None:
        """One of its colours, or None."""
        return next((one for one in self.colours if one.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdColour:
    """A colour a household was given, asked for or refused.

    `sealed`: its reason is sealed and `reason` is "". `also` are codes
    of other colours whose criteria are met. `word` is what the colour was called by its own scheme.
    """

    id: str
    household_id: str
    scheme_id: str
    code: str
    rank: int
    word: str
    state: ColourState
    since: date
    until: date | None = None
    reason: str = ""
    sealed: bool = False
    also: tuple[str, ...] = ()
    assessor: str = ""
    assessed_at: datetime
    approver: str = ""
    decided_at: datetime | None = None
    refusal: str = ""


def hides_reason(rank: int, before: int) -> bool:
    """Whether the reason of a change is sealed: into the highest rank or out of it, whatever it says."""
    return HIGHEST in (rank, before)


def needs_approval(rank: int, before: int) -> bool:
    """Whether a change is asked for and approved: from 红 or 橙 to a lighter colour."""
    return before <= APPROVED_DOWN and rank > before


def highest(codes: tuple[str, ...], scheme: ColourScheme) -> tuple[str, tuple[str, ...]]:
    """Of several colours whose criteria are met the one that comes first, and the others as tags.

    Codes the scheme does not know are left out; ("", ()) when none remains.
    """
    met = [one.code for one in scheme.colours if one.code in codes]
    return (met[0], tuple(met[1:])) if met else ("", ())
