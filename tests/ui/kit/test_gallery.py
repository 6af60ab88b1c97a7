"""All components at once: they paint in every look, have names, and no word is cut at 150 %."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

from mediation_desk.domain.safety import Mark
from mediation_desk.ui import style
from mediation_desk.ui.kit import gallery, paint
from mediation_desk.ui.kit.buttons import Button, DangerButton
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.focus import FocusRing
from mediation_desk.ui.kit.inspector import Beside, Inspector
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.page_preview import PagePreview
from mediation_desk.ui.kit.rail import Rail, RailItem
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.kit.toast import Toast
from mediation_desk.ui.kit.top_bar import TopBar

PAGES = (gallery.page, gallery.more, gallery.lists)


def shown(qtbot, make) -> QWidget:
    page = make()
    qtbot.addWidget(page)
    page.resize(1366, max(768, page.layout().heightForWidth(1366)))
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.mark.parametrize("make", PAGES)
@pytest.mark.parametrize("theme", list(style.Theme))
def test_everything_paints_and_has_a_name(qtbot, look, make, theme):
    look(theme=theme)
    page = shown(qtbot, make)
    assert not page.grab().isNull()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and not button.objectName().startswith("qt_"):
            assert button.accessibleName() or button.text(), button
    for edit in page.findChildren(QLineEdit):
        assert edit.accessibleName(), edit


@pytest.mark.parametrize("make", PAGES)
def test_no_word_is_cut_at_150_percent(qtbot, look, make):
    look(factor=1.5)
    page = shown(qtbot, make)
    for label in page.findChildren(QLabel):
        if not label.isVisible() or isinstance(label, Prose) or not isinstance(label, Label):
            continue
        if not label.wordWrap():
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width() + 1, label.text()
    for button in page.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width(), button.text()


def test_a_change_of_look_reaches_what_is_already_shown(qtbot, look):
    page = shown(qtbot, gallery.more)
    before = page.findChild(TopBar).height()
    look(factor=1.25, theme=style.Theme.DARK)
    assert page.findChild(TopBar).height() == round(before * 1.25)


def test_a_blocked_button_says_why(qtbot):
    button = Button("打印正式稿", "primary", key="Ctrl+P")
    qtbot.addWidget(button)
    button.block("第四条还有一处禁止")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "第四条还有一处禁止"
    assert "第四条" in button.toolTip()
    button.allow()
    assert button.isEnabled()
    assert "Ctrl+P" in button.toolTip()


def test_tooltips_and_texts_are_never_mark_up(qtbot):
    button = Button("赵 & 钱")
    qtbot.addWidget(button)
    assert button.accessibleName() == "赵 & 钱"
    assert button.shortcut().isEmpty()
    button.block("<b>x</b>")
    assert "&lt;b&gt;" in button.toolTip()
    label = Label("<b>林</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_danger_asks_once_in_place(qtbot):
    button = DangerButton("作废")
    qtbot.addWidget(button)
    done = []
    button.confirmed.connect(lambda: done.append(1))
    button.click()
    assert not done
    assert "再按一次" in button.text()
    button.click()
    assert done
    assert button.text() == "作废"
    button.click()
    button.calm()
    button.click()
    assert len(done) == 1


def test_the_focus_ring_follows_the_keyboard_only(qtbot, qapp: QApplication):
    ring = FocusRing(qapp)
    page = QWidget()
    qtbot.addWidget(page)
    first, second = Button("保存", parent=page), Button("打印", parent=page)
    second.move(0, 60)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    first.setFocus()
    qtbot.waitUntil(lambda: qapp.focusWindow() is page.windowHandle(), timeout=20_000)
    assert ring.widget() is None
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Tab)
    assert ring.widget() is second
    assert ring.geometry().left() == second.geometry().left() - 4
    QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton, pos=first.geometry().center())
    assert qapp.focusWidget() is first
    assert ring.widget() is None
    dialog = QDialog(page)
    tight = QWidget(dialog)
    tight.setGeometry(20, 20, 90, 36)
    third, _fourth = Button("返回", parent=tight), Button("签名", parent=dialog)
    third.resize(90, 36)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=20_000)
    for _press in range(2):
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Tab)
    assert ring.widget() is third
    assert ring.parentWidget() is dialog  # where it is not cut, as it would be in the tight one
    assert ring.geometry() == QRect(16, 16, third.width() + 8, third.height() + 8)
    dialog.reject()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert isValid(ring)  # it did not go with the dialog
    qapp.focusChanged.disconnect(ring._moved)
    qapp.focusWindowChanged.disconnect(ring._watch)
    ring.deleteLater()


def test_a_mark_speaks_and_only_shows_dots_when_masked(qtbot):
    mark = SafetyMark(Mark.RED)
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "安全标记：分开接待"
    wide = mark.sizeHint().width()
    mark.set_mark(Mark.RED, masked=True)
    assert mark.accessibleName() == ""
    assert mark.sizeHint().width() < wide
    mark.set_mark(Mark.UNFINISHED)
    assert mark.accessibleName()
    mark.set_mark(Mark.NONE)
    assert mark.sizeHint().width() == 0


def test_a_filter_shows_its_value_and_delete_clears_it(qtbot):
    made = FilterButton("年份", [(2026, "2026"), (2025, "2025")], one=True)
    qtbot.addWidget(made)
    made.show()
    popup = made.open_list()
    popup.boxes[0][1].click()
    assert made.value() == (2026,)
    assert "2026" in made.text()
    with qtbot.waitSignal(made.changed, timeout=20_000):
        qtbot.keyClick(made, Qt.Key.Key_Delete)
    assert made.value() == ()
    assert made.text() == "年份"


def test_the_rail_folds_what_does_not_fit(qtbot):
    items = [RailItem(key=str(n), word=f"第{n}页", icon="sun", bottom=n > 8) for n in range(1, 11)]
    rail = Rail(items, title="调解台")
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 700)
    rail.show()
    assert rail.folded() == ()
    rail.resize(rail.width(), 420)
    assert rail.folded()
    assert rail.folded()[-1] == "10"
    with qtbot.waitSignal(rail.opened, timeout=20_000) as opened:
        rail._buttons["2"].click()
    assert opened.args == ["2"]
    rail.show_current("2")
    assert rail._buttons["2"].isChecked()


def test_the_search_hides_what_is_typed_while_masked(qtbot):
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(bar.searched, timeout=20_000) as asked:
        qtbot.keyClicks(bar.search, "l")
    assert asked.args == ["l"]
    bar.set_masked(True)
    assert bar.search.displayText() != "l"
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search.text() == ""


def test_tabs_keep_their_place_when_another_is_chosen(qtbot):
    tabs = Tabs([("a", "概览"), ("b", "文书")])
    qtbot.addWidget(tabs)
    tabs.show()
    left = tabs.tabRect(1).left()
    tabs.set_count("b", 5)
    with qtbot.waitSignal(tabs.chosen, timeout=20_000) as chosen:
        tabs.next()
    assert chosen.args == ["b"]
    assert tabs.tabRect(1).left() == left
    assert tabs.tabText(1) == "文书 5"


def test_a_toast_undoes_once(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    toast = Toast(page)
    undone = []
    toast.tell("安全计划已保存", lambda: undone.append(1))
    assert toast.isVisible()
    toast._button.click()
    assert undone == [1]
    assert not toast.isVisible()


def test_the_inspector_becomes_a_drawer_in_large_text(qtbot, look):
    main, side = QWidget(), Inspector("林晓芸 与 赵启帆")
    both = Beside(main, side)
    qtbot.addWidget(both)
    both.resize(1200, 500)
    both.show()
    assert not both.is_drawer
    assert main.width() == 1200 - 304 - 16
    both.close_side()
    assert main.width() == 1200
    look(factor=1.5)
    both.open_side()
    assert both.is_drawer
    assert main.width() == 1200
    assert side.isVisible()


def test_the_preview_turns_pages_and_stays_white(qtbot):
    preview = PagePreview()
    qtbot.addWidget(preview)
    pages = [QImage(210, 297, QImage.Format.Format_RGB32) for _ in range(2)]
    for page in pages:
        page.fill(Qt.GlobalColor.white)
    preview.resize(400, 500)
    preview.show()
    preview.set_pages(pages)
    with qtbot.waitSignal(preview.turned, timeout=20_000):
        qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page() == 1
    preview.turn(7)
    assert preview.page() == 1
    preview.set_pages(pages[:1])
    assert preview.page() == 0
    preview.set_pages([])
    preview.grab()


def test_prose_has_the_line_of_the_design(qtbot):
    prose = Prose("不安排双方同场。" * 20)
    qtbot.addWidget(prose)
    height = prose.heightForWidth(300)
    assert height % style.px(24) == 0
    assert height > style.px(48)
    assert paint.text_width("林") > 0
