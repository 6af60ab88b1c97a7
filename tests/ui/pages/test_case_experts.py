"""Experts on the case page: asked in place, named in the head and the story, with little to press."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from mediation_desk.services import case_experts
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.cases.page import CasesPage
from tests.case_fixtures import add_case, begin_mediation
from tests.desk_fixtures import EXPERT, MEDIATOR
from tests.typed import typed
from tests.ui.pages.office_desk import OfficeDesk


def opened(room: OfficeDesk, who: object) -> tuple[CasePage, str]:
    case_id = room.run(add_case)
    room.run(lambda office: begin_mediation(office, case_id))
    page = CasePage(room.sit(who))  # type: ignore[arg-type]
    room.give_password(page.desk)
    room.show(page)
    page.opened(case_id)
    room.wait()
    return page, case_id


def choose(room: OfficeDesk, page: CasePage, *ids: str) -> None:
    page.acting.ask_experts()
    room.wait()
    assert page.asked is not None
    field = page.asked.findChildren(TogglesField)[0]
    field.set_value(ids)
    page.asked.give()
    room.wait()


def test_a_mediator_asks_an_expert_in_and_lets_them_go(room: OfficeDesk) -> None:
    page, _case_id = opened(room, MEDIATOR)
    choose(room, page, EXPERT.id)
    assert page._sheet is not None
    assert page._sheet.experts == (EXPERT.id,)
    choose(room, page)
    assert page._sheet.experts == ()


def test_an_expert_reads_and_writes_and_leads_nothing(room: OfficeDesk) -> None:
    case_id = room.run(add_case)
    room.run(lambda office: begin_mediation(office, case_id))

    def ask(office: object) -> None:
        with office.as_(MEDIATOR) as records:  # type: ignore[attr-defined]
            case_experts.choose_experts(records, typed(records), case_id, (EXPERT.id,))

    room.run(ask)
    page = CasePage(room.sit(EXPERT))
    room.show(page)
    page.opened(case_id)
    room.wait()
    assert page.content.isVisible()
    words = [line.first for line in page.overview.next.entries.lines]
    assert words == ["写第 1 次调解记录", "约时间"]
    assert not page.about.link.isVisible()
    offered = {button.text() for button in page.overview.parties.findChildren(QPushButton)}
    assert "同意调解" not in " ".join(offered)


def test_an_expert_is_offered_no_reception(room: OfficeDesk) -> None:
    for who, offered in ((EXPERT, False), (MEDIATOR, True)):
        page = CasesPage(room.sit(who))
        room.show(page)
        shown = [one for one in page.head.findChildren(Button) if one.text() == "新接待"]
        assert [one.isVisible() for one in shown] == [offered]
