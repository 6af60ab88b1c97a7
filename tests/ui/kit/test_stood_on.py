"""Where the keys stand in a list or table is seen, whether the line is chosen there or not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.ui.kit.cells import Column, Text
from mediation_desk.ui.kit.clause_list import ClauseLine, ClauseList
from mediation_desk.ui.kit.lines import Group, Line, LineList
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.timeline import Entry, Timeline

LINES = (Group(title="已逾期"), Line(id="a", first="林晓芸"), Line(id="b", first="赵启帆"))


def views() -> list[QAbstractItemView]:
    once, kept = LineList(name="接下来可以"), LineList(selects=True, name="待办")
    for lines in (once, kept):
        lines.set_lines(LINES)
    table = Table([Column(key="name", title="姓名")], lambda row: [Text(text=row)], key=str, name="案件")
    table.set_rows(["林晓芸", "赵启帆"])
    clauses, told = ClauseList(name="条款"), Timeline(name="经过")
    clauses.set_lines([ClauseLine(id=key, number=key, title=key) for key in "ab"])
    told.set_entries([Entry(id="e", when="3月2日", first="受理", icon="check")])
    return [once, kept, table, clauses, told]


def test_the_line_the_keys_stand_on_is_seen(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    row, line, shown = QHBoxLayout(room), QLineEdit(), views()
    for widget in (line, *shown):
        row.addWidget(widget)
    room.resize(1200, 400)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow, timeout=20_000)
    for view in shown:
        view.setFocus(Qt.FocusReason.TabFocusReason)
        here = view.grab().toImage()
        assert view.currentIndex().flags() & Qt.ItemFlag.ItemIsSelectable, view.accessibleName()
        line.setFocus(Qt.FocusReason.TabFocusReason)
        assert view.grab().toImage() != here, view.accessibleName()
        view.setCurrentIndex(view.currentIndex())
        chosen = view.grab().toImage()
        view.setFocus(Qt.FocusReason.BacktabFocusReason)
        assert view.grab().toImage() != chosen, view.accessibleName()
