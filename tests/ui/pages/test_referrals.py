"""The pages of referrals: kept, approved, sent, answered; nothing lost, nothing shown to strangers."""

from __future__ import annotations

from datetime import date

import pytest

from mediation_desk.domain.referral import Referral, ReferralState
from mediation_desk.domain.staff import Staff
from mediation_desk.services import referral_moves
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.referral.letter_page import IncomingLetterPage
from mediation_desk.ui.pages.referral.page import ReferralPage
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.referral_fixtures import AID, DANGER, agree, keep, sent
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture, words

S = ReferralState


@pytest.fixture
def case_id(room: OfficeDesk) -> str:
    return room.run(add_case)


def referral_page(room: OfficeDesk, *args: str, who: Staff = MEDIATOR) -> ReferralPage:
    page = ReferralPage(room.sit(who))
    page.opened(*args)
    room.show(page)
    return page


def acts(page: ReferralPage | IncomingLetterPage) -> dict[str, Line]:
    lines = page.progress.next.entries.lines
    return {str(one.id): one for one in lines if isinstance(one, Line)}


def fill(page: ReferralPage) -> None:
    assert page.form is not None
    given = {
        "person": WIFE.id,
        "agency": "青禾区法律援助中心",
        "matter": "法律援助",
        "ground": "consent",
        "needs": "追索抚养费，无力聘请律师",
        "request": "受理其法律援助申请",
    }
    for name, value in given.items():
        page.form.fields[name].set_value(value)


def test_a_new_referral_is_typed_looked_at_and_kept(room: OfficeDesk, case_id: str) -> None:
    page = referral_page(room, "", "case", case_id)
    assert page.form is not None
    assert page.form.fields["our_contact"].value() == MEDIATOR.name
    fill(page)
    page._look()
    room.wait()
    assert page.leaving.view.made is not None
    assert WIFE.name not in page.leaving.view.made.name
    room.wait()
    picture(page, "referral_new")
    assert "还没有本人对这次转介的同意" in words(page.leaving)
    page.keep_it()
    room.wait()
    assert page._view is not None
    assert page._view.referral.state is S.DRAFT
    assert page._view.referral.agency_id == "legal_aid"
    page.tabs.show_tab("progress")
    room.wait()
    picture(page, "referral_progress")
    assert acts(page)["waiting"].locked
    assert not acts(page)["consent"].locked


def test_what_is_half_typed_comes_back(room: OfficeDesk, case_id: str) -> None:
    page = referral_page(room, "", "case", case_id)
    fill(page)
    assert page.left()
    room.wait()
    again = referral_page(room, "", "case", case_id)
    assert again.form is not None
    assert again.form.fields["needs"].value() == "追索抚养费，无力聘请律师"
    assert again.form.person_id() == WIFE.id


def test_a_fault_stands_beside_its_field(room: OfficeDesk, case_id: str) -> None:
    page = referral_page(room, "", "case", case_id)
    assert page.form is not None
    page.keep_it()
    room.wait()
    assert page.form.fields["person"].error
    page.form.fields["person"].set_value(WIFE.id)
    page.form.fields["reply_days"].set_value("很快")
    page.keep_it()
    assert page.form.fields["reply_days"].error


def test_consent_then_approval_then_sending(room: OfficeDesk, case_id: str) -> None:
    kept = room.run(lambda office: keep(office, case_id))
    page = referral_page(room, kept.id)
    page._act("consent")
    room.wait()
    asked = page.asking.asked
    assert asked is not None
    picture(page, "referral_consent")
    asked.form.fields["manner"].set_value("written")
    asked.give()
    room.wait()
    assert asked.form.fields["paper"].error
    asked.form.fields["paper"].set_value("同字2026-3")
    asked.give()
    room.wait()
    assert page.asking.asked is None
    page.primary()
    room.wait()
    page.primary()
    room.wait()
    assert page._view is not None
    assert page._view.referral.state is S.WAITING
    assert not page.act.isVisible()

    director = referral_page(room, kept.id, who=DIRECTOR)
    director.primary()
    room.wait()
    director.primary()
    room.wait()
    assert director._view is not None
    assert director._view.referral.state is S.APPROVED
    director.primary()
    room.wait()
    picture(director, "referral_send")
    director.primary()
    room.wait()
    assert director._view.referral.state is S.SENT
    assert director.print_it.isVisible()
    director.tabs.show_tab("letter")
    room.wait()
    picture(director, "referral_sent")
    assert director.leaving.view.made is not None
    assert director.leaving.view.made.letter_id == kept.id


def test_what_was_changed_is_kept_before_it_goes_on(room: OfficeDesk, case_id: str) -> None:
    def act(office: Office) -> Referral:
        kept = keep(office, case_id)
        agree(office, kept)
        return kept

    page = referral_page(room, room.run(act).id)
    assert page.form is not None
    page.form.fields["needs"].set_value("另一件事")
    page.primary()
    room.wait()
    assert page.asking.asked is None
    page.keep_it()
    room.wait()
    page.primary()
    room.wait()
    assert page.asking.asked is not None


