"""The month under real mouse and key events, and its six weeks at the edges of months and years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediation_desk.ui.kit.calendar.month_grid import MonthGrid
from mediation_desk.ui.kit.calendar.month_layout import month_days
from mediation_desk.ui.kit.calendar.values import Ask, Block, DayNote, Shown, at_minute

MARCH = date(2026, 3, 1)
DAYS = month_days(MARCH)
KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


def block(name: str, day: date, hour: int = 9) -> Block:
    return Block(
        id=name,
        starts=at_minute(day, hour * 60),
        ends=at_minute(day, hour * 60 + 60),
        title=name,
        who="林晓芸",
    )


FULL = date(2026, 3, 18)
BLOCKS = [block("one", date(2026, 3, 5)), block("two", date(2026, 3, 5), 14)] + [
    block(f"full {n}", FULL, 9 + n) for n in range(8)
]


@pytest.fixture
def month(qtbot: QtBot) -> MonthGrid:
    made = MonthGrid("日程")
    qtbot.addWidget(made)
    made.resize(900, 600)
    notes = [DayNote(day=date(2026, 4, 4), words="清明节")]
    made.show_month(MARCH, Shown(days=DAYS, today=FULL, blocks=BLOCKS, notes=notes))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    return made


@given(st.dates(date(1999, 1, 1), date(2099, 12, 31)))
def test_six_weeks_from_a_monday_hold_the_whole_month(day: date) -> None:
    days = month_days(day)
    assert len(days) == 42
    assert days[0].weekday() == 0
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))
    last = (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert {day.replace(day=1), last} <= set(days)


@pytest.mark.parametrize(
    "month_of", [date(2026, 2, 1), date(2024, 2, 1), date(2025, 12, 1), date(2027, 1, 1)]
)
def test_edges_of_months_are_drawn(qtbot: QtBot, month_of: date) -> None:
    made = MonthGrid("日程")
    qtbot.addWidget(made)
    made.resize(700, 500)
    days = month_days(month_of)
    made.show_month(
        month_of, Shown(days=days, today=month_of, blocks=[block("a", days[0]), block("b", days[-1])])
    )
    assert not made.grab().isNull()
    assert made.layout_now.day_of("a") == 0
    assert made.layout_now.day_of("b") == 41


def test_too_many_are_counted_and_lead_to_their_day(month: MonthGrid, qtbot: QtBot) -> None:
    day = DAYS.index(FULL)
    entries = month.layout_now.entries(day)
    assert sum(1 for each in entries if each.block) + entries[-1].more == 8
    with qtbot.waitSignal(month.day_wanted) as told:
        at = entries[-1].rect.center().toPoint()
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [FULL]


def test_a_block_is_dragged_to_another_day_at_the_same_time(month: MonthGrid, qtbot: QtBot) -> None:
    start = month.layout_now.entries(DAYS.index(date(2026, 3, 5)))[0].rect.center().toPoint()
    end = month.layout_now.cell(DAYS.index(date(2026, 3, 12))).center().toPoint()
    with qtbot.waitSignal(month.moved) as told:
        QTest.mousePress(month, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(month, start + QPoint(10, 12))
        QTest.mouseMove(month, end)
        QTest.mouseRelease(month, Qt.MouseButton.LeftButton, pos=end)
    assert told.args == ["one", at_minute(date(2026, 3, 12), 540), at_minute(date(2026, 3, 12), 600)]


def test_arrows_walk_through_blocks_and_days(month: MonthGrid, qtbot: QtBot) -> None:
    month.stand_on(date(2026, 3, 5))
    walked = []
    for _step in range(3):
        QTest.keyClick(month, KEY.Key_Down)
        walked.append(month.current())
    assert walked == ["one", "two", ""]
    here = month.here()
    assert here is not None
    assert here.date() == date(2026, 3, 12)
    month.choose("one")
    with qtbot.waitSignal(month.wanted) as told:
        QTest.keyClick(month, KEY.Key_Return)
    assert told.args == [Ask.OPEN, "one"]
    with qtbot.waitSignal(month.moved) as told:
        QTest.keyClick(month, KEY.Key_Right, SHIFT)
        QTest.keyRelease(month, KEY.Key_Shift)
    assert told.args[0] == "one"
    month.stand_on(DAYS[-1])
    with qtbot.waitSignal(month.turned) as told:
        QTest.keyClick(month, KEY.Key_Right)
    assert told.args == [1]


def test_a_reader_hears_the_day_with_its_holiday(month: MonthGrid) -> None:
    month.stand_on(date(2026, 4, 4))
    assert month.accessibleDescription() == "周六 4 清明节 约期 0 项"
