"""Tables: folding columns, keyset fetching, selection by key, whole names, words for screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from mediation_desk.domain.safety import Mark
from mediation_desk.ui.kit.cells import Column, SafetyCell, Sealed, Tag, Text
from mediation_desk.ui.kit.table import Table

COLUMNS = (
    Column(key="number", title="案号", width=88, sort=True),
    Column(key="parties", title="当事人", wrap=True),
    Column(key="dispute", title="纠纷", width=100, drop=1),
    Column(key="state", title="状态", width=96),
    Column(key="mediator", title="调解员", width=80, drop=2),
    Column(key="mark", title="安全", width=120),
)


@pytest.fixture
def masked():
    return []


@pytest.fixture
def table(qtbot, masked):
    def cells(row: str) -> tuple[object, ...]:
        if row == "sealed":
            return Text(text="第 015 号"), Sealed(text="已封存，612 字")
        name = "＊＊" if masked else "迪丽努尔・阿卜杜热西提 ／ 罗旭阳"
        return (
            Text(text=row, hits=((0, 1),)),
            Text(text=name, second="来源"),
            Text(text="离婚", beside="今天", beside_tone="amber"),
            Tag(text="调解中", tone="pine", icon="check"),
            Text(text="周若岚"),
            SafetyCell(mark=Mark.RED, masked=bool(masked)),
        )

    made = Table(COLUMNS, cells, key=str, name="案件")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def words(table: Table, row: int) -> list[str]:
    return [table.model().index(row, column).data() for column in range(len(COLUMNS))]


def test_cells_have_words_for_everybody(table):
    table.set_rows(["044", "sealed"])
    assert words(table, 0)[3] == "调解中"
    assert words(table, 0)[5] == "分开接待"
    assert "已封存" in words(table, 1)[1]
    assert table.accessibleName() == "案件"
    table.grab()


def test_masking_is_made_where_the_text_is_made(table, masked):
    table.set_rows(["044"])
    masked.append(True)
    table.refresh()
    assert words(table, 0)[1].startswith("＊＊")
    assert words(table, 0)[5] == ""
    table.grab()


def test_columns_fold_in_their_order_and_are_named(table):
    folded = []
    table.folded.connect(folded.append)
    table.set_rows(["044"])
    table.resize(600, 400)
    assert folded[-1] == ("纠纷",)
    table.resize(480, 400)
    assert folded[-1] == ("纠纷", "调解员")
    table.resize(900, 400)
    assert folded[-1] == ()
    assert sum(table.columnWidth(column) for column in range(6)) == table.viewport().width()


def test_a_long_name_makes_its_row_taller_instead_of_being_cut(table):
    table.set_rows(["044", "sealed"])
    table.resize(560, 400)
    assert table.rowHeight(0) > table.rowHeight(1)


def test_the_selection_follows_its_key(qtbot, table):
    chosen = []
    table.chosen.connect(chosen.append)
    table.set_rows(["044", "041"])
    assert table.choose("041")
    table.set_rows(["050", "044", "041"])
    assert table.current_row() == "041"
    table.set_rows(["050"])
    assert table.current_row() is None
    assert chosen[-1] is None
    assert not table.choose("041")


def test_enter_opens_and_the_head_sorts(qtbot, table):
    table.set_rows(["044", "041"])
    table.choose("041")
    with qtbot.waitSignal(table.opened, timeout=20_000) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["041"]
    table.show_sort("number", descending=True)
    with qtbot.waitSignal(table.sorted_by, timeout=20_000) as asked:
        table.horizontalHeader().sectionClicked.emit(0)
    assert asked.args == ["number", False]
    with qtbot.assertNotEmitted(table.sorted_by):
        table.horizontalHeader().sectionClicked.emit(1)


def test_more_rows_are_asked_for_once_near_the_end(qtbot, table):
    asked = []
    table.wanted_more.connect(lambda: asked.append(1))
    table.set_rows([f"{n:03}" for n in range(50)], more=True)
    table.scrollToBottom()
    table.model().fetchMore(table.rootIndex())
    assert len(asked) >= 1
    assert not table.model().canFetchMore(table.rootIndex())
    table.append_rows(["900"], more=False)
    assert table.model().rowCount() == 51
    assert not table.model().canFetchMore(table.rootIndex())
