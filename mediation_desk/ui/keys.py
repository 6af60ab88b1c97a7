"""The keys of the frame, and the list of them that F1 opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mediation_desk.words import N_, _

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+K   /", N_("Search")),
    ("Alt+1 … Alt+0", N_("The pages, in the order of the rail")),
    ("Ctrl+N", N_("New reception")),
    ("Ctrl+S", N_("Keep now (drafts keep themselves)")),
    ("Ctrl+Enter", N_("The page's main button")),
    ("Ctrl+P", N_("Print what is shown")),
    ("Ctrl+F", N_("Find in this list")),
    ("Ctrl+Tab", N_("Next tab of the page")),
    ("F6   Shift+F6", N_("Next, previous part of the window")),
    ("Alt+←", N_("The page before")),
    ("F9", N_("Mask, show again")),
    ("Ctrl+L", N_("Lock")),
    ("Ctrl+Shift+L", N_("Change person")),
    ("Esc", N_("Close, back")),
    ("Esc Esc Esc", N_("Public information instead of this window")),
    ("D   W   M   L", N_("In the calendar: day, week, month, list")),
    ("Shift+↑↓←→   Ctrl+↑↓", N_("In the calendar: move it, make it longer or shorter")),
    ("N   F   G", N_("In the calendar: book, find a free time, go to a day")),
    ("F1", N_("This list")),
)


def bind(owner: QWidget, keys: str, act: Callable[[], object]) -> QShortcut:
    """Let `keys` do `act` anywhere in the owner's window."""
    shortcut = QShortcut(QKeySequence(keys), owner)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
    return shortcut


class KeyList(QDialog):
    """All keys of the desk in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mediation Desk"))
        title = QLabel(_("Keys"))
        title.setProperty("role", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for row, (keys, says) in enumerate(KEYS):
            key = QLabel(keys)
            key.setProperty("role", "key")
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(QLabel(_(says)), row, 1)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(title)
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
