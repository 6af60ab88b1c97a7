"""Sentences to tick: each wraps as its paper prints it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.checks import BOX, CheckBox
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.toggles import Toggles

_SHORT = 12
"""Characters; ticks as short as this stand side by side as buttons."""


class WrappedCheck(CheckBox):
    """A check box whose words take several lines where they must."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the words need beside the box, 36 at least to be hit."""
        room = max(1, width - style.px(BOX + 8))
        lines = paint.laid_out(self.text(), "body", room).lineCount()
        return max(style.px(36), style.px(20) * lines + style.px(12))

    def minimumSizeHint(self) -> QSize:
        """Room for the box and a few characters."""
        return QSize(style.px(160), style.px(36))


class _Boxes(QWidget):
    """One box under another."""

    changed = Signal()

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        column = Column(self, gap=0)
        self._boxes = [WrappedCheck(one) for one in words]
        for box in self._boxes:
            box.toggled.connect(self.changed)
            column.addWidget(box)
        if self._boxes:
            self.setFocusProxy(self._boxes[0])

    def value(self) -> tuple[str, ...]:
        return tuple(box.text() for box in self._boxes if box.isChecked())

    def set_value(self, wanted: object) -> None:
        given = wanted if isinstance(wanted, tuple | list) else ()
        for box in self._boxes:
            box.setChecked(box.text() in given)


class TicksField(Field):
    """Words to tick, in the order the paper prints them; `.value()` is a tuple of those ticked."""

    def __init__(self, name: str, label: str, choices: Sequence[str]) -> None:
        short = all(len(one) <= _SHORT for one in choices)
        self._ticks = Toggles([(one, one) for one in choices]) if short else _Boxes(choices)
        super().__init__(name, label, self._ticks)
        self._ticks.changed.connect(self._was_changed)

    def value(self) -> tuple[str, ...]:
        """The words ticked."""
        return self._ticks.value()

    def set_value(self, value: object) -> None:
        """Tick these and no others."""
        self._ticks.set_value(value)
