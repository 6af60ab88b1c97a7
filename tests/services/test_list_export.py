"""The lists of cases and receptions as spreadsheets: what the filter shows, never a mark, never a formula."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.reception_list import ReceptionFilter
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.services.list_export import ListWords, export_case_list, export_receptions
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.pages.cases.columns import sheet_words
from tests.case_fixtures import add_case
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, Office


def test_the_list_of_cases_leaves_with_an_entry(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        confirmed = Confirmed(staff_id=MEDIATOR.id, at=records.now)
        data = export_case_list(records, CaseFilter(), sheet_words(), confirmed)
    with desk_office.reading(MEDIATOR) as records:
        assert journal.entries(records)[0].act == "export_case_list"
    rows = list(load_workbook(BytesIO(data)).active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert case_id not in str(rows)
    assert len(rows[0]) == 7


def test_somebody_elses_password_is_none(desk_office: Office) -> None:
    words = ListWords(title="x", heads=("a",), widths=(8,), cells=lambda line: (line.number,))
    with desk_office.as_(MEDIATOR) as records:
        other = Confirmed(staff_id=OTHER_MEDIATOR.id, at=records.now)
        for act, wanted in ((export_case_list, CaseFilter()), (export_receptions, ReceptionFilter())):
            with pytest.raises(DeskError, match=r"password.ask_again"):
                act(records, wanted, words, other)  # type: ignore[operator]
