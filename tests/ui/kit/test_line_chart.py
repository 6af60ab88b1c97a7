"""The chart over sessions: what is drawn, what is said, and the table one key away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from mediation_desk.ui import style
from mediation_desk.ui.kit.line_chart import ChartBand, ChartLine, ChartPane, ChartPoint, LineChart

LINE = ChartLine(
    name="PHQ-9",
    points=tuple(ChartPoint(at=str(n), value=value) for n, value in enumerate((17, 15, None, 12, 9), 1)),
    bands=(ChartBand(word="无", low=0, high=10), ChartBand(word="重", low=10, high=27)),
    threshold=10,
)


def colours(chart: LineChart) -> set[str]:
    image = chart.grab().toImage()
    points = (QPoint(x, y) for x in range(0, image.width(), 1) for y in range(0, image.height(), 1))
    return {image.pixelColor(at).name() for at in points}


def test_line_threshold_and_bands_are_drawn(qtbot: QtBot) -> None:
    chart = LineChart(LINE)
    qtbot.addWidget(chart)
    chart.resize(272, 220)
    seen = colours(chart)
    assert {style.colour(token).name() for token in ("pine", "hover", "surface", "amber")} <= seen


def test_a_reader_hears_every_number(qtbot: QtBot) -> None:
    chart = LineChart(LINE)
    qtbot.addWidget(chart)
    assert chart.accessibleName() == "PHQ-9：1 17；2 15；3 —；4 12；5 9"


def test_one_point_and_none_are_drawn_too(qtbot: QtBot) -> None:
    for points in ((), LINE.points[:1], (ChartPoint(at="1", value=None),)):
        chart = LineChart(ChartLine(name="PHQ-9", points=points, bands=LINE.bands))
        qtbot.addWidget(chart)
        chart.resize(200, 160)
        assert not chart.grab().isNull()


def test_ctrl_t_shows_the_same_numbers_as_a_table(qtbot: QtBot) -> None:
    pane = ChartPane(LINE, ("次", "分", "等级"))
    qtbot.addWidget(pane)
    pane.resize(280, 240)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow, timeout=20_000)
    assert not pane.shows_table
    qtbot.keyClick(pane, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert pane.shows_table
    model = pane.table.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["17", "15", "—", "12", "9"]
    qtbot.keyClick(pane, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert not pane.shows_table
