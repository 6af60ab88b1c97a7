"""The settings of this computer while the program runs: changed at once, kept at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from mediation_desk.preferences import Preferences, load_preferences, save_preferences
from mediation_desk.ui import motion, style


class Choices(QObject):
    """Holds the preferences; `changed` carries the names of what was changed."""

    changed = Signal(object)  # frozenset[str]

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self.now: Preferences = load_preferences(path)

    def change(self, **values: Any) -> None:
        """Take over new values, keep them, and put a new look on the program."""
        before = self.now
        self.now = replace(before, **values)
        names = frozenset(name for name in values if getattr(before, name) != getattr(self.now, name))
        if not names:
            return
        save_preferences(self._path, self.now)
        if names & {"theme", "text_size"}:
            self.apply_look()
        if "motion" in names:
            self.apply_motion()
        self.changed.emit(names)

    def apply_look(self) -> None:
        """Put theme and text size on the program."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            look = style.Look(theme=style.Theme(self.now.theme), factor=self.now.text_size / 100)
            style.apply(app, look)

    def apply_motion(self) -> None:
        """Let things move or stand still; asks the system, so not before the first window is painted."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            motion.apply(app, self.now.motion)
