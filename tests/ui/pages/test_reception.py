from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.party import ConsentGround, Relation, Side
from mediation_desk.domain.person import IdentityKind, Sex
from mediation_desk.domain.reception import Decision, Mode, ReceptionState, ServiceElement, Source, Stage
from mediation_desk.ui.kit.labels import Label
from tests.desk_fixtures import MEDIATOR
from tests.services.reception_samples import ADDRESS, LIN, PHONE, ZHAO, entry
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.reception_room import kept, opened, save


def say(words: str) -> None:
    """What an input method gives to the field with the focus."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    widget = QApplication.focusWidget()
    assert widget is not None
    QApplication.sendEvent(widget, event)


def type_all(qtbot: QtBot, *words: str) -> None:
    """Type words into the field with the focus, and Tab to the next."""
    for word in words:
        widget = QApplication.focusWidget()
        assert widget is not None
        if word.isascii():
            qtbot.keyClicks(widget, word)
        else:
            say(word)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)


def test_a_visit_is_typed_top_to_bottom_without_the_mouse(room: OfficeDesk, qtbot: QtBot) -> None:
    page = opened(room)
    page.activateWindow()
    page.form.seeker.name.setFocus()
    type_all(qtbot, "林晓芸", PHONE, "37011519900101002x", ADDRESS)
    page.form.other.name.setFocus()
    type_all(qtbot, "赵启帆", "138 0000 0814", "", "与求助人同住")
    row = page.form.children_sheet.rows[0]
    row.name.setFocus()
    say("赵予安")
    qtbot.keyClicks(row.born.edit, "2015.9.6")
    assert row.age.value() == "10"
    page.form.elements.set_value((ServiceElement.LAW,))
    page.form.source.set_value(Source.POLICE)
    page.form.wish.set_value("想让他把工资卡交出来")
    page.form.matter.stages.set_value((Stage.LISTEN, Stage.TELL))
    page.form.consents.row("seeker").notice.set_value(True)
    page.form.consents.row("seeker").ground.set_value(ConsentGround.CONSENT)
    qtbot.keyClick(page.form.seeker.name.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.wait()
    (view,) = kept(room)
    seeker, other, child = view.people
    assert (seeker.name, seeker.sex, str(seeker.born)) == ("林晓芸", Sex.FEMALE, "1990-01-01")
    assert seeker.identity_number == "37011519900101002X"
    assert seeker.contact is not None
    assert other.contact is not None
    assert (seeker.contact.phones[0].number, seeker.contact.address) == (PHONE, ADDRESS)
    assert other.contact.address == ADDRESS
    assert view.reception.parties[1].relation is Relation.SPOUSE
    assert (child.name, child.identity_kind) == ("赵予安", IdentityKind.NONE)
    assert view.reception.source is Source.POLICE
    assert view.reception.wish == "想让他把工资卡交出来"
    assert [entry.stage for entry in view.reception.stages] == [Stage.LISTEN, Stage.TELL]
    assert view.consents[0].ground is ConsentGround.CONSENT
    assert page.title == "青婚接20260001"
    assert room.gone == []  # the front desk does not ask; a mediator or counsellor does


def test_a_mediator_goes_on_to_the_private_talk(room: OfficeDesk) -> None:
    page = opened(room, MEDIATOR)
    page.form.seeker.name.edit.setText("王女士")
    page.form.seeker.more.alias.set_value(True)
    page.primary()
    room.wait()
    (view,) = kept(room)
    assert view.people[0].alias
    assert room.gone == [("screening", (view.reception.id,))]


def test_done_on_the_spot_saves_and_leads_to_its_reason(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("王女士")
    page.finish_on_the_spot()
    room.wait()
    (view,) = kept(room)
    assert view.reception.state is ReceptionState.AWAITING_TALK
    assert room.gone == [("decision", (view.reception.id, Decision.HANDLED_ON_THE_SPOT.value))]


def test_errors_stand_beside_their_field_and_nothing_typed_is_lost(room: OfficeDesk) -> None:
    page = opened(room)
    page.primary()
    room.wait()
    assert page.form.seeker.name.error == "请填写姓名；不愿说的可以用化名。"
    page.form.seeker.name.edit.setText("林晓芸")
    page.form.seeker.papers.number.edit.setText("370115199001010021")
    page.primary()
    room.wait()
    assert "末位校验不符" in (page.form.seeker.papers.number.error or "")
    page.form.seeker.papers.number.set_value(None)
    page.form.seeker.phone.edit.setText("12")
    page.primary()
    assert page.form.seeker.phone.error
    page.form.seeker.phone.set_value(None)
    page.form.matter.stages.set_value((Stage.COMMUNICATE,))
    page.primary()
    assert page.form.matter.skipped_reason.error
    assert kept(room) == []
    assert page.form.seeker.name.value() == "林晓芸"


def test_a_refusal_of_the_register_stands_beside_a_folded_field(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("林晓芸")
    page.form.children_sheet.rows[0].name.edit.setText("赵予安")
    page.form.children_sheet.rows[0].born.edit.setText("2015-09-06")
    page.form.consents.row("child1").notice.set_value(True)
    page.form.consents.row(page.form.children_sheet.rows[0].key).ground.set_value(ConsentGround.CONSENT)
    page.form.seeker.more.work_unit.edit.setText("空\x01白")
    page.primary()
    room.wait()
    assert page.form.seeker.more.work_unit.error
    assert page.form.seeker.more.isVisible()
    assert kept(room) == []


@pytest.mark.parametrize("typed", ["=1+1", "{{x}}", "<b>甲</b>", "\u202e反", "𬍛𪚥", "名" * 5000])
def test_hostile_words_are_kept_or_refused(room: OfficeDesk, typed: str) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText(typed)
    page.form.matter.summary.set_value(typed)
    page.form.wish.set_value(typed)
    page.primary()
    room.wait()
    views = kept(room)
    shown = page.form.seeker.name.value()
    assert [view.people[0].name for view in views] in ([shown], [])
    assert views or page.form.wish.error


def test_papers_may_be_others_or_none(room: OfficeDesk) -> None:
    page = opened(room)
    sheet = page.form.seeker
    sheet.name.edit.setText("安娜")
    sheet.papers.kind.set_value(IdentityKind.PASSPORT)
    sheet.papers.number.edit.setText("E12345678")
    page.primary()
    room.wait()
    (view,) = kept(room)
    assert view.people[0].identity_kind is IdentityKind.PASSPORT
    sheet.papers.kind.set_value(IdentityKind.NONE)
    assert sheet.papers.number.isHidden()
    assert not sheet.papers.no_reason.isHidden()
    sheet.papers.no_reason.edit.setText("证件被对方拿走")
    page.primary()
    room.wait()
    (view,) = kept(room)
    assert (view.people[0].identity_number, view.people[0].no_identity_reason) == ("", "证件被对方拿走")


def test_a_number_fills_sex_and_birth_and_warns_when_they_differ(room: OfficeDesk) -> None:
    page = opened(room)
    papers = page.form.seeker.papers
    papers.number.edit.setText("37011519900101002X")
    assert (papers.sex.value(), str(papers.born.value())) == (Sex.FEMALE, "1990-01-01")
    papers.number.edit.setText("370115198506151237")
    assert (papers.sex.value(), str(papers.born.value())) == (Sex.MALE, "1985-06-15")
    papers.sex.set_value(Sex.FEMALE)
    papers.number.edit.setText("")
    papers.number.edit.setText("370115198506151237")
    said = [label.text() for label in papers.number.findChildren(Label)]
    assert any("性别和证件号码不一致" in text for text in said)


def test_earlier_people_appear_and_one_press_links_them(room: OfficeDesk, qtbot: QtBot) -> None:
    save(room, entry())
    page = opened(room)
    page.form.seeker.name.edit.setText("林晓芸")
    qtbot.waitUntil(lambda: bool(page.earlier.cards), timeout=20_000)
    (card,) = page.earlier.cards
    assert card.match.person_id == LIN.id
    assert not card.look.isEnabled()  # which service, when and by whom is not opened at the counter
    card.choose.click()
    page.form.seeker.more.occupation.edit.setText("教师")
    page.primary()
    room.wait()
    newest = kept(room)[0]
    assert newest.people[0].id == LIN.id
    assert newest.people[0].occupation == "教师"
    assert newest.people[0].born == LIN.born


def test_the_other_side_is_looked_for_only_after_saving(room: OfficeDesk, qtbot: QtBot) -> None:
    save(room, entry())
    page = opened(room, MEDIATOR)
    page.form.seeker.name.edit.setText("吴敏")
    page.form.other.name.edit.setText("赵启帆")
    page._look_for()
    room.wait()
    assert page.earlier.cards == []
    assert page.earlier.guarded.isVisible()
    page.primary()
    room.wait()
    qtbot.waitUntil(lambda: bool(page.earlier.cards), timeout=20_000)
    (card,) = page.earlier.cards
    assert card.match.needs_check
    card.look.click()
    room.wait()
    card.choose.click()
    assert room.gone[-1] == ("merge", (ZHAO.id, page.form.other.person_id))


def test_on_the_phone_only_safety_is_asked_and_it_is_sealed(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("王女士")
    assert page.form.matter.safe_now.isHidden()
    page.form.matter.mode.set_value(Mode.PHONE)
    page.form.matter.safe_now.set_value(False)
    page.form.matter.how_to_reach.edit.setText("只打单位电话")
    page.primary()
    room.wait()
    (view,) = kept(room)
    assert view.has_phone_safety
    page._open_safety()
    room.wait()
    assert page.form.matter.read_safety() == PhoneSafety(safe_now=False, how_to_reach="只打单位电话")


def test_further_people_carry_side_role_and_relation(room: OfficeDesk) -> None:
    page = opened(room)
    page.form.seeker.name.edit.setText("林晓芸")
    page.form._add_and_go()
    mother = page.form.further[0]
    mother.name.edit.setText("林母")
    mother.relation.set_value(Relation.PARENT)
    page.form._add_and_go()
    page.form._take_off(page.form.further[1])
    page.primary()
    room.wait()
    (view,) = kept(room)
    party = view.reception.parties[1]
    assert (party.side, party.relation) == (Side.NEUTRAL, Relation.PARENT)
