"""What acts on a case and asks in its page: one question at a time, its words and refusals kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.ask import Ask


class AskingInPlace(QObject):
    """`asked(Ask or None)`: show this question in the page, or none."""

    asked = Signal(object)

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._ask: Ask | None = None
        self._draft: Draft | None = None

    def put_away(self) -> None:
        """The question is no longer shown; its draft stays."""
        self._ask = self._draft = None

    def _put(self, ask: Ask, draft_key: str, subject_id: str) -> None:
        """Ask in the page; with a `draft_key` words typed are kept as a draft until they are used."""
        self._ask, self._draft = ask, None
        if draft_key:
            draft = self._draft = self._desk.draft(ask, draft_key, subject_id)
            ask.form.typed.connect(lambda: draft.typed(ask.half_typed))
            draft.look(ask.put_half_typed)
        self.asked.emit(ask)

    def _do(self, done: Callable[[Any], None], use_case: Callable[..., Any], *args: Any, **kw: Any) -> None:
        self._desk.do(self, done, use_case, *args, failed=self._refused, **kw)

    def _refused(self, error: DeskError) -> None:
        if self._ask is not None and shiboken6.isValid(self._ask):
            self._ask.show_fault(error)
        else:
            self._desk.refuse(error, of=self)

    def _finished(self, said: str, _value: object) -> None:
        if self._draft is not None and shiboken6.isValid(self._draft):
            self._draft.settle()  # what the form still holds back would otherwise be kept after the drop
            self._draft.drop()
        self._ask = self._draft = None
        self.asked.emit(None)
        self._desk.toast(said)
