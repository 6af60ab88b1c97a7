"""The line of time: arrows walk along it, screen readers hear it, long gaps hide no week."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediation_desk.ui.kit.time_line import TimeLine, TimePoint

TODAY = date(2026, 3, 18)
POINTS = (
    TimePoint(id="event-1", on=date(2026, 3, 2), words="受理", spoken="3月2日 受理"),
    TimePoint(
        id="a", on=date(2026, 4, 2), words="4月2日 调解期限", spoken="4月2日 调解期限，还有 15 天", limit=True
    ),
    TimePoint(id="b", on=date(2056, 12, 31), words="2056年 保管期限", spoken="2056年 保管期限", limit=True),
)


def line(qtbot: QtBot, width: int = 900) -> TimeLine:
    made = TimeLine(name="时间线")
    qtbot.addWidget(made)
    made.resize(width, made.sizeHint().height())
    made.set_points(POINTS, TODAY, "今天")
    made.show()
    return made


def test_arrows_walk_in_the_order_of_time_and_enter_opens(qtbot: QtBot) -> None:
    made = line(qtbot)
    chosen: list[str] = []
    opened: list[str] = []
    made.chosen.connect(chosen.append)
    made.opened.connect(opened.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(made, key)
    assert chosen == ["event-1", "a", "b", "b", "event-1"]
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert opened == ["event-1"]


def test_it_says_where_one_stands_and_everything_there_is(qtbot: QtBot) -> None:
    made = line(qtbot)
    assert "还有 15 天" in str(made.spoken_parts())
    qtbot.keyClick(made, Qt.Key.Key_End)
    assert made.accessibleName() == "时间线：2056年 保管期限"
    made.set_points(POINTS[:2], TODAY, "今天")
    assert made.accessibleName() == "时间线"


def test_thirty_years_do_not_hide_a_week(qtbot: QtBot) -> None:
    made = line(qtbot)
    places = [made._x(one.on) for one in POINTS]
    assert places == sorted(places)
    assert 0 <= places[0] < places[2] <= made.width()
    assert made._x(TODAY) - places[0] >= 20


def test_a_click_takes_the_nearest_and_nothing_breaks_when_empty(qtbot: QtBot) -> None:
    made = line(qtbot)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.rect().bottomRight())
    assert (point := made.current()) is not None
    assert point.id == "b"
    made.set_points((), TODAY, "今天")
    qtbot.keyClick(made, Qt.Key.Key_Right)
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.current() is None
    made.grab()
