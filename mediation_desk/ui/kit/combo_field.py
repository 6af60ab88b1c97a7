"""The field for one of many: a list that opens below and can be narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit.field import Field

_LEAST = 140  # px at 100 %

Options = Sequence[tuple[Any, str]]


class Combo(QComboBox):
    """A combo box with our chevron; the wheel scrolls the page instead of changing it."""

    def __init__(self) -> None:
        super().__init__()
        self.setView(QListView())
        self.setMaxVisibleItems(10)

    def minimumSizeHint(self) -> QSize:
        """Narrow where it must be: a long entry does not push a form out of its sheet."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), style.px(_LEAST)), usual.height())

    def whole_width(self) -> int:
        """Room for its longest entry."""
        return super().minimumSizeHint().width()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page have it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's box, then the chevron tinted by token."""
        super().paintEvent(event)
        side = style.px(16)
        left = self.width() - side - style.px(12)
        token = "ink2" if self.isEnabled() else "ink3"
        icons.paint(
            QPainter(self), QRectF(left, (self.height() - side) / 2, side, side), "chevron-down", token
        )


class FilterCombo(Combo):
    """Typing narrows the list to the entries that contain what was typed; leaving puts a valid entry back."""

    def __init__(self, *, free: bool) -> None:
        super().__init__()
        self._free = free
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.words = QStringListModel(self)
        narrowed = QCompleter(self.words, self)
        narrowed.setFilterMode(Qt.MatchFlag.MatchContains)
        narrowed.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        narrowed.popup().setProperty("popup", True)
        self.setCompleter(narrowed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Words that are no entry: the only match is taken, else the former entry comes back."""
        super().focusOutEvent(event)
        if not self._free and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def settle(self) -> None:
        """Make the words in the line those of an entry."""
        typed = self.currentText().strip()
        matching = [
            index for index in range(self.count()) if typed and typed.lower() in self.itemText(index).lower()
        ]
        exact = self.findText(typed)
        if exact >= 0:
            self.setCurrentIndex(exact)
        elif len(matching) == 1:
            self.setCurrentIndex(matching[0])
        elif not typed:
            self.setCurrentIndex(-1)
        self.setEditText(self.itemText(self.currentIndex()) if self.currentIndex() >= 0 else "")


class ComboField(Field):
    """One of `options` [(value, words)]; `.value()` is the value or None.

    `filter`: type to narrow. `free`: other words may be typed; then `.value()` is that text.
    """

    def __init__(
        self,
        name: str,
        label: str,
        options: Options = (),
        *,
        placeholder: str = "",
        helper: str = "",
        filter: bool = False,  # noqa: A002 -- the plain word for what it does
        free: bool = False,
        optional: bool = False,
    ) -> None:
        self._free = free
        self.box: Combo = FilterCombo(free=free) if filter or free else Combo()
        super().__init__(name, label, self.box, helper=helper, optional=optional)
        self.box.view().setAccessibleName(label)
        if isinstance(self.box, FilterCombo):
            self.box.completer().popup().setAccessibleName(label)  # type: ignore[union-attr]  # made with it
        self._values: list[Any] = []
        self.box.setPlaceholderText(placeholder)
        line = self.box.lineEdit()
        if line is not None:
            line.setPlaceholderText(placeholder)
            line.setAccessibleName(label)
        self.set_options(options)
        self.box.currentTextChanged.connect(self._was_changed)

    def whole_width(self) -> int:
        """Room for the longest entry."""
        return self.box.whole_width()

    def set_options(self, options: Options) -> None:
        """Offer other entries; the value stays if it is still among them."""
        kept = self.value() if self._values else None
        blocked = self.box.blockSignals(True)
        self.box.clear()
        self._values = [value for value, _words in options]
        self.box.addItems([words for _value, words in options])
        self.box.setCurrentIndex(self._values.index(kept) if kept in self._values else -1)
        if isinstance(self.box, FilterCombo):
            self.box.words.setStringList([words for _value, words in options])
        self.box.blockSignals(blocked)

    def value(self) -> Any:
        """The value chosen, the text typed if `free`, or None."""
        typed = self.box.currentText().strip()
        index = self.box.currentIndex()
        if index >= 0 and self.box.itemText(index).strip() == typed:
            return self._values[index]
        if isinstance(self.box, FilterCombo):
            found = self.box.findText(typed) if typed else -1
            if found >= 0:
                return self._values[found]
            if self._free:
                return typed or None
        return None

    def set_value(self, value: object) -> None:
        """Choose an entry; None chooses none; other text only if `free`."""
        if value in self._values:
            self.box.setCurrentIndex(self._values.index(value))
        else:
            self.box.setCurrentIndex(-1)
            if self.box.isEditable():
                self.box.setEditText(str(value) if self._free and value else "")
        line = self.box.lineEdit()
        if line is not None and not self.box.hasFocus():
            line.setCursorPosition(0)  # a long value shows its beginning
