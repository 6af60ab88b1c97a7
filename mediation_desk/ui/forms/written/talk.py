"""What was asked and answered, written line by line with Enter."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.domain.mediation_record import Utterance, Writing
from mediation_desk.domain.minutes import lines_of
from mediation_desk.ui.forms.minutes_edit import MinutesField


class TalkField(MinutesField):
    """`.value()` is a tuple of (who, what was said); words without a speaker stand under an empty name."""

    def __init__(self, name: str, label: str, speakers: Sequence[str]) -> None:
        super().__init__(name, label)
        self.know_speakers(speakers)
        self.set_writing(Writing.QUESTION_ANSWER)

    def value(self) -> tuple[tuple[str, str], ...]:  # type: ignore[override]  # pairs instead of the text
        """Who said what."""
        return tuple((line.speaker, line.text) for line in lines_of(self.text(), self.edit.speakers))

    def text(self) -> str:
        """The words as they stand."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show who said what, or text as a draft kept it."""
        if isinstance(value, str):
            super().set_value(value)
            return
        if value == ():
            return  # the 问： to begin with stays
        rows = value if isinstance(value, tuple | list) else ()
        lines = [Utterance(speaker=str(row[0]), text=str(row[1])) for row in rows if len(row) == 2]
        self.show_utterances(lines)
