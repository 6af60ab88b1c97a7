"""The page on which a paper is filled, issued, printed and voided, on a real register."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mediation_desk.documents.kind import PaperKind
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.written_paper import WrittenPaper, WrittenState
from mediation_desk.register import written_papers
from mediation_desk.ui.forms.written.form import WrittenForm
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.pages.written.page import WrittenPage
from tests.case_fixtures import HUSBAND, add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk
from tests.written_kinds import OPEN, SEALED, writable

SAID = "双方就家务分工发生争议。"


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    with writable():
        yield


@pytest.fixture
def case_id(room: OfficeDesk) -> str:
    return room.run(add_case)


def opened(room: OfficeDesk, case_id: str, what: str = OPEN.key, who: Staff = MEDIATOR) -> WrittenPage:
    page = WrittenPage(room.sit(who))
    room.show(page)
    page.opened(case_id, what)
    settle(room, page)
    return page


def settle(room: OfficeDesk, page: WrittenPage) -> None:
    room.wait()
    room.qtbot.waitUntil(lambda: page.preview.settled, timeout=20_000)
    room.wait()


def form(page: WrittenPage) -> WrittenForm:
    assert page.form is not None
    return page.form


def said(page: WrittenPage) -> str:
    QApplication.processEvents()
    shown = [one for one in page.findChildren(Label) + page.findChildren(Prose) if one.isVisible()]
    return "\n".join(one.text() for one in shown)


def kept(room: OfficeDesk, case_id: str) -> list[WrittenPaper]:
    def look(office: Office) -> list[WrittenPaper]:
        with office.reading(MEDIATOR) as records:
            found = written_papers.of_case(records, case_id)
            return [written_papers.get(records, one.id) for one in found]

    return room.run(look)


def test_it_opens_filled_and_says_where_from(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    assert page.title == OPEN.title
    assert "来自台账" in said(page)
    assert len(page.preview.pages()) == 1
    page.left()
    room.wait()
    assert kept(room, case_id) == []  # filled by the register alone: nothing to keep


def test_fill_issue_sign_and_read(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    form(page).editors["facts"].set_value(SAID)
    assert page.bar.act.text() == "发出正式稿"
    page.primary()
    assert page.asked is not None
    assert "核对码" in said(page)
    page.primary()
    settle(room, page)
    (paper,) = kept(room, case_id)
    assert paper.state is WrittenState.ISSUED
    assert paper.value("facts") == SAID
    assert page.form is None
    assert paper.code in said(page)
    assert page.view.made is not None
    assert page.view.made.pdf.startswith(b"%PDF")
    page.acting.ask_signed()
    page.primary()
    settle(room, page)
    assert kept(room, case_id)[0].counts


def test_what_is_needed_is_said_beside_its_field(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    page.primary()
    page.primary()
    settle(room, page)
    assert form(page).editors["facts"].error == "发出前请填写这一项。"
    assert page.asked is None
    assert kept(room, case_id)[0].state is WrittenState.DRAFT


def test_leaving_keeps_the_paper_and_coming_back_goes_on(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    form(page).editors["facts"].set_value(SAID)
    page.left()
    room.wait()
    (paper,) = kept(room, case_id)
    assert paper.value("facts") == SAID
    again = opened(room, case_id, paper.id)
    assert form(again).editors["facts"].value() == SAID
    form(again).editors["facts"].set_value(SAID + "再谈。")
    again.save()
    settle(room, again)
    assert kept(room, case_id)[0].version == 2


@pytest.mark.parametrize("kind", [OPEN, SEALED], ids=["open", "restricted"])
def test_half_typed_words_come_back_after_a_lock(room: OfficeDesk, case_id: str, kind: PaperKind) -> None:
    page = opened(room, case_id, kind.key)
    form(page).editors["facts"].set_value("写了一半")
    form(page).editors["date"].edit.setText("2026-0")
    page.desk.keep_drafts()  # as locking does; a kill loses less than two seconds
    room.wait()
    assert kept(room, case_id) == []
    again = opened(room, case_id, kind.key)
    assert form(again).editors["facts"].value() == "写了一半"
    assert form(again).editors["date"].text() == "2026-0"
    assert "这是您上次没保存的内容，接着写就行。" in said(again)


def test_a_draft_typed_before_a_colleague_kept_another_is_not_lost(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    form(page).editors["facts"].set_value(SAID)
    page.left()
    room.wait()
    (paper,) = kept(room, case_id)
    again = opened(room, case_id, paper.id)
    form(again).editors["facts"].set_value("我写的")
    again.desk.keep_drafts()
    room.wait()
    other = opened(room, case_id, paper.id, DIRECTOR)
    form(other).editors["facts"].set_value("主任写的")
    other.save()
    settle(room, other)
    third = opened(room, case_id, paper.id)
    assert form(third).editors["facts"].value() == "我写的"
    assert "在别处又保存过" in said(third)
    third._throw_draft_away()
    settle(room, third)
    assert form(third).editors["facts"].value() == "主任写的"


def test_the_wall_stops_it_with_the_sentence_shown(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    form(page).editors["facts"].set_value(f"证件 {HUSBAND.identity_number}。")
    settle(room, page)
    assert page.preview.stopped.isVisible()
    page.primary()
    page.primary()
    settle(room, page)
    assert kept(room, case_id)[0].state is WrittenState.DRAFT


def test_undo_is_the_fields_own(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    edit = form(page).editors["facts"].edit
    edit.setFocus()
    QTest.keyClicks(edit, "abc")
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == ""


def test_void_and_write_again(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    form(page).editors["facts"].set_value(SAID)
    page.primary()
    page.primary()
    settle(room, page)
    page.acting.ask_void()
    page.primary()
    settle(room, page)
    assert "请写明作废的理由。" in said(page)
    assert page.asked is not None
    page.asked.form.fields["reason"].set_value("写错")
    page.primary()
    settle(room, page)
    assert kept(room, case_id)[0].void_reason == "写错"
    assert page.bar.act.text() == "照样再写一份"
    page.primary()
    settle(room, page)
    assert form(page).editors["facts"].value() == SAID
    page.save()
    settle(room, page)
    assert [one.state for one in kept(room, case_id)] == [WrittenState.DRAFT, WrittenState.VOIDED]


def test_a_restricted_paper_opens_for_the_director_and_says_so_in_the_journal(
    room: OfficeDesk, case_id: str
) -> None:
    page = opened(room, case_id, SEALED.key)
    form(page).editors["facts"].set_value("孩子说的话")
    page.left()
    room.wait()
    (paper,) = kept(room, case_id)
    assert paper.restricted
    director = opened(room, case_id, paper.id, DIRECTOR)
    assert form(director).editors["facts"].value() == "孩子说的话"


def test_what_is_typed_while_the_register_is_asked_again_stays(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    page.desk.changed.emit(frozenset({"case"}))  # filled anew, because nobody has typed yet
    form(page).editors["facts"].set_value("刚刚写的")
    settle(room, page)
    assert form(page).editors["facts"].value() == "刚刚写的"


def test_nothing_is_issued_or_printed_while_masked(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    form(page).editors["facts"].set_value(SAID)
    page.desk.mask(True)
    for _time in range(2):
        page.primary()
        page.print()
    settle(room, page)
    assert page.asked is None
    assert kept(room, case_id) == []


def test_keeping_twice_at_once_keeps_one_paper_with_the_last_words(room: OfficeDesk, case_id: str) -> None:
    page = opened(room, case_id)
    form(page).editors["facts"].set_value("第一句")
    page.save()
    form(page).editors["facts"].set_value("第一句。第二句")
    page.left()
    settle(room, page)
    room.wait()
    (paper,) = kept(room, case_id)
    assert paper.value("facts") == "第一句。第二句"
    again = opened(room, case_id)
    assert form(again).editors["facts"].value() == ""  # a new one begins empty: the first is kept
