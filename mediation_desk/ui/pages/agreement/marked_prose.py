"""Running text in which what the other version lacks is marked: struck through, or underlined, on a tint."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from mediation_desk.domain.marked_text import Marked
from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import Prose


class MarkedProse(Prose):
    """`gone`: marks are words taken out (struck, red); else words that came (underlined, pine)."""

    def __init__(self, words: Marked, *, gone: bool, tone: str = "ink") -> None:
        self._words, self._gone = words, gone
        super().__init__("".join(one.text for one in words), tone=tone)

    def _lay_out(self) -> None:
        super()._lay_out()
        token = "red" if self._gone else "pine"
        look = QTextCharFormat()
        look.setForeground(style.colour(token))
        look.setBackground(style.colour(f"{token}_tint"))
        look.setFontStrikeOut(self._gone)
        look.setFontUnderline(not self._gone)
        cursor = QTextCursor(self._document)
        for one in self._words:
            cursor.movePosition(
                QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, _units(one.text)
            )
            if one.marked:
                cursor.mergeCharFormat(look)
            cursor.clearSelection()
        self.update()


def _units(text: str) -> int:
    """How many places a text takes up in Qt, where a rare character counts as two."""
    return len(text.encode("utf-16-le")) // 2
