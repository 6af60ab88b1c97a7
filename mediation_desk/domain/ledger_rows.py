"""The lines below a head, read by the columns they are said to be: rows with what is wrong, and no rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from mediation_desk.domain.ledger_cell import Cell, Line, is_empty, is_formula, written
from mediation_desk.domain.ledger_columns.readers import plain, said_nothing
from mediation_desk.domain.ledger_columns.shape import LedgerColumn, LedgerForm
from mediation_desk.domain.ledger_head import folded
from mediation_desk.domain.ledger_import import Fault, LedgerRow, LedgerRows, LeftOut
from mediation_desk.errors import DeskError

_TOTAL = re.compile(
    r"(?:本页|本月|本年|全年|累计)?(?:合计|总计|小计|共计|累计|总数)[:：]?\d*(?:条|件|户|人)?"
)
_FOOT = re.compile(
    r"(?:制表|填表|填报|审核|负责|经办|统计)(?:人|单位|日期|时间)?[:：]|(?:备注|说明|注)[:：]|第\d+页|共\d+页"
)
_REMEMBERED = 4_096
_EVERY = 500
_NO_CELL: Cell = ""

Tell = Callable[[int], None]
"""Told how many lines are read; raises when it is to stop."""


def read_rows(
    lines: Sequence[Line],
    head: int,
    columns: Mapping[int, str],
    form: LedgerForm,
    today: date,
    tell: Tell = lambda _done: None,
) -> LedgerRows:
    """Rows below the line `head`, whose places are the column keys `columns`."""
    places = [(at, form.column(key)) for at, key in sorted(columns.items())]
    heads = {folded(cell) for cell in lines[head] if folded(cell)} if head < len(lines) else set()
    reader = _Reader(form, places, today)
    rows: list[LedgerRow] = []
    left_out = {at + 1: LeftOut.ABOVE for at in range(head)}
    for at in range(head + 1, len(lines)):
        if at % _EVERY == 0:
            tell(at)
        line = lines[at]
        why = _no_row(line, heads, places)
        if why is not None:
            left_out[at + 1] = why
        else:
            rows.append(reader.row(at + 1, line))
    return LedgerRows(rows=tuple(rows), left_out=left_out)


def _no_row(line: Line, heads: set[str], places: Sequence[tuple[int, LedgerColumn]]) -> LeftOut | None:
    """Why a line is no row; None when it is one."""
    if is_empty(line):
        return LeftOut.EMPTY
    filled = [cell for cell in line if not isinstance(cell, str) or cell.strip()]
    first = plain(filled[0])
    if len(first) <= 12 and _TOTAL.fullmatch(first):
        return LeftOut.TOTAL
    if len(filled) >= 2 and len(heads) >= 2 and all(folded(cell) in heads for cell in filled):
        return LeftOut.HEAD_AGAIN
    needed = any(at < len(line) and not _blank(line[at]) for at, one in places if one.needed)
    if _FOOT.match(first) and (len(filled) <= 2 or not needed):
        return LeftOut.FOOT
    return None


def _blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


class _Reader:
    """Reads one row after another; what a row above said is carried down, what was read is remembered."""

    def __init__(self, form: LedgerForm, places: Sequence[tuple[int, LedgerColumn]], today: date) -> None:
        self._form, self._today = form, today
        self._places = [(at, one, one.key in form.carried) for at, one in places]
        self._begins = [at for at, one in places if one.key in form.begins]
        self._above: dict[str, Cell] = {}
        self._read: dict[str, dict[str, object]] = {one.key: {} for _at, one in places}
        self._lacking = [
            one for one in form.columns if one.needed and all(one is not had for _at, had in places)
        ]

    def row(self, number: int, line: Line) -> LedgerRow:
        """The row of one line."""
        begun = any(at < len(line) and not _blank(line[at]) for at in self._begins)
        texts: dict[str, str] = {}
        values: dict[str, object] = {}
        faults = [Fault(column=one.key, key="ledger.needed") for one in self._lacking]
        for at, column, carried in self._places:
            cell = line[at] if at < len(line) else _NO_CELL
            if carried:
                if _blank(cell) and not begun:
                    cell = self._above.get(column.key, _NO_CELL)
                self._above[column.key] = cell
            self._cell(cell, column, texts, values, faults)
        if not faults and (wrong := self._form.check(values)) is not None:
            faults.append(Fault(column="", key=wrong.key, names=wrong.names))
        return LedgerRow(line=number, texts=texts, values=values, faults=tuple(faults))

    def _cell(
        self,
        cell: Cell,
        column: LedgerColumn,
        texts: dict[str, str],
        values: dict[str, object],
        faults: list[Fault],
    ) -> None:
        key = column.key
        text = written(cell)
        if text:
            texts[key] = text
        if said_nothing(cell) if not column.needed else _blank(cell):
            if column.needed:
                faults.append(Fault(column=key, key="ledger.needed"))
            return
        if is_formula(cell):
            faults.append(Fault(column=key, key="ledger.formula"))
            return
        remembered = self._read[key]
        if isinstance(cell, str) and cell in remembered:
            values[key] = remembered[cell]
            return
        try:
            values[key] = column.read(cell, self._today)
        except DeskError as wrong:
            stops = not self._form.keeps_text or column.needed or wrong.key.startswith("text.")
            faults.append(Fault(column=key, key=wrong.key, names=wrong.names, stops=stops))
            return
        if isinstance(cell, str) and len(remembered) < _REMEMBERED:
            remembered[cell] = values[key]
