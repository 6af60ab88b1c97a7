"""A form's half-typed text, kept sealed in the register within two seconds of typing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services import drafts
from mediation_desk.ui.kit.form import Form
from mediation_desk.words import sentence

if TYPE_CHECKING:
    from mediation_desk.ui.desk import Desk

_KEEP_AFTER_MS = 800  # a form tells of typing within 0.8 s; together less than two seconds


_CLOSED = "draft_closed"
"""A property of a form whose draft cannot be opened now."""


class Draft(QObject):
    """One draft of one form about one subject; made by `desk.draft(...)`, dies with its form.

    Call `typed(read)` on every change: `read()` is asked for the JSON text only when it is kept, at
    most every 0.8 s. Call `look(then)` when the form opens and `drop()` after the form was saved.
    """

    def __init__(self, desk: Desk, form: QObject, form_key: str, subject_id: str) -> None:
        super().__init__(form)
        self._desk = desk
        self._key = form_key
        self._subject_id = subject_id
        self._read: Callable[[], str] | None = None
        self._sent: str | None = None  # on its way into the register
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)

    @property
    def form_key(self) -> str:
        """Which form it is of."""
        return self._key

    @property
    def subject_id(self) -> str:
        """What it is about; may be empty."""
        return self._subject_id

    def typed(self, read: Callable[[], str]) -> None:
        """Something changed; keep what `read()` says soon. A copy keeps nothing."""
        if self._desk.copy is not None:
            return
        self._read = read
        if not self._timer.isActive():
            self._timer.start()

    def settle(self) -> None:
        """Let the forms behind this draft tell at once what they still hold back."""
        owner = self.parent()
        for form in [owner] if isinstance(owner, Form) else owner.findChildren(Form):
            form.settle()

    def put_by(self) -> None:
        """On leaving, locking and Ctrl+S: let the forms tell what they hold back, and keep it at once."""
        self.settle()
        self.keep_now()

    def keep_now(self) -> None:
        """Keep at once what is not kept yet."""
        self._timer.stop()
        if self._read is None:
            return
        text = self._read()
        self._sent = text
        self._send(text)
        self._read = None  # last: whatever fails on the way, the form is asked again the next time

    def rescue(self) -> None:
        """After a bug: keep what the form holds, and send again what is not known to be kept."""
        self.put_by()
        if self._sent is not None:
            self._send(self._sent)

    def _send(self, text: str) -> None:
        self._desk.remember(self._key, self._subject_id, text)
        self._desk.do(self, self._kept, drafts.keep_draft, self._key, self._subject_id, text)

    def look(self, then: Callable[[str | None], None]) -> None:
        """Ask for what was kept earlier; `then` gets the JSON text, or None.

        A draft that only a password opens closes the form with a word why, so that nobody writes over it.
        """
        self._close(False)
        here = self._desk.remembered(self._key, self._subject_id)
        if here is None:
            self._desk.ask(self, then, drafts.get_draft, self._key, self._subject_id, failed=self._refused)
        else:  # typed in this sitting, which has no key to fetch it back
            self._desk.ask(self, partial(_tell, then, here), drafts.own_drafts)

    def drop(self) -> None:
        """The form was saved: its draft is no longer wanted."""
        if self._desk.copy is not None:
            return
        self._timer.stop()
        self._read = self._sent = None
        self._desk.remember(self._key, self._subject_id, None)
        self._desk.do(self._desk, _nothing, drafts.drop_draft, self._key, self._subject_id)

    def _refused(self, error: DeskError) -> None:
        closed = error.key == "draft.needs_password"
        self._desk.notice(sentence(error), "amber" if closed else "red", of=f"draft of {self._key}")
        if closed:
            self._close(True)

    def _close(self, closed: bool) -> None:
        form = self.parent()
        if isinstance(form, QWidget) and bool(form.property(_CLOSED)) is not closed:
            form.setProperty(_CLOSED, closed)
            form.setEnabled(not closed)

    def unkept(self) -> str | None:
        """What was typed and is not known to be kept, or None."""
        self.settle()
        return self._sent if self._read is None else self._read()

    def _kept(self, _value: object) -> None:
        self._sent = None
        self._desk.draft_kept.emit(self._desk.now())


def _tell(then: Callable[[str | None], None], text: str, _drafts: object) -> None:
    then(text)


def _nothing(_value: object) -> None:
    """Nobody waits for a dropped draft."""
