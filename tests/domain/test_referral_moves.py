"""The table of a referral's states, cell by cell: what may follow, who may, what must stand first."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.domain.referral_moves import MOVES, MoveFacts, may_follow, refusal
from mediation_desk.domain.staff import Role

S = ReferralState
READY = MoveFacts(roles=frozenset({Role.DIRECTOR}), reason="已电话核对")
MEDIATOR = replace(READY, roles=frozenset({Role.MEDIATOR}))

OUT = {
    S.DRAFT: {S.WAITING, S.APPROVED, S.CLOSED},
    S.WAITING: {S.DRAFT, S.APPROVED, S.CLOSED},
    S.APPROVED: {S.DRAFT, S.SENT, S.CLOSED},
    S.SENT: {S.RECEIVED, S.REFUSED, S.CLOSED},
    S.RECEIVED: {S.IN_PROGRESS, S.REFUSED, S.FEEDBACK, S.CLOSED},
    S.IN_PROGRESS: {S.FEEDBACK, S.REFUSED, S.CLOSED},
    S.REFUSED: {S.CLOSED},
    S.FEEDBACK: {S.FEEDBACK, S.CLOSED},
    S.CLOSED: set(),
}
IN = {
    S.RECEIVED: {S.IN_PROGRESS, S.REFUSED, S.CLOSED},
    S.IN_PROGRESS: {S.FEEDBACK, S.CLOSED},
    S.REFUSED: {S.CLOSED},
    S.FEEDBACK: {S.CLOSED},
}
NEED_WORDS = {
    (Direction.OUT, S.WAITING, S.DRAFT),
    (Direction.OUT, S.SENT, S.REFUSED),
    (Direction.OUT, S.RECEIVED, S.REFUSED),
    (Direction.OUT, S.RECEIVED, S.FEEDBACK),
    (Direction.OUT, S.IN_PROGRESS, S.FEEDBACK),
    (Direction.OUT, S.IN_PROGRESS, S.REFUSED),
    (Direction.OUT, S.FEEDBACK, S.FEEDBACK),
    *((Direction.OUT, one, S.CLOSED) for one in (S.DRAFT, S.WAITING, S.APPROVED, S.SENT)),
    *((Direction.OUT, one, S.CLOSED) for one in (S.RECEIVED, S.IN_PROGRESS)),
    (Direction.IN, S.RECEIVED, S.REFUSED),
    (Direction.IN, S.RECEIVED, S.CLOSED),
    (Direction.IN, S.IN_PROGRESS, S.FEEDBACK),
    (Direction.IN, S.IN_PROGRESS, S.CLOSED),
}
CELLS = list(product(Direction, ReferralState, ReferralState))


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_each_cell_is_as_the_domain_says(cell: tuple[Direction, ReferralState, ReferralState]) -> None:
    direction, source, target = cell
    wanted = (OUT if direction is Direction.OUT else IN).get(source, set())
    assert (refusal(direction, source, target, READY) == "") is (target in wanted)
    assert (target in may_follow(direction, source)) is (target in wanted)


@pytest.mark.parametrize("cell", list(MOVES), ids=str)
def test_words_are_needed_exactly_where_somebody_must_say_why(
    cell: tuple[Direction, ReferralState, ReferralState],
) -> None:
    silent = replace(READY, reason="  ")
    assert (refusal(*cell, silent) == "referral.reason_needed") is (cell in NEED_WORDS)


@pytest.mark.parametrize(
    ("source", "target"),
    [(S.DRAFT, S.WAITING), (S.DRAFT, S.APPROVED), (S.WAITING, S.APPROVED), (S.APPROVED, S.SENT)],
)
def test_nothing_goes_on_without_its_words_and_its_ground(
    source: ReferralState, target: ReferralState
) -> None:
    lacking = replace(READY, complete="referral.needs_needed")
    assert refusal(Direction.OUT, source, target, lacking) == "referral.needs_needed"
    unfounded = replace(READY, grounded="referral.consent_withdrawn")
    assert refusal(Direction.OUT, source, target, unfounded) == "referral.consent_withdrawn"


def test_who_approves() -> None:
    assert refusal(Direction.OUT, S.DRAFT, S.APPROVED, MEDIATOR) == "referral.approval_needed"
    assert refusal(Direction.OUT, S.WAITING, S.APPROVED, MEDIATOR) == "referral.director_only"
    assert refusal(Direction.OUT, S.DRAFT, S.APPROVED, replace(MEDIATOR, approval=False)) == ""
    waiting = replace(MEDIATOR, approval=False)
    assert refusal(Direction.OUT, S.WAITING, S.APPROVED, waiting) == "referral.director_only"


def test_what_was_changed_after_approval_is_not_sent() -> None:
    changed = replace(READY, unchanged=False)
    assert refusal(Direction.OUT, S.APPROVED, S.SENT, changed) == "referral.changed_since"
