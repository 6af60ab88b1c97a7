"""法条: found by law, number, words and letters; marked, copied, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from mediation_desk.domain.law import Citation
from mediation_desk.ui.basis import BasisLink, basis_line, statutes
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.notice import Refusal
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.pages.laws.page import LawsPage
from tests.desk_fixtures import MEDIATOR, RECEPTION
from tests.ui.pages.agreement_bench import Bench
from tests.ui.pages.office_desk import OfficeDesk

CUSTODY = Citation(law="民法典", article=1084)


@pytest.fixture
def laws(room: OfficeDesk) -> LawsPage:
    page = LawsPage(room.sit(MEDIATOR))
    room.show(page)
    page.opened()
    return page


def test_every_law_is_listed_with_its_day(laws: LawsPage) -> None:
    assert laws.list.entries.rowCount() == len(statutes().laws)
    assert "2021年1月1日起施行" in laws.list.entries.lines[0].second
    assert laws.law_title.text() == "中华人民共和国民法典"
    assert laws.law_dated.text() == "这里是2021年1月1日起施行的文本，收录于2025年4月19日。"
    assert "以公布的文本为准" in laws.reading.toPlainText()


@pytest.mark.parametrize(
    "typed", ["民法典1084", "民法典 第1084条", "第一千零八十四条", "mfd 1084", "尊重其真实意愿 满八周岁 1084"]
)
def test_an_article_is_found_however_it_is_asked_for(laws: LawsPage, typed: str) -> None:
    laws.words.set_value(typed)
    assert laws.list.current() == CUSTODY
    found = laws.reading.article()
    assert found is not None
    assert found.citation == CUSTODY


def test_the_words_looked_for_are_marked(laws: LawsPage) -> None:
    laws.words.set_value("探望 中止")
    marked = {one.cursor.selectedText() for one in laws.reading.extraSelections()}
    assert {"探望", "中止"} <= marked


def test_nothing_found_says_so(laws: LawsPage) -> None:
    laws.words.set_value("没有这样的词语组合")
    assert laws.none.isVisible()
    assert not laws.list.isVisible()
    laws.words.set_value("")
    assert laws.list.isVisible()


def test_the_keys_walk_the_hits_read_on_and_copy(room: OfficeDesk, laws: LawsPage) -> None:
    laws.words.set_value("探望")
    first = laws.list.current()
    QTest.keyClick(laws.words.edit, Qt.Key.Key_Down)
    assert laws.list.current() not in (first, None)
    laws.show_article(CUSTODY)
    assert laws.words.value() == ""
    QTest.keyClick(laws, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert laws.reading.article().number == 1085
    laws.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("《中华人民共和国民法典》（2021年1月1日起施行的文本）第一千零八十五条\n离婚后，")
    assert "text/html" not in QGuiApplication.clipboard().mimeData().formats()


def test_every_article_can_be_reached(laws: LawsPage) -> None:
    for article in statutes().articles:
        laws.show_article(article.citation)
        assert laws.reading.article() == article


def test_from_a_finding_to_its_article_and_back_with_nothing_lost(bench: Bench) -> None:
    frame = Frame(bench.desk)
    bench.show(frame)
    frame.show_page("agreement", (bench.case_id,))
    bench.wait()
    page = frame.page
    work = page.work
    work.editing.put_clause(_worded(work, "双方不得再向人民法院起诉。"))
    work.look_at(work.clause_id)
    card = next(one for one in work.clause.findings.cards if one.finding.rule == "restricts_court")
    card.unfold()
    card._basis[0].law_wanted.emit(card.finding.citation)
    bench.wait()
    assert frame.shown_key == "laws"
    assert frame.page.reading.article().citation == card.finding.citation
    assert frame.page.back.isVisible()
    frame.back()
    bench.wait()
    assert (frame.shown_key, frame.page) == ("agreement", page)
    assert page.work is work
    assert work.editing.clause(work.clause_id).text == "双方不得再向人民法院起诉。"
    frame.back()
    assert frame.shown_key == "agreement"


def _worded(work, text):
    return replace(work.editing.clause(work.clause_id), text=text)


def test_the_tabs_of_papers_lead_here_and_away(room: OfficeDesk) -> None:
    frame = Frame(room.sit(RECEPTION))
    room.show(frame)
    frame.show_page("papers")
    room.wait()
    frame.page.tabs.show_tab("laws")
    assert frame.shown_key == "laws"
    assert frame.page.tabs.current() == "laws"
    frame.page.tabs.show_tab("code")
    room.wait()
    assert frame.shown_key == "papers"
    assert frame.page.tabs.current() == "code"
    frame.page.tabs.show_tab("laws")
    frame.page.tabs.show_tab("all")
    assert (frame.shown_key, frame.page.tabs.current()) == ("papers", "all")


def test_one_row_of_tabs_leads_to_every_page_of_papers(room: OfficeDesk) -> None:
    frame = Frame(room.sit(MEDIATOR))
    room.show(frame)
    frame.show_page("papers")
    room.wait()
    for key, there in (("office_papers", "office_papers"), ("code", "papers"), ("office_papers",) * 2):
        frame.page.tabs.show_tab(key)
        room.wait()
        (row,) = [one for one in frame.page.findChildren(Tabs) if one.isVisible()]
        assert (frame.shown_key, row.current()) == (there, key)


def test_a_refusal_of_the_whole_opens_its_article(bench: Bench) -> None:
    bench.work.editing.change(deadline="")
    bench.page.out.print_final()
    bench.wait()
    (refused,) = bench.work.findChildren(Refusal)
    why = next(one for one in refused.findChildren(Button) if one.text() == "看依据")
    bench.qtbot.waitUntil(why.isVisible)
    why.click()
    assert bench.gone[-1] == ("laws", (Citation(law="人民调解法", article=29),))


def test_the_limit_of_a_case_opens_its_article(room: OfficeDesk) -> None:
    desk = room.sit(MEDIATOR)
    shipped = basis_line(desk, Citation(law="人民调解法", article=33))
    assert isinstance(shipped, BasisLink)
    shipped.click()
    assert room.gone[-1] == ("laws", (Citation(law="人民调解法", article=33),))
    named = basis_line(desk, Citation(law="人民调解工作若干规定", article=33))
    assert named.text() == "依据：人民调解工作若干规定第 33 条"
