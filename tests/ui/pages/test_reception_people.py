"""The people of a reception: a child's papers, several phones, what is known of somebody linked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.identity import check_character
from mediation_desk.domain.person import Contact, IdentityKind, Phone, Sex
from mediation_desk.ui.pages.reception import ReceptionPage
from tests.desk_fixtures import MEDIATOR, RECEPTION
from tests.services.reception_samples import ADDRESS, CHILD, LIN, PHONE, ZHAO, entry
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.reception_room import kept, opened, save


def test_a_childs_number_fills_sex_and_birth(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("林晓芸")
    row = page.form.children_sheet.rows[0]
    row.name.edit.setText("赵予安")
    right = "37011520150906002" + check_character("37011520150906002")
    row.papers.number.edit.setText(right[:17] + ("1" if right[17] != "1" else "2"))
    page.primary()
    assert "末位校验不符" in (row.papers.number.error or "")
    row.papers.number.edit.setText(right)
    page.primary()
    room.wait()
    (view,) = kept(room)
    child = view.people[1]
    assert (child.sex, child.born) == (Sex.FEMALE, date(2015, 9, 6))
    assert (child.identity_kind, child.identity_number) == (IdentityKind.RESIDENT_ID, right)
    page.form.children_sheet.rows[0].papers.number.set_value(None)
    page.primary()
    room.wait()
    child = kept(room)[0].people[1]
    assert (child.identity_kind, child.identity_number, child.sex) == (IdentityKind.NONE, "", Sex.FEMALE)


def test_a_child_without_papers_keeps_why(room: OfficeDesk) -> None:
    saved = save(room, entry())
    page = opened(room, MEDIATOR, saved)
    row = page.form.children_sheet.rows[0]
    row.papers.sex.set_value(Sex.MALE)
    page.primary()
    room.wait()
    child = kept(room)[0].people[2]
    assert (child.sex, child.no_identity_reason) == (Sex.MALE, CHILD.no_identity_reason)


def test_a_second_phone_is_added_and_told_by_keyboard(room: OfficeDesk, qtbot: QtBot) -> None:
    page = opened(room)
    sheet = page.form.seeker
    sheet.name.edit.setText("林晓芸")
    sheet.phone.edit.setText(PHONE)
    sheet._unfold()
    sheet.more.phones.add_button.setFocus()
    qtbot.keyClick(sheet.more.phones.add_button, Qt.Key.Key_Space)
    (row,) = sheet.more.phones.rows
    assert QApplication.focusWidget() is row.number.edit
    qtbot.keyClicks(row.number.edit, "1380000081")
    page.primary()
    assert row.number.error
    qtbot.keyClicks(row.number.edit, "4")
    row.owner.edit.setText("母亲")
    row.safe_to_call.set_value(False)
    row.safe_hours.edit.setText("周末")
    row.may_leave_message.set_value(True)
    page.primary()
    room.wait()
    contact = kept(room)[0].people[0].contact
    second = Phone(
        number="13800000814", owner="母亲", safe_to_call=False, safe_hours="周末", may_leave_message=True
    )
    assert contact == Contact(phones=(Phone(number=PHONE), second))
    sheet.more.phones._remove(sheet.more.phones.rows[0])
    page.primary()
    room.wait()
    assert kept(room)[0].people[0].contact == Contact(phones=(Phone(number=PHONE),))


def test_half_typed_phones_come_back(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("林晓芸")
    row = page.form.seeker.more.phones.add_row()
    row.number.edit.setText("138")
    row.owner.edit.setText("母亲")
    page.form.children_sheet.rows[0].papers.number.edit.setText("3701")
    page.draft.settle()
    page.draft.keep_now()
    room.wait()
    again = opened(room)
    (back,) = again.form.seeker.more.phones.rows
    assert (back.number.text(), back.owner.value()) == ("138", "母亲")
    assert again.form.children_sheet.rows[0].papers.number.text() == "3701"
    assert again.form.fields[back.owner.name] is back.owner


def link(page: ReceptionPage, room: OfficeDesk) -> None:
    page.form.seeker.name.edit.setText("林晓芸")
    room.qtbot.waitUntil(lambda: bool(page.earlier.cards), timeout=20_000)
    page.earlier.cards[0].choose.click()
    room.wait()


def test_what_is_known_of_somebody_linked_appears_and_stays(room: OfficeDesk) -> None:
    save(room, entry())
    page = opened(room, MEDIATOR)
    link(page, room)
    sheet = page.form.seeker
    assert sheet.earlier.text().startswith("台账中已有：女 · 36")
    assert LIN.identity_number not in sheet.earlier.text()
    assert LIN.identity_number[-4:] in sheet.earlier.text()
    assert (sheet.papers.sex.value(), sheet.papers.born.value()) == (Sex.FEMALE, LIN.born)
    assert sheet.address.value() == ADDRESS
    page.primary()
    room.wait()
    person = kept(room)[0].people[0]
    assert replace(person, version=0) == LIN


def test_taking_the_link_back_takes_away_what_came_with_it(room: OfficeDesk) -> None:
    save(room, entry())
    page = opened(room, MEDIATOR)
    page.form.seeker.papers.sex.set_value(Sex.UNSTATED)
    link(page, room)
    page.form.seeker.link_to(None)
    sheet = page.form.seeker
    assert (sheet.papers.sex.value(), sheet.papers.born.value()) == (Sex.UNSTATED, None)
    assert (sheet.address.value(), sheet.earlier.text()) == ("", "")


def test_the_counter_reads_no_more_than_the_match(room: OfficeDesk) -> None:
    save(room, entry())
    page = opened(room, RECEPTION)
    link(page, room)
    assert page.form.seeker.linked
    assert (page.form.seeker.earlier.text(), page.form.seeker.address.value()) == ("", "")


def test_a_guarded_persons_details_stay_away_from_the_counter(room: OfficeDesk) -> None:
    guarded = replace(LIN, safe_contact=True)
    save(room, entry(people=(guarded, ZHAO, CHILD)))
    page = opened(room, MEDIATOR)
    sheet = page.form.seeker
    sheet.name.edit.setText("林晓芸")
    sheet.link_to(LIN.id)
    page._show_earlier(sheet)
    room.wait()
    assert sheet.earlier.text() == "台账中已有登记；详细内容请离开接待台后再打开。"
    assert (sheet.papers.born.value(), sheet.address.value()) == (None, "")
    page.primary()
    room.wait()
    assert kept(room)[0].people[0].safe_contact
