"""What fcitx composes as Qt's event: texts, underlines and highlights, the cursor among them."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QInputMethodEvent, QPalette, QTextCharFormat

from mediation_desk.ui.input_method.fcitx import Composing

_NO_UNDERLINE, _HIGHLIGHT, _NEVER_COMMIT = 1 << 3, 1 << 4, 1 << 5
"""fcitx 4's marks on a run (fcitx/ui.h, FcitxMessageType)."""

NOTHING: Final = Composing(runs=(), cursor=0)


def composing_event(composing: Composing, palette: QPalette) -> QInputMethodEvent:
    """The event that shows this in a field; positions in UTF-16, as Qt counts."""
    kinds = QInputMethodEvent.AttributeType
    attributes = []
    at = 0
    for text, marks in composing.runs:
        length = _units(text)
        attributes.append(QInputMethodEvent.Attribute(kinds.TextFormat, at, length, _look(marks, palette)))
        at += length
    whole = shown(composing)
    before = whole.encode()[: max(0, composing.cursor)].decode(errors="ignore")
    attributes.append(QInputMethodEvent.Attribute(kinds.Cursor, _units(before), 1, None))
    return QInputMethodEvent(whole, attributes)


def committing_event(text: str) -> QInputMethodEvent:
    """The event that puts a finished text in the place of what was composed."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def shown(composing: Composing) -> str:
    """All that is composed, as it stands in the field."""
    return "".join(text for text, _marks in composing.runs)


def kept(composing: Composing) -> str:
    """What of it the person typed: taken into the text when the focus goes, so that nothing is lost."""
    return "".join(text for text, marks in composing.runs if not marks & _NEVER_COMMIT)


def _look(marks: int, palette: QPalette) -> QTextCharFormat:
    look = QTextCharFormat()
    if not marks & _NO_UNDERLINE:
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    if marks & _HIGHLIGHT:
        look.setBackground(palette.highlight())
        look.setForeground(palette.highlightedText())
    return look


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
