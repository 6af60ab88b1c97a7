"""D25 登记簿 of a period: a line for each case, all twenty-five columns of the chosen one below."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.case_ledger import COLUMNS
from mediation_desk.domain.period import Period
from mediation_desk.services.ledger_report import ledger_lines
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Cell, Text
from mediation_desk.ui.kit.cells import Column as Head
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, scrolling, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.words import _

Line = tuple[str, ...]
_SHOWN = (
    ("案件编码", 232, 0),
    ("受理时间", 116, 0),
    ("当事人", 0, 0),
    ("纠纷类别", 136, 2),
    ("主办调解员", 112, 3),
    ("调解结果", 104, 1),
    ("调解协议金额（元）", 148, 4),
)
"""Columns of the list (as printed), their widths, and in which order they are folded away."""
_AT = tuple(COLUMNS.index(word) for word, _width, _drop in _SHOWN)
_PEOPLE = COLUMNS.index("当事人")
_TOLD = frozenset({_PEOPLE, COLUMNS.index("纠纷简要情况")})
"""Columns that are masked on a masked screen."""


class LedgerPane(QWidget):
    """`look(period)` asks for the cases accepted in it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        heads = tuple(
            Head(key=word, title=word, width=width, drop=drop, wrap=not width, right=word.endswith("（元）"))
            for word, width, drop in _SHOWN
        )
        self.table = Table(heads, self._cells, key=_key, name=_("Ledger of cases"), row_height=44)
        self.table.chosen.connect(self._chosen)
        self.empty = EmptyState(
            _("No case was accepted in this period"), _("Choose a longer period, or take old ledgers in.")
        )
        self.whole = Prose("", "small", tone="ink2")
        above, below = Sheet(margin=0, gap=0), Sheet(_("All columns"))
        above.add(self.table, 1)
        above.add(self.empty)
        below.add(scrolling(self.whole))
        column = Column(self, gap=16)
        column.addWidget(above, 1)
        column.addWidget(size(below, height=176))
        self.empty.hide()
        desk.masked_changed.connect(self._masked)

    def look(self, period: Period) -> None:
        """Ask for the cases of these days."""
        self._desk.do(self, self._show, ledger_lines, period)

    def _show(self, lines: tuple[Line, ...]) -> None:
        self.table.set_rows(lines)
        self.table.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self._chosen(self.table.current_row())

    def _chosen(self, line: Line | None) -> None:
        told = enumerate(zip(COLUMNS, line, strict=True)) if line else ()
        said = [f"{head}：{self._masked_word(at, word)}" for at, (head, word) in told if word]
        self.whole.setText("　".join(said) or _("Choose a case: all its columns are shown here."))

    def _cells(self, line: Line) -> tuple[Cell, ...]:
        return tuple(Text(text=self._masked_word(at, line[at])) for at in _AT)

    def _masked_word(self, at: int, word: str) -> str:
        if at not in _TOLD:
            return word
        return self._desk.shown(word) if at == _PEOPLE else self._desk.hidden(word)

    def _masked(self, _masked: bool) -> None:
        self.table.refresh()
        self._chosen(self.table.current_row())


def _key(line: Line) -> Line:
    return line
