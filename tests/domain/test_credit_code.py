from __future__ import annotations

import pytest

from mediation_desk.domain.credit_code import looks_right, normalise


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000101623741K"])
def test_known_codes(code: str) -> None:
    assert looks_right(code)
    assert looks_right(normalise(f" {code.lower()} "))


@pytest.mark.parametrize(
    "code",
    ["91350100M000100Y44", "91350100M000100Y4", "9135010OM000100Y43", "", "９１３５０１００M000100Y43"],
)
def test_others_are_worth_a_warning(code: str) -> None:
    assert not looks_right(code)
