"""Every third drill at least proves another PC; a drill is due when none passed lately."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.drill import Drill, DrillHow, is_due, own_key_allowed
from tests.desk_fixtures import NOON

DONE = Drill(
    number=1, at=NOON, by="d", how=DrillHow.CARD, copy_name="desk-1", copy_made_at=NOON, stick="备份盘"
)


@given(st.lists(st.tuples(st.sampled_from(DrillHow), st.booleans()), max_size=30))
def test_of_three_that_passed_in_a_row_one_was_apart(wanted: list[tuple[DrillHow, bool]]) -> None:
    done: list[Drill] = []  # newest first
    for how, passed in wanted:
        used = how if how is not DrillHow.OWN_KEY or own_key_allowed(done) else DrillHow.CARD
        done.insert(0, replace(DONE, how=used, refused="" if passed else "copy.damaged"))
    good = [one for one in done if one.passed]
    assert all(any(one.apart for one in good[at : at + 3]) for at in range(len(good) - 2))


def test_a_drill_that_failed_proves_nothing() -> None:
    own = replace(DONE, how=DrillHow.OWN_KEY)
    failed_card = replace(DONE, refused="copy.damaged")
    assert own_key_allowed([own, failed_card])
    assert not own_key_allowed([own, failed_card, own])
    assert own_key_allowed([own, DONE, own])


@pytest.mark.parametrize(
    ("ago", "days", "due"), [(None, 30, True), (30, 30, True), (29, 30, False), (99, 0, False)]
)
def test_when_one_is_due(ago: int | None, days: int, due: bool) -> None:
    last = None if ago is None else NOON - timedelta(days=ago)
    assert is_due(last, date(2026, 3, 18), days) is due
