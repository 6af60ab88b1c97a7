"""What is typed into a paper, kept: with every key as a draft, then in the case as the paper itself.

One of these goes with each form. It outlives it, so that what was sent last is told from what came later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.written_paper import WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.services import written_papers
from mediation_desk.services.written_drafts import FORM
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.written.form import WrittenForm

Then = Callable[[WrittenPaper], None]


class Keeping(QObject):
    """`kept(paper)` and `failed(error)` when the register answered; `dirty` while something is not in it."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, form: WrittenForm, holder: QWidget) -> None:
        """`holder` stays when the form goes; the draft is its child."""
        super().__init__(holder)
        self._desk, self._form, self._holder = desk, form, holder
        self.paper = form.sheet.paper
        self.dirty = False
        self._now, self._text = form.as_typed(), form.text()
        self._under_way = False
        self._then: Then | None = None
        self._again = False
        self._draft = self._begin()

    def look(self, then: Callable[[str | None], None]) -> None:
        """Ask for what was typed earlier and not kept."""
        self._draft.look(then)

    def touch(self) -> None:
        """Something was typed."""
        self.dirty = True
        self._now, self._text = self._form.as_typed(), self._form.text()
        self._draft.typed(self._said)

    def throw_away(self) -> None:
        """Forget what was typed since the paper was kept."""
        self.dirty = False
        self._draft.drop()

    def keep(self, then: Then | None = None, *, anyway: bool = False) -> None:
        """Keep what was changed, or `anyway`; `then` gets the paper once nothing is left to keep."""
        if self.dirty:
            self._draft.put_by()
        self._then = then
        if self._under_way:
            self._again = True
            return
        if not self.dirty and (self.paper.version or not anyway):
            self._done()
            return
        sent, text = replace(self._now, id=self.paper.id, version=self.paper.version), self._text
        self._under_way = True
        answered = partial(self._kept, text)
        self._desk.do(self, answered, written_papers.keep_written, sent, failed=self._not_kept)

    def _kept(self, text: str, paper: WrittenPaper) -> None:
        self._under_way = False
        first, self.paper = not self.paper.version, paper
        self.dirty = self._text != text
        if first:
            self._move_draft()
        elif not self.dirty:
            self._draft.drop()
        self._desk.draft_kept.emit(self._desk.now())
        self.kept.emit(paper)
        if self.dirty:
            self._draft.typed(self._said)
        if self.dirty and self._again:
            self._again = False
            self.keep(self._then)
            return
        self._again = False
        self._done()

    def _move_draft(self) -> None:
        """From the place of a paper not kept yet to that of the paper: there first, then no longer here."""
        former, self._draft = self._draft, self._begin()
        if self.dirty:
            self._draft.typed(self._said)
            self._draft.keep_now()
        former.drop()
        former.deleteLater()

    def _not_kept(self, error: DeskError) -> None:
        self._under_way, self._again, self._then = False, False, None
        self.failed.emit(error)

    def _done(self) -> None:
        then, self._then = self._then, None
        if then is not None and self.paper.version and not self.dirty:
            then(self.paper)

    def _begin(self) -> Draft:
        subject = self.paper.id if self.paper.version else self._form.sheet.draft
        return self._desk.draft(self._holder, FORM, subject)

    def _said(self) -> str:
        return self._text
