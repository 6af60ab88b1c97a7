"""The sheet of one talk alone: the questions, the second block for the other party, the own judgement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import Qt, Signal

from mediation_desk.domain import screening_sheet
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import AnswerValue, Screening, ScreeningResult, compute, judged
from mediation_desk.domain.screening_questions import guidance, other_party_questions, questions
from mediation_desk.errors import DeskError
from mediation_desk.services.private_talks import TalkPerson
from mediation_desk.ui.forms.question_row import QuestionRow
from mediation_desk.ui.forms.screening_words import colour_word
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _

AS_ANSWERED = "as_answered"
JUDGEMENTS = (Mark.YELLOW, Mark.ORANGE, Mark.RED)


class ScreeningForm(Form):
    """Everything one person is asked; `answered` on every change, `current_changed` when another row is lit.

    `read()` gives the sheet as it stands, finished or not; `result()` what it computes now.
    """

    answered = Signal()
    current_changed = Signal(object)  # QuestionRow

    def __init__(self, person: TalkPerson, staff_id: str, now: Callable[[], datetime], language: str) -> None:
        super().__init__(margin=(8, 0, 8, 16), gap=0)
        self.person = person
        self._staff_id, self._now = staff_id, now
        self.rows = [QuestionRow(one, one.id) for one in questions(person.form, language)]
        self.other_rows: list[QuestionRow] = []
        for row in self.rows:
            self._take(row)
        if person.party.side is Side.OTHER:
            self.column.addSpacing(16)
            self.put(Label(_("Also asked, of this side alone"), "section"))
            self.put(Prose(_("It informs you; nothing is computed from it."), "hint", tone="ink3"))
            self.column.addSpacing(4)
            for number, question in enumerate(other_party_questions(language), start=1):
                row = QuestionRow(question, str(number))
                self.other_rows.append(row)
                self._take(row)
        self.judgement = SegmentsField(
            "judgement",
            _("Your own judgement"),
            [(AS_ANSWERED, _("As answered")), *((mark, colour_word(mark)) for mark in JUDGEMENTS)],
            helper=_("It can only make the result stricter, and needs a reason."),
            compact=True,
        )
        self.judgement.set_value(AS_ANSWERED)
        self.reason = MultilineField("judgement_reason", _("Reason for the judgement"), rows=2)
        self._show_judgement()
        self.column.addSpacing(16)
        self.put(Label(_("Judgement of whoever asks"), "section"))
        self.column.addSpacing(8)
        self.add(self.judgement)
        self.column.addSpacing(8)
        self.add(self.reason)
        self.column.addSpacing(16)
        self.put(Prose(" ".join(guidance(language)), "hint", tone="ink3"))
        self.column.addStretch(1)
        self.judgement.changed.connect(self._judged)
        self.reason.changed.connect(self.answered)

    def read(self) -> Screening:
        """The sheet as it stands."""
        return Screening(
            id=uuid4().hex,
            person_id=self.person.party.person_id,
            form=self.person.form,
            asked_by=self._staff_id,
            asked_at=self._now(),
            answers=_given(self.rows),
            other_party_answers=_given(self.other_rows),
            judgement=self.own_judgement(),
            judgement_reason=self.reason.value() if self.own_judgement() else "",
        )

    def write(self, value: object) -> None:
        """Show a sheet (of a draft); answers to questions that are not asked here are left out."""
        if not isinstance(value, Screening):
            raise TypeError("a talk shows a Screening")
        self.filling(True)
        for rows, answers in ((self.rows, value.answers), (self.other_rows, value.other_party_answers)):
            given = dict(answers)
            for row in rows:
                row.set_value(given.get(row.question.id))
        self.judgement.set_value(value.judgement or AS_ANSWERED)
        self.reason.set_value(value.judgement_reason)
        self.filling(False)
        self._show_judgement()
        self.answered.emit()

    def text(self) -> str:
        """The sheet as the text of a draft."""
        return screening_sheet.sealed_text(self.read())

    def put_text(self, text: str) -> bool:
        """Show the text of a draft; False when it is none of ours."""
        try:
            self.write(replace(screening_sheet.opened(self.read(), text), form=self.person.form))
        except (ValueError, KeyError, TypeError):
            return False
        return True

    def result(self) -> ScreeningResult:
        """What the answers compute now; a judgement counts once it has its reason."""
        computed = compute(self.person.form, dict(_given(self.rows)))
        try:
            return judged(computed, self.own_judgement(), self.reason.value())
        except DeskError:
            return computed

    def own_judgement(self) -> Mark | None:
        """The interviewer's judgement, or None when the answers alone decide."""
        chosen = self.judgement.value()
        return None if chosen in (None, AS_ANSWERED) else Mark(chosen)

    @property
    def all_rows(self) -> list[QuestionRow]:
        """Every row in order."""
        return [*self.rows, *self.other_rows]

    def first_open(self) -> QuestionRow | None:
        """The first question without an answer."""
        return next((row for row in self.rows if row.value() is None), None)

    def _take(self, row: QuestionRow) -> None:
        self.put(row)
        row.answered.connect(self._answered)
        row.moved.connect(self._move)
        row.entered.connect(self._entered)

    def _answered(self) -> None:
        self.touch()
        if not self._quiet:
            self.answered.emit()

    def _judged(self) -> None:
        self._show_judgement()
        self.answered.emit()

    def _show_judgement(self) -> None:
        self.reason.setVisible(self.own_judgement() is not None)

    def _move(self, step: int) -> None:
        rows = self.all_rows
        place = rows.index(self.sender()) + step  # type: ignore[arg-type]  # only rows send this
        if 0 <= place < len(rows):
            rows[place].take_focus()
        elif place >= len(rows):
            self.judgement.segments.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _entered(self) -> None:
        self.current_changed.emit(self.sender())


def _given(rows: list[QuestionRow]) -> tuple[tuple[str, AnswerValue], ...]:
    return tuple((row.question.id, value) for row in rows if (value := row.value()) is not None)