def test_the_other_sides_phone_is_shown_and_stops_it(room: OfficeDesk, case_id: str) -> None:
    assert HUSBAND.contact is not None
    page = referral_page(room, "", "case", case_id)
    assert page.form is not None
    fill(page)
    page.form.fields["family"].set_value(f"配偶电话{HUSBAND.contact.phones[0].number}")
    page._look()
    room.wait()
    assert page.leaving.view.made is not None
    assert page.leaving.view.made.stop
    picture(page, "referral_stopped")


def test_a_slip_is_recorded(room: OfficeDesk, case_id: str) -> None:
    going = room.run(lambda office: sent(office, case_id))
    page = referral_page(room, going.id)
    page._act("slip")
    room.wait()
    asked = page.asking.asked
    assert asked is not None
    picture(page, "referral_slip")
    asked.form.fields["received_on"].set_value(None)
    asked.give()
    assert asked.form.fields["received_on"].error
    asked.form.fields["received_on"].set_value(page.desk.today())
    asked.form.fields["department"].set_value("案件科")
    asked.give()
    room.wait()
    assert page._view is not None
    assert page._view.referral.state is S.IN_PROGRESS
    page.tabs.show_tab("progress")
    room.wait()
    picture(page, "referral_in_progress")


def test_the_heads_button_gives_no_other_answer(room: OfficeDesk, case_id: str) -> None:
    going = room.run(lambda office: sent(office, case_id))
    page = referral_page(room, going.id)
    page._act("slip")
    room.wait()
    page.act.click()
    room.wait()
    assert page._view is not None
    assert (page._view.referral.state, page.asking.key) == (S.SENT, S.RECEIVED)
    page.act.click()
    room.wait()
    assert page._view.referral.state is S.RECEIVED


def test_danger_is_sealed_on_the_page_and_masked(room: OfficeDesk, case_id: str) -> None:
    danger = room.run(lambda office: sent(office, case_id, DANGER))
    page = referral_page(room, danger.id, who=DIRECTOR)
    assert "殴打" in words(page)
    picture(page, "referral_danger")
    page.desk.mask(True)
    room.wait()
    assert "殴打" not in words(page)
    assert WIFE.name not in words(page)
    page.desk.mask(False)
    page.left()
    assert "殴打" not in words(page)


def test_a_letter_that_came_in_to_its_end(room: OfficeDesk) -> None:
    page = IncomingLetterPage(room.sit())
    page.opened("", "new")
    room.show(page)
    assert page.form is not None
    page.keep_it()
    room.wait()
    assert page.form.fields["agency"].error
    given = {
        "agency": "青禾区人民法院",
        "their_number": "（2026）青诉前调17号",
        "kind": "court_pre_filing",
        "parties": "林晓芸\n赵启帆",
        "cause": "离婚纠纷",
    }
    for name, value in given.items():
        page.form.fields[name].set_value(value)
    picture(page, "letter_new")
    page.keep_it()
    room.wait()
    assert page._view is not None
    assert page._view.referral.state is S.RECEIVED
    picture(page, "letter_kept")
    page.primary()
    room.wait()
    assert page.asking.asked is not None
    page.asking.asked.form.fields["measures"].set_value("通知双方到场")
    page.act.click()
    room.wait()
    assert "请先征得双方同意" in words(page)
    page.asking.asked.form.fields["agreed"].set_value(True)
    page.asking.asked.form.fields["expected_on"].set_value(date(2026, 4, 15))
    page.act.click()
    room.wait()
    assert page._view.referral.state is S.IN_PROGRESS
    page._act("reception")
    room.wait()
    assert room.gone[-1][0] == "reception"
    page.ask_view()
    room.wait()
    page.primary()
    room.wait()
    asked = page.asking.asked
    assert asked is not None
    asked.give()
    room.wait()
    assert asked.form.fields["reason"].error
    asked.form.fields["reason"].set_value("未达成协议，已终止调解。")
    asked.give()
    room.wait()
    assert page._view.referral.state is S.FEEDBACK
    page.tabs.show_tab("letter")
    room.wait()
    picture(page, "letter_result")


def test_two_at_once_are_told(room: OfficeDesk, case_id: str) -> None:
    kept = room.run(lambda office: keep(office, case_id, AID))
    page = referral_page(room, kept.id)

    def meanwhile(office: Office) -> None:
        with office.as_(DIRECTOR) as records:
            referral_moves.move_referral(records, kept.id, kept.version, S.CLOSED, "重复")

    room.run(meanwhile)
    assert page.form is not None
    page.form.fields["needs"].set_value("别的")
    page.keep_it()
    room.wait()
    assert "别的" in str(page.form.fields["needs"].value())
