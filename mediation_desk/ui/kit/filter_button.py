"""A filter: a compact button with a list to check; while active it is tinted, shows its value and a ✕."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckBox
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.spoken import Role, group
from mediation_desk.words import _, listed

Options = Sequence[tuple[Any, str]]
INDENT = "\u3000"
"""Before the words of an option, once for each level it lies below another."""


class FilterButton(Button):
    """`title` and `options` [(value, words)]; `one`: only one may be chosen. `changed` after every change."""

    spoken_as = Role.ButtonMenu
    changed = Signal()

    def __init__(self, title: str, options: Options, *, one: bool = False) -> None:
        super().__init__(title, "filter", compact=True)
        self._title, self._options, self._one = title, tuple(options), one
        self._chosen: tuple[Any, ...] = ()
        self.clicked.connect(self.open_list)
        self._say()

    def value(self) -> tuple[Any, ...]:
        """The values chosen; empty = no filter."""
        return self._chosen

    def set_value(self, values: Sequence[Any]) -> None:
        """Choose these."""
        chosen = tuple(value for value, _words in self._options if value in values)
        if chosen != self._chosen:
            self._chosen = chosen
            self._say()
            self.changed.emit()

    def set_options(self, options: Options) -> None:
        """Offer others; what is no longer offered is no longer chosen."""
        self._options = tuple(options)
        self.set_value(self._chosen)

    def clear(self) -> None:
        """No filter."""
        self.set_value(())

    def open_list(self) -> FilterList:
        """Show the list to check below the button."""
        popup = FilterList(self, self._options, self._chosen, one=self._one)
        popup.checked.connect(self.set_value)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + style.px(4))))
        popup.show()
        return popup

    def _say(self) -> None:
        words = [words.lstrip(INDENT) for value, words in self._options if value in self._chosen]
        if not words:
            said = self._title
        elif len(words) <= 2:
            said = _("{title}: {value}", title=self._title, value=listed(words))
        else:
            said = _("{title}: {n} chosen", title=self._title, n=len(words))
        self.set_text(said)
        self.setAccessibleDescription(_("Delete clears this filter") if words else "")
        style.restyle(self, active=bool(words))

    def sizeHint(self) -> QSize:
        """Room for the chevron or the ✕."""
        hint = super().sizeHint()
        return QSize(hint.width() + style.px(24), hint.height())

    minimumSizeHint = sizeHint

    def _end(self) -> QRectF:
        side = style.px(16)
        return QRectF(self.width() - side - style.px(12), (self.height() - side) / 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, then chevron or ✕."""
        super().paintEvent(event)
        on = bool(self._chosen)
        icons.paint(QPainter(self), self._end(), "x" if on else "chevron-down", "pine" if on else "ink2")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the ✕ clears instead of opening."""
        if self._chosen and event.position().x() >= self._end().left() - style.px(8):
            self.setDown(False)
            self.clear()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete clears, ↓ opens."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)


class FilterList(QFrame):
    """The list below a filter button; `checked(values)` at every change, closes by Esc or a click outside."""

    checked = Signal(object)

    def __init__(self, owner: QWidget, options: Options, chosen: Sequence[Any], *, one: bool) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        group(self, owner.accessibleName())
        self._one = one
        inside = QWidget()
        column = Column(inside, margin=(12, 8, 12, 8), gap=0)
        self.boxes: list[tuple[Any, CheckBox]] = []
        for (value, words), name in zip(options, _whole_names(options), strict=True):
            box = CheckBox(words, checked=value in chosen)
            box.setAccessibleName(name)
            box.toggled.connect(self._toggled)
            column.addWidget(box)
            self.boxes.append((value, box))
        outer = Column(self, margin=1)
        area = scrolling(inside)
        outer.addWidget(area)
        width = inside.sizeHint().width() + style.px(16)
        area.setFixedSize(max(width, owner.width()), min(inside.sizeHint().height(), style.px(360)))
        if self.boxes:
            self.boxes[0][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, on: bool) -> None:
        if self._one and on:
            for _value, box in self.boxes:
                if box is not self.sender():
                    blocked = box.blockSignals(True)
                    box.setChecked(False)
                    box.blockSignals(blocked)
        self.checked.emit(tuple(value for value, box in self.boxes if box.isChecked()))
        if self._one:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Esc closes."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


def _whole_names(options: Options) -> list[str]:
    """What lies below another is told with it: 第一网格 there is in every village."""
    names: list[str] = []
    above: list[str] = []
    for _value, words in options:
        plain = words.lstrip(INDENT)
        above[len(words) - len(plain) :] = [plain]
        names.append(" ".join(above))
    return names
