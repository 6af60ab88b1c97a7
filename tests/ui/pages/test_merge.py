from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.merging import Keep
from mediation_desk.domain.person import Contact, Person, Phone, Sex
from mediation_desk.register import people
from mediation_desk.services import receptions
from mediation_desk.services.people import save_person
from mediation_desk.ui.kit.buttons import DangerButton
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.pages.merge import MergePage
from tests.desk_fixtures import DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import LIN, PHONE, alone
from tests.ui.pages.office_desk import OfficeDesk

TWICE = Person(
    id="5" * 32,
    name="林晓云",
    sex=Sex.FEMALE,
    occupation="教师",
    contact=Contact(phones=(Phone(number="13800000999"),)),
)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)

    def seed(office: Office) -> None:
        with office.as_(RECEPTION) as records:
            receptions.save_reception(records, alone(LIN))
            receptions.save_reception(records, alone(TWICE, "c"))

    made.run(seed)
    yield made
    made.close()


def opened(room: OfficeDesk) -> MergePage:
    page = MergePage(room.sit(MEDIATOR))
    room.show(page)
    page.opened(LIN.id, TWICE.id)
    room.wait()
    room.wait()
    return page


def said(page: MergePage) -> list[str]:
    return [one.text() for one in page.findChildren(Prose)]


def same(room: OfficeDesk) -> bool:
    def read(office: Office) -> bool:
        with office.reading(DIRECTOR) as records:
            return people.same(records, LIN.id) == {LIN.id, TWICE.id}

    return room.run(read)


def test_two_records_are_chosen_merged_and_undone(room: OfficeDesk) -> None:
    page = opened(room)
    assert {"林晓芸", "林晓云", "教师", "138 0000 0276"} <= set(said(page))
    assert not page.act.isEnabled()
    assert page.choice is not None
    page.choice.choose("name", Keep.FIRST)
    assert page.act.isEnabled()
    page.primary()
    room.wait()
    room.wait()
    assert same(room)
    (undo,) = page.recent.findChildren(DangerButton)
    undo.click()
    undo.click()
    room.wait()
    room.wait()
    assert not same(room)


def test_masked_nothing_personal_is_read(room: OfficeDesk) -> None:
    page = opened(room)
    page.desk.mask(True)
    room.wait()
    text = "".join(said(page))
    assert not any(word in text for word in ("晓芸", PHONE[-4:], "教师"))


def test_a_sealed_contact_that_does_not_open_stops_it(room: OfficeDesk) -> None:
    def seal(office: Office) -> None:
        with office.as_(RECEPTION) as records:
            save_person(records, replace(people.get(records, TWICE.id), safe_contact=True))

    room.run(seal)
    page = opened(room)
    assert page.choice is not None
    page.choice.choose("name", Keep.FIRST)
    assert "封存" in page.act.toolTip()
    assert not page.act.isEnabled()


def test_the_same_record_twice_is_said_plainly(room: OfficeDesk) -> None:
    page = opened(room)
    page.opened(LIN.id, LIN.id)
    room.wait()
    assert "这是同一条登记，不用合并。" in said(page)
