"""The list of receptions: its lines and what it may be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.reception import Decision, DisputeSubtype, Mode, ReceptionState

PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionLine:
    """One row of the list of receptions; `row` is the key of the next page."""

    row: int
    id: str
    number: str
    received_at: datetime
    mode: Mode
    seekers: tuple[str, ...]
    others: tuple[str, ...]
    wish: str
    dispute_subtype: DisputeSubtype
    state: ReceptionState
    decision: Decision | None
    staff_id: str
    case_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionFilter:
    """Which receptions a list shows: states and newest decisions (any when empty), one person's only.

    `open_or_of` keeps those not yet decided and those that this member of staff took.
    """

    states: frozenset[ReceptionState] = frozenset()
    decisions: frozenset[Decision] = frozenset()
    person_id: str | None = None
    open_or_of: str | None = None
