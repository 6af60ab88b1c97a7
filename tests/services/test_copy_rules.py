"""The centre's rules for copies: ours until somebody sets them, refused where they would leave too little."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.services.copy_rules import SETTING, copy_rules, set_copy_rules
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office


def test_ours_count_until_the_centre_sets_its_own(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        assert copy_rules(records) == CopyRules()
        changed = CopyRules(daily=3, yearly=10, offer_at_close=False)
        assert set_copy_rules(records, changed) == changed
    with desk_office.reading(MEDIATOR) as records:
        assert copy_rules(records) == changed


@pytest.mark.parametrize(
    ("name", "figure"),
    [("daily", 1), ("daily", 61), ("weekly", -1), ("reminder_days", 0), ("drill_days", 367), ("yearly", 101)],
)
def test_a_figure_that_will_not_do_is_refused_at_its_field(
    desk_office: Office, name: str, figure: int
) -> None:
    with desk_office.as_(DIRECTOR) as records:
        with pytest.raises(DeskError, match=r"^copy_rules\.range$") as refused:
            set_copy_rules(records, replace(CopyRules(), **{name: figure}))  # type: ignore[arg-type]
        assert refused.value.field == name
        assert office.setting(records, SETTING) is None


def test_a_rule_of_a_later_program_is_passed_over(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        office.set_setting(records, SETTING, {"daily": 9, "hourly": 3})
        assert copy_rules(records) == CopyRules(daily=9)
