"""The part 司法确认 of a case: offered, asked in place, recorded step by step, told on the agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.agreement import Signature, SigningCapacity, SigningManner
from mediation_desk.domain.confirmation import ConfirmationState, StepKind
from mediation_desk.domain.screening import Answer
from mediation_desk.domain.signing import places
from mediation_desk.services import agreements
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.line_values import LINE
from mediation_desk.ui.pages.agreement.page import AgreementPage
from mediation_desk.ui.pages.case.outlook_sheet import PointCard
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.words import term
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled, screen
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, Office
from tests.services.test_confirmations import STATUS
from tests.ui.pages.office_desk import OfficeDesk

APPLY = "申请司法确认"


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def agreed(office: Office, *, sign: bool = True, status: bool = False) -> str:
    """A case whose agreement everybody signed today."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    with office.as_(MEDIATOR) as records:
        draft = filled(agreements.begin_agreement(records, case_id).agreement)
        draft = replace(draft, clauses=(STATUS, *draft.clauses)) if status else draft
        kept = agreements.save_agreement(records, draft)
        if not sign:
            return case_id
        file = agreements.print_final(records, kept.agreement.id, kept.agreement.version)
        assert file.current is not None
        signed = [
            Signature(
                code=file.current.code,
                capacity=capacity,
                signer_id=signer,
                manner=SigningManner.SEALED
                if capacity is SigningCapacity.COMMITTEE_SEAL
                else SigningManner.SIGNED,
                on=records.today,
            )
            for capacity, signer in places(file.agreement)
        ]
        agreements.record_signatures(records, file.current.code, signed)
    return case_id


def opened(at_desk: OfficeDesk, case_id: str) -> CasePage:
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    page.tabs.show_tab("confirmation")
    at_desk.wait()
    return page


def button(page: CasePage, words: str) -> Button:
    return next(one for one in page.confirmation.findChildren(Button) if one.text() == words)


def offered(page: CasePage) -> list[str]:
    return [one.text() for sheet in page.confirmation.outlooks for one in sheet.buttons]


def answer(at_desk: OfficeDesk, page: CasePage, **values: object) -> None:
    assert page.asked is not None
    for name, value in values.items():
        page.asked.form.fields[name].set_value(value)
    page.asked.give()
    at_desk.wait()


def said(page: CasePage) -> str:
    return "\n".join(one.text() for one in page.findChildren(Label) + page.findChildren(Prose))


def test_from_the_offer_to_the_ruling(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(agreed))
    assert offered(page) == [APPLY, "双方不申请司法确认"]
    button(page, APPLY).click()
    answer(at_desk, page)
    assert page.asked is not None
    assert page.asked.form.fields["jointly"].error
    answer(at_desk, page, jointly=True)
    assert page.asked is None
    assert "青禾区人民法院" in said(page)
    for words, values in (
        ("已向法院提交申请", {}),
        ("法院受理", {"number": "（2026）鲁0115民特7号"}),
        ("裁定协议有效", {}),
        ("收到裁定书", {"person_id": HUSBAND.id}),
    ):
        button(page, words).click()
        answer(at_desk, page, **values)
        assert page.asked is None
    assert offered(page) == ["收到裁定书", "登记错了，撤销上一步"]
    sheet = page.confirmation.sheet
    assert sheet is not None
    assert sheet.outlooks[0].state is ConfirmationState.CONFIRMED
    assert "裁定有效" in page.tracks._states[-1].text()
    assert "（2026）鲁0115民特7号" in said(page)
    assert "对裁定提出异议的最后一日 · 赵启帆" in said(page)
    page.tabs.show_tab("agreements")
    line = page.agreements.model().index(0, 0).data(LINE)
    assert line.chip.text == "裁定有效"
    shown = AgreementPage(page.desk)
    at_desk.show(shown)
    shown.opened(sheet.case.id)
    at_desk.wait()
    assert "裁定有效" in [one.text() for one in shown.head.findChildren(Chip)]


