"""Rows behind figures open where they stand, for whoever may read them; what is asked above has its room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.figure import FigureRow
from mediation_desk.domain.report import ReportKind
from mediation_desk.ui.pages.statistics.behind import noun_word
from mediation_desk.ui.pages.statistics.opening import PLACES
from tests.desk_fixtures import RECEPTION
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_statistics import counted, opened


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def test_rows_open_where_they_stand_for_whoever_may_read_them(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)

    def go(noun: str) -> tuple[str, tuple[object, ...]]:
        row = FigureRow(noun=noun, subject_id="0a", title="", on=None, value=1, hit=True)
        page.behind.table.opened.emit(row)
        return at_desk.gone[-1]

    assert go("aid_grant") == ("awards", ("aid", "0a"))
    assert go("attendee") == ("activity", ("0a",))
    assert go("home_visit") == ("home_visits", ("visit", "0a"))
    assert go("referral") == ("referral", ("0a",))
    before = len(at_desk.gone)
    go("service_step")  # has no page
    assert len(at_desk.gone) == before


def test_reception_is_told_that_a_case_does_not_open(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, RECEPTION)
    told: list[str] = []
    page.desk.noticed.connect(lambda _kind, words: told.append(words))
    before = len(at_desk.gone)
    row = FigureRow(noun="case", subject_id="0a", title="（2026）001", on=None, value=1, hit=True)
    page.behind.table.opened.emit(row)
    assert len(at_desk.gone) == before
    assert len(told) == 1


@pytest.mark.parametrize("noun", sorted({*PLACES, "certificate", "prevented_harm", "service_step"}))
def test_each_noun_has_a_word(at_desk: OfficeDesk, noun: str) -> None:
    row = FigureRow(noun=noun, subject_id="0a", title="", on=None, value=1, hit=True)
    assert not noun_word(row).startswith("Row.")


def test_enter_leads_to_the_rows_in_a_small_window_too(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    page.resize(700, 500)
    at_desk.wait()
    assert page.panes_row.narrow
    page.table.choose("mediated_cases")
    page.table.opened.emit(page.table.current_row())
    at_desk.wait()
    assert page.panes_row.tabs.current() == "right"
    assert page.behind.table.isVisible()


def test_what_is_asked_has_its_whole_height(at_desk: OfficeDesk) -> None:
    page = opened(at_desk)
    page.resize(1198, 620)
    page.segments.set_value(ReportKind.RETURN)
    counted(at_desk, page)
    page.table.choose("return_village")
    page.table.opened.emit(page.table.current_row())
    at_desk.wait()
    assert page.host.ask is not None
    assert page.host.ask.form.height() >= page.host.ask.form.minimumSizeHint().height()
