"""Reading in the manual: contents, search, links, the way back, pages not translated yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from mediation_desk.documents.manual.page_text import read_page
from mediation_desk.domain.help_page import Chapter, HelpPage, Manual
from mediation_desk.ui.help.window import HelpWindow
from mediation_desk.ui.kit.notice import Notice

TEXTS = {
    "today": "# 今日\n\n先看这一页。看[接待登记](help:reception)。\n",
    "reception": (
        "# 接待登记\n\n1. 按 `Ctrl+N`。\n2. 填姓名。\n\n> **注意** 先按 `F9`。\n\n![没有的图](picture:none)\n"
    ),
    "backup": "# 每天备份\n\n| 键 | 做什么 |\n| --- | --- |\n| `F9` | 遮挡 |\n",
}


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    pages = []
    for key, text in TEXTS.items():
        title, blocks = read_page(text, key)
        language = "en" if key == "backup" else "zh_CN"
        pages.append(HelpPage(key=key, title=title, blocks=blocks, language=language))
    made = HelpWindow(Manual(language="zh_CN", chapters=(Chapter(title="一", pages=tuple(pages)),)))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.show_page("today")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=20_000)
    return made


def test_links_lead_on_and_the_way_back_is_kept(window: HelpWindow) -> None:
    window.view.anchorClicked.emit(QUrl("help:reception"))
    assert window.key == "reception"
    assert window.contents.list.current() == "reception"
    window.after.click()
    assert window.key == "backup"
    assert window.after.isHidden()
    window.back.click()
    window.back.click()
    assert window.key == "today"
    assert not window.back.isEnabled()
    window.show_page("no such page")
    assert window.key == "today"


def test_search_by_initials_shows_the_page_and_marks_the_words(window: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.view, Qt.Key.Key_Slash)
    assert window.contents.search.hasFocus()
    qtbot.keyClicks(window.contents.search, "mtbf")
    assert window.key == "backup"
    assert window.title.text() == "每天备份"
    qtbot.keyClick(window.contents.search, Qt.Key.Key_Escape)
    assert window.contents.search.text() == ""
    assert window.isVisible()
    assert window.contents.list.current() == "backup"
    window.search("xm")
    assert window.key == "reception"
    assert [mark.cursor.selectedText() for mark in window.view.extraSelections()] == ["姓名"]
    window.search("zzzz")
    assert window.contents.none.isVisible()
    qtbot.keyClick(window.contents.search, Qt.Key.Key_Escape)
    qtbot.keyClick(window.contents.search, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_list_is_walked_from_the_search_line_and_enter_reads(window: HelpWindow, qtbot: QtBot) -> None:
    window.go_to_search()
    qtbot.keyClick(window.contents.search, Qt.Key.Key_Down)
    assert window.key == "reception"
    qtbot.keyClick(window.contents.search, Qt.Key.Key_Return)
    assert window.view.hasFocus()
    qtbot.keyClick(window.view, Qt.Key.Key_F6)
    assert window.contents.list.hasFocus()


def test_all_of_a_page_is_words_that_can_be_copied(window: HelpWindow) -> None:
    window.show_page("reception")
    said = window.view.toPlainText()
    assert "1\t按" in said
    assert "没有的图" in said  # a picture that is missing is told in words
    window.view.selectAll()
    window.view.copy()
    assert "按 Ctrl+N。" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()


def test_a_page_in_another_language_says_so(window: HelpWindow, qtbot: QtBot) -> None:
    window.show_page("backup")
    assert len(window.findChildren(Notice)) == 1
    window.show_page("today")
    window.tell("好")
    window.show_page("today")
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(Notice)), timeout=20_000)
