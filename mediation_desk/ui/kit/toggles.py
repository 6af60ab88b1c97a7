"""Several of several: buttons that stay pressed and show a check, as for the service elements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.spoken import Role

Options = Sequence[tuple[Any, str]]


class Toggle(Button):
    """A button that stays pressed; its check takes room only when it is on."""

    spoken_as = Role.CheckBox

    def __init__(self, text: str) -> None:
        super().__init__(text, "toggle")
        self.setCheckable(True)
        self.toggled.connect(self._show_check)

    def _show_check(self, on: bool) -> None:
        self.set_icon("check" if on else "")


class Toggles(QWidget):
    """Buttons for `options` [(value, words)], any number of them on."""

    spoken_as = Role.Grouping
    changed = Signal()

    def __init__(self, options: Options) -> None:
        super().__init__()
        flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._buttons: list[tuple[Any, Toggle]] = []
        for value, words in options:
            button = Toggle(words)
            button.toggled.connect(self.changed)
            flow.addWidget(button)
            self._buttons.append((value, button))
        if self._buttons:
            self.setFocusProxy(self._buttons[0][1])

    def value(self) -> tuple[Any, ...]:
        """The values that are on, in the order offered."""
        return tuple(value for value, button in self._buttons if button.isChecked())

    def set_value(self, values: object) -> None:
        """Turn these on and the others off."""
        wanted = tuple(values) if isinstance(values, list | tuple | set | frozenset) else ()
        for value, button in self._buttons:
            button.setChecked(value in wanted)


class TogglesField(Field):
    """Toggles in a field frame; `.value()` is a tuple of values."""

    def __init__(
        self, name: str, label: str, options: Options, *, helper: str = "", optional: bool = False
    ) -> None:
        self.toggles = Toggles(options)
        super().__init__(name, label, self.toggles, helper=helper, optional=optional)
        self.toggles.changed.connect(self._was_changed)

    def value(self) -> tuple[Any, ...]:
        """The values that are on."""
        return self.toggles.value()

    def set_value(self, value: object) -> None:
        """Turn these on."""
        self.toggles.set_value(value)
