"""One law to read: its articles under one another, the words looked for marked, one article at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from mediation_desk.domain.law import Article
from mediation_desk.ui import style

_LINE = 26


class Reading(QTextEdit):
    """`turned(article)`: another article is at hand, the one the cursor stands in; None before any."""

    turned = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("ground", "none")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._articles: tuple[Article, ...] = ()
        self._starts: list[int] = []
        self._words: tuple[str, ...] = ()
        self._note = ""
        self._at: Article | None = None
        self.cursorPositionChanged.connect(self._moved)
        style.on_refit(self, self._write)

    def show_articles(self, articles: Sequence[Article], words: Sequence[str], note: str = "") -> None:
        """Show these below the note, with the words marked wherever they stand."""
        if (tuple(articles), tuple(words)) == (self._articles, self._words):
            return
        same = tuple(articles) == self._articles
        self._note = note
        self._articles, self._words = tuple(articles), tuple(words)
        if same:
            self._mark()
        else:
            self._write()

    def article(self) -> Article | None:
        """The one at hand."""
        return self._at

    def go_to(self, number: int) -> None:
        """Bring an article to the top and take it in hand."""
        place = next((n for n, one in enumerate(self._articles) if one.number == number), None)
        if place is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._starts[place])
        self.setTextCursor(cursor)
        self._to_top()
        self._moved()

    def step(self, by: int) -> None:
        """The next or the former article."""
        numbers = [one.number for one in self._articles]
        if self._at is not None and self._at.number in numbers:
            here = numbers.index(self._at.number) + by
            if 0 <= here < len(numbers):
                self.go_to(numbers[here])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The article at hand stays where it is read."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._to_top()

    def _to_top(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - style.px(8))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copying takes the plain words along, no colours."""
        mime = QMimeData()
        mime.setText(self.textCursor().selection().toPlainText())
        return mime

    def _write(self) -> None:
        kept = self._at.number if self._at else None
        self.blockSignals(True)
        self.clear()
        self._starts = []
        head, body = QTextCharFormat(), QTextCharFormat()
        head.setFont(style.font("body_strong"))
        head.setForeground(style.colour("ink"))
        body.setFont(style.font("body"))
        body.setForeground(style.colour("ink"))
        block = QTextBlockFormat()
        block.setLineHeight(style.px(_LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        last = QTextBlockFormat(block)
        last.setBottomMargin(style.px(16))
        cursor = QTextCursor(self.document())
        small = QTextCharFormat()
        small.setFont(style.font("small"))
        small.setForeground(style.colour("ink2"))
        cursor.setBlockFormat(last)
        cursor.insertText(self._note, small)
        for article in self._articles:
            cursor.insertBlock(block)
            self._starts.append(cursor.position())
            cursor.insertText(article.heading, head)
            lines = article.text.split("\n")
            for place, line in enumerate(lines):
                cursor.insertBlock(last if place == len(lines) - 1 else block)
                cursor.insertText(line, body)
        self.blockSignals(False)
        self._at = None
        self._mark()
        if kept is not None:
            self.go_to(kept)
        else:
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self._moved()
            self.verticalScrollBar().setValue(0)

    def _moved(self) -> None:
        position = self.textCursor().position()
        place = max(0, sum(1 for start in self._starts if start <= position) - 1)  # the note is the first's
        found = self._articles[place] if 0 <= place < len(self._articles) else None
        if found != self._at:
            self._at = found
            self._mark()
            self.turned.emit(found)

    def _mark(self) -> None:
        """The article at hand lightly, the words looked for strongly."""
        marks = []
        if self._at is not None and len(self._articles) > 1:
            start = self._starts[self._articles.index(self._at)]
            here = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            here.cursor = cursor  # type: ignore[attr-defined]  # the stubs leave the members out
            here.format.setBackground(style.colour("pine_tint"))  # type: ignore[attr-defined]  # as above
            marks.append(here)
        marks += [self._hit(start, end) for start, end in self._hits()]
        self.setExtraSelections(marks)

    def _hits(self) -> list[tuple[int, int]]:
        text = self.document().toRawText().casefold()
        found = []
        for word in filter(None, self._words):
            place = text.find(word)
            while place >= 0:
                found.append((place, place + len(word)))
                place = text.find(word, place + len(word))
        return found

    def _hit(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor  # type: ignore[attr-defined]  # the stubs leave the members out
        mark.format.setBackground(style.colour("hit"))  # type: ignore[attr-defined]  # as above
        return mark
