"""The case page: along the main line, refusals in words, questions in place, masking, who may open it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediation_desk.domain.agreement import Signature, SigningCapacity, SigningManner
from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.signing import places
from mediation_desk.domain.staff import Staff
from mediation_desk.services import agreements, cases
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.notice import Refusal
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.case.party_block import CONSENT
from mediation_desk.ui.pages.case.story_words import Part
from mediation_desk.ui.password_again import PasswordDialog
from tests.case_fixtures import add_case, begin_mediation, filled
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.ui.pages.case_shelf import OUYANG, SIMA, YULE, add_family, begin_family, ready_family
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def shown(office: OfficeDesk, case_id: str, staff: Staff = MEDIATOR) -> CasePage:
    page = CasePage(office.sit(staff))
    office.show(page)
    page.opened(case_id)
    office.wait()
    return page


def next_lines(page: CasePage) -> dict[str, str]:
    """First words and why locked (or the second line) of what may come next."""
    lines = page.overview.next.entries.lines
    return {line.first: line.locked or line.second for line in lines if isinstance(line, Line)}


def words(page: CasePage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def offered(page: CasePage) -> list[str]:
    """What the buttons say that can be seen."""
    QApplication.processEvents()
    return [button.text() for button in page.findChildren(Button) if button.isVisibleTo(page)]


def state(office: OfficeDesk, case_id: str) -> CaseState:
    def look(made: object) -> CaseState:
        with office.office.reading(DIRECTOR) as records:
            return cases.case_view(records, case_id).case.state

    return office.run(look)


def answer(office: OfficeDesk, page: CasePage, **values: object) -> None:
    asked = page.asked
    assert asked is not None
    for name, value in values.items():
        asked.form.fields[name].set_value(value)
    asked.give()
    office.wait()


def test_what_mediation_waits_for_is_said_with_names(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id)
    assert page.title == "欧阳静姝 与 司马宏毅 离婚纠纷"
    assert next_lines(page)["开始调解"] == "还没有记下每位当事人同意调解。 欧阳静姝、司马宏毅"
    assert page.act.text() == "记下同意调解 · 欧阳静姝"
    assert "欧阳静姝" in words(page)
    assert "136 **** 4471 · 12:00–14:00 可拨" in words(page)


def test_consent_and_notice_are_noted_and_taken_back(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id)
    page.primary()
    answer(office, page)
    assert not page.asking.isVisibleTo(page)
    assert next_lines(page)["开始调解"].endswith("还没有记下每位当事人同意调解。 司马宏毅")
    assert "同意调解 今天" in offered(page)
    page.acting.ask_day(CONSENT, OUYANG.id)
    asked = page.asked
    assert asked is not None
    undo = next(button for button in asked.findChildren(Button) if button.text() == "记错了，撤回")
    undo.click()
    office.wait()
    assert "同意调解 今天" not in offered(page)


def test_a_day_to_come_is_refused_beside_its_field(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id)
    page.acting.ask_day(CONSENT, OUYANG.id)
    asked = page.asked
    assert asked is not None
    asked.form.fields["date"].set_value(page.desk.today().replace(year=2027))
    asked.give()
    office.wait()
    assert asked.form.fields["date"].error


def test_the_main_line_from_mediation_to_the_archive(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    office.run(lambda made: ready_family(made, case_id))
    page = shown(office, case_id)
    assert page.act.text() == "开始调解"
    page.primary()
    office.wait()
    assert state(office, case_id) is CaseState.IN_MEDIATION
    assert page.act.text() == "写第 1 次调解记录"
    page.primary()
    assert office.gone[-1] == ("mediation_record", (case_id, ""))
    page.acting.move(CaseState.TERMINATED)
    office.wait()  # it is looked whether anything is still booked
    answer(office, page, reason="乙方不再参加")
    assert page.asked is not None
    assert state(office, case_id) is CaseState.IN_MEDIATION
    answer(office, page, ground=TerminationGround.REFUSE)
    assert state(office, case_id) is CaseState.TERMINATED
    assert "没有正在计算的时限" in words(page)
    for _step in range(2):  # 结案 is asked once in the page
        page.primary()
        office.wait()
    assert state(office, case_id) is CaseState.CLOSED
    page.primary()  # 归档 leads to the dossier
    assert office.gone[-1] == ("case", (case_id, "dossier"))


def test_orange_sits_one_by_one_and_says_so(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    office.run(lambda made: ready_family(made, case_id, orange=True))
    office.run(lambda made: begin_family(made, case_id))
    page = shown(office, case_id)
    assert next_lines(page)["双方同场会谈"].startswith("只能单独进行")
    assert "单独进行，不安排双方同场。\n主任已同意背靠背。" in words(page)


def test_the_timeline_is_narrowed_and_followed(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    office.run(lambda made: ready_family(made, case_id))
    page = shown(office, case_id)
    story = page.overview.story
    everything = story.line._model.entries
    assert {"司马宏毅 同意调解", "权利义务告知书已送达 欧阳静姝"} <= {entry.first for entry in everything}
    talk = next(entry for entry in everything if entry.restricted)
    assert talk.second == "结果只有谈话人和主任可看"
    story.parts.set_value(Part.PAPERS)
    assert all("告知书" in entry.first for entry in story.line._model.entries)
    story.line.opened.emit(talk.id)
    assert office.gone[-1][0] == "screening"


def test_a_safe_contact_opens_only_by_the_eye(office: OfficeDesk) -> None:
    case_id = office.run(lambda made: add_family(made, safe_contact=True))
    page = shown(office, case_id)
    assert "安全联系方式，已封存" in words(page)
    assert "4471" not in words(page)
    eyes = page.overview.parties.findChildren(IconButton)
    next(eye for eye in eyes if OUYANG.name in eye.accessibleName()).click()
    office.wait()
    assert "136 0000 4471" in words(page)
    page.desk.mask(True)
    assert "4471" not in words(page)
    page.desk.mask(False)
    assert "136 0000 4471" in words(page)
    page.left()
    assert "4471" not in words(page)
    page.opened(case_id)
    office.wait()
    assert "4471" not in words(page)


def test_masked_hides_names_notes_and_safety(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    office.run(lambda made: ready_family(made, case_id, orange=True))
    page = shown(office, case_id)
    page.desk.mask(True)
    page.tabs.show_tab("about")
    seen = (
        words(page)
        + page.title
        + "".join(next_lines(page))
        + "".join(entry.spoken() for entry in page.overview.story.line._model.entries)
    )
    for hidden in ("静姝", "宏毅", "予乐", "离婚", "争吵", "教师", "背靠背", "同场", "单独"):
        assert hidden not in seen


def test_whoever_does_not_work_on_it_reads_why_it_stays_closed(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id, OTHER_MEDIATOR)
    assert not page.content.isVisibleTo(page)
    assert "只有承办人和主任能打开" in page.findChildren(Refusal)[0].accessibleName()
    assert "欧阳" not in words(page) + page.title


def test_stepping_aside_closes_the_case_and_others_read_only_to_send_another(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id)
    page.acting.ask_conflict()
    answer(office, page, reason="")
    assert page.asked is not None
    assert page.asked.form.fields["reason"].error
    answer(office, page, reason="乙方是我表弟")
    assert office.gone[-1] == ("cases", ())
    director = shown(office, case_id, DIRECTOR)
    notice = " ".join(label.text() for label in director.findChildren(QLabel))
    assert "请另派一位调解员。" in notice
    assert "表弟" not in notice
    director.acting.ask_mediators()
    answer(office, director, mediators=OTHER_MEDIATOR.id, assist=())
    assert "孙德全 主办" in words(director)


def test_notes_and_facts_are_kept_and_a_half_typed_note_comes_back(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id)
    page.acting.ask_note()
    office.wait()
    asked = page.asked
    assert asked is not None
    asked.form.fields["note"].set_value("甲方说下周三可以来。")
    asked.form.settle()
    page.desk.keep_drafts()
    office.wait()
    page._close_ask()
    page.acting.ask_note()
    office.wait()
    answer(office, page)
    page.acting.ask_facts()
    answer(office, page, requests="离婚\n孩子由甲方抚养", difficulty="difficult")
    page.tabs.show_tab("about")
    seen = words(page)
    assert "甲方说下周三可以来。" in seen
    assert "2. 孩子由甲方抚养" in seen
    assert "难度：疑难复杂" in seen
    page.acting.ask_note()
    office.wait()
    assert page.asked is not None
    assert page.asked.form.fields["note"].value() == ""


def test_the_child_of_eight_is_asked(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id)
    heard = [button for button in page.findChildren(Button) if YULE.name in button.accessibleName()]
    assert [button.text() for button in heard] == ["记下听取孩子意愿"]
    heard[0].click()
    answer(office, page)
    assert "已听取本人意愿 今天" in offered(page)


def test_papers_and_keys(office: OfficeDesk, qtbot: QtBot) -> None:
    case_id = office.run(add_family)
    page = shown(office, case_id)
    page.papers_button.click()
    assert page.tabs.current() == "papers"
    page.papers.lines.opened.emit(("rights_notice", ""))
    assert office.gone[-1] == ("paper", ("rights_notice", case_id, ""))
    page.tabs.show_tab("overview")
    page.acting.ask_day(CONSENT, SIMA.id)
    asked = page.asked
    assert asked is not None
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert page.asked is None
    assert page.parts.isVisibleTo(page)


def test_an_agreement_is_listed_and_signed_only_when_printed(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    office.run(lambda made: ready_family(made, case_id))
    office.run(lambda made: begin_family(made, case_id))

    def begin(made: Office) -> str:
        with made.as_(MEDIATOR) as records:
            return agreements.begin_agreement(records, case_id).agreement.id

    agreement_id = office.run(begin)
    page = shown(office, case_id)
    assert next_lines(page)["登记签名盖章"] == "协议还没打印"
    assert next_lines(page)["继续写协议"] == "草稿"
    page.agreements.opened.emit(agreement_id)
    assert office.gone[-1] == ("agreement", (case_id, agreement_id))
    ids = [line.id for line in page.papers.lines.entries.lines if isinstance(line, Line)]
    assert ("mediation_agreement", agreement_id) in ids


def test_a_sealed_reason_of_a_move_opens_on_the_timeline_and_is_journalled(office: OfficeDesk) -> None:
    case_id = office.run(add_family)
    office.run(lambda made: ready_family(made, case_id))
    office.run(lambda made: begin_family(made, case_id))
    page = shown(office, case_id)
    page.acting.move(CaseState.TERMINATED)
    office.wait()  # it is looked whether anything is still booked
    answer(office, page, ground=TerminationGround.DV, reason="她说昨晚又动了手")
    line = page.overview.story.line

    def told() -> str:
        return "\n".join(line.model().index(row, 0).data() for row in range(line.model().rowCount()))

    assert "昨晚" not in told()
    assert "理由已封存，点开可看（记入日志）" in told()
    line.setFocus()
    line.setCurrentIndex(line.model().index(0, 0))
    QTest.keyClick(line, Qt.Key.Key_Return)
    office.wait()
    assert "她说昨晚又动了手" in told()
    page.desk.mask(True)
    assert "昨晚" not in told()


def test_a_safe_contact_is_handed_to_whoever_takes_over(office: OfficeDesk) -> None:
    case_id = office.run(lambda made: add_family(made, safe_contact=True))
    page = shown(office, case_id, DIRECTOR)
    assert "交给新承办人" not in offered(page)
    page.acting.ask_mediators()
    answer(office, page, mediators=OTHER_MEDIATOR.id, assist=())
    office.wait()
    assert f"孙德全还打不开{OUYANG.name}的安全联系方式。" in words(page)
    page.desk.mask(True)
    assert "还打不开" not in words(page)
    page.desk.mask(False)
    said: list[str] = []
    page.desk.done.connect(lambda text, _undo: said.append(text))
    next(one for one in page.findChildren(Button) if one.text() == "交给新承办人").click()
    asked = page.window().findChild(PasswordDialog)
    assert isinstance(asked, PasswordDialog)
    asked.reject()
    page.acting.give_contacts(Confirmed(staff_id=DIRECTOR.id, at=page.desk.clock.now()))
    office.wait()
    assert said == [f"已交接：孙德全现在可以打开{OUYANG.name}的安全联系方式"]
    assert "还打不开" not in words(page)
    taken_over = shown(office, case_id, OTHER_MEDIATOR)
    taken_over.acting.open_contact(OUYANG.id)
    office.wait()
    assert "136 0000 4471" in words(taken_over)


def test_whoever_cannot_open_it_reads_who_can_hand_it_over(office: OfficeDesk) -> None:
    case_id = office.run(lambda made: add_family(made, safe_contact=True))
    director = shown(office, case_id, DIRECTOR)
    director.acting.ask_mediators()
    answer(office, director, mediators=OTHER_MEDIATOR.id, assist=())
    page = shown(office, case_id, OTHER_MEDIATOR)
    assert "请主任或者能打开的同事" in words(page)
    assert "交给新承办人" not in offered(page)


def test_the_tab_of_agreements_says_each_ones_day(office: OfficeDesk) -> None:
    case_id = office.run(add_case)
    office.run(lambda made: begin_mediation(made, case_id))

    def sign(made: Office, days_later: int) -> None:
        with made.as_(MEDIATOR) as records:
            begun = agreements.begin_agreement(records, case_id).agreement
            draft = agreements.save_agreement(records, filled(begun)).agreement
            file = agreements.print_final(records, draft.id, draft.version)
        assert file.current is not None
        made.clock.forward(days=days_later)
        with made.as_(MEDIATOR) as records:
            given = [
                Signature(
                    code=file.current.code,
                    capacity=capacity,
                    signer_id=signer,
                    manner=SigningManner.SEALED
                    if capacity is SigningCapacity.COMMITTEE_SEAL
                    else SigningManner.SIGNED,
                    on=records.today,
                )
                for capacity, signer in places(draft)
            ]
            agreements.record_signatures(records, file.current.code, given)

    office.run(lambda made: sign(made, 0))
    office.run(lambda made: sign(made, 2))
    page = shown(office, case_id)
    chips = [line.chip.text for line in page.agreements.entries.lines if isinstance(line, Line) and line.chip]
    assert chips == ["3月18日生效", "今天生效"]
