"""How long something takes: one of the usual lengths in one press, or any number of minutes typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.words import _

USUAL = (30, 50, 60, 90)
OTHER = 0
LEAST, MOST = 5, 720
"""Minutes of the shortest and the longest appointment."""


class _LengthControl(QWidget):
    """The usual lengths, and a line that shows itself for another one."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        options = [*((n, str(n)) for n in USUAL), (OTHER, _("Other length"))]
        self.usual = Segments(options, compact=False, name=name)
        self.line = size(LineEdit("45"), width=88)
        self.line.put_unit(_("min"))
        self.line.setAccessibleName(_("How many minutes"))
        row = Row(self, gap=8)
        row.addWidget(self.usual)
        row.addWidget(self.line)
        row.addStretch(1)
        self.line.hide()
        self.setFocusProxy(self.usual)
        self.usual.changed.connect(self._chosen)
        self.line.textChanged.connect(self.changed)

    def _chosen(self) -> None:
        other = self.usual.value() == OTHER
        self.line.setVisible(other)
        if other and self.usual.button(OTHER).hasFocus():
            self.line.setFocus()
        self.changed.emit()


class LengthField(Field):
    """`.value()` is a number of minutes; what stands in it before a length is chosen is None."""

    def __init__(self, name: str, label: str, *, helper: str = "") -> None:
        self.lengths = _LengthControl(label)
        super().__init__(name, label, self.lengths, helper=helper)
        self.lengths.changed.connect(self._was_changed)

    def value(self) -> int | None:
        """The minutes. DeskError("appointment.length") when what is typed is no length from 5 to 720."""
        usual = self.lengths.usual.value()
        if usual != OTHER:
            return int(usual) if usual else None
        typed = self.lengths.line.text().strip()
        if not typed:
            return None
        if not typed.isdecimal() or not LEAST <= int(typed) <= MOST:
            raise DeskError("appointment.length", field=self.name, least=LEAST, most=MOST)
        return int(typed)

    def set_value(self, value: object) -> None:
        """Show this many minutes; text as it was typed (a draft) stands in the line."""
        if value in USUAL:
            self.lengths.usual.set_value(value)
        elif value is None or value == "":
            self.lengths.usual.set_value(None)
            self.lengths.line.hide()
        else:
            self.lengths.usual.set_value(OTHER)
            self.lengths.line.setText(str(value))

    def text(self) -> object:
        """For a draft: the minutes chosen, or what is typed."""
        usual = self.lengths.usual.value()
        return self.lengths.line.text() if usual == OTHER else usual
