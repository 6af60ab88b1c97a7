"""The frame every field stands in: label above, control, helper below; an error replaces the helper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.words import _


class Field(QWidget):
    """A named value a person gives.

    `name` is the name errors use (`DeskError.field`). Subclasses give `value()` and `set_value(v)` and emit
    `changed` on every change by the person or by `set_value`.
    """

    changed = Signal()

    def __init__(
        self, name: str, label: str, control: QWidget, *, helper: str = "", optional: bool = False
    ) -> None:
        super().__init__()
        self.name = name
        self.control = control
        self.in_form = False  # whether a form knows it, wherever it is laid out
        self._helper_text = helper
        self._error: str | None = None
        shown = _("{label} (optional)", label=label) if optional else label
        self._label = Label(shown, "small")
        self._label.setBuddy(control)
        self._icon = IconLabel("alert-triangle", "red", 16, line=20)
        self._helper = Label("", "hint", wrap=True)
        self._helper.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        control.setAccessibleName(label)
        self.setFocusProxy(control)
        column = Column(self, gap=4)
        column.addWidget(self._label)
        self._label.setVisible(bool(label))  # not before: a label without parent would be a window of its own
        column.addWidget(control)
        below = Row(gap=6)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._helper, 1)
        column.addLayout(below)
        column.addStretch(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._say()

    def whole_width(self) -> int:
        """px below which it would rather stand on a line of its own than break into lines; 0: none."""
        return 0

    def break_lines(self) -> None:
        """It stands in a row of a form, where it may go on in a next line."""

    def value(self) -> object:
        """What the person gave; DeskError naming this field when it cannot be understood."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value; takes an error away."""
        raise NotImplementedError

    def set_label(self, label: str) -> None:
        """Name the field otherwise."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        self.control.setAccessibleName(label)

    def set_helper(self, helper: str) -> None:
        """What stands below while there is no error."""
        self._helper_text = helper
        self._say()

    def set_error(self, error: str | None) -> None:
        """Show a sentence instead of the helper, with a red border; None takes it away."""
        if error == self._error:
            return
        self._error = error
        self._say()
        style.restyle(self.control, error=error is not None)
        if error is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(self.control, QAccessible.Event.Alert))

    @property
    def error(self) -> str | None:
        """The sentence shown, if any."""
        return self._error

    def _say(self) -> None:
        said = self._error if self._error is not None else self._helper_text
        self._icon.setVisible(self._error is not None)
        self._helper.setText(said)
        self._helper.setVisible(bool(said))
        self._helper.set_tone("red" if self._error is not None else "ink3")
        self.control.setAccessibleDescription(said)

    def _was_changed(self) -> None:
        self.set_error(None)
        self.changed.emit()
