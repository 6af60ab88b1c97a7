"""Words that widgets paint themselves: what was drawn, and what had to be cut to fit."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from tests.looks.measure import Finding, where


@dataclass(slots=True)
class Painted:
    """Every word drawn by `paint.text` since it began to listen, and findings."""

    words: set[str] = field(default_factory=set)
    cut: set[Finding] = field(default_factory=set)

    def clear(self) -> None:
        """Forget what was drawn."""
        self.words.clear()
        self.cut.clear()


@contextmanager
def listening() -> Iterator[Painted]:
    """Hear every call of `paint.text` while the block runs."""
    heard, real = Painted(), paint.text

    def text(
        painter: QPainter, rect: QRectF, words: str, role: str = "body", token: str = "ink", **kinds: Any
    ) -> None:
        real(painter, rect, words, role, token, **kinds)
        if not words:
            return
        heard.words.add(words)
        width = paint.text_width(words, role)
        wraps: Sequence[Any] | bool = kinds.get("wrap", False)
        if wraps and width > rect.width():
            pitch = style.px(20 if style.ROLES[role][0] <= 15 else 24)
            lines = paint.laid_out(words, role, rect.width()).lineCount()
            if lines * pitch > rect.height() + 5:
                heard.cut.add(Finding("painted", _who(role), words, f"{lines} lines in {rect.height():.0f}"))
        elif width > rect.width() + 1:
            heard.cut.add(Finding("painted", _who(role), words, f"{rect.width():.0f} of {width:.0f} wide"))

    paint.text = text
    try:
        yield heard
    finally:
        paint.text = real


def _who(role: str) -> str:
    """The methods and widgets that drew, innermost first, and the role of the words."""
    frame = sys._getframe(2)
    names: list[str] = []
    while frame is not None and len(names) < 4:
        owner, name = frame.f_locals.get("self"), frame.f_code.co_name
        if not frame.f_code.co_filename.endswith("kit/paint.py"):
            names.append(f"{type(owner).__name__}.{name}" if owner is not None else name)
            widget = owner if isinstance(owner, QWidget) else _parent(owner)
            if widget is not None:
                names.append(where(widget))
                break
        frame = frame.f_back
    names[0] += f"/{role}"
    return " < ".join(names)


def _parent(owner: object) -> QWidget | None:
    parent = getattr(owner, "parent", None)
    found = parent() if callable(parent) else None
    return found if isinstance(found, QWidget) else None
