"""What a case list is asked for, and a page of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.case import CaseLine, CaseState
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.safety import Mark


class SortBy(StrEnum):
    """Columns the list sorts by; ROW is the order of acceptance."""

    ROW = "row"
    STATE = "state"
    DISPUTE_SUBTYPE = "dispute_subtype"
    LEAD = "lead_id"
    MARK = "mark"
    NEXT_LIMIT = "next_limit"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What the list shows; empty sets and None filter nothing."""

    states: frozenset[CaseState] = frozenset()
    mediator_ids: frozenset[str] = frozenset()
    subtypes: frozenset[DisputeSubtype] = frozenset()
    marks: frozenset[Mark] = frozenset()
    accepted_from: date | None = None
    accepted_to: date | None = None
    typed: str = ""
    sort: SortBy = SortBy.ROW
    ascending: bool = False

    @property
    def narrowed_besides_words(self) -> bool:
        """Whether anything but typed words keeps cases out."""
        chosen = self.states or self.mediator_ids or self.subtypes or self.marks
        return bool(chosen) or self.accepted_from is not None or self.accepted_to is not None

    @property
    def narrowed(self) -> bool:
        """Whether anything keeps cases out."""
        return bool(self.typed.strip()) or self.narrowed_besides_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """A page of lines and the key that continues it (None at the end)."""

    lines: tuple[CaseLine, ...]
    after: tuple[str | None, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCases:
    """The first page of a filter, how many cases match it and how many there are at all.

    `or_more` says that counting stopped at `matching`.
    """

    page: CasePage
    matching: int
    every: int
    or_more: bool = False
