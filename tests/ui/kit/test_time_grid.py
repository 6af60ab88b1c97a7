"""The time grid under real mouse and key events."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.ui.kit.calendar.layout import Placed
from mediation_desk.ui.kit.calendar.time_grid import TimeGrid
from mediation_desk.ui.kit.calendar.values import (
    Ask,
    Behind,
    Block,
    BlockTone,
    DayNote,
    OfferedSlot,
    Shown,
    at_minute,
)

MONDAY = date(2026, 3, 16)
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(5))
KEY, SHIFT, CTRL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return at_minute(DAYS[day], hour * 60 + minute)


def block(name: str, day: int, hour: int, length: int = 60, **more: object) -> Block:
    starts = at(day, hour)
    ends = starts + timedelta(minutes=length)
    return Block(id=name, starts=starts, ends=ends, title=name, **more)  # type: ignore[arg-type]


BLOCKS = (
    block("early", 0, 9),
    block("left", 2, 10, 90, tone=BlockTone.APART),
    block("right", 2, 10, 60, tone=BlockTone.APART),
    block("fixed", 3, 9, fixed="不是您的"),
)


@pytest.fixture
def grid(qtbot: QtBot) -> TimeGrid:
    made = TimeGrid("日程")
    qtbot.addWidget(made)
    made.resize(900, 560)
    made.show_days(
        Shown(
            days=DAYS,
            today=DAYS[2],
            blocks=BLOCKS,
            behind=[Behind(starts=at(1, 8, 30), ends=at(1, 11, 30), title="值班")],
            notes=[DayNote(day=DAYS[3], words="调休上班", tone="amber")],
            offers=[OfferedSlot(number=1, starts=at(3, 13), ends=at(3, 14), where="室二")],
        ),
        now=at(2, 9, 41),
    )
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def place(grid: TimeGrid, name: str) -> Placed:
    return grid.layout_now.of_block(name)[0]


def seen(grid: TimeGrid, x: float, y: float) -> QPoint:
    return QPoint(round(x), round(y) - grid.verticalScrollBar().value())


def middle(grid: TimeGrid, name: str) -> QPoint:
    centre = place(grid, name).rect.center()
    return seen(grid, centre.x(), centre.y())


def drag(grid: TimeGrid, start: QPoint, end: QPoint, *, drop: bool = True) -> None:
    view = grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(12, 12))
    QTest.mouseMove(view, end)
    if drop:
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def test_a_block_is_dragged_to_another_day_and_time(grid: TimeGrid, qtbot: QtBot) -> None:
    start = middle(grid, "early")
    shift = QPoint(round(grid.layout_now.day_width), round(grid.layout_now.hour / 4))
    with qtbot.waitSignal(grid.moved) as told:
        drag(grid, start, start + shift)
    assert told.args == ["early", at(1, 9, 15), at(1, 10, 15)]
    assert grid.carried is not None  # a ghost until the answer comes
    grid.settle()
    assert grid.carried is None
    assert place(grid, "early").block.starts == at(0, 9)


@pytest.mark.parametrize(("edge", "starts", "ends"), [("top", (9, 30), (10, 0)), ("foot", (9, 0), (10, 30))])
def test_both_edges_resize(
    grid: TimeGrid, qtbot: QtBot, edge: str, starts: tuple[int, int], ends: tuple[int, int]
) -> None:
    rect = place(grid, "early").rect
    y = rect.top() + 1 if edge == "top" else rect.bottom() - 1
    start = seen(grid, rect.center().x(), y)
    with qtbot.waitSignal(grid.moved) as told:
        drag(grid, start, start + QPoint(0, round(grid.layout_now.hour / 2)))
    assert told.args == ["early", at(0, *starts), at(0, *ends)]


def test_escape_puts_a_dragged_block_back(grid: TimeGrid, qtbot: QtBot) -> None:
    start = middle(grid, "early")
    drag(grid, start, start + QPoint(200, 40), drop=False)
    assert grid.carried is not None
    with qtbot.assertNotEmitted(grid.moved):
        QTest.keyClick(grid, KEY.Key_Escape)
        QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(200, 40))
    assert grid.carried is None


def test_what_is_fixed_cannot_be_dragged_and_says_why(grid: TimeGrid, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(grid.moved):
        drag(grid, middle(grid, "fixed"), middle(grid, "fixed") + QPoint(0, 60))
    assert "不是您的" in grid.tip_at(middle(grid, "fixed"))


def test_free_time_is_drawn_and_twice_clicked(grid: TimeGrid, qtbot: QtBot) -> None:
    layout = grid.layout_now
    column = layout.column(4)
    start = seen(grid, column.center().x(), layout.y(11 * 60))
    with qtbot.waitSignal(grid.drawn) as told:
        drag(grid, start, start + QPoint(0, round(layout.hour)))
    assert told.args == [at(4, 11), at(4, 12)]
    with qtbot.waitSignal(grid.booked) as told:
        QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(0, 130))
    assert told.args == [at(4, 13)]
    with qtbot.waitSignal(grid.wanted) as told:
        QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(grid, "early"))
    assert told.args == [Ask.OPEN, "early"]


def test_who_may_not_write_only_looks(grid: TimeGrid, qtbot: QtBot) -> None:
    grid.writes = False
    with qtbot.assertNotEmitted(grid.moved), qtbot.assertNotEmitted(grid.booked):
        drag(grid, middle(grid, "early"), middle(grid, "early") + QPoint(0, 60))
        grid.choose("early")
        QTest.keyClick(grid, KEY.Key_Down, SHIFT)
        QTest.keyClick(grid, KEY.Key_N)


def test_shift_and_arrows_move_and_ctrl_and_arrows_resize(grid: TimeGrid, qtbot: QtBot) -> None:
    grid.setFocus()
    grid.choose("early")
    for keys, held, starts, ends in (
        ((KEY.Key_Down, KEY.Key_Down), SHIFT, at(0, 9, 30), at(0, 10, 30)),
        ((KEY.Key_Right,), SHIFT, at(1, 9), at(1, 10)),
        ((KEY.Key_Down,), CTRL, at(0, 9), at(0, 10, 15)),
        ((KEY.Key_Left,), CTRL, at(0, 8, 45), at(0, 10)),
    ):
        with qtbot.waitSignal(grid.moved) as told:
            for key in keys[:-1]:
                QTest.keyPress(grid, key, held)
            QTest.keyClick(grid, keys[-1], held)
            QTest.keyRelease(grid, KEY.Key_Shift if held is SHIFT else KEY.Key_Control)
        assert told.args == ["early", starts, ends]
        grid.settle()


def test_escape_and_leaving_put_back_what_the_keys_carry(grid: TimeGrid, qtbot: QtBot) -> None:
    grid.setFocus()
    grid.choose("early")
    with qtbot.assertNotEmitted(grid.moved):
        QTest.keyPress(grid, KEY.Key_Down, SHIFT)
        assert grid.carried is not None
        QTest.keyClick(grid, KEY.Key_Escape)
        assert grid.carried is None
        QTest.keyPress(grid, KEY.Key_Down, SHIFT)
        grid.clearFocus()
        assert grid.carried is None


def test_arrows_visit_every_block_of_a_day_once_each_way(grid: TimeGrid) -> None:
    grid.setFocus()
    grid.stand_at(at(2, 0))
    down = []
    for _step in range(60):
        QTest.keyClick(grid, KEY.Key_Down)
        down.append(grid.current())
    up = []
    for _step in range(60):
        QTest.keyClick(grid, KEY.Key_Up)
        up.append(grid.current())
    assert [name for name in down if name] == ["left", "right"]
    assert [name for name in up if name] == ["right", "left"]


def test_arrows_go_to_the_neighbour_then_the_next_day_then_over_the_edge(
    grid: TimeGrid, qtbot: QtBot
) -> None:
    grid.setFocus()
    grid.choose("left")
    QTest.keyClick(grid, KEY.Key_Right)
    assert grid.current() == "right"
    QTest.keyClick(grid, KEY.Key_Right)
    assert grid.here() == at(3, 10)
    QTest.keyClick(grid, KEY.Key_Right)
    with qtbot.waitSignal(grid.turned) as told:
        QTest.keyClick(grid, KEY.Key_Right)
    assert told.args == [1]


def test_enter_opens_books_and_takes_an_offer_and_delete_asks(grid: TimeGrid, qtbot: QtBot) -> None:
    grid.setFocus()
    grid.choose("early")
    for key, asked in ((KEY.Key_Return, Ask.OPEN), (KEY.Key_Delete, Ask.CANCEL)):
        with qtbot.waitSignal(grid.wanted) as told:
            QTest.keyClick(grid, key)
        assert told.args == [asked, "early"]
    grid.stand_at(at(3, 13))
    with qtbot.waitSignal(grid.offer_taken) as told:
        QTest.keyClick(grid, KEY.Key_Return)
    assert told.args == [1]
    grid.stand_at(at(4, 15))
    for key in (KEY.Key_Return, KEY.Key_N):
        with qtbot.waitSignal(grid.booked) as told:
            QTest.keyClick(grid, key)
        assert told.args == [at(4, 15)]


def test_what_is_not_the_grids_is_left_to_the_page(grid: TimeGrid) -> None:
    grid.setFocus()
    assert not grid.keys.pressed(_key(KEY.Key_W))
    assert not grid.keys.pressed(_key(KEY.Key_Return, CTRL))
    assert not grid.keys.pressed(_key(KEY.Key_Escape))


def _key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):  # type: ignore[no-untyped-def]
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QKeyEvent.Type.KeyPress, key, held)


def test_a_reader_hears_where_the_keys_stand(grid: TimeGrid) -> None:
    grid.setFocus()
    grid.choose("early")
    assert grid.accessibleDescription() == "周一 16 9:00–10:00，early"
    grid.stand_at(at(4, 15))
    assert grid.accessibleDescription() == "周五 20 15:00，空"
    assert "调休上班" in grid.head.accessibleName()


def test_the_chosen_one_stays_chosen_when_others_come(grid: TimeGrid) -> None:
    grid.choose("early")
    moved = block("early", 3, 15)
    grid.show_days(Shown(days=DAYS, today=DAYS[2], blocks=[moved]))
    assert grid.current() == "early"
    assert grid.here() == at(3, 15)


def test_a_move_paints_only_its_own_place(grid: TimeGrid, qtbot: QtBot) -> None:
    grid.stand_at(at(4, 15))
    QApplication.processEvents()
    painted: list[float] = []
    draw = grid.painter.draw

    def noted(painter, area, *args, **named):  # type: ignore[no-untyped-def]
        painted.append(area.width())
        draw(painter, area, *args, **named)

    grid.painter.draw = noted  # type: ignore[method-assign]
    grid.stand_at(at(4, 15, 30))
    qtbot.waitUntil(lambda: bool(painted))
    assert max(painted) < grid.viewport().width() / 2
