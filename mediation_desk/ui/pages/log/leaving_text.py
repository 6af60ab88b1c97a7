"""A text without anybody in it that leaves as a file, onto a stick or wherever the person says."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.words import _


def save_text(desk: Desk, over: QWidget, title: str, suggested: str, text: str) -> None:
    """Ask where to, write it, and say so; a place that cannot be written is said in a notice."""
    path = desk.files.save_as(over, title, suggested, "Text (*.txt)")
    if path is None:
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        desk.notice(_("It could not be written there. Please choose another folder."), "red", of=__name__)
    else:
        desk.toast(_("Saved"))
