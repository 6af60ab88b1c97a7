"""A copy in the window in place of the register: choosing, sitting down, locking, and the ways out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from mediation_desk.ui.keeping_clear import clear_clipboard, clear_widgets, close_others
from mediation_desk.ui.locking import FIRST_PAGE, sweep
from mediation_desk.words import sentence

if TYPE_CHECKING:
    from mediation_desk.paths import Paths
    from mediation_desk.register.vault.pc_key import PcKey
    from mediation_desk.services.copy_reading import CopyPlace, CopySession
    from mediation_desk.ui.ask import RegisterThread
    from mediation_desk.ui.choices import Choices
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.frame import Frame
    from mediation_desk.ui.seams import Clock, Files, Questions
    from mediation_desk.ui.window import Window


class WindowOwner(Protocol):
    """What a copy needs of the door whose window it uses."""

    app: QApplication
    paths: Paths
    folder: Path
    choices: Choices
    clock: Clock
    questions: Questions
    files: Files
    thread_: RegisterThread
    window: Window

    def begin(self, told: str = "") -> None:
        """Show unlocking or the first start; `told` says why."""

    def lock(self) -> None:
        """Lock the register if it is open."""

    def restore(self, copy: Path | None = None) -> None:
        """Show how a copy is put in the register's place."""

    def show_bug(self, bug: BaseException) -> None:
        """Say that the program is at fault."""


