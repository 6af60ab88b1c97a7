"""The field for one of very many: letters are typed, what fits is offered below, one is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import sentence

_PAUSE_MS = 150
_TYPED = "?"
"""Before words in a draft that were typed and not taken: no id begins so."""


class _FinderEdit(LineEdit):
    """Tells its field when the person leaves it or wants to see what there is."""

    left: Callable[[], None] | None = None
    down: Callable[[], None] | None = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle when the person moved on, not when the list below came up."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.left and event.reason() not in passing:
            self.left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ shows what fits."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers() and self.down:
            self.down()
        else:
            super().keyPressEvent(event)


class FinderField(Field):
    """`wanted(typed)` asks for entries, `offer` shows them; `value()` is the id taken or "".

    Words that were not taken are refused with `unknown`, the key of a sentence (DeskError naming the field).
    `taken(id)` when the person took one.
    """

    wanted = Signal(str)
    taken = Signal(str)

    def __init__(
        self,
        name: str,
        label: str,
        unknown: str,
        *,
        placeholder: str = "",
        helper: str = "",
        optional: bool = False,
    ) -> None:
        self.edit = _FinderEdit(placeholder)
        self.edit.left, self.edit.down = self.settle, self._look
        super().__init__(name, label, self.edit, helper=helper, optional=optional)
        self._unknown, self._id, self._words = unknown, "", ""
        self._entries: list[tuple[str, str]] = []
        self._list = QStringListModel(self)
        self.offers = QCompleter(self._list, self)
        self.offers.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.offers.setWidget(self.edit)
        self.offers.popup().setProperty("popup", True)
        self.offers.popup().setAccessibleName(label)
        cast("Any", self.offers.activated)[QModelIndex].connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.edit.textEdited.connect(self._typed)

    def value(self) -> str:
        """The id taken, "" when the line is empty. DeskError for words that are no entry."""
        if self._id or not self.edit.text().strip():
            return self._id
        raise DeskError(self._unknown, field=self.name)

    def set_value(self, value: object) -> None:
        """Show the entry with this id (its words by `words_of`); a draft's typed words as they were typed."""
        told = str(value or "")
        self._pause.stop()
        self._id = "" if told.startswith(_TYPED) else told
        self._words = told[1:] if told.startswith(_TYPED) else self.words_of(told)
        self.edit.setText(self._words)
        self.edit.setCursorPosition(0)
        self._was_changed()

    def put(self, entry_id: str, words: str) -> None:
        """Show an entry whose words are known to whoever puts it."""
        self._id, self._words = entry_id, words
        self.edit.setText(words)
        self.edit.setCursorPosition(0)
        self._was_changed()

    def words_of(self, entry_id: str) -> str:
        """What an entry is called: looked up among those offered; fields that know more override it."""
        return dict(self._entries).get(entry_id, "")

    def text(self) -> str:
        """What a draft keeps: the id taken, or the words typed so far behind a sign."""
        typed = self.edit.text().strip()
        return self._id or (_TYPED + typed if typed else "")

    def words(self) -> str:
        """What stands in the line."""
        return self.edit.text().strip()

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show [(id, words)] below the line while it has the cursor."""
        self._entries = list(entries)
        self._list.setStringList([words for _id, words in entries])
        if not self.edit.hasFocus() or self._id:
            return
        if not entries:
            self.offers.popup().hide()
            return
        self.offers.complete()
        self.offers.popup().setCurrentIndex(self.offers.completionModel().index(0, 0))

    def settle(self) -> None:
        """The person moved on: the only entry that fits is taken, else it is said that there is none."""
        typed = self.edit.text().strip()
        if self._id or not typed:
            return
        exact = [one for one in self._entries if one[1] == typed]
        fitting = exact or self._entries
        if len(fitting) == 1 and not self._pause.isActive():
            self._taken(*fitting[0])
        else:
            self.set_error(sentence(DeskError(self._unknown, field=self.name)))

    def _typed(self) -> None:
        self._id = ""
        self._was_changed()
        self._pause.start()

    def _look(self) -> None:
        if not self._id:
            self.wanted.emit(self.edit.text().strip())

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._entries):
            self._taken(*self._entries[index.row()])

    def _taken(self, entry_id: str, words: str) -> None:
        self._pause.stop()
        self.put(entry_id, words)
        self.taken.emit(entry_id)
