"""Every kind of paper staff complete opens filled from a real register and shows its pages at once."""

from __future__ import annotations

import pytest

from mediation_desk.domain.written_paper import Audience
from mediation_desk.services import written_desk
from mediation_desk.services.filling import homes_of
from mediation_desk.services.filling.filling import Home
from mediation_desk.services.written_values import KINDS
from tests.case_fixtures import add_case
from tests.desk_fixtures import MEDIATOR, Office

CLOSED = {key for key, kind in KINDS.items() if kind.restricted}


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def place(case_id: str, key: str) -> str:
    """The case, or nothing for a kind the office writes for itself."""
    return case_id if Home.CASE in homes_of(KINDS[key]) else ""


@pytest.mark.parametrize("key", KINDS)
def test_a_fresh_paper_looks_like_itself(desk_office: Office, case_id: str, key: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sheet = written_desk.written_sheet(records, place(case_id, key), key)
        assert [name for name, _value in sheet.paper.values] == [field.name for field in KINDS[key].fields]
        looked = written_desk.look_at_written(records, sheet.paper, scale=0.3)
        assert looked.pages
        assert not looked.stop


@pytest.mark.parametrize("key", sorted(CLOSED))
def test_what_is_restricted_is_never_for_both_sides(desk_office: Office, case_id: str, key: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sheet = written_desk.written_sheet(records, case_id, key)
        assert sheet.audiences
        assert Audience.BOTH not in sheet.audiences


def test_a_table_of_figures_begins_with_its_items(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        figures = dict(written_desk.written_sheet(records, "", "stats_cases").paper.values)["figures"]
    assert len(figures) > 50
    assert figures[0] == ("调解案件总数（件）", "")
