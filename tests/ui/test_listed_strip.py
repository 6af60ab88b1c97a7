"""Above a form that takes a number: nothing usually; after a restore the way to the page, then what waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.numbering import Series
from mediation_desk.domain.restored import Restored
from mediation_desk.register import numbers, restored
from mediation_desk.services.restored_numbers import SeriesTold, tell_last_numbers
from mediation_desk.ui.listed_strip import ListedStrip
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def put_back(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        numbers.take(records, Series.CASE, 2026)
        restored.mark(
            records,
            Restored(
                id="1" * 32,
                copy_name="desk-20260317-174600",
                copy_made_at=records.now - timedelta(hours=16),
                restored_at=records.now,
                by="card",
                entries=10,
                head="",
            ),
        )


def tell(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        tell_last_numbers(records, (SeriesTold(series=Series.CASE, year=2026, typed="3"),))


def strip(office: OfficeDesk, series: Series = Series.CASE, who: object = MEDIATOR) -> ListedStrip:
    made = ListedStrip(office.sit(who), series)  # type: ignore[arg-type]  # staff of the fixtures
    office.qtbot.addWidget(made)
    made.look()
    office.wait()
    return made


def test_nothing_is_said_of_a_register_never_restored(office: OfficeDesk) -> None:
    assert strip(office).isHidden()


def test_it_leads_to_the_page_while_the_last_number_is_asked_for(office: OfficeDesk) -> None:
    office.run(put_back)
    made = strip(office)
    assert made.choice.asks
    assert not made.isHidden()
    made._go()  # the notice's button
    assert office.gone[-1] == ("restored", ("asked",))


def test_whoever_may_not_open_the_page_is_offered_no_way_there(office: OfficeDesk) -> None:
    office.run(put_back)
    made = strip(office, Series.COUNSELLING, COUNSELLOR)
    assert made.choice.asks
    assert not made.choice.opens


def test_a_number_that_waits_is_chosen_and_only_where_one_is_needed(office: OfficeDesk) -> None:
    office.run(put_back)
    office.run(tell)
    made = strip(office)
    assert made.value() == ""
    assert len(made.choice.waiting) == 2
    made.number.set_value(made.choice.waiting[1])
    assert made.value() == made.choice.waiting[1]
    made.look(needed=False)
    office.wait()
    assert made.value() == ""
    assert made.isHidden()
