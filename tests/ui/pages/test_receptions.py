from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.person import Person
from mediation_desk.domain.reception import ReceptionState
from mediation_desk.services import receptions
from mediation_desk.ui.kit.cells import Text
from mediation_desk.ui.pages.receptions import ReceptionsPage
from tests.desk_fixtures import MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import alone, entry
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)

    def seed(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            receptions.save_reception(records, entry())
            done = receptions.save_reception(records, alone(Person(id="7" * 32, name="王女士", alias=True)))
            receptions.handle_on_the_spot(records, done.reception.id, 1, "讲清了探望的规定")

    made.run(seed)
    yield made
    made.close()


def test_what_waits_stands_first_and_is_opened_again(room: OfficeDesk) -> None:
    page = ReceptionsPage(room.sit(MEDIATOR))
    room.show(page)
    page.opened()
    room.wait()
    (line,) = page.table.lines.rows
    assert line.state is ReceptionState.AWAITING_TALK
    assert not page.talk.isEnabled()
    page.find_in_list()
    page.talk.click()
    page.decide.click()
    page.table.opened.emit(line)
    assert room.gone == [("screening", (line.id,)), ("decision", (line.id,)), ("reception", (line.id,))]
    page.states.clear()
    room.wait()
    assert len(page.table.lines.rows) == 2


def test_names_are_masked(room: OfficeDesk) -> None:
    page = ReceptionsPage(room.sit(MEDIATOR))
    room.show(page)
    page.opened()
    room.wait()
    people = page.table.lines.cell(0, 2)
    assert isinstance(people, Text)
    assert people.text == "林晓芸 ／ 赵启帆"
    page.desk.mask(True)
    people = page.table.lines.cell(0, 2)
    assert isinstance(people, Text)
    assert people.text == "林＊＊ ／ 赵＊＊"


def test_the_counter_sees_no_past_of_others_and_asks_nobody_alone(room: OfficeDesk) -> None:
    page = ReceptionsPage(room.sit(RECEPTION))
    room.show(page)
    page.states.clear()
    page.opened()
    room.wait()
    assert [line.seekers for line in page.table.lines.rows] == [("林晓芸",)]
    page.find_in_list()
    assert not page.talk.isEnabled()
