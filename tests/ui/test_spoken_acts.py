"""What a screen reader does with a control does what a click on it does."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.domain.help_page import Chapter, HelpPage, Manual
from mediation_desk.ui.help.contents import HelpContents
from mediation_desk.ui.kit.calendar.month_grid import MonthGrid
from mediation_desk.ui.kit.calendar.month_layout import month_days
from mediation_desk.ui.kit.calendar.time_grid import TimeGrid
from mediation_desk.ui.kit.calendar.values import Block, Shown, at_minute
from mediation_desk.ui.kit.cells import Column, Text
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.clause_list import ClauseLine, ClauseList
from mediation_desk.ui.kit.filter_button import FilterButton, FilterList
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.offer_card import OfferCard
from mediation_desk.ui.kit.rail import Rail, RailItem
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.kit.time_line import TimeLine, TimePoint
from mediation_desk.ui.kit.timeline import Entry, Timeline
from mediation_desk.ui.kit.toggles import Toggles
from mediation_desk.ui.page_tabs import PageTabs
from mediation_desk.ui.people_list import PeopleList

DAY = date(2026, 3, 18)
LINES = (Line(id="a", first="林晓芸"), Line(id="b", first="赵启帆"))


def show(qtbot: QtBot, widget: QWidget) -> QAccessibleInterface:
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    QApplication.processEvents()
    return QAccessible.queryAccessibleInterface(widget)


def called(face: QAccessibleInterface, name: str) -> QAccessibleInterface:
    """What is called so in a face, however deep."""
    for number in range(face.childCount()):
        child = face.child(number)
        if name in child.text(QAccessible.Text.Name):
            return child
        if child.childCount():
            try:
                return called(child, name)
            except LookupError:
                continue
    raise LookupError(name)


def act(face: QAccessibleInterface) -> None:
    """Its first act, which is the one a screen reader offers."""
    acts = face.actionInterface()
    assert acts is not None
    acts.doAction(acts.actionNames()[0])
    QTest.qWait(0)
    QApplication.processEvents()


def test_the_rail_and_tabs_open_pages(qtbot: QtBot) -> None:
    said: list[str] = []
    rail = Rail([RailItem(key=key, word=key, icon="bulb") for key in ("today", "cases")], title="台")
    rail.show_current("today")
    rail.opened.connect(said.append)
    act(called(show(qtbot, rail), "cases"))
    tabs = Tabs([("facts", "概况"), ("papers", "文书")], name="案件")
    tabs.chosen.connect(said.append)
    act(called(show(qtbot, tabs), "文书"))
    sisters = PageTabs([("cases", "全部"), ("limits", "时限")], "cases", said.append, "案件")
    act(called(show(qtbot, sisters), "时限"))
    assert said == ["cases", "papers", "limits"]


def test_lines_are_chosen_or_opened(qtbot: QtBot) -> None:
    said: list[object] = []
    once, kept = LineList(name="接下来可以"), LineList(selects=True, name="待办")
    once.opened.connect(said.append)
    kept.chosen.connect(said.append)
    for lines in (once, kept):
        lines.set_lines(LINES)
        act(called(show(qtbot, lines), "赵启帆"))
    assert said == ["b", "b"]
    told = Timeline(name="经过")
    told.set_entries([Entry(id=one, when="3月2日", first=one, icon="check") for one in ("登记", "受理")])
    told.opened.connect(said.append)
    act(called(show(qtbot, told), "受理"))
    assert said == ["b", "b", "受理"]


def test_rows_and_clauses_are_chosen(qtbot: QtBot) -> None:
    said: list[object] = []
    table = Table([Column(key="name", title="姓名")], lambda row: [Text(text=row)], key=str, name="案件")
    table.set_rows(["林晓芸", "赵启帆"])
    table.chosen.connect(said.append)
    act(called(show(qtbot, table), "赵启帆"))
    assert said.pop() == "赵启帆"
    clauses = ClauseList(name="条款")
    clauses.set_lines([ClauseLine(id=key, number=key, title=f"条款{key}") for key in "ab"])
    clauses.chosen.connect(said.append)
    act(called(show(qtbot, clauses), "条款b"))
    assert said.pop() == "b"
    pages = [HelpPage(key=key, title=key, blocks=(), language="zh_CN") for key in ("today", "backup")]
    contents = HelpContents(Manual(language="zh_CN", chapters=(Chapter(title="一", pages=tuple(pages)),)))
    contents.chosen.connect(said.append)
    act(called(show(qtbot, contents.list), "backup"))
    contents.deleteLater()
    assert said.pop() == "backup"


def test_keys_and_mouse_are_not_taken_for_a_screen_reader(qtbot: QtBot) -> None:
    said: list[object] = []
    once = LineList(name="接下来可以")
    once.set_lines(LINES)
    once.opened.connect(said.append)
    show(qtbot, once)
    once.setCurrentIndex(once.model().index(0, 0))
    qtbot.keyClick(once, "\x1b")
    once.step(1)
    QApplication.processEvents()
    assert once.current() == "b"
    assert said == []


def test_parts_that_are_painted_are_chosen(qtbot: QtBot) -> None:
    said: list[object] = []
    block = Block(id="b", starts=at_minute(DAY, 540), ends=at_minute(DAY, 600), title="面谈", who="林晓芸")
    month, week, line = MonthGrid("月"), TimeGrid("周"), TimeLine(name="时间线")
    month.show_month(
        DAY.replace(day=1), Shown(days=month_days(DAY.replace(day=1)), today=DAY, blocks=[block])
    )
    week.show_days(Shown(days=[DAY, DAY + timedelta(days=1)], today=DAY, blocks=[block]))
    line.set_points([TimePoint(id="p", on=DAY, words="受理", spoken="3月18日 受理")], DAY, "今天")
    month.stood.connect(lambda moment: said.append(moment.date()))
    week.chosen.connect(said.append)
    line.chosen.connect(said.append)
    for painted, name in ((month, "面谈"), (week, "面谈"), (line, "受理")):
        act(called(show(qtbot, painted), name))
    assert said == [DAY, "b", "p"]


def test_choices_are_made(qtbot: QtBot) -> None:
    said: list[object] = []
    segments, toggles = Segments([("m", "上午"), ("a", "下午")], name="何时"), Toggles([("x", "辅导")])
    people = PeopleList([("1", "何玉贞"), ("2", "陈静怡")])
    card, switch = OfferCard("周三 9:00", "201室"), Switch("大字")
    segments.changed.connect(lambda: said.append(segments.value()))
    toggles.changed.connect(lambda: said.append(toggles.value()))
    people.chosen.connect(lambda: said.append("person"))
    for many, name in ((segments, "下午"), (toggles, "辅导"), (people, "陈静怡")):
        act(called(show(qtbot, many), name))
    for one in (card, switch):
        act(show(qtbot, one))
        assert one.isChecked()
    assert said == ["a", ("x",), "person"]


def test_a_filter_opens_its_list(qtbot: QtBot) -> None:
    button = FilterButton("状态", [("new", "新收"), ("over", "已结")])
    act(show(qtbot, button))
    (opened,) = button.findChildren(FilterList)
    act(called(QAccessible.queryAccessibleInterface(opened), "已结"))
    assert button.value() == ("over",)
    opened.close()


def test_what_is_hidden_behind_what_is_shown_is_not_told(qtbot: QtBot) -> None:
    for stack in (Stack(), QStackedWidget()):
        for name in ("案件", "时限"):
            table = Table([Column(key="one", title=name)], lambda row: [Text(text=row)], key=str, name=name)
            table.set_rows([name])
            stack.addWidget(table)
        face = show(qtbot, stack)
        stack.setCurrentIndex(1)
        assert [face.child(number).text(QAccessible.Text.Name) for number in range(face.childCount())] == [
            "时限"
        ]
        assert face.indexOfChild(face.child(0)) == 0
        hidden = stack.widget(0)
        assert hidden is not None
        assert face.indexOfChild(QAccessible.queryAccessibleInterface(hidden)) == -1
