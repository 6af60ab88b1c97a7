"""The field for a list of things: one row of cells each (name, number, value, who takes it)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.domain.clauses.names import Names
from mediation_desk.domain.clauses.said import amount_of
from mediation_desk.domain.money import capital, figures, read_amount
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.amount_field import AmountField
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.layout import Column, Row, rule
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.agreement.gap_values import UNCLEAR
from mediation_desk.words import _

_MONEY = ("value", "amount")
_LEAST = 160  # px at 100 %: two cells to a line beside the paper, all of them in a wide window


class _Line(QFrame):
    """One row of the list."""

    def __init__(self, columns: Sequence[str], names: Names) -> None:
        super().__init__()
        self.cells: dict[str, Field] = {}
        row = FieldRow(least=_LEAST)
        for column in columns:
            label = _(f"clause.column.{column}")
            if column == "taker":
                people = [(one.person_id, one.name) for one in names.people]
                cell: Field = ComboField(column, label, people)
            elif column in _MONEY:
                cell = AmountField(column, label, capitals=_capitals, parse=read_amount, show=figures)
            else:
                cell = TextField(column, label)
            self.cells[column] = cell
            row.addWidget(cell)
        self.away = IconButton(_("Take this line away"), "trash")
        beside = Row(gap=4)
        beside.addLayout(row, 1)
        beside.addWidget(self.away)
        whole = Column(self, gap=8)
        whole.addLayout(beside)
        whole.addWidget(rule())

    def read(self) -> str:
        """The cells, divided by tabs."""
        return "\t".join(_read(cell).replace("\t", " ") for cell in self.cells.values())

    def write(self, line: str) -> None:
        """Show the cells of a line."""
        for cell, value in zip(self.cells.values(), line.split("\t"), strict=False):
            _write(cell, value)


class ListField(Field):
    """Rows of `columns`; `.value()` is one line per row, cells divided by tabs (empty rows left out)."""

    def __init__(self, name: str, label: str, columns: Sequence[str], names: Names) -> None:
        self._columns, self._names = tuple(columns), names
        self._lines: list[_Line] = []
        holder = QWidget()
        self._rows = Column(gap=8)
        add = Button(_("One more line"), icon="plus", compact=True)
        add.clicked.connect(self.add_line)
        inside = Column(holder, gap=8)
        inside.addLayout(self._rows)
        beside = Row()
        beside.addWidget(add)
        beside.addStretch(1)
        inside.addLayout(beside)
        super().__init__(name, label, holder)
        holder.setFocusProxy(add)
        self.add_line()

    def value(self) -> str:
        """The list as the clause keeps it."""
        lines = [line.read() for line in self._lines]
        return "\n".join(line for line in lines if line.strip())

    def set_value(self, value: object) -> None:
        """Show this list."""
        lines = str(value or "").splitlines() or [""]
        while len(self._lines) < len(lines):
            self.add_line()
        while len(self._lines) > len(lines):
            self._drop(self._lines[-1])
        for line, text in zip(self._lines, lines, strict=True):
            if line.read() != text:
                line.write(text)

    def add_line(self) -> None:
        """One more empty row."""
        line = _Line(self._columns, self._names)
        for cell in line.cells.values():
            cell.changed.connect(self._was_changed)
        line.away.clicked.connect(lambda: self._take_away(line))
        self._lines.append(line)
        self._rows.addWidget(line)

    def _take_away(self, line: _Line) -> None:
        self._drop(line)
        if not self._lines:
            self.add_line()
        self._was_changed()

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        line.hide()
        line.deleteLater()


def _capitals(amount: Decimal) -> str:
    return f"人民币{capital(amount)}" if amount else ""


def _read(cell: Field) -> str:
    if isinstance(cell, AmountField):
        try:
            amount = cell.value()
        except DeskError:
            return UNCLEAR + cell.text()
        return "" if amount is None else f"{amount:.2f}"
    return str(cell.value() or "")


def _write(cell: Field, value: str) -> None:
    if not isinstance(cell, AmountField):
        cell.set_value(value)
    elif value.startswith(UNCLEAR):
        cell.set_value(value.removeprefix(UNCLEAR))
    else:
        cell.set_value(amount_of(value) if value else None)
