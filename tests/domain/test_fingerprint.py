"""Fingerprints: forty digits, some shown, the rest typed from paper."""

from __future__ import annotations

import pytest

from mediation_desk.domain.fingerprint import (
    ASKED,
    GROUPS,
    check_typed,
    draw_asked,
    fingerprint_of,
    with_gaps,
)
from mediation_desk.errors import DeskError

PRINT = fingerprint_of(bytes(range(32)))


def test_it_has_eight_groups_of_five_digits() -> None:
    groups = PRINT.split()
    assert [len(one) for one in groups] == [5] * GROUPS
    assert all(one.isdecimal() for one in groups)
    assert fingerprint_of(bytes(32)) == " ".join(["00000"] * GROUPS)


def test_the_groups_asked_for_are_not_shown_and_drawn_anew() -> None:
    asked = draw_asked()
    shown = with_gaps(PRINT, asked)
    assert len(set(asked)) == ASKED
    assert all((shown[at] == group) == (at not in asked) for at, group in enumerate(PRINT.split()))
    assert len({draw_asked() for _ in range(200)}) > 10


def test_what_is_typed_is_held_against_the_key() -> None:
    groups = PRINT.split()
    right = {at: groups[at] for at in (1, 4, 7)}
    check_typed(PRINT, right)
    wide = "".join(chr(0xFF10 + int(one)) for one in groups[4])
    check_typed(PRINT, right | {4: f" {wide} "})
    with pytest.raises(DeskError, match=r"fingerprint\.other") as caught:
        check_typed(PRINT, right | {4: f"{(int(groups[4]) + 1) % 100_000:05}"})
    assert caught.value.field == "group_4"
    with pytest.raises(DeskError, match=r"fingerprint\.type_it"):
        check_typed(PRINT, right | {7: ""})
    with pytest.raises(RuntimeError):
        check_typed(PRINT, {})
