"""An earlier talk as it was: every question with its answer, to read only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.screening import AnswerValue, QuestionKind, Screening
from mediation_desk.domain.screening_questions import Question, other_party_questions, questions
from mediation_desk.ui.forms.question_row import options_of
from mediation_desk.ui.forms.screening_words import colour_word
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.words import _


class OpenedTalk(QWidget):
    """A sheet, or the reason of a raised mark, that was opened; `closed` by the button that leads back."""

    closed = Signal()

    def __init__(self, said: str, what: Screening | str, language: str) -> None:
        super().__init__()
        self._column = Column(self, margin=(16, 8, 16, 16), gap=8)
        head = Row(gap=12)
        head.addWidget(Label(said, "section"), 1)
        back = Button(_("Close this talk"), icon="x", compact=True)
        back.clicked.connect(self.closed)
        head.addWidget(back)
        self._column.addLayout(head)
        if isinstance(what, Screening):
            self._add_sheet(what, language)
        else:
            self._column.addWidget(Prose(what))
        self._column.addStretch(1)

    def _add_sheet(self, sheet: Screening, language: str) -> None:
        given = dict(sheet.answers)
        for question in questions(sheet.form, language):
            self._column.addLayout(_line(question.id, question, given.get(question.id)))
        other = dict(sheet.other_party_answers)
        if other:
            self._column.addWidget(Label(_("Also asked, of this side alone"), "section"))
            for number, question in enumerate(other_party_questions(language), start=1):
                self._column.addLayout(_line(str(number), question, other.get(question.id)))
        if sheet.judgement is not None:
            self._column.addWidget(Label(_("Judgement of whoever asks"), "section"))
            self._column.addWidget(Prose(_("Result: {colour}", colour=colour_word(sheet.judgement))))
            self._column.addWidget(Prose(sheet.judgement_reason))


def _line(number: str, question: Question, value: AnswerValue | None) -> Row:
    row = Row(gap=12)
    place = size(Label(number, "body", tone="ink2"), width=28)
    place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    row.addWidget(place)
    row.addWidget(Prose(question.text, tone="ink2"), 3)
    row.addWidget(Prose(answer_words(question, value), "body_strong" if value is not None else "body"), 2)
    return row


def answer_words(question: Question, value: AnswerValue | None) -> str:
    """An answer as its button says it; text as it was said."""
    if value is None:
        return _("Not answered")
    if question.kind is QuestionKind.TEXT:
        return str(value)
    return next(words for one, words in options_of(question) if one == value)
