"""Two to five choices seen at once: one is chosen, arrows move, the chosen one is tinted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QToolButton, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.spoken import Role
from mediation_desk.words import begun

Options = Sequence[tuple[Any, str]]


class Segment(QToolButton):
    """One choice of several."""

    spoken_as = Role.RadioButton


class Segments(QWidget):
    """Joined buttons for `options` [(value, words)]; `each` = least width of one; `icons_by` names icons.

    They stand on one line; `break_lines` lets a form that is too narrow break them (large text).
    """

    spoken_as = Role.Grouping
    changed = Signal()

    def __init__(
        self,
        options: Options,
        *,
        compact: bool = False,
        each: int = 0,
        icons_by: dict[Any, str] | None = None,
        name: str = "",
    ) -> None:
        super().__init__()
        self._values = [value for value, _words in options]
        self._each = each
        self._icons = icons_by or {}
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = FlowLayout(self, gap=1, margin=(1, 1, 1, 1))
        last = len(options) - 1
        for index, (value, words) in enumerate(options):
            button = Segment(self)
            button.setCheckable(True)
            button.setText(begun(words).replace("&", "&&"))
            button.setAccessibleName(f"{name} {words}".strip())
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            place = "only" if last == 0 else "first" if index == 0 else "last" if index == last else "mid"
            for key, setting in (
                ("kind", "segment"),
                ("place", place),
                ("compact", compact),
                ("ring", "parent"),
            ):
                button.setProperty(key, setting)
            if value in self._icons:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
                button.setProperty("pictured", True)  # Qt draws icon and words from the left edge
            self._group.addButton(button, index)
            row.addWidget(button)
        if options:
            self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(self._toggled)
        style.on_refit(self, self._fit)

    def break_lines(self) -> None:
        """Go on in a next line where the width is used up."""
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ends of every line are round."""
        super().resizeEvent(event)
        for line in self._lines():
            for button in line:
                style.restyle(button, place=_place_in(line, button))

    def _lines(self) -> list[list[QAbstractButton]]:
        lines: dict[int, list[QAbstractButton]] = {}
        for button in self._group.buttons():
            lines.setdefault(button.y(), []).append(button)
        return list(lines.values())

    def value(self) -> Any:
        """The value chosen, or None."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Choose one; None takes the choice away."""
        if value == self.value():
            return
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
            return
        self._group.setExclusive(False)  # Qt lets an exclusive group be emptied in no other way
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.changed.emit()

    def button(self, value: object) -> QToolButton:
        """The button of one choice."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QToolButton)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """The common border, and a line between two choices; the buttons have none of their own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        error = bool(self.property("error"))
        painter.setPen(QPen(style.colour("red" if error else "field"), 2 if error else 1))
        painter.setBrush(style.colour("surface"))
        edge = 1 if error else 0.5
        radius = style.px(6)
        for line in self._lines():
            around = line[0].geometry().united(line[-1].geometry()).adjusted(-1, -1, 1, 1)
            painter.drawRoundedRect(QRectF(around).adjusted(edge, edge, -edge, -edge), radius, radius)
            for button in line[:-1]:
                left = button.geometry().right() + 1
                painter.fillRect(left, around.top() + 1, 1, around.height() - 2, style.colour("line"))

    def _toggled(self, index: int, on: bool) -> None:
        button = self._group.button(index)
        if self._values[index] in self._icons:
            token = "pine" if on else "ink2"
            button.setIcon(icons.icon(self._icons[self._values[index]], token, gap=4))
        if on:
            self.setFocusProxy(button)
            self.changed.emit()

    def _fit(self) -> None:
        # The chosen words are heavier: room for them is kept, so that choosing moves nothing.
        heavy = QFontMetrics(style.font("body_strong"))
        for value, button in zip(self._values, self._group.buttons(), strict=True):
            around = style.px(13) * 2
            if value in self._icons:
                token = "pine" if button.isChecked() else "ink2"
                button.setIcon(icons.icon(self._icons[value], token, gap=4))
                button.setIconSize(QSize(style.px(24), style.px(20)))
                around += style.px(24) + style.px(6)
            width = max(heavy.horizontalAdvance(button.text()) + around, style.px(self._each))
            button.setFixedWidth(width)


def _place_in(line: list[QAbstractButton], button: QAbstractButton) -> str:
    if len(line) == 1:
        return "only"
    return "first" if button is line[0] else "last" if button is line[-1] else "mid"


class SegmentsField(Field):
    """Segments in a field frame; `.value()` is the value chosen or None."""

    def __init__(
        self,
        name: str,
        label: str,
        options: Options,
        *,
        helper: str = "",
        compact: bool = False,
        each: int = 0,
        optional: bool = False,
    ) -> None:
        self.segments = Segments(options, compact=compact, each=each, name=label)
        super().__init__(name, label, self.segments, helper=helper, optional=optional)
        self.segments.changed.connect(self._was_changed)

    def break_lines(self) -> None:
        """Choices go on in a next line where the form is too narrow."""
        self.segments.break_lines()

    def whole_width(self) -> int:
        """All choices on one line."""
        return self.segments.sizeHint().width()

    def value(self) -> Any:
        """The value chosen, or None."""
        return self.segments.value()

    def set_value(self, value: object) -> None:
        """Choose one."""
        self.segments.set_value(value)
