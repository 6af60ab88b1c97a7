"""Large answers for somebody who fills a form in alone: 72 high, chosen by touch or by the keys 1–4."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.spoken import Role

HIGH, LEAST, GAP, TIGHT = 72, 36, 16, 6
ROUND, KEY = 28, 30


class Answer(QRadioButton):
    """One answer: round, words, and the key that chooses it."""

    spoken_as = Role.RadioButton

    def __init__(self, words: str, key: str) -> None:
        super().__init__(words)
        self._key = key
        self.setAccessibleName(words)
        self.setAccessibleDescription(key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """72 high, as wide as there is room."""
        return QSize(style.px(400), style.px(HIGH))

    minimumSizeHint = sizeHint

    def hitButton(self, _pos: object) -> bool:
        """All of it can be touched."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Border, round, words, key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        edge = 2 if on else 1
        painter.setPen(QPen(style.colour("pine" if on else "field"), edge))
        painter.setBrush(style.colour("pine_tint" if on else "hover" if self.underMouse() else "surface"))
        half = edge / 2
        radius = style.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        centre = QPointF(style.px(24) + style.px(ROUND) / 2, self.height() / 2)
        if on:
            paint.disc(painter, centre, style.px(ROUND), style.colour("pine"), None)
            paint.disc(painter, centre, style.px(10), style.colour("surface"), None)
        else:
            paint.disc(painter, centre, style.px(ROUND), style.colour("surface"), style.colour("field"))
        self._paint_words(painter, on)

    def _paint_words(self, painter: QPainter, on: bool) -> None:
        face = style.font("answer")
        if on:
            face.setWeight(style.font("client").weight())
        painter.setFont(face)
        painter.setPen(style.colour("ink"))
        left = style.px(76)
        side = style.px(KEY)
        words = QRectF(left, 0, self.width() - left - side - style.px(36), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), self.text())
        box = QRectF(self.width() - side - style.px(24), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(style.colour("line"), 1))
        painter.setBrush(style.colour("paper"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), style.px(4), style.px(4))
        painter.setFont(style.font("body"))
        painter.setPen(style.colour("ink2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key)


class AnswerList(QWidget):
    """Answers 16 apart; `chosen` on every choice by the person. Arrows move, figures choose."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.chosen)
        self._column = Column(self, gap=GAP)
        self._answers: list[Answer] = []

    def set_answers(self, words: Sequence[str], value: int | None = None) -> None:
        """Offer these, one of them chosen already or none."""
        if [one.text() for one in self._answers] != list(words):
            for old in self._answers:
                self._group.removeButton(old)
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
            self._answers = [Answer(one, str(n)) for n, one in enumerate(words, 1)]
            for number, answer in enumerate(self._answers):
                self._group.addButton(answer, number)
                self._column.addWidget(answer)
                answer.show()  # or it could not take the focus before the next turn of the event loop
        self._group.setExclusive(False)
        for number, answer in enumerate(self._answers):
            answer.setChecked(number == value)
        self._group.setExclusive(True)

    def value(self) -> int | None:
        """The answer chosen, from 0, or None."""
        number = self._group.checkedId()
        return number if number >= 0 else None

    def choose(self, number: int) -> bool:
        """Choose as the person would; False when there is no such answer."""
        button: QAbstractButton | None = self._group.button(number)
        if button is None:
            return False
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        button.click()
        return True

    def fit(self, room: int) -> None:
        """Share `room` pixels of height: 72 an answer where there is room, never less than 36."""
        count = max(1, len(self._answers))
        tight = (room - style.px(GAP) * (count - 1)) // count < style.px(HIGH)
        gap = style.px(TIGHT if tight else GAP)
        self._column.setSpacing(gap)
        each = (room - gap * (count - 1)) // count
        for answer in self._answers:
            answer.setFixedHeight(min(max(each, style.px(LEAST)), style.px(HIGH)))

    def take_focus(self) -> None:
        """Put the focus on the chosen answer, or on the first."""
        if self._answers:
            self._answers[self.value() or 0].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures choose, from the number pad too; everything else is left to the page."""
        figure = event.text()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = not held and len(figure) == 1 and figure.isascii() and figure.isdecimal()
        if not (plain and self.choose(int(figure) - 1)):
            super().keyPressEvent(event)
