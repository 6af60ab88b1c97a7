"""The page of awards and aid: one sentence for every cause, the director's look, aid up to its receipt."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mediation_desk.domain.aid_grant import AidState
from mediation_desk.domain.award import AwardCheck, AwardState
from mediation_desk.services.legal_aid import AcceptedReferral
from mediation_desk.ui import style
from mediation_desk.ui.pages.awards.page import AwardsPage
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION
from tests.ui.pages.activities_room import fill
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture, words

SENTENCE = "请主任核对后再报"


def test_the_proposer_hears_one_sentence_and_is_offered_no_way_round(room: OfficeDesk) -> None:
    fill(room)
    page = AwardsPage(room.sit(RECEPTION))
    page.opened("awards")
    room.show(page)
    pane = page.awards
    pane.list.table.choose(pane.list.shown[0].id)
    room.wait()
    picture(page, "awards_proposer")
    assert SENTENCE in words(page)
    assert "抽查" not in words(page)
    assert "没有对应到" not in words(page)
    assert set(pane.chosen.moves.buttons) == {"end"}
    assert pane.check is None
    assert page.rules is None


def test_a_proposal_typed_and_told(room: OfficeDesk) -> None:
    page = AwardsPage(room.sit(RECEPTION))
    page.opened("awards")
    room.show(page)
    pane = page.awards
    picture(page, "award_new")
    pane.form.keep()
    room.wait()
    assert pane.form.form.fields["name"].error
    pane.form.form.fields["name"].set_value("邬承志")
    pane.form.keep()
    room.wait()
    assert pane.list.shown[0].award.check is AwardCheck.ASKED
    assert room.notices[-1] == SENTENCE


def test_the_director_looks_lets_pass_and_it_goes_on(room: OfficeDesk) -> None:
    fill(room)
    page = AwardsPage(room.sit(DIRECTOR))
    page.opened("awards")
    room.show(page)
    pane = page.awards
    assert pane.check is not None
    row = pane.list.shown[0]
    pane.list.table.choose(row.id)
    room.wait()
    assert not pane.check.lines.isVisible(), "nothing is opened before the director wants it"
    pane.check.open.click()
    room.wait()
    picture(page, "awards_director")
    assert pane.check.lines.entries.lines
    pane.check._decide(passes=True)
    room.wait()
    assert pane.check.form.fields["note"].error
    pane.check.form.fields["note"].set_value("已走访核实")
    pane.check._decide(passes=True)
    room.wait()
    assert "publicise" in pane.chosen.moves.buttons
    pane.chosen.moves.buttons["publicise"].click()
    room.wait()
    picture(page, "awards_publicise")
    form = pane.chosen.moves.form
    assert form is not None
    assert form.fields["publicised_until"].value() is not None
    form.submitted.emit()
    room.wait()
    now = next(one for one in pane.list.shown if one.id == row.id)
    assert now.award.state is AwardState.PUBLICISED


def test_what_the_director_opened_closes_when_masked(room: OfficeDesk) -> None:
    fill(room)
    desk = room.sit(DIRECTOR)
    page = AwardsPage(desk)
    page.opened("awards")
    room.show(page)
    pane = page.awards
    assert pane.check is not None
    pane.list.table.choose(pane.list.shown[0].id)
    room.wait()
    pane.check.open.click()
    room.wait()
    desk.mask(True)
    assert not pane.check.lines.isVisible()


def test_aid_from_application_to_the_note_that_it_was_given(room: OfficeDesk) -> None:
    fill(room)
    page = AwardsPage(room.sit(DIRECTOR))
    page.opened("aid")
    room.show(page)
    pane = page.aid
    picture(page, "aid")
    assert "1,768.50" in pane.list.sum.text()
    applied = next(one for one in pane.list.shown if one.grant.state is AidState.APPLIED)
    pane.list.table.choose(applied.id)
    room.wait()
    assert not pane.receipt.isVisible()
    pane.chosen.moves.buttons["approve"].click()
    assert pane.chosen.moves.form is not None
    pane.chosen.moves.form.submitted.emit()
    room.wait()
    picture(page, "aid_approved")
    assert pane.receipt.isVisible()
    pane.chosen.moves.buttons["give"].click()
    form = pane.chosen.moves.form
    assert form is not None
    assert form.fields["signed_by"].value() == applied.grant.name
    form.submitted.emit()
    room.wait()
    now = next(one for one in pane.list.shown if one.id == applied.id)
    assert now.grant.state is AidState.PAID


def test_who_only_reads_sees_the_list_and_no_sheet(room: OfficeDesk) -> None:
    fill(room)
    page = AwardsPage(room.sit(COUNSELLOR))
    page.opened("aid")
    room.show(page)
    assert len(page.aid.list.shown) == 4
    page.aid.list.table.choose(page.aid.list.shown[0].id)
    room.wait()
    assert not page.aid.side.isVisible()
    assert not page.new.isVisible()
    assert "抚养" not in words(page)


def test_a_fixed_amount_is_filled_in_and_a_wrong_one_refused(room: OfficeDesk) -> None:
    page = AwardsPage(room.sit(MEDIATOR))
    page.opened("aid")
    room.show(page)
    form = page.aid.apply
    form.fields["kind"].set_value("two_cancers")
    assert form.fields["cash"].value() == 1_000_000
    form.fields["cash"].set_value("9,000")
    form.fields["name"].set_value("贺兰君")
    form.fields["basis"].set_value("诊断证明附后")
    page.aid.form.keep()
    room.wait()
    assert "10,000.00" in str(form.fields["cash"].error)


def test_the_rules_are_kept(room: OfficeDesk) -> None:
    page = AwardsPage(room.sit(DIRECTOR))
    page.opened("rules")
    room.show(page)
    picture(page, "award_rules")
    assert page.rules is not None
    page.rules.awards.fields["drawn"].set_value("5")
    page.rules._keep_awards()
    room.wait()
    assert page.rules.awards.fields["drawn"].error
    page.rules.aid.fields["kind"].set_value("child")
    page.rules.aid.fields["amount"].set_value("274")
    page.rules._keep_aid()
    room.wait()
    assert {one.kind.value for one in page.rules._rules} == {"two_cancers", "child"}


@pytest.mark.parametrize("factor", [1.25, 1.5])
def test_large(room: OfficeDesk, factor: float) -> None:
    fill(room)
    desk = room.sit(DIRECTOR)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style.apply(application, style.Look(factor=factor))
    try:
        page = AwardsPage(desk)
        page.opened("aid")
        room.show(page)
        page.aid.list.table.choose(page.aid.list.shown[0].id)
        room.wait()
        picture(page, f"aid_{factor}")
        assert page.aid.side.isVisible()
    finally:
        style.apply(application, style.Look())


def test_masked_no_legal_aid_to_be_counted_names_anybody(room: OfficeDesk) -> None:
    desk = room.sit(DIRECTOR)
    page = AwardsPage(desk)
    page.opened("aid")
    room.show(page)
    part = page.aid.legal_aid
    part._show((AcceptedReferral(referral_id="r", number="介1号", person="贺兰君", since=date(2026, 3, 1)),))

    def firsts() -> list[object]:
        model = part.lines.model()
        return [
            model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
        ]

    assert "贺兰君" in str(firsts())
    desk.mask(True)
    assert "贺兰君" not in str(firsts())
    assert "介1号" in str(firsts())
    desk.mask(False)
    assert "贺兰君" in str(firsts())


def test_masked_no_form_shows_a_name(room: OfficeDesk) -> None:
    fill(room)
    desk = room.sit(DIRECTOR)
    page = AwardsPage(desk)
    page.opened("aid")
    room.show(page)
    pane = page.aid
    pane.apply.fields["name"].set_value("贺兰君")
    desk.mask(True)
    assert not pane.apply.isVisible()
    desk.mask(False)
    assert pane.apply.isVisible()
    approved = next(one for one in pane.list.shown if one.grant.state is AidState.APPROVED)
    pane.list.table.choose(approved.id)
    room.wait()
    pane.chosen.moves.buttons["give"].click()
    form = pane.chosen.moves.form
    assert form is not None
    form.fields["receipt"].set_value("2026-044")
    form.settle()
    desk.mask(True)
    room.wait()
    assert pane.chosen.moves.form is None, "a step that names somebody closes"
    assert approved.grant.name not in words(page)
    desk.mask(False)
    pane.chosen.moves.buttons["give"].click()
    room.wait()
    assert pane.chosen.moves.form.fields["receipt"].value() == "2026-044"
