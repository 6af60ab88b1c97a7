"""A scale as the counsellor types it in from paper: all questions at once, keys 1–4, arrows up and down."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from mediation_desk.domain.scale import Answers
from mediation_desk.domain.scale_wording import ScaleWords
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.words import _


class ScaleRow(QFrame):
    """One question: number, words, four points; Backspace leaves it out, Enter and ↓ go on."""

    answered = Signal()
    moved = Signal(int)

    def __init__(self, number: str, words: str, options: tuple[str, ...]) -> None:
        super().__init__()
        name = _("Question {number}: {text}", number=number, text=words)
        self.points = Segments(list(enumerate(options)), compact=True, name=name)
        self.points.changed.connect(self.answered)
        self.points.break_lines()
        for button in self.points.findChildren(QToolButton):
            button.installEventFilter(self)
        self.setFocusProxy(self.points)
        row = Row(self, margin=(4, 4, 4, 4), gap=12)
        label = size(Label(number, tone="ink2"), width=28)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label)
        row.addWidget(Prose(words), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.points, 0, Qt.AlignmentFlag.AlignVCenter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Figures, arrows, Enter and Backspace before Qt's own use of them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(-1 if key is Qt.Key.Key_Up else 1)
            return True
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.points.set_value(None)
            return True
        if event.text() in ("1", "2", "3", "4"):
            self.points.set_value(int(event.text()) - 1)
            self.moved.emit(1)
            return True
        return False


class ScalePaperForm(QWidget):
    """Every question of a scale under one another; `changed` after every answer."""

    changed = Signal()

    def __init__(self, words: ScaleWords, answers: Answers) -> None:
        super().__init__()
        self._answers = answers
        column = Column(self, margin=(0, 0, 12, 8), gap=4)
        column.addWidget(Prose(words.lead, "small", tone="ink2"))
        self.rows = [ScaleRow(str(n), text, words.options) for n, text in enumerate(words.items, 1)]
        self.difficulty = ScaleRow("", words.difficulty, words.difficulty_options)
        for number, row in enumerate(self._all()):
            column.addWidget(row)
            row.moved.connect(self._moves(number))
        column.addStretch(1)
        self.show_answers(answers)
        for row in self._all():
            row.answered.connect(self.changed)

    def answers(self) -> Answers:
        """What stands in the rows now."""
        items = tuple(row.points.value() for row in self.rows)
        return replace(self._answers, items=items, difficulty=self.difficulty.points.value())

    def show_answers(self, answers: Answers) -> None:
        """Put answers into the rows."""
        for row, value in zip(self.rows, answers.items, strict=True):
            row.points.set_value(value)
        self.difficulty.points.set_value(answers.difficulty)

    def take_focus(self) -> None:
        """To the first question without an answer."""
        row = next((row for row in self._all() if row.points.value() is None), self.rows[0])
        row.points.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _all(self) -> list[ScaleRow]:
        return [*self.rows, self.difficulty]

    def _moves(self, number: int):  # type: ignore[no-untyped-def]
        # A function of the step for this row; its type says nothing more.
        def move(step: int) -> None:
            rows = self._all()
            target = rows[min(max(number + step, 0), len(rows) - 1)]
            target.points.setFocus(Qt.FocusReason.ShortcutFocusReason)

        return move
