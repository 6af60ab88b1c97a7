"""Names as chips that can be taken out again, in one box with the line to find more with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Column, clear, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedChip:
    """One name: its key, the words shown now, and the tone of its chip."""

    key: str
    words: str
    tone: str = "neutral"


class ChipButton(QAbstractButton):
    """A chip with a ✕: a click, Space, Enter or Delete takes it out."""

    def __init__(self, chip: NamedChip) -> None:
        super().__init__()
        self._chip = chip
        self.setText(chip.words)
        self.setAccessibleName(_("Take out {name}", name=chip.words))
        self.setToolTip(self.accessibleName())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words and the ✕."""
        return QSize(round(paint.chip_width(self._chip.words)) + style.px(20), style.px(28))

    minimumSizeHint = sizeHint

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Backspace and Enter as a click."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chip and its ✕."""
        painter = QPainter(self)
        rect = QRectF(0, style.px(2), self.width(), self.height() - 2 * style.px(2))
        paint.chip(painter, rect, self._chip.words, self._chip.tone)
        side = style.px(14)
        box = QRectF(rect.right() - side - style.px(6), rect.center().y() - side / 2, side, side)
        icons.paint(painter, box, "x", paint.CHIP[self._chip.tone][1])


class NamedChips(QFrame):
    """`.line` is typed into; `dropped(key)` when a name is taken out, by Backspace the last one."""

    dropped = Signal(str)

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.setProperty("box", "true")
        self._chips: tuple[NamedChip, ...] = ()
        self.line = _Line(placeholder)
        self.line.setAccessibleName(name)
        self.line.emptied.connect(self._drop_last)
        self._row = FlowLayout(gap=4)
        column = Column(self, margin=6, gap=4)
        column.addLayout(self._row)
        column.addWidget(size(self.line, height=30))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.line)

    def show_chips(self, chips: Sequence[NamedChip]) -> None:
        """Show these names."""
        self._chips = tuple(chips)
        clear(self._row)
        for chip in self._chips:
            button = ChipButton(chip)
            button.clicked.connect(lambda _on=False, key=chip.key: self.dropped.emit(key))
            self._row.addWidget(button)
        self.updateGeometry()

    def _drop_last(self) -> None:
        if self._chips:
            self.dropped.emit(self._chips[-1].key)


class _Line(LineEdit):
    """The line within the box: without a border of its own."""

    emptied = Signal()
    down = Signal()
    taken = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder, compact=True)
        self.setProperty("inner", "true")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The box around shows it."""
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The box around shows it no longer."""
        super().focusOutEvent(event)
        self._show_focus(False)

    def _show_focus(self, on: bool) -> None:
        box = self.parentWidget()
        if box is not None:
            style.restyle(box, typed=on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace in the empty line, ↓ into the list, Enter takes the first found."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.text().strip():
            self.taken.emit()
        else:
            super().keyPressEvent(event)
