"""Lists: locked entries do not open, clauses move by keys and by the handle, the timeline speaks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mediation_desk.domain.safety import Mark
from mediation_desk.ui.kit.cells import SafetyCell, Tag
from mediation_desk.ui.kit.clause_list import ClauseLine, ClauseList
from mediation_desk.ui.kit.lines import Group, Line, LineList
from mediation_desk.ui.kit.timeline import Entry, Timeline

LINES = (
    Group(title="已逾期", fact="1"),
    Line(id=1, first="回访", second="协字第 012 号", lead=Tag(text="逾期 2 天", tone="red"), fact="3月16日"),
    Line(id=2, first="登记签名盖章", icon="signature", locked="协议还没打印", arrow=True),
    Line(
        id=3,
        first="迪丽努尔・阿卜杜热西提",
        avatar="迪",
        mark=SafetyCell(mark=Mark.RED),
        chip=Tag(text="草稿"),
    ),
)


def test_a_locked_entry_says_why_and_does_not_open(qtbot):
    made = LineList(name="接下来可以")
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.set_lines(LINES)
    made.show()
    opened = []
    made.opened.connect(opened.append)
    for row in (1, 2):
        qtbot.mouseClick(
            made.viewport(),
            Qt.MouseButton.LeftButton,
            pos=made.visualRect(made.model().index(row, 0)).center(),
        )
    assert opened == [1]
    assert "协议还没打印" in made.model().index(2, 0).data()
    assert "分开接待" in made.model().index(3, 0).data()
    made.choose(1)
    qtbot.keyClick(made, Qt.Key.Key_Return)
    assert opened == [1, 1]
    made.grab()


def test_a_growing_list_is_as_high_as_its_entries_and_wraps_names(qtbot):
    made = LineList(selects=True, grows=True)
    qtbot.addWidget(made)
    made.set_lines(LINES[3:])
    made.show()
    made.resize(600, made.height())
    wide = made.height()
    made.resize(250, made.height())
    assert made.height() > wide
    made.choose(3)
    assert made.current() == 3
    made.set_lines([])
    assert made.current() is None


def clauses(qtbot) -> ClauseList:
    made = ClauseList(name="条款")
    qtbot.addWidget(made)
    made.resize(260, 300)
    made.set_lines(
        [
            ClauseLine(id=key, number=n, title=key, finding="warn")
            for n, key in zip("一二三", "abc", strict=True)
        ]
    )
    made.show()
    return made


def test_clauses_move_by_keys(qtbot):
    made = clauses(qtbot)
    orders = []
    made.reordered.connect(orders.append)
    made.choose("a")
    qtbot.keyClick(made, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert orders == [("b", "a", "c")]
    assert made.current() == "a"
    qtbot.keyClick(made, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(made, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert made.ids() == ("a", "b", "c")
    assert "提醒" in made.model().index(0, 0).data()
    made.lock(True)
    qtbot.keyClick(made, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert made.ids() == ("a", "b", "c")


def test_clauses_move_by_the_handle(qtbot):
    made = clauses(qtbot)
    orders = []
    made.reordered.connect(orders.append)
    start, end = (made.visualRect(made.model().index(row, 0)) for row in (0, 2))
    QTest.mousePress(made.viewport(), Qt.MouseButton.LeftButton, pos=start.topLeft() + QPoint(12, 20))
    QTest.mouseMove(made.viewport(), end.topLeft() + QPoint(12, 20))
    QTest.mouseRelease(made.viewport(), Qt.MouseButton.LeftButton, pos=end.topLeft() + QPoint(12, 20))
    assert orders == [("b", "c", "a")]
    made.grab()


def test_the_timeline_opens_and_speaks(qtbot):
    made = Timeline(name="经过")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.set_entries(
        [
            Entry(id=1, when="今天", icon="calendar-plus", first="调解第 2 次", second="背靠背"),
            Entry(id=2, when="3月2日", icon="shield-half", first="单独谈话", restricted=True, side="仅甲方"),
        ]
    )
    made.show()
    assert "仅甲方" in made.model().index(1, 0).data()
    with qtbot.waitSignal(made.opened, timeout=20_000) as opened:
        qtbot.mouseClick(
            made.viewport(), Qt.MouseButton.LeftButton, pos=made.visualRect(made.model().index(0, 0)).center()
        )
    assert opened.args == [1]
    made.grab()
