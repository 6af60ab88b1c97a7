"""From the first start or unlocking to the desk and back: the one who knows which face the window shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk import words
from mediation_desk.errors import DeskError
from mediation_desk.paths import Paths
from mediation_desk.services.door import look_at_door
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.keeping_clear import clear_clipboard, clear_widgets, close_others
from mediation_desk.ui.last_resort import LastResort
from mediation_desk.ui.refused_page import RefusedPage
from mediation_desk.ui.seams import Clock, Files, Questions
from mediation_desk.ui.translations import install_qt_words
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.ui.warming import warm
from mediation_desk.ui.watch import Watch
from mediation_desk.ui.window import Window

if TYPE_CHECKING:
    from mediation_desk.services.session import Session
    from mediation_desk.ui.frame import Frame

PAINTED = 50
"""Milliseconds after which the unlock window stands on the screen."""


class Door(QObject):
    """Opens and locks; everything it needs is given to it."""

    def __init__(
        self,
        *,
        app: QApplication,
        paths: Paths,
        folder: Path,
        choices: Choices,
        clock: Clock,
        questions: Questions,
        files: Files,
        kdf_cost: object | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.app = app
        self.paths, self.folder, self.choices = paths, folder, choices
        self.clock, self.questions, self.files = clock, questions, files
        self.kdf_cost = kdf_cost
        self.hint = ""  # what the unlock page says of the demo's password
        self.thread_ = RegisterThread(self)
        self.window = Window()
        self.window.closing.connect(self._closing)
        self.window.lock_wanted.connect(self.lock)
        self.desk: Desk | None = None
        self._session: Session | None = None
        self._frame: Frame | None = None
        self._watch: Watch | None = None
        self._showing_bug = False
        choices.changed.connect(self._choices_changed)

    @property
    def frame(self) -> Frame | None:
        """The frame of whoever is at the desk."""
        return self._frame if self._frame is self.window.face else None

    def begin(self) -> None:
        """Show unlocking, or the first start when there is no register yet."""
        try:
            door = look_at_door(self.folder)
        except DeskError as refused:
            self.refused(refused)
            return
        if door is None:
            self._first_start()
        else:
            page = UnlockPage(door, self.paths.state, self.thread_, self.clock, self.choices, self.hint)
            page.opened.connect(self.let_in)
            page.broke.connect(self.show_bug)
            self.window.show_face(page)
            QTimer.singleShot(PAINTED, self, self._warm)

    def let_in(self, session: Session) -> None:
        """Somebody opened the register: give them the desk."""
        self._session = session
        self.folder = session.folder
        self.choices.change(register=str(session.folder), centre=_bodies(session))
        self.desk = Desk(
            thread=self.thread_,
            register=session,
            staff=session.staff,
            centre=session.centre,
            clock=self.clock,
            questions=self.questions,
            files=self.files,
            choices=self.choices,
            folder=session.folder,
            parent=self,
        )
        self.desk.broke.connect(self.show_bug)
        self.desk.lock_wanted.connect(self.lock)
        self.desk.cover_wanted.connect(self._cover)
        self._begin_watch()
        self._show_frame("today")
        if self.choices.now.mask_at_start:
            self.desk.mask(True)

    def lock(self) -> None:
        """Keep drafts, clear everything, close the register behind what is queued, ask for a password."""
        if self._shut():
            self.begin()

    def show_bug(self, bug: BaseException) -> None:
        """Say calmly that the program is at fault; one box at a time."""
        if self._showing_bug:
            return
        self._showing_bug = True
        if self.desk is not None:
            self.desk.keep_drafts()
        box = LastResort(bug, self.window)
        box.finished.connect(self._bug_seen)
        box.open()

    def close(self) -> None:
        """End: everything queued is written, the register is closed."""
        self._shut()
        self.choices.change(geometry=self.window.geometry_text())
        self.thread_.close()

    def _shut(self) -> bool:
        desk, session = self.desk, self._session
        if desk is None or session is None:
            return False
        self.desk = self._session = None
        if self._watch is not None:
            self.app.removeEventFilter(self._watch)
            self._watch.deleteLater()
            self._watch = None
        desk.close()
        self.window.uncover()
        frame = self.frame
        if frame is not None:
            frame.hide()
            clear_widgets(frame)
        close_others(self.window)
        clear_clipboard()
        self.thread_.send(self, _Locking(session), _nothing, failed=_nothing, broke=self.show_bug)
        desk.deleteLater()
        return True

    def _begin_watch(self) -> None:
        self._watch = Watch(self.clock, self.choices.now.idle_minutes, self)
        self._watch.expired.connect(self.lock)
        self._watch.escaped.connect(self._escaped)
        self.app.installEventFilter(self._watch)

    def _show_frame(self, key: str) -> None:
        if self.desk is not None:
            from mediation_desk.ui.frame import Frame  # warmed meanwhile: unlocking does not wait for it

            self._frame = Frame(self.desk)
            self.window.show_face(self._frame)
            self._frame.show_page(key)

    def _escaped(self) -> None:
        frame = self.frame
        if frame is not None and self.choices.now.quick_page and not self.window.covered:
            close_others(self.window)
            frame.quick_page()

    def _cover(self, cover: QWidget | None) -> None:
        """Hand the whole window to one widget (a client fills something in), or take it back."""
        close_others(self.window)
        if cover is None:
            self.window.uncover()
        else:
            self.window.cover(cover)

    def _warm(self) -> None:
        self.thread_.send(self, warm, _nothing, failed=_nothing, broke=self.show_bug)

    def _first_start(self) -> None:
        # Once in a register's life, and it brings the printers of papers along: not worth every start's time.
        from mediation_desk.ui.first_start.page import FirstStartPage

        page = FirstStartPage(
            folder=self.folder,
            state_folder=self.paths.state,
            thread=self.thread_,
            clock=self.clock,
            choices=self.choices,
            files=self.files,
            kdf_cost=self.kdf_cost,
        )
        page.opened.connect(self.let_in)
        page.broke.connect(self.show_bug)
        self.window.show_face(page)

    def refused(self, error: DeskError) -> None:
        """Say why the register cannot be opened."""
        page = RefusedPage(error, self.choices)
        page.again.connect(self.begin)
        self.window.show_face(page)

    def _choices_changed(self, names: frozenset[str]) -> None:
        if "idle_minutes" in names and self._watch is not None:
            self._watch.minutes = self.choices.now.idle_minutes
        if "language" in names:
            words.use(self.choices.now.language)
            install_qt_words(self.choices.now.language)
            self.window.setWindowTitle(words._("Mediation Desk"))
            frame = self.frame
            if frame is not None and self.desk is not None:
                self.desk.keep_drafts()
                self._show_frame(frame.shown_key)

    def _bug_seen(self) -> None:
        self._showing_bug = False

    def _closing(self) -> None:
        self.close()


class _Locking:
    """Ends a session on the register thread; holds the last reference to its keys."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self) -> None:
        from mediation_desk.services import opening

        opening.lock(self._session)


def _nothing(_value: object) -> None:
    """Nobody waits for the lock."""


def _bodies(session: Session) -> str:
    return " · ".join((session.centre.counselling_centre, session.centre.committee))
