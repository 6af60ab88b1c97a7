"""Which state of a referral may follow which, who may do it and what must stand first: a table, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.domain.staff import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFacts:
    """Everything a move is judged by.

    `complete` and `grounded` are keys of what a letter lacks, empty when nothing; `approval` says whether a
    director must approve it; `unchanged` whether it still says what was approved.
    """

    roles: frozenset[Role]
    reason: str = ""
    complete: str = ""
    grounded: str = ""
    approval: bool = True
    unchanged: bool = True


Guard = Callable[[MoveFacts], str]
"""The key of why not, empty when it may."""


def _complete(facts: MoveFacts) -> str:
    return facts.complete


def _grounded(facts: MoveFacts) -> str:
    return facts.grounded


def _may_approve(facts: MoveFacts) -> str:
    return "referral.approval_needed" if facts.approval and Role.DIRECTOR not in facts.roles else ""


def _by_director(facts: MoveFacts) -> str:
    return "" if Role.DIRECTOR in facts.roles else "referral.director_only"


def _unchanged(facts: MoveFacts) -> str:
    return "" if facts.unchanged else "referral.changed_since"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMove:
    """One cell: guards in order, and whether a reason is written down."""

    guards: tuple[Guard, ...] = ()
    reason_needed: bool = False


_S = ReferralState
_O, _I = Direction.OUT, Direction.IN
_REASON = ReferralMove(reason_needed=True)
_FREE = ReferralMove()
Cell = tuple[Direction, ReferralState, ReferralState]
MOVES: dict[Cell, ReferralMove] = {
    (_O, _S.DRAFT, _S.WAITING): ReferralMove(guards=(_complete, _grounded)),
    (_O, _S.DRAFT, _S.APPROVED): ReferralMove(guards=(_may_approve, _complete, _grounded)),
    (_O, _S.WAITING, _S.APPROVED): ReferralMove(guards=(_by_director, _complete, _grounded)),
    (_O, _S.WAITING, _S.DRAFT): _REASON,
    (_O, _S.APPROVED, _S.DRAFT): _FREE,
    (_O, _S.APPROVED, _S.SENT): ReferralMove(guards=(_unchanged, _complete, _grounded)),
    (_O, _S.SENT, _S.RECEIVED): _FREE,
    (_O, _S.SENT, _S.REFUSED): _REASON,
    (_O, _S.RECEIVED, _S.IN_PROGRESS): _FREE,
    (_O, _S.RECEIVED, _S.REFUSED): _REASON,
    (_O, _S.RECEIVED, _S.FEEDBACK): _REASON,
    (_O, _S.IN_PROGRESS, _S.FEEDBACK): _REASON,
    (_O, _S.IN_PROGRESS, _S.REFUSED): _REASON,
    (_O, _S.FEEDBACK, _S.FEEDBACK): _REASON,
    (_O, _S.FEEDBACK, _S.CLOSED): _FREE,
    (_O, _S.REFUSED, _S.CLOSED): _FREE,
    **{
        (_O, state, _S.CLOSED): _REASON
        for state in (_S.DRAFT, _S.WAITING, _S.APPROVED, _S.SENT, _S.RECEIVED, _S.IN_PROGRESS)
    },
    (_I, _S.RECEIVED, _S.IN_PROGRESS): _FREE,
    (_I, _S.RECEIVED, _S.REFUSED): _REASON,
    (_I, _S.RECEIVED, _S.CLOSED): _REASON,
    (_I, _S.IN_PROGRESS, _S.FEEDBACK): _REASON,
    (_I, _S.IN_PROGRESS, _S.CLOSED): _REASON,
    (_I, _S.FEEDBACK, _S.CLOSED): _FREE,
    (_I, _S.REFUSED, _S.CLOSED): _FREE,
}
"""Every move there is; what is not here is refused. The words of a move are its reason: why an agency
refused, what it answered, what came of it."""


def may_follow(direction: Direction, state: ReferralState) -> tuple[ReferralState, ...]:
    """The states the table lets follow, in its order."""
    return tuple(target for way, source, target in MOVES if way is direction and source is state)


def refusal(direction: Direction, state: ReferralState, target: ReferralState, facts: MoveFacts) -> str:
    """The key of why it may not move so, empty when it may."""
    move = MOVES.get((direction, state, target))
    if move is None:
        return "referral.not_from_here"
    for guard in move.guards:
        if key := guard(facts):
            return key
    return "referral.reason_needed" if move.reason_needed and not facts.reason.strip() else ""
