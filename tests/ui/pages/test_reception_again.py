from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from mediation_desk.register import drafts, people
from mediation_desk.ui import style
from mediation_desk.ui.pages.reception import ReceptionPage
from tests.desk_fixtures import MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import ADDRESS, LIN, PHONE, alone, entry
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.reception_room import kept, opened, save


def test_what_is_typed_is_kept_and_comes_back(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("林晓芸")
    page.form.seeker.papers.number.edit.setText("370115")
    page.form._add_and_go()
    page.form.further[0].name.edit.setText("林母")
    page.form.children_sheet.rows[0].name.edit.setText("赵予安")
    page.form.consents.row("seeker").notice.set_value(True)
    assert page.left()
    room.wait()
    again = ReceptionPage(page.desk)
    room.qtbot.addWidget(again)
    again.opened()
    room.wait()
    assert again.form.seeker.name.value() == "林晓芸"
    assert again.form.seeker.papers.number.text() == "370115"
    assert again.form.further[0].name.value() == "林母"
    assert again.form.children_sheet.rows[0].name.value() == "赵予安"
    assert again.form.consents.row("seeker").notice.value()
    assert again.form.reception_id == page.form.reception_id
    again._afresh()
    room.wait()
    assert again.form.seeker.name.value() == ""


def test_a_draft_of_an_earlier_state_does_not_overwrite(room: OfficeDesk) -> None:
    reception_id = save(room, entry())
    old = {"version": 0, "id": reception_id}

    def keep(office: Office) -> None:
        with office.as_(RECEPTION) as records:
            drafts.keep(records, "reception", reception_id, json.dumps(old))

    room.run(keep)
    page = opened(room, RECEPTION, reception_id)
    assert page.form.seeker.name.value() == "林晓芸"


def test_a_saved_reception_is_opened_changed_and_saved_again(room: OfficeDesk) -> None:
    reception_id = save(room, entry())
    page = opened(room, MEDIATOR, reception_id)
    assert page.title == "青婚接20260001"
    assert page.form.children_sheet.rows[0].lives_with.value() == "双方"
    page.form.matter.summary.set_value("补充：今年三月起分居")
    page.form.children_sheet._remove(page.form.children_sheet.rows[0])
    page.primary()
    room.wait()
    (view,) = kept(room)
    assert view.reception.summary == "补充：今年三月起分居"
    assert [one.name for one in view.people] == ["林晓芸", "赵启帆"]
    assert view.reception.version == 2


def test_a_safe_contact_shows_stars_until_opened(room: OfficeDesk) -> None:
    reception_id = save(room, alone(replace(LIN, safe_contact=True)))
    page = opened(room, RECEPTION, reception_id)
    sheet = page.form.seeker
    assert sheet.phone.isHidden()
    assert not sheet.sealed.isHidden()
    sheet.more.occupation.edit.setText("教师")
    page.primary()
    room.wait()
    (view,) = kept(room)
    assert (view.people[0].occupation, view.people[0].contact) == ("教师", None)
    page.form.seeker.sealed.opened.emit()
    room.wait()
    assert not sheet.phone.isHidden()
    assert sheet.phone.value() == PHONE
    assert sheet.address.value() == ADDRESS


def test_masked_the_form_is_covered(room: OfficeDesk) -> None:
    page = opened(room)
    page.desk.mask(True)
    assert not page.form.isVisible()
    page.desk.mask(False)
    assert page.form.isVisible()


@pytest.fixture(params=style.FACTORS)
def factor(request: pytest.FixtureRequest, qapp: QApplication, room: OfficeDesk) -> Iterator[None]:
    """Every text size, set before a page is made: a whole form shown follows a new size slowly."""
    style.apply(qapp, style.Look(factor=request.param))
    yield
    style.apply(qapp, style.Look())


@pytest.mark.usefixtures("factor")
def test_nothing_is_cut_off_sideways(room: OfficeDesk) -> None:
    page = opened(room)
    page.resize(1230, 636)
    room.wait()
    assert page.minimumSizeHint().width() <= 1230
    assert page.form.minimumSizeHint().width() <= page.area.viewport().width()


def test_the_register_knows_no_more_than_was_saved(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("林晓芸")
    page.left()
    room.wait()

    def known(office: Office) -> bool:
        with office.reading(MEDIATOR) as records:
            return people.exists(records, page.form.seeker.person_id)

    assert not room.run(known)
