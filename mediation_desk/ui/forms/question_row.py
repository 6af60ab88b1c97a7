"""One question of the talk alone: its number, its words, and what can be answered with one key."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from mediation_desk.domain.screening import Answer, AnswerValue, QuestionKind, YesNo
from mediation_desk.domain.screening_questions import Question
from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.text_fields import GrowingEdit
from mediation_desk.words import N_, _, term

Options = tuple[tuple[Any, str], ...]

WILLING = ((YesNo.NO, N_("Unwilling")), (YesNo.YES, N_("Willing")), (YesNo.UNCLEAR, N_("Not sure")))
_WILLING_ID = "b7"  # the only question that asks for a wish


def options_of(question: Question) -> Options:
    """What can be chosen for a question, in the order of the keys."""
    if question.kind is QuestionKind.SCALE:
        return (*((n, str(n)) for n in range(11)), (Answer.DECLINED, term(Answer.DECLINED)))
    if question.id == _WILLING_ID:
        return tuple((value, _(words)) for value, words in WILLING)
    if question.kind is QuestionKind.YES_NO:
        return tuple((value, term(value)) for value in YesNo)
    # The figure and its question stand beside it: the short word is enough for a button 88 wide.
    recent = (Answer.RECENT, _("Last 3 months"))
    return tuple(recent if value is Answer.RECENT else (value, term(value)) for value in Answer)


class QuestionRow(QFrame):
    """A row 48 high, lit while it has the focus; `answered` on every change by the person or the program.

    `moved(step)` when ↑ ↓ ask for the question before or after. Keys 1–4 choose (0–9 on the scale), also
    from the number pad, Backspace takes the answer away; in the rows for words every key is typed, but for
    the arrows at the edge.
    """

    answered = Signal()
    moved = Signal(int)
    entered = Signal()

    def __init__(self, question: Question, number: str) -> None:
        super().__init__()
        self.question = question
        self.number = number
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._ground(False)
        self._words: GrowingEdit | None = None
        self._segments: Segments | None = None
        self._text = Prose(question.text)
        spoken = _("Question {number}: {text}", number=number, text=question.text)
        below = question.kind in (QuestionKind.SCALE, QuestionKind.TEXT)
        if question.kind is QuestionKind.TEXT:
            self._words = GrowingEdit(1, 6, _("In the person's own words"))
            self._words.setAccessibleName(spoken)
            self._words.textChanged.connect(self.answered)
            self._control: QWidget = self._words
            self._listen(self._words)
        else:
            each = 0 if question.kind is QuestionKind.SCALE else 88
            self._segments = Segments(options_of(question), compact=True, each=each, name=spoken)
            self._segments.changed.connect(self.answered)
            self._control = self._segments
            for button in self._segments.findChildren(QToolButton):
                self._listen(button)
        self.setFocusProxy(self._control)
        self._lay_out(below)

    @property
    def control(self) -> QWidget:
        """What takes the answer."""
        return self._control

    def value(self) -> AnswerValue | None:
        """The answer, or None; blank words are none."""
        if self._words is not None:
            return self._words.toPlainText().strip() or None
        assert self._segments is not None
        chosen: AnswerValue | None = self._segments.value()
        return chosen

    def set_value(self, value: AnswerValue | None) -> None:
        """Show an answer; None takes it away."""
        if self._words is not None:
            self._words.put(str(value or ""))
        elif self._segments is not None:
            self._segments.set_value(value)

    def take_focus(self) -> None:
        """Become the current question, with the ring of the keyboard."""
        self._control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and figures before Qt's own use of them; the row is lit while its control has the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QFocusEvent) and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            inside = event.type() == QEvent.Type.FocusIn
            if inside or event.reason() != Qt.FocusReason.PopupFocusReason:
                self._ground(inside)
            if inside:
                self.entered.emit()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and not held and not self._caret_moves(step):
            self.moved.emit(step)
            return True
        if self._segments is None or held:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved.emit(1)
            return True
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._segments.set_value(None)
            return True
        return self._choose(event.text())

    def _choose(self, figure: str) -> bool:
        if self._segments is None or len(figure) != 1 or not figure.isdecimal() or not figure.isascii():
            return False
        options = [value for value, _words in options_of(self.question)]
        place = int(figure) if self.question.kind is QuestionKind.SCALE else int(figure) - 1
        if not 0 <= place < len(options):
            return False
        self._segments.set_value(options[place])
        self.take_focus()
        return True

    def _caret_moves(self, step: int) -> bool:
        if self._words is None:
            return False
        way = QTextCursor.MoveOperation.Down if step > 0 else QTextCursor.MoveOperation.Up
        return QTextCursor(self._words.textCursor()).movePosition(way)

    def _listen(self, widget: QWidget) -> None:
        widget.installEventFilter(self)

    def _ground(self, lit: bool) -> None:
        style.restyle(self, question="current" if lit else "other")

    def _lay_out(self, below: bool) -> None:
        number = size(Label(self.number, "body", tone="ink2"), width=28)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = Row(gap=12)
        row.addWidget(number)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        if not below:
            row.addWidget(self._control, 0, Qt.AlignmentFlag.AlignVCenter)
        column = Column(self, margin=(4, 5, 12, 5), gap=8)
        column.addLayout(row)
        if below:
            under = Row(gap=0)
            under.addSpacing(style.px(40))
            under.addWidget(self._control, 1)
            if self._segments is not None:
                under.addStretch(1)
            column.addLayout(under)
