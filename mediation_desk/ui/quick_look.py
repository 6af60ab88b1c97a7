"""Theme and text size, small, for the foot of the pages before unlocking."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.preferences import TEXT_SIZES
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Row
from mediation_desk.words import _


class QuickLook(QWidget):
    """Two small buttons: the other theme, the next text size."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        self._theme, self._size = Button("", "link"), Button("", "link")
        self._theme.clicked.connect(self._other_theme)
        self._size.clicked.connect(self._next_size)
        row = Row(self, gap=24)
        row.addWidget(self._theme)
        row.addWidget(self._size)
        self._say()
        choices.changed.connect(self._say)

    def _other_theme(self) -> None:
        self._choices.change(theme="light" if self._choices.now.theme == "dark" else "dark")

    def _next_size(self) -> None:
        here = TEXT_SIZES.index(self._choices.now.text_size)
        self._choices.change(text_size=TEXT_SIZES[(here + 1) % len(TEXT_SIZES)])

    def _say(self) -> None:
        dark = self._choices.now.theme == "dark"
        self._theme.set_text(_("Light") if dark else _("Dark"))
        self._size.set_text(_("Text {percent}%", percent=self._choices.now.text_size))
