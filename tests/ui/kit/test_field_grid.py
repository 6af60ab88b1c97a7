"""Fields in rows of six columns: order kept, hidden ones leave no hole, long notes whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.ui.kit.field_grid import FieldGrid
from mediation_desk.ui.kit.text_fields import TextField


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def put(owner: QWidget, weights: list[int], width: int = 480) -> list[TextField]:
    grid = FieldGrid(weights)
    fields = [TextField(str(n), f"Field {n}") for n in range(len(weights))]
    for field in fields:
        grid.addWidget(field)
    owner.setLayout(grid)
    owner.resize(width, 600)
    owner.show()
    return fields


def test_rows_keep_the_order_and_align(owner: QWidget) -> None:
    fields = put(owner, [2, 2, 2, 3, 3, 2])
    tops = [field.y() for field in fields]
    assert tops[0] == tops[1] == tops[2] < tops[3] == tops[4] < tops[5]
    assert fields[2].geometry().right() == fields[4].geometry().right() == 479
    assert fields[5].width() == fields[0].width()  # one alone stays as short as above


def test_a_hidden_field_leaves_no_hole(qtbot: QtBot, owner: QWidget) -> None:
    fields = put(owner, [2, 2, 2, 2])
    fields[1].hide()
    qtbot.waitUntil(lambda: fields[3].y() == fields[0].y(), timeout=20_000)


def test_a_note_of_several_lines_is_whole(qtbot: QtBot, owner: QWidget) -> None:
    fields = put(owner, [2, 2, 2, 6])
    fields[1].set_helper("人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分")
    qtbot.waitUntil(
        lambda: fields[1].height() >= fields[1].heightForWidth(fields[1].width()) > 80, timeout=20_000
    )
    assert fields[3].y() >= fields[1].geometry().bottom()
