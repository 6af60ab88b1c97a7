"""What every page is given: the two verbs, who is here, the time, masking and the way to other pages."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

import shiboken6
from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.centre import Centre
from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.domain.damage import BROKE
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.log import note, note_bug
from mediation_desk.services.permission import changes_of
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.masking import HIDDEN, masked_names
from mediation_desk.ui.seams import Clock, Files, Questions
from mediation_desk.words import sentence

if TYPE_CHECKING:
    from mediation_desk.diagnosis.reports import BugReports
    from mediation_desk.services.os_keyring import OsKeyring
    from mediation_desk.services.session import Session
    from mediation_desk.ui.draft import Draft

T = TypeVar("T")

KEPT = "kept_as_draft"
"""A property of whatever keeps what is typed in it, as a draft or at once; a copy lets nobody type there."""


class OpenRegister(Protocol):
    """The part of the register the desk turns; `records` is what a use case gets first."""

    def reading(self, staff: Staff, now: datetime) -> AbstractContextManager[Any]:
        """One consistent look."""

    def writing(self, staff: Staff, now: datetime) -> AbstractContextManager[Any]:
        """One transaction, committed when it is left without an error."""


class Desk(QObject):
    """One person's time at the desk, from unlocking to locking."""

    changed = Signal(object)  # frozenset[str]: the nouns a committed act changed
    masked_changed = Signal(bool)
    wanted = Signal(str, object)  # page key, tuple of arguments
    back_wanted = Signal()
    noticed = Signal(str, str, str)  # kind ("amber", "done", …), sentence, whose it is
    heard = Signal(str)  # what was refused to this one before is over
    done = Signal(str, object)  # sentence of a finished act, and how to undo it (callable or None)
    damaged = Signal(object, object)  # this desk, and the DeskError of a register that broke in use
    broke = Signal(object)  # a bug, for the last-resort dialog
    draft_kept = Signal(object)  # datetime
    lock_wanted = Signal()
    closing = Signal()  # before the drafts are kept: whatever runs long must stop
    cover_wanted = Signal(object)  # a widget that alone fills the window, or None when it has done
    switch_wanted = Signal()
    copy_wanted = Signal(object)  # a copy's folder, to be read; None when it is still to be chosen
    restore_wanted = Signal()  # the copy that is read here is to be put in the register's place
    leave_wanted = Signal()  # the copy that is read here is no longer needed

    def __init__(
        self,
        *,
        thread: RegisterThread,
        register: OpenRegister,
        staff: Staff,
        centre: Centre,
        clock: Clock,
        questions: Questions,
        files: Files,
        choices: Choices,
        folder: Path,
        with_keys: bool = True,
        keyring: OsKeyring | None = None,
        copy: CopyRead | None = None,
        reports: BugReports | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`with_keys` is False where this computer let somebody in: then nothing sealed opens.

        `copy` is the copy that is read here in place of the register; nothing is changed or kept then.
        """
        super().__init__(parent)
        self.copy = copy
        self.with_keys = with_keys
        self.keyring = keyring
        self.reports = reports
        self._typed: dict[tuple[str, str], str] = {}
        self.staff = staff
        self.centre = centre
        self.clock = clock
        self.questions = questions
        self.files = files
        self.choices = choices
        self.folder = folder
        self.masked = False
        self._thread = thread
        self._register = register
        self._drafts: weakref.WeakSet[Draft] = weakref.WeakSet()
        self._closed = False

    def ask(
        self,
        owner: QObject,
        then: Callable[[T], None],
        use_case: Callable[..., T],
        *args: Any,
        failed: Callable[[DeskError], None] | None = None,
        **kw: Any,
    ) -> None:
        """Read: run `use_case(records, *args, **kw)` on the register thread; its value comes to `then`.

        `failed` gets a DeskError; without it the sentence is shown as a notice. Nobody is called when
        `owner` has died or the desk was locked.
        """
        self._send(owner, then, failed, self._register.reading, use_case, args, kw, frozenset())

    def do(
        self,
        owner: QObject,
        then: Callable[[T], None],
        use_case: Callable[..., T],
        *args: Any,
        failed: Callable[[DeskError], None] | None = None,
        **kw: Any,
    ) -> None:
        """Write: as `ask`, in one transaction; after the commit `changed` says what changed."""
        changes = changes_of(use_case)
        self._send(owner, then, failed, self._register.writing, use_case, args, kw, changes)

    def turn(
        self,
        owner: QObject,
        then: Callable[[T], None],
        service: Callable[..., T],
        *args: Any,
        failed: Callable[[DeskError], None] | None = None,
        **kw: Any,
    ) -> None:
        """Turn keys: run `service(session, now, *args, **kw)`, which begins and commits by itself.

        For what changes header and keys beside the register. What it declares that it changes is told as by
        `do`; permission is declared and checked as on a use case.
        """
        session, clock = self._register, self.clock
        self._run(
            owner,
            then,
            failed,
            lambda: service(session, clock.now(), *args, **kw),
            changes_of(service),
            alone=True,
        )

    @property
    def busy(self) -> bool:
        """Whether anything is under way on the register thread."""
        return self._thread.busy

    def today(self) -> date:
        """The legal day (Asia/Shanghai)."""
        return self.clock.today()

    def now(self) -> datetime:
        """The moment (UTC)."""
        return self.clock.now()

    def go(self, page_key: str, *args: object) -> None:
        """Show another page; `args` reach its `opened`."""
        self.wanted.emit(page_key, args)

    def back(self) -> None:
        """Show the page one came from."""
        self.back_wanted.emit()

    def notice(self, text: str, kind: str = "amber", *, of: object = "") -> None:
        """Say one sentence above the page, in place of what the same one (`of`: who speaks) said before."""
        self.noticed.emit(kind, text, _called(of))

    def refuse(self, error: DeskError, *, of: object) -> None:
        """Say why something was refused, in place of what was refused to the same one before."""
        self.notice(sentence(error), "red", of=of)

    def unsay(self, of: object) -> None:
        """Take away what was refused to this one before: it is tried anew, or was done."""
        self.heard.emit(_called(of))

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        """Say that an act is finished, with 撤销 when it can be undone."""
        self.done.emit(text, undo)

    def mask(self, masked: bool) -> None:
        """Hide, or show again, what a visitor must not read."""
        if masked != self.masked:
            self.masked = masked
            self.masked_changed.emit(masked)

    def shown(self, names: str) -> str:
        """Names as the screen may show them now: 林晓芸, or 林＊＊ while masked."""
        return masked_names(names) if self.masked else names

    def hidden(self, text: str) -> str:
        """Phones, addresses, dispute words and notes as the screen may show them now: themselves or ＊＊."""
        return HIDDEN if self.masked and text else text

    def draft(self, form: QObject, form_key: str, subject_id: str) -> Draft:
        """The draft of `form` about `subject_id` (may be empty for something not yet in the register)."""
        from mediation_desk.ui.draft import Draft

        draft = Draft(self, form, form_key, subject_id)
        form.setProperty(KEPT, True)
        self._drafts.add(draft)
        return draft

    def remember(self, form_key: str, subject_id: str, text: str | None) -> None:
        """Keep what was typed for this sitting alone, where no key could fetch it back; None forgets it."""
        if text is None or self.with_keys:
            self._typed.pop((form_key, subject_id), None)
        else:
            self._typed[form_key, subject_id] = text

    def remembered(self, form_key: str, subject_id: str) -> str | None:
        """What was typed in this sitting, if it was remembered."""
        return self._typed.get((form_key, subject_id))

    def keep_drafts(self) -> None:
        """Keep every half-typed text at once; a form that fails costs no other its words and is told of."""
        for bug in self._each_draft(lambda draft: draft.put_by()):
            self.broke.emit(bug)

    def rescue_drafts(self) -> int:
        """After a bug: keep what every form holds, also what was sent before; how many forms could not."""
        failed = self._each_draft(lambda draft: draft.rescue())
        for bug in failed:
            note_bug(bug)
        if failed:
            note("a form could not keep its draft")
        return len(failed)

    def _each_draft(self, act: Callable[[Draft], object]) -> list[Exception]:
        failed = []
        for draft in list(self._drafts):
            try:
                if shiboken6.isValid(draft):
                    act(draft)
            except Exception as bug:  # noqa: BLE001 -- the words of the other forms are worth more
                failed.append(bug)
        return failed

    def read_copy(self, copy: Path | None = None) -> None:
        """Ask to be locked and to open a copy to be read; without a folder it is chosen there."""
        self.copy_wanted.emit(copy)

    def put_drafts_outside(self) -> None:
        """The register takes no draft any more: keep what was typed on this computer, sealed."""
        from mediation_desk.services.drafts_outside import Typed, put_outside

        typed: list[Typed] = []

        def take(draft: Draft) -> None:
            if (text := draft.unkept()) is not None:
                typed.append(Typed(form=draft.form_key, subject_id=draft.subject_id, text=text))

        for bug in self._each_draft(take):
            self.broke.emit(bug)
        session = cast("Session", self._register)  # a copy, which is the other kind, takes no drafts
        self._thread.send(
            self, lambda: put_outside(session, typed), _nothing, failed=_nothing, broke=self.broke.emit
        )

    def lock(self) -> None:
        """Ask to be locked."""
        self.lock_wanted.emit()

    def switch(self) -> None:
        """Ask for the names: somebody else sits down."""
        self.switch_wanted.emit()

    def let_others(self) -> None:
        """Called on the register thread by something long: let what others ask and do come first."""
        self._thread.let_others()

    def close(self) -> None:
        """Keep the drafts and call nobody any more; what is queued is still written."""
        self.closing.emit()
        self.keep_drafts()
        self._typed.clear()
        self._closed = True

    def _meant(self, error: DeskError) -> DeskError:
        """Without keys nothing sealed opens, one's own included: then the password is what helps."""
        if self.with_keys or error.key != "sealed.not_yours":
            return error
        return DeskError("sealed.no_seat", field=error.field)

    def _send(
        self,
        owner: QObject,
        then: Callable[[Any], None],
        failed: Callable[[DeskError], None] | None,
        opening: Callable[[Staff, datetime], AbstractContextManager[Any]],
        use_case: Callable[..., Any],
        args: tuple[Any, ...],
        kw: dict[str, Any],
        changes: frozenset[str],
    ) -> None:
        staff, clock = self.staff, self.clock

        def work() -> object:
            with opening(staff, clock.now()) as records:
                return use_case(records, *args, **kw)

        self._run(owner, then, failed, work, changes)

    def _run(
        self,
        owner: QObject,
        then: Callable[[Any], None],
        failed: Callable[[DeskError], None] | None,
        work: Callable[[], object],
        changes: frozenset[str],
        *,
        alone: bool = False,
    ) -> None:
        if self._closed:
            return
        source = "" if owner is self else _called(owner)

        def told(value: object) -> None:
            if self._closed:
                return
            if changes and source:
                self.heard.emit(source)
            if shiboken6.isValid(owner):
                then(value)
            if changes:  # committed, whether or not the asking page is still there
                self.changed.emit(changes)

        def refused(error: DeskError) -> None:
            if error.key == BROKE and self.copy is None and not self._closed:
                self.damaged.emit(self, error)
            elif not self._closed and shiboken6.isValid(owner):
                (failed or partial(self.refuse, of=source))(self._meant(error))

        self._thread.send(self, work, told, failed=refused, broke=self.broke.emit, alone=alone)


def _called(one: object) -> str:
    """By what whoever speaks is known, without keeping it alive."""
    return one if isinstance(one, str) else type(one).__qualname__


def _nothing(_value: object) -> None:
    """Nobody waits for what was put outside."""
