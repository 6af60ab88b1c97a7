"""What the person sees when the program itself is at fault: calm words, nothing lost, nothing personal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mediation_desk import __version__
from mediation_desk.log import note_bug, places
from mediation_desk.words import _


class LastResort(QDialog):
    """Says that something went wrong and offers the details, without any value, to copy."""

    def __init__(self, bug: BaseException, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Mediation Desk"))
        self._details = f"Mediation Desk {__version__} · Python {sys.version.split()[0]}\n{places(bug)}"
        title = QLabel(_("Something went wrong in the program"))
        title.setProperty("role", "section")
        text = QLabel(_("What you typed is kept. If it happens again, lock and unlock the desk."))
        text.setWordWrap(True)
        copy = QPushButton(_("Copy for the technician"))
        copy.clicked.connect(self._copy)
        on = QPushButton(_("Go on"))
        on.setProperty("kind", "primary")
        on.setDefault(True)
        on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(title)
        column.addWidget(text)
        column.addLayout(row)
        self.setMinimumWidth(480)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details)


class Bugs(QObject):
    """Catches what no code caught; `caught` brings it to the window, one at a time."""

    caught = Signal(object)

    def catch(self, kind: type[BaseException], bug: BaseException, _trace: TracebackType | None) -> None:
        """A sys.excepthook: note the bug and show it; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        note_bug(bug)
        self.caught.emit(bug)


def install(bugs: Bugs) -> Callable[[], None]:
    """Make `bugs` the program's excepthook; the returned function puts the old one back."""
    before = sys.excepthook
    sys.excepthook = bugs.catch

    def put_back() -> None:
        sys.excepthook = before

    return put_back
