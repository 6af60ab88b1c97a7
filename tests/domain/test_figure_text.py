"""A figure's value as it is written."""

from __future__ import annotations

import pytest

from mediation_desk.domain.figure import Counted
from mediation_desk.domain.figure_text import change_text, share_text, value_text
from mediation_desk.domain.figures import figure


@pytest.mark.parametrize(
    ("key", "counted", "said"),
    [
        ("mediated_cases", Counted(key="", value=1385), "1,385"),
        ("mediated_cases", Counted(key=""), "—"),
        ("aid_children_sum", Counted(key="", value=2_300_000), "23,000"),
        ("aid_children_sum", Counted(key="", value=2_300_050), "23,000.50"),
        ("return_amount", Counted(key="", value=12_345_678), "12.35"),
        ("corps_minutes", Counted(key="", value=90), "1.5"),
        ("clues_timely", Counted(key="", numerator=36, denominator=38), "94.7"),
        ("clues_timely", Counted(key="", numerator=0, denominator=0), "—"),
    ],
)
def test_values(key: str, counted: Counted, said: str) -> None:
    assert value_text(figure(key), counted) == said


def test_a_share_stands_beside_a_rate_alone() -> None:
    assert share_text(Counted(key="", numerator=1036, denominator=1038)) == "1,036 / 1,038"
    assert share_text(Counted(key="", value=3)) == ""


@pytest.mark.parametrize(
    ("now", "earlier", "said"), [(52, 47, "+5"), (44, 52, "−8"), (3, 3, "0"), (None, 3, "—")]
)
def test_changes(now: int | None, earlier: int | None, said: str) -> None:
    main = figure("mediated_cases")
    assert change_text(main, Counted(key="", value=now), Counted(key="", value=earlier)) == said


def test_a_rate_changes_in_percentage_points() -> None:
    now, was = Counted(key="", numerator=36, denominator=38), Counted(key="", numerator=29, denominator=31)
    assert change_text(figure("clues_timely"), now, was) == "+1.2"
    assert change_text(figure("clues_timely"), was, now) == "−1.2"
