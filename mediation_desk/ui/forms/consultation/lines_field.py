"""Lines of small fields that are added and taken away: what units and tasks of a consultation share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.spoken import Role, group, line_name
from mediation_desk.words import _

Told = Mapping[str, Any]


class FieldsLine(QWidget):
    """One line: fields by name, side by side, perhaps a box to tick, and a button that takes it away."""

    spoken_as = Role.Grouping
    spoken_name = line_name
    changed = Signal()
    away = Signal()

    def __init__(
        self, fields: tuple[Field, ...], weights: tuple[int, ...], ticked: Field | None = None
    ) -> None:
        super().__init__()
        beside = (ticked,) if ticked is not None else ()
        self.fields = {field.name: field for field in (*fields, *beside)}
        row = FieldRow(weights=weights, least=84)
        for field in fields:
            field.in_form = True
            field.changed.connect(self.changed)
            row.addWidget(field)
        remove = IconButton(_("Take this row away"), "trash")
        remove.clicked.connect(self.away)
        whole = Row(self, gap=8)
        whole.addLayout(row, 1)
        if ticked is not None:
            ticked.in_form = True
            ticked.changed.connect(self.changed)
            whole.addWidget(ticked, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)

    def told(self) -> dict[str, Any]:
        """What stands in the line, right or wrong, as a draft keeps it."""
        return {
            name: field.text() if hasattr(field, "text") else field.value()
            for name, field in self.fields.items()
        }

    def put(self, told: Told) -> None:
        """Show a line."""
        for name, field in self.fields.items():
            if name in told:
                field.set_value(told[name])


class LinesField(Field):
    """`.value()` is a list of what stands in each line by name; `make` builds an empty line."""

    def __init__(self, name: str, label: str, more: str, make: Callable[[], FieldsLine]) -> None:
        self._make = make
        self.lines: list[FieldsLine] = []
        holder = QWidget()
        group(holder)
        inside = Column(holder, gap=8)
        self._column = Column(gap=8)
        inside.addLayout(self._column)
        self.add = Button(more, icon="plus", compact=True)
        self.add.clicked.connect(self.one_more)
        beside = Row()
        beside.addWidget(self.add)
        self._taken: list[tuple[int, dict[str, Any]]] = []
        self.back = Button(_("Put the row back"), "text", icon="arrow-back-up", compact=True)
        self.back.clicked.connect(self.put_back)
        beside.addWidget(self.back)
        beside.addStretch(1)
        inside.addLayout(beside)
        super().__init__(name, label, holder)
        self.back.hide()
        self.setFocusProxy(self.add)

    def value(self) -> list[dict[str, Any]]:
        """The lines as they stand."""
        return [line.told() for line in self.lines]

    def set_value(self, value: object) -> None:
        """Show these lines instead."""
        given = value if isinstance(value, list | tuple) else ()
        self._taken.clear()
        self.back.hide()
        for line in list(self.lines):
            self._drop(line)
        for told in given:
            if isinstance(told, Mapping):
                self._added().put(told)
        self._was_changed()

    def one_more(self) -> FieldsLine:
        """An empty line at the end, with the cursor in it."""
        line = self._added()
        next(iter(line.fields.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._was_changed()
        return line

    def put_back(self) -> None:
        """The row taken away last, at its place and as it stood; one after another back to the first."""
        if not self._taken:
            return
        at, told = self._taken.pop()
        line = self._added(at)
        line.put(told)
        self.back.setVisible(bool(self._taken))
        next(iter(line.fields.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._was_changed()

    def _added(self, at: int = -1) -> FieldsLine:
        line = self._make()
        line.changed.connect(self._was_changed)
        line.away.connect(lambda: self._take_away(line))
        place = at if 0 <= at < len(self.lines) else len(self.lines)
        self.lines.insert(place, line)
        self._column.insertWidget(place, line)
        return line

    def _take_away(self, line: FieldsLine) -> None:
        self._taken.append((self.lines.index(line), line.told()))
        self._drop(line)
        self.back.show()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_changed()

    def _drop(self, line: FieldsLine) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
