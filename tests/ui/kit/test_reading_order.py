"""Tab goes where the eye goes, also through what was made later, and comes round."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.reading_order import LATE, ReadingOrder
from mediation_desk.ui.kit.segments import Segments


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def _round(face: ReadingOrder, key: Qt.Key, stops: int) -> list[str]:
    passed = []
    for _stop in range(stops):
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here.objectName())
        QTest.keyClick(here, key)
    return passed


def test_tab_follows_the_layout_whatever_was_made_first(qtbot: QtBot) -> None:
    face = ReadingOrder()
    qtbot.addWidget(face)
    column = Column(face)
    last, link, first = _line("last"), _line("link"), _line("first")
    link.setProperty(LATE, True)
    rows = Row()
    for part in (link, first):
        rows.addWidget(part)
    column.addLayout(rows)
    column.addWidget(last)
    off, hidden = _line("off"), _line("hidden")
    off.setEnabled(False)
    rows.addWidget(off)
    rows.addWidget(hidden)
    hidden.hide()
    face.show()
    face.activateWindow()
    qtbot.waitUntil(face.isActiveWindow, timeout=20_000)
    rows.addWidget(_line("later"))  # comes before `last` for the eye
    QApplication.processEvents()
    first.setFocus()
    assert _round(face, Qt.Key.Key_Tab, 5) == ["first", "later", "last", "link", "first"]
    first.setFocus()
    assert _round(face, Qt.Key.Key_Backtab, 3) == ["first", "link", "last"]


def test_of_choices_tab_stops_at_the_chosen_one(qtbot: QtBot) -> None:
    face = ReadingOrder()
    qtbot.addWidget(face)
    column = Column(face)
    before, after = _line("before"), _line("after")
    choice = Segments([(one, str(one)) for one in range(3)], name="choice")
    for part in (before, choice, after):
        column.addWidget(part)
    choice.set_value(2)
    choice.button(2).setObjectName("chosen")
    face.show()
    face.activateWindow()
    qtbot.waitUntil(face.isActiveWindow)
    before.setFocus()
    assert _round(face, Qt.Key.Key_Tab, 4) == ["before", "chosen", "after", "before"]