class CopyWay(QObject):
    """From choosing a copy to leaving it. Nothing is imported before somebody wants one.

    Locking closes the copy and asks for a password of it again. The key that a card brought stays in memory
    until the copy is left, the computer sleeps or the program ends.
    """

    def __init__(self, owner: WindowOwner, parent: QObject) -> None:
        super().__init__(parent)
        self._owner = owner
        self.desk: Desk | None = None
        self._session: CopySession | None = None
        self._place: CopyPlace | None = None
        self._watchers: list[QObject] = []
        self._ways = 0
        owner.choices.changed.connect(self._choices_changed)

    def begin(self, copy: object = None) -> None:
        """Lock whatever is open and ask which copy (a folder, if it is known) and for a password."""
        self._owner.lock()
        self.end()
        self._show_face(copy if isinstance(copy, Path) else None)

    def lock(self) -> None:
        """Close the copy and ask for a password of it again."""
        if self._shut() and self._place is not None:
            self._show_face(self._place.copy, self._place.pc_key)

    def slept(self) -> None:
        """Close the copy and forget the key that was brought."""
        from mediation_desk.ui.copy_face import CopyFace

        here = self._place.copy if self._place is not None else None
        face = self._owner.window.face
        if self._shut() or isinstance(face, CopyFace):
            self._place = None
            self._show_face(here)

    def leave(self) -> None:
        """Close the copy for good and show what was there before."""
        self.end()
        self._owner.begin()

    def end(self) -> None:
        """Close the copy for good and forget which it was."""
        self._shut()
        self._place = None
        self._ways += 1

    def sweep(self) -> None:
        """Beside everything else: what a killed program left of copies it read goes."""
        state = self._owner.paths.state

        def work() -> None:
            from mediation_desk.services.copy_reading import sweep_left

            sweep_left(state)

        self._owner.thread_.send(self, work, _nothing, failed=_nothing, broke=self._owner.show_bug)

    def _show_face(self, copy: Path | None, pc_key: PcKey | None = None) -> None:
        from mediation_desk.ui.copy_face import CopyFace

        owner, way = self._owner, self._ways
        face = CopyFace(
            owner.folder,
            owner.paths.state,
            owner.thread_,
            owner.clock,
            owner.files,
            owner.choices,
            copy=copy,
            pc_key=pc_key,
        )
        face.opened.connect(lambda session, place: self._sit(session, place, way))
        face.back.connect(self.leave)
        face.broke.connect(owner.show_bug)
        owner.window.show_face(face)

    def _sit(self, session: CopySession, place: CopyPlace, way: int) -> None:
        owner = self._owner
        self._session, self._place = session, place
        if way != self._ways:
            self._shut_session()
            return
        from mediation_desk.ui.copy_files import CopyFiles
        from mediation_desk.ui.copy_guard import CopyGuard
        from mediation_desk.ui.desk import Desk
        from mediation_desk.ui.watch import Watch

        self.desk = Desk(
            thread=owner.thread_,
            register=session,
            staff=session.staff,
            centre=session.centre,
            clock=owner.clock,
            questions=owner.questions,
            files=CopyFiles(self._refuse),
            choices=owner.choices,
            folder=session.folder,
            copy=session.copy,
            parent=self,
        )
        self.desk.broke.connect(owner.show_bug)
        self.desk.lock_wanted.connect(self.lock)
        self.desk.switch_wanted.connect(self.lock)
        self.desk.leave_wanted.connect(self.leave)
        self.desk.restore_wanted.connect(self._restore)
        self.desk.cover_wanted.connect(self._refuse)  # nobody fills anything in
        watch = Watch(owner.clock, owner.choices.now.idle_minutes, self)
        watch.expired.connect(self.lock)
        watch.escaped.connect(self._escaped)
        self._watchers = [watch, CopyGuard(self)]
        for one in self._watchers:
            owner.app.installEventFilter(one)
        self._show_frame(*FIRST_PAGE)
        if owner.choices.now.mask_at_start:
            self.desk.mask(True)

    def _show_frame(self, key: str, args: tuple[object, ...]) -> None:
        from mediation_desk.ui.frame import Frame

        if self.desk is not None:
            frame = Frame(self.desk)
            self._owner.window.show_face(frame)
            frame.show_page(key, args)

    @property
    def frame(self) -> Frame | None:
        """The frame of whoever reads a copy."""
        from mediation_desk.ui.frame import Frame

        face = self._owner.window.face
        return face if self.desk is not None and isinstance(face, Frame) else None

    def _escaped(self) -> None:
        frame = self.frame
        if frame is not None and self._owner.choices.now.quick_page:
            close_others(self._owner.window)
            frame.quick_page()

    def _restore(self) -> None:
        copy = self._place.copy if self._place is not None else None
        self.end()
        self._owner.restore(copy)

    def _refuse(self, _cover: object = None) -> None:
        if self.desk is not None and self.desk.copy is not None:
            self.desk.notice(sentence(self.desk.copy.refusal()), of=self)

    def _shut(self) -> bool:
        """Put everything away and wipe what this computer held; False when nobody sits here."""
        desk, owner, frame = self.desk, self._owner, self.frame
        if desk is None:
            return False
        self.desk = None
        for watcher in self._watchers:
            owner.app.removeEventFilter(watcher)
            watcher.deleteLater()
        self._watchers = []
        desk.close()
        if frame is not None:
            frame.hide()
            clear_widgets(frame)
        close_others(owner.window)
        clear_clipboard()
        self._shut_session()
        desk.deleteLater()
        return True

    def _shut_session(self) -> None:
        """Behind what is queued: the connection closes, keys and scratch go."""
        session, self._session = self._session, None
        if session is not None:
            self._owner.thread_.send(
                self, Leaving(session), _swept, failed=_nothing, broke=self._owner.show_bug
            )

    def _choices_changed(self, names: frozenset[str]) -> None:
        for watch in self._watchers:
            if "idle_minutes" in names and hasattr(watch, "minutes"):
                watch.minutes = self._owner.choices.now.idle_minutes
        if "language" in names and self.frame is not None:
            QTimer.singleShot(0, self, self._again)

    def _again(self) -> None:
        frame = self.frame
        if frame is not None:
            self._show_frame(frame.shown_key, frame.shown_args)


class Leaving:
    """Ends a copy's session on the register thread; holds the last reference to its keys."""

    def __init__(self, session: CopySession) -> None:
        self._session = session

    def __call__(self) -> None:
        """Leave."""
        from mediation_desk.services.copy_reading import leave_copy

        leave_copy(self._session)


def _swept(_value: object) -> None:
    sweep()


def _nothing(_value: object) -> None:
    """Nobody waits for it."""