def test_a_number_that_lacks_is_said_beside_its_field_and_nothing_typed_is_lost(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(agreed))
    button(page, APPLY).click()
    answer(at_desk, page, jointly=True)
    button(page, "已向法院提交申请").click()
    answer(at_desk, page)
    button(page, "法院不予受理").click()
    answer(at_desk, page, note="不属于受理范围")
    button(page, APPLY).click()
    assert page.asked is not None
    page.asked.form.fields["court"].set_value("历城区人民法院")
    page.asked.closed.emit()
    at_desk.wait()
    button(page, APPLY).click()
    at_desk.wait()
    assert page.asked is not None
    assert page.asked.form.fields["court"].value() == "历城区人民法院"


def test_before_signing_the_agreement_is_divided_from_here(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(lambda office: agreed(office, sign=False, status=True)))
    assert offered(page) == ["分成两份协议"]
    cards = [one.accessibleName() for one in page.confirmation.findChildren(PointCard)]
    assert any("身份条款" in one and "第一条" in one for one in cards)
    button(page, "分成两份协议").click()
    at_desk.wait()
    sheet = page.confirmation.sheet
    assert sheet is not None
    assert [len(one.file.agreement.clauses) for one in sheet.outlooks] == [5, 1]
    assert offered(page) == []


def test_the_court_must_be_asked_about_clauses_on_status(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(lambda office: agreed(office, status=True)))
    button(page, APPLY).click()
    answer(at_desk, page, jointly=True)
    assert page.asked is not None
    assert page.asked.form.fields["court_answer"].error
    answer(at_desk, page, court_answer="立案庭：只就其余条款受理")
    assert page.asked is None


def test_the_article_unfolds_beside_what_it_says(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(lambda office: agreed(office, sign=False, status=True)))
    card = page.confirmation.findChildren(PointCard)[0]
    before = len(card.findChildren(Prose))
    card.basis.click()
    assert any("人民法院" in one.text() and one.isVisible() for one in card.findChildren(Prose)[before - 3 :])


def test_papers_are_written_from_here(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(agreed)
    page = opened(at_desk, case_id)
    page.confirmation.paper_wanted.emit("confirmation_application")
    assert at_desk.gone[-1] == ("written_paper", (case_id, "confirmation_application"))


def test_names_and_reasons_are_masked(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(agreed))
    button(page, "双方不申请司法确认").click()
    answer(at_desk, page, note="双方约定自觉履行")
    assert "双方约定自觉履行" in said(page)
    page.desk.mask(True)
    at_desk.wait()
    assert "双方约定自觉履行" not in said(page)
    assert WIFE.name not in said(page)


def test_danger_is_no_word_for_a_visitor(at_desk: OfficeDesk) -> None:
    case_id = at_desk.run(agreed)

    def danger(office: Office) -> None:
        with office.as_(COUNSELLOR) as records:
            screen(records, WIFE.id, q3=Answer.RECENT)

    at_desk.run(danger)
    page = opened(at_desk, case_id)
    assert "法院通常通知双方共同到场" in said(page)
    page.desk.mask(True)
    at_desk.wait()
    assert "共同到场" not in said(page)


def test_without_an_agreement_it_says_what_is_needed(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(add_case))
    assert page.confirmation._nothing.isVisible()
    assert term(StepKind.GIVE_UP) not in offered(page)


def test_the_centres_courts_are_written_where_they_are_needed(at_desk: OfficeDesk) -> None:
    page = opened(at_desk, at_desk.run(agreed))
    page.confirmation._ask_courts()
    at_desk.wait()
    answer(at_desk, page, courts="历城区人民法院\n历城区人民法院")
    assert page.asked is not None
    assert page.asked.form.fields["courts"].error
    answer(at_desk, page, courts="历城区人民法院，文华路 18 号，0531-12368\n青禾区人民法院")
    assert page.asked is None
    button(page, APPLY).click()
    at_desk.wait()
    assert page.asked is not None
    assert page.asked.form.fields["court"].value() == "历城区人民法院"
    assert "文华路 18 号 · 0531-12368" in said(page)
