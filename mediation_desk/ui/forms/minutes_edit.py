"""Writing the minutes: prose, or 问 and 答 line by line with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from mediation_desk.domain.mediation_record import Utterance, Writing
from mediation_desk.domain.minutes import ANSWER, ASK, lines_of, other_speaker, speaker_in, text_of
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.text_fields import GrowingEdit
from mediation_desk.words import _


class _MinutesEdit(GrowingEdit):
    """In question and answer, Enter begins the next line with the other speaker.

    Enter on a line without words changes its speaker instead; Shift+Enter goes on in the same utterance.
    """

    def __init__(self) -> None:
        super().__init__(10, 4000, "")
        self.answers = False
        self.speakers: tuple[str, ...] = ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in question and answer; everything else is Qt's. Enter never leaves the field."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if not self.answers or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            cursor.insertBlock()
        else:
            self._next_line(cursor)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _next_line(self, cursor: QTextCursor) -> None:
        line = cursor.block().text()
        speaker = speaker_in(line, self.speakers)
        if speaker and not line.removeprefix(f"{speaker}：").strip():
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(f"{other_speaker(speaker)}：")
            return
        block = cursor.block()
        while not speaker and block.previous().isValid():
            block = block.previous()
            speaker = speaker_in(block.text(), self.speakers)
        cursor.insertBlock()
        cursor.insertText(f"{other_speaker(speaker)}：")


class MinutesField(Field):
    """The content of a record; `.value()` is the text, `utterances()` its lines in question and answer."""

    def __init__(self, name: str, label: str) -> None:
        self.edit = _MinutesEdit()
        self._begun = False  # whether the 问： at the beginning was put there by switching
        super().__init__(name, label, self.edit)
        self.edit.textChanged.connect(self._was_changed)

    def value(self) -> str:
        """The text as it stands."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: object) -> None:
        """Show this text."""
        self._begun = False
        self.edit.put(str(value or ""))

    def know_speakers(self, names: Iterable[str]) -> None:
        """Who else may stand before the colon besides 问 and 答."""
        self.edit.speakers = tuple(dict.fromkeys((ASK, ANSWER, *names)))

    def set_writing(self, writing: Writing) -> None:
        """Write in this manner from now on; the words that stand there stay."""
        self.edit.answers = writing is Writing.QUESTION_ANSWER
        helper = ""
        if self.edit.answers:
            helper = _("Enter: next line, other speaker. Enter on an empty line: change the speaker.")
            text = self.edit.toPlainText()
            if not speaker_in(text.partition("\n")[0], self.edit.speakers):
                cursor = QTextCursor(self.edit.document())
                cursor.insertText(f"{ASK}：")
                self._begun = True
        elif self._begun:
            self._begun = False
            self._take_back()
        self.set_helper(helper)

    def _take_back(self) -> None:
        """The 问： that switching put before prose goes again, unless a dialogue was written after it."""
        first, *others = self.edit.toPlainText().split("\n")
        if not first.startswith(f"{ASK}：") or any(speaker_in(line, self.edit.speakers) for line in others):
            return
        cursor = QTextCursor(self.edit.document())
        cursor.setPosition(len(ASK) + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def utterances(self) -> tuple[Utterance, ...]:
        """The lines in question and answer; a line without a speaker goes on in the one before."""
        return lines_of(self.value(), self.edit.speakers)

    def show_utterances(self, lines: Iterable[Utterance]) -> None:
        """Show lines kept earlier."""
        lines = tuple(lines)
        self.know_speakers((*self.edit.speakers, *(line.speaker for line in lines)))
        self.set_value(text_of(lines))
