"""Rows of cells, written by the keyboard alone: Enter goes on and adds, Alt+↑↓ moves, Ctrl+Del takes away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from mediation_desk.ui import icons
from mediation_desk.ui.forms.written.cell import CellField
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.layout import Column, Row, rule
from mediation_desk.ui.spoken import Role, group, line_name
from mediation_desk.words import _

_ONE_LINE = 4
"""Columns that stand side by side under one head; more of them fold into several lines."""
_LEAST, _LEAST_FOLDED = 84, 132
_REMEMBERED = 50

Rows = tuple[tuple[str, ...], ...]


class _Line(QWidget):
    """One row; `act(what)` when its menu says so."""

    spoken_as = Role.Grouping
    spoken_name = line_name
    act = Signal(str)

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        folded = len(columns) > _ONE_LINE
        self.cells = [CellField(f"cell{place}", label) for place, label in enumerate(columns)]
        row = FieldRow(least=_LEAST_FOLDED if folded else _LEAST)
        for cell in self.cells:
            row.addWidget(cell)
        self.more = IconButton(_("Move this row or take it away"), "dots")
        self.more.clicked.connect(self._menu)
        beside = Row(gap=4)
        beside.addLayout(row, 1)
        beside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignBottom)
        whole = Column(self, gap=8)
        whole.addLayout(beside)
        if folded:
            whole.addWidget(rule())
        self.setTabOrder(self.cells[-1], self.more)

    def value(self) -> tuple[str, ...]:
        return tuple(cell.value() for cell in self.cells)

    @property
    def empty(self) -> bool:
        return not any(cell.value().strip() for cell in self.cells)

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for what, icon, words in (
            ("up", "arrow-up", _("Move up")),
            ("down", "arrow-down", _("Move down")),
            ("away", "trash", _("Take this row away")),
        ):
            chosen = menu.addAction(icons.icon(icon, "ink2"), words)
            chosen.setData(what)
        menu.triggered.connect(lambda chosen: self.act.emit(str(chosen.data())))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))


class RowsField(Field):
    """Rows under the heads of their `columns`; `.value()` is a tuple of rows, the empty last one left out."""

    def __init__(self, name: str, label: str, columns: Sequence[str]) -> None:
        self._columns = tuple(columns)
        self._lines: list[_Line] = []
        self._before: list[Rows] = []
        holder = QWidget()
        group(holder)
        self._column = Column(gap=8)
        self.add = Button(_("One more row"), icon="plus", compact=True)
        self.add.clicked.connect(self._add_last)
        inside = Column(holder, gap=8)
        inside.addLayout(self._column)
        beside = Row()
        beside.addWidget(self.add)
        beside.addStretch(1)
        inside.addLayout(beside)
        self.usual_helper = _("Enter goes on and adds a row. Alt+↑↓ moves it, Ctrl+Del takes it away.")
        super().__init__(name, label, holder, helper=self.usual_helper)
        self._put(())

    def value(self) -> Rows:
        """The rows as typed; rows of nothing at the end are left out."""
        rows = [line.value() for line in self._lines]
        while rows and not any(cell.strip() for cell in rows[-1]):
            rows.pop()
        return tuple(rows)

    def set_value(self, value: object) -> None:
        """Show these rows."""
        given = value if isinstance(value, tuple | list) else ()
        self._before.clear()
        self._put(tuple(tuple(map(str, row)) for row in given if isinstance(row, tuple | list)))
        self._was_changed()

    def _put(self, rows: Rows) -> None:
        while len(self._lines) > max(1, len(rows)):
            self._drop(self._lines[-1])
        while len(self._lines) < max(1, len(rows)):
            self._add(len(self._lines))
        for line, row in zip(self._lines, rows or (("",) * len(self._columns),), strict=True):
            for cell, words in zip(line.cells, row, strict=False):
                if cell.value() != words:
                    cell.set_value(words)
        self._heads()

    def _add(self, place: int) -> _Line:
        line = _Line(self._columns)
        for number, cell in enumerate(line.cells):
            cell.changed.connect(self._was_changed)
            edit = cell.edit
            edit.entered.connect(lambda at=number: self._entered(line, at))
            edit.moved.connect(lambda by, at=number: self._move(line, by, at))
            edit.taken.connect(lambda at=number: self._take_away(line, at))
            edit.emptied.connect(lambda at=number: self._emptied(line, at))
            edit.undone.connect(self.undo)
        line.act.connect(lambda what: self._act(line, what))
        self._lines.insert(place, line)
        self._column.insertWidget(place, line)
        self.setFocusProxy(self._lines[0].cells[0])
        return line

    def _drop(self, line: _Line) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        if self._lines:
            self.setFocusProxy(self._lines[0].cells[0])

    def _heads(self) -> None:
        folded = len(self._columns) > _ONE_LINE
        for place, line in enumerate(self._lines):
            for cell in line.cells:
                cell.show_head(folded or place == 0)

    def _add_last(self) -> None:
        self._remember()
        line = self._add(len(self._lines))
        self._changed_rows()
        line.cells[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _entered(self, line: _Line, at: int) -> None:
        if at + 1 < len(line.cells):
            line.cells[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            return
        place = self._lines.index(line)
        if line.empty:
            self.focusNextChild()
            return
        if place + 1 == len(self._lines) or not self._lines[place + 1].empty:
            self._remember()
            self._add(place + 1)
            self._changed_rows()
        self._lines[place + 1].cells[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _emptied(self, line: _Line, at: int) -> None:
        if line.empty and len(self._lines) > 1:
            self._take_away(line, at)

    def _act(self, line: _Line, what: str) -> None:
        if what == "away":
            self._take_away(line, 0)
        else:
            self._move(line, -1 if what == "up" else 1, 0)

    def _move(self, line: _Line, by: int, at: int) -> None:
        place = self._lines.index(line)
        if not 0 <= place + by < len(self._lines):
            return
        self._remember()
        self._lines.insert(place + by, self._lines.pop(place))
        self._column.removeWidget(line)
        self._column.insertWidget(place + by, line)
        self._changed_rows()
        line.cells[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take_away(self, line: _Line, at: int) -> None:
        self._remember()
        place = self._lines.index(line)
        self._drop(line)
        if not self._lines:
            self._add(0)
        self._changed_rows()
        self._lines[min(place, len(self._lines) - 1)].cells[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo(self) -> None:
        """Put rows back as they were before the last one was added, moved or taken away."""
        if self._before:
            self._put(self._before.pop())
            self._changed_rows()

    def _remember(self) -> None:
        self._before.append(tuple(line.value() for line in self._lines))
        del self._before[:-_REMEMBERED]

    def _changed_rows(self) -> None:
        self._heads()
        self._was_changed()
