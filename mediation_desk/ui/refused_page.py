"""What stands in the window when the register's folder cannot be read: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.words import _, sentence

_HEADER_GONE = frozenset(("vault.header_missing", "vault.header_cut", "vault.header_damaged"))
"""Where the key file before this one may still be whole."""


class RefusedPage(QWidget):
    """The sentence of the refusal, a button to look once more and one to put a copy in its place.

    `previous`: the key file before this one is wanted, offered when this one is damaged.
    """

    again = Signal()
    previous = Signal()
    restore = Signal()

    def __init__(self, error: DeskError, choices: Choices) -> None:
        super().__init__()
        self.notice = Notice(sentence(error), "red", second=choices.now.register)
        retry = Button(_("Look once more"), "primary")
        retry.clicked.connect(self.again)
        middle = QWidget()
        column = Column(middle, gap=16)
        column.addWidget(Label(_("Mediation Desk"), "display", tone="pine"))
        column.addWidget(self.notice)
        copy = Button(_("Restore from a copy"), icon="history")
        copy.clicked.connect(self.restore)
        self.before = Button(_("Use the earlier key file"), icon="key")
        self.before.clicked.connect(self.previous)
        self.before.setVisible(error.key in _HEADER_GONE)
        row = Row(gap=12)
        row.addStretch(1)
        row.addWidget(self.before)
        row.addWidget(copy)
        row.addWidget(retry)
        column.addLayout(row)
        whole = Column(self)
        whole.addWidget(size(middle, width=640), 0, Qt.AlignmentFlag.AlignCenter)
