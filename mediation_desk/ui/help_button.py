"""The visible way to the manual, for faces that have no top bar."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.ui.window import Window
from mediation_desk.words import _

SEARCH = "?"
"""Stands before words to be searched for in place of a page."""


def ask_for_help(widget: QWidget, page: str = "") -> None:
    """Open the manual at one of its pages, at `?words` in it, or ("") at the page for what is in front."""
    window = widget.window()
    if isinstance(window, Window):
        window.help_wanted.emit(page)


class HelpButton(Button):
    """A small button with the word; the key stands in its tooltip and acts in the whole window."""

    def __init__(self) -> None:
        super().__init__(_("Help"), "link", icon="help")
        self.setToolTip(plain_tip("F1"))
        self.setAccessibleDescription("F1")
        self.clicked.connect(lambda: ask_for_help(self))
