"""Where a question stands beside a list: one at a time, half-typed words kept, a refusal beside its field."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.layout import Column, clear


class AskHost(QWidget):
    """`put` a question; `closed` when Esc or ✕ put it away, what was typed kept as a draft.

    `plain`: it stands within a sheet already and gets no frame of its own.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ask: Ask | None = None
        self._draft: Draft | None = None
        self.plain = False
        self._column = Column(self)

    def put(self, ask: Ask, draft_key: str = "", subject_id: str = "") -> None:
        """Ask this instead of what was asked; without `draft_key` nothing typed is kept (passwords)."""
        self.put_away()
        if draft_key:
            draft = self._draft = self._desk.draft(ask, draft_key, subject_id)
            ask.form.typed.connect(lambda: draft.typed(ask.half_typed))
            draft.look(ask.put_half_typed)
        ask.closed.connect(self._close)
        self.ask = ask
        if self.plain:
            ask.setProperty("card", "")
        self._column.addWidget(ask)
        self._column.addStretch(1)

    def refused(self, error: DeskError) -> None:
        """Say it beside its field, or on the page when nothing is asked."""
        if self.ask is not None and shiboken6.isValid(self.ask):
            self.ask.show_fault(error)
        else:
            self._desk.refuse(error, of=self)

    def put_away(self, *, drop: bool = False) -> None:
        """Ask nothing; `drop` throws the draft away because it was used."""
        if drop and self._draft is not None and shiboken6.isValid(self._draft):
            self._draft.settle()  # what the form still holds back would otherwise be kept after the drop
            self._draft.drop()
        elif self.ask is not None:
            self._desk.keep_drafts()
        self.ask = self._draft = None
        clear(self._column)

    def _close(self) -> None:
        self.put_away()
        self.closed.emit()
