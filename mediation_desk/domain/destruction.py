"""Destroying dossiers whose time is over: never silently, and never by one person.

档案法 forbids destruction without approval: a list is proposed, the director approves, the justice bureau's
approval is scanned in, then two persons together carry it out; the register of destruction stays for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.retention import Retention


class ListState(StrEnum):
    """How far a list came."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    GRANTED = "granted"
    CARRIED_OUT = "carried_out"
    DROPPED = "dropped"


STEPS: frozenset[tuple[ListState, ListState]] = frozenset(
    {
        (ListState.PROPOSED, ListState.APPROVED),
        (ListState.APPROVED, ListState.GRANTED),
        (ListState.GRANTED, ListState.CARRIED_OUT),
        (ListState.PROPOSED, ListState.DROPPED),
        (ListState.APPROVED, ListState.DROPPED),
        (ListState.GRANTED, ListState.DROPPED),
    }
)
"""From, to; nothing leads away from what was carried out or dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """One dossier on a list, as the register of destruction keeps it for ever: number, masked title, pages.

    `title` names surnames only (林某与赵某离婚纠纷).
    """

    case_id: str
    number: str
    title: str
    year: int
    retention: Retention
    due_on: date
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillHeld:
    """A copy known to this PC that still holds what was destroyed."""

    name: str
    folder: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionList:
    """A list with what happened to it; `bureau_number` is that of the justice bureau's approval."""

    id: str
    state: ListState
    proposed_by: str
    proposed_at: datetime
    reason: str
    lines: tuple[ListLine, ...]
    approved_by: str = ""
    approved_at: datetime | None = None
    bureau_number: str = ""
    bureau_on: date | None = None
    has_scan: bool = False
    carried_out_by: str = ""
    second_by: str = ""
    carried_out_at: datetime | None = None
    held: tuple[StillHeld, ...] = ()


def may_step(state: ListState, to: ListState) -> bool:
    """Whether a list may go from one state to the other."""
    return (state, to) in STEPS


def masked(name: str) -> str:
    """A person's name as the register of destruction keeps it: the surname and 某."""
    surname = name[:2] if name[:2] in _TWO and len(name) > 2 else name[:1]
    return f"{surname}某" if surname else ""


_TWO = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "夏侯",
        "长孙",
        "宇文",
        "端木",
        "百里",
        "南宫",
        "独孤",
        "轩辕",
        "完颜",
    ]
)
