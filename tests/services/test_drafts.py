"""What was typed and not saved is found again: the form, its matter and its subject, by its author alone."""

from __future__ import annotations

import pytest

from mediation_desk.services import drafts
from mediation_desk.ui.draft_places import draft_place
from tests.case_fixtures import WIFE, add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office


def place(office: Office, form: str, subject_id: str) -> tuple[str, ...]:
    with office.as_(MEDIATOR) as records:
        drafts.keep_draft(records, form, subject_id, "{}")
    with office.reading(MEDIATOR) as records:
        found = drafts.newest_draft(records)
    assert found is not None
    return draft_place(found)


def test_every_half_filled_form_has_its_place(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    reception_id = "5" * 32
    assert place(desk_office, "reception", "") == ("reception",)
    assert place(desk_office, "reception", reception_id) == ("reception", reception_id)
    assert place(desk_office, "screening", WIFE.id) == ("screening", case_id, WIFE.id)
    assert place(desk_office, "mediation_record", case_id) == ("mediation_record", case_id, "")
    assert place(desk_office, "case_note", case_id) == ("case", case_id)
    assert place(desk_office, "home_visit", "") == ("home_visits", "visits", "")
    assert place(desk_office, "home_visit", "household/h1") == ("home_visits", "visits", "h1")
    assert place(desk_office, "home_visit", "clue/XS9") == ("home_visits", "visits", "", "XS9")
    assert place(desk_office, "home_visit", "v1") == ("home_visits", "visit", "v1")
    assert place(desk_office, "visit_batch", "") == ("home_visits", "batch")
    assert place(desk_office, "call_out", "") == ("grid", "corps")


@pytest.mark.parametrize("form", ["screening", "agreement", "mediation_record"])
def test_what_belongs_to_nothing_any_more_is_passed_over(desk_office: Office, form: str) -> None:
    add_case(desk_office)
    assert place(desk_office, "reception", "") == ("reception",)
    assert place(desk_office, form, "0" * 32) == ("reception",)


def test_nobody_sees_where_somebody_else_types(desk_office: Office) -> None:
    place(desk_office, "reception", "")
    with desk_office.reading(DIRECTOR) as records:
        assert drafts.newest_draft(records) is None
