"""A paper written on the desk: typed, issued with number and code, signed or voided, never rewritten."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import BOTH_SIDES
from mediation_desk.errors import DeskError

Value = str | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""What stands in a field: words, ticked words, or rows of words (of TALK: who, and what was said)."""

Values = tuple[tuple[str, Value], ...]
"""Values by the name of their field, in the order of the paper."""

RESTRICTED = "restricted"
"""Stands in the open for the key of a paper whose kind is sealed together with what it says."""


class WrittenState(StrEnum):
    """A draft may change; an issued paper never does; a voided one stays with its reason."""

    DRAFT = "draft"
    ISSUED = "issued"
    VOIDED = "voided"


class Audience(StrEnum):
    """Who holds the paper: it is compared with what belongs to everybody else.

    AUTHORITY: another body alone (a court, the police) · HOUSE: nobody outside.
    """

    BOTH = "both"
    SEEKER = "seeker"
    OTHER = "other"
    NEUTRAL = "neutral"
    AUTHORITY = "authority"
    HOUSE = "house"

    @property
    def sides(self) -> frozenset[Side]:
        """The sides that hold it; none when it goes to no party."""
        if self is Audience.BOTH:
            return BOTH_SIDES
        return frozenset({Side(self.value)}) if self in ONE_SIDE else frozenset()


ONE_SIDE = (Audience.SEEKER, Audience.OTHER, Audience.NEUTRAL)
"""A paper of one party alone."""


class Recipient(StrEnum):
    """Who was given a copy."""

    SEEKER = "seeker"
    OTHER = "other"
    NEUTRAL = "neutral"
    AUTHORITY = "authority"
    KEPT = "kept"


MOST_COPIES = 99
_SIDES = (Recipient.SEEKER, Recipient.OTHER, Recipient.NEUTRAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPaper:
    """One paper; `case_id` is empty for one of the office, `by_hand` leaves empty fields to be written in.

    `values` are empty where the paper is restricted and was not opened; then `key` is RESTRICTED.
    """

    id: str
    case_id: str
    key: str
    audience: Audience
    values: Values = ()
    by_hand: bool = False
    version: int = 0
    author: str = ""
    state: WrittenState = WrittenState.DRAFT
    begun_at: datetime | None = None
    changed_at: datetime | None = None
    number: str = ""
    code: str = ""
    issued_at: datetime | None = None
    issued_by: str = ""
    sha256: str = ""
    signed_on: date | None = None
    voided_at: datetime | None = None
    void_reason: str = ""
    restricted: bool = False

    def value(self, name: str) -> Value:
        """What stands in a field, empty words where nothing does."""
        return dict(self.values).get(name, "")

    @property
    def counts(self) -> bool:
        """Whether it counts in the dossier: issued, signed, not voided."""
        return self.state is WrittenState.ISSUED and self.signed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """How many copies one recipient was given, when and by whom."""

    recipient: Recipient
    count: int
    given_at: datetime
    staff_id: str


def check_draft(paper: WrittenPaper) -> None:
    """Refuse to change what is no draft. DeskError: written.issued, written.voided."""
    if paper.state is WrittenState.ISSUED:
        raise DeskError("written.issued")
    if paper.state is WrittenState.VOIDED:
        raise DeskError("written.voided")


def check_signed(paper: WrittenPaper, on: date, today: date, issued_on: date | None) -> None:
    """Refuse a day of signing that cannot be.

    Raises DeskError: written.not_issued, written.voided, written.signed, written.signed_before,
    written.signed_later.
    """
    if paper.state is WrittenState.VOIDED:
        raise DeskError("written.voided")
    if paper.state is not WrittenState.ISSUED:
        raise DeskError("written.not_issued")
    if paper.signed_on is not None:
        raise DeskError("written.signed")
    if on > today:
        raise DeskError("written.signed_later", field="signed_on")
    if issued_on is not None and on < issued_on:
        raise DeskError("written.signed_before", field="signed_on")


def check_copies(paper: WrittenPaper, copies: tuple[tuple[Recipient, int], ...]) -> None:
    """Refuse counts that cannot be, and a side that the paper was not made for: the wall did not look for it.

    Raises DeskError: written.not_issued, written.no_copies, written.too_many, written.not_for_them.
    """
    if paper.state is WrittenState.DRAFT:
        raise DeskError("written.not_issued")
    theirs = {Recipient(side.value) for side in paper.audience.sides if side.value in _SIDES}
    check_counts(copies, theirs)


def check_counts(copies: tuple[tuple[Recipient, int], ...], sides: Collection[Recipient]) -> None:
    """Refuse counts that cannot be, and a side that is none of these.

    Raises DeskError: written.no_copies, written.too_many, written.not_for_them.
    """
    if not any(count for _recipient, count in copies):
        raise DeskError("written.no_copies", field="copies")
    if any(not 0 <= count <= MOST_COPIES for _recipient, count in copies):
        raise DeskError("written.too_many", field="copies", most=MOST_COPIES)
    if any(count and recipient in _SIDES and recipient not in sides for recipient, count in copies):
        raise DeskError("written.not_for_them", field="copies")
