"""Check box, radio and switch, painted from the tokens, and the fields that hold them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QSizePolicy, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.spoken import Role

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # it stands before a button of Qt's own and is none by itself

BOX = 20
LEAST = 120  # px of words that stay on one line
LINE = 20


class _Sentence(_Button):
    """What check boxes and radios share: a mark, and words that go on in a next line."""

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setChecked(checked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Mark, gap, words; 36 high to be hit."""
        words = style.px(8) + round(paint.text_width(self.text())) + 2 if self.text() else 0
        laid_out = self.testAttribute(Qt.WidgetAttribute.WA_WState_Created) or self.parent() is not None
        height = self.heightForWidth(self.width()) if laid_out else style.px(36)
        return QSize(style.px(BOX) + words, height)

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), style.px(BOX + 8 + LEAST)), hint.height())

    def hasHeightForWidth(self) -> bool:
        """Taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What its lines need."""
        room = width - style.px(BOX) - style.px(8)
        if paint.text_width(self.text()) <= room:
            return style.px(36)
        lines = paint.laid_out(self.text(), "body", max(room, 1)).lineCount()
        return max(style.px(36), style.px(LINE) * lines + style.px(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, it wants to be higher."""
        super().resizeEvent(event)
        self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        """The words can be clicked too."""
        return self.rect().contains(pos)

    def paint_words(self, painter: QPainter) -> None:
        """The words, right of the mark."""
        left = style.px(BOX) + style.px(8)
        token = "ink" if self.isEnabled() else "ink3"
        area = QRectF(left, 0, self.width() - left, self.height())
        paint.text(painter, area, self.text(), token=token, wrap=True)


class CheckBox(_Sentence, QCheckBox):
    """Yes or no for one sentence."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box, check and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = style.px(BOX)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        on, live = self.isChecked(), self.isEnabled()
        error = bool(self.property("error"))
        edge = "red" if error else ("pine" if on else "field") if live else "line"
        painter.setPen(QPen(style.colour(edge), 2 if error else 1))
        painter.setBrush(style.colour(("pine" if on else "surface") if live else "paper"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), style.px(4), style.px(4))
        if on:
            inner = style.px(16)
            at = box.center() - QPointF(inner / 2, inner / 2)
            icons.paint(painter, QRectF(at.x(), at.y(), inner, inner), "check", "on_pine" if live else "ink3")
        self.paint_words(painter)


class Radio(_Sentence, QRadioButton):
    """One of several sentences."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw round, dot and words."""
        painter = QPainter(self)
        side = style.px(BOX)
        centre = QPointF(side / 2, self.height() / 2)
        live = self.isEnabled()
        if self.isChecked():
            paint.disc(painter, centre, side, style.colour("pine" if live else "line"), None)
            paint.disc(painter, centre, style.px(8), style.colour("surface" if live else "ink3"), None)
        else:
            ground, edge = ("surface", "field") if live else ("paper", "line")
            paint.disc(painter, centre, side, style.colour(ground), style.colour(edge))
        self.paint_words(painter)


class Switch(QCheckBox):
    """On or off at once, in a setting row; `name` is said to screen readers, the words stand in the row."""

    def __init__(self, name: str, *, checked: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setChecked(checked)

    def sizeHint(self) -> QSize:
        """44 × 24, 36 high to be hit."""
        return QSize(style.px(44), style.px(36))

    minimumSizeHint = sizeHint

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, live = self.isChecked(), self.isEnabled()
        height, width = style.px(24), style.px(44)
        track = QRectF(0, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(style.colour(("pine" if on else "field") if live else "line"), 1))
        painter.setBrush(style.colour(("pine" if on else "surface") if live else "paper"))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        knob = QPointF(track.right() - height / 2 if on else track.left() + height / 2, track.center().y())
        colour = ("on_pine" if on else "field") if live else "ink3"
        paint.disc(painter, knob, style.px(16), style.colour(colour), None)


class CheckField(Field):
    """One sentence to agree to; `.value()` is True or False."""

    def __init__(self, name: str, text: str, *, helper: str = "", label: str = "") -> None:
        self.box = CheckBox(text)
        super().__init__(name, label, self.box, helper=helper)
        self.box.setAccessibleName(text)
        self.box.toggled.connect(self._was_changed)

    def value(self) -> bool:
        """Checked or not."""
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        """Check or uncheck it."""
        self.box.setChecked(bool(value))


class RadioField(Field):
    """One of several sentences under each other; `.value()` is the value chosen or None."""

    def __init__(
        self, name: str, label: str, options: Sequence[tuple[Any, str]], *, helper: str = ""
    ) -> None:
        self._choices = _Radios(options)
        super().__init__(name, label, self._choices, helper=helper)
        self._choices.changed.connect(self._was_changed)

    def value(self) -> Any:
        """The value chosen, or None."""
        return self._choices.value()

    def set_value(self, value: object) -> None:
        """Choose one; None takes the choice away."""
        self._choices.set_value(value)


class _Radios(QWidget):
    """The radios of a RadioField."""

    spoken_as = Role.Grouping
    changed = Signal()

    def __init__(self, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._values = [value for value, _words in options]
        self._group = QButtonGroup(self)
        column = Column(self, gap=0)
        for index, (_value, words) in enumerate(options):
            radio = Radio(words)
            self._group.addButton(radio, index)
            column.addWidget(radio)
        if options:
            self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(self._toggled)

    def value(self) -> Any:
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
            return
        self._group.setExclusive(False)  # Qt lets an exclusive group be emptied in no other way
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.changed.emit()

    def _toggled(self, index: int, on: bool) -> None:
        if on:
            self.setFocusProxy(self._group.button(index))
            self.changed.emit()
