"""From the first start or unlocking to the desk and back: the one who knows which face the window shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk import words
from mediation_desk.errors import DeskError
from mediation_desk.paths import Paths
from mediation_desk.services.door import finish_restore, look_at_door, restore_waits
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.bug_telling import BugTelling
from mediation_desk.ui.busy_page import BusyPage
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.copy_way import CopyWay
from mediation_desk.ui.damage_way import DamageWay
from mediation_desk.ui.help.way import HelpWay
from mediation_desk.ui.keeping_clear import clear_clipboard, clear_widgets, close_others
from mediation_desk.ui.locking import FIRST_PAGE, Left, Locking, sweep
from mediation_desk.ui.seams import Clock, Files, Questions
from mediation_desk.ui.sleep import Sleep
from mediation_desk.ui.translations import install_qt_words
from mediation_desk.ui.tray import Tray
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.ui.warming import warm
from mediation_desk.ui.watch import Watch
from mediation_desk.ui.window import Window
from mediation_desk.words import _

if TYPE_CHECKING:
    from datetime import datetime

    from mediation_desk.services.os_keyring import OsKeyring
    from mediation_desk.services.session import Session
    from mediation_desk.services.short_lock import ShortLock
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.frame import Frame

PAINTED = 50
"""Milliseconds after which the unlock window stands on the screen."""


class Door(QObject):
    """Opens and locks; everything it needs is given to it. `shutting` comes before anything is put away."""

    shutting = Signal()

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
        keyring: OsKeyring,
        kdf_cost: object | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.app = app
        self.paths, self.folder, self.choices = paths, folder, choices
        self.clock, self.questions, self.files = clock, questions, files
        self.keyring = keyring
        self.kdf_cost = kdf_cost
        self.hint = ""  # what the unlock page says of the demo's password
        self.led: Callable[[Frame], object] = _nothing  # what leads a newcomer of the demo, for each frame
        self.thread_ = RegisterThread(self)
        self.window = Window()
        self.window.closing.connect(self.close)
        self.window.may_close = lambda: self.frame is None or self.frame.leaving.may_close()
        self.window.lock_wanted.connect(self.lock)
        self.desk: Desk | None = None
        self._session: Session | None = None
        self._frame: Frame | None = None
        self._watch: Watch | None = None
        self._left: Left | None = None
        self._short: ShortLock | None = None
        self._signed_in: datetime | None = None
        self._left_alone = False
        self._locked_once = False
        self.help = HelpWay(self)
        self.bugs = BugTelling(self, self)
        self.copies = CopyWay(self, self)
        self.damage = DamageWay(self, self)
        self._sleep = Sleep(clock, self)
        self._sleep.slept.connect(self.slept)
        choices.changed.connect(self._choices_changed)
        self.tray = Tray(choices, clock.now, self.window.isActiveWindow, self)
        self.tray.wanted.connect(self.window.come_forward)

    @property
    def frame(self) -> Frame | None:
        """The frame of whoever is at the desk."""
        return self._frame if self._frame is self.window.face else None

    def begin(self, told: str = "", *, names_first: bool | None = None) -> None:
        """Show unlocking, or the first start when there is no register yet.

        `told` says why a password is asked; `names_first` asks who it is, as at the start of the program.
        A restore that was decided is finished first.
        """
        if restore_waits(self.folder):
            self._finish_restore()
            return
        try:
            door = look_at_door(self.folder)
        except DeskError as refused:
            self.damage.refused(refused)
            return
        if door is None:
            self._first_start()
            return
        left = self._left
        page = UnlockPage(
            door,
            self.paths.state,
            self.thread_,
            self.clock,
            self.choices,
            self.hint,
            chosen=left.staff_id if left else "",
            names_first=left is None if names_first is None else names_first,
            told=told,
            keyring=None if self._locked_once else self.keyring,
        )
        page.opened.connect(self.let_in)
        page.restore.connect(self.restore)
        page.read_copy.connect(self.copies.begin)
        page.damaged.connect(self.damage.begin)
        page.broke.connect(self.show_bug)
        self.window.show_face(page)
        QTimer.singleShot(PAINTED, self, self._warm)

    def let_in(self, session: Session) -> None:
        """Somebody opened the register with what they know: give them the desk."""
        self._signed_in = self.clock.now()
        self._seat(session)

    def _seat(self, session: Session) -> None:
        self._end_short()
        self.tray.unlocked()
        self._session = session
        self.folder = session.folder
        bodies = " · ".join((session.centre.counselling_centre, session.centre.committee))
        self.choices.change(register=str(session.folder), centre=bodies)
        from mediation_desk.ui.desk import Desk  # warmed meanwhile, as the frame is

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
            with_keys=session.keys.seed is not None,
            keyring=self.keyring,
            reports=self.bugs.reports,
            parent=self,
        )
        self.desk.broke.connect(self.show_bug)
        self.desk.lock_wanted.connect(self.lock)
        self.desk.damaged.connect(self.damage.met)
        self.desk.cover_wanted.connect(self._cover)
        self.desk.switch_wanted.connect(self.switch)
        self.desk.copy_wanted.connect(self.copies.begin)
        self._begin_watch()
        left, today = self._left, self.clock.today()
        self._show_frame(*(left.place_for(session.staff.id, today) if left else FIRST_PAGE))
        if self.choices.now.mask_at_start:
            self.desk.mask(True)
        self._offer_code()
        if self.frame is not None:
            self.bugs.tell_crashed(self.frame)

    def lock(self) -> None:
        """Keep drafts, clear everything, close the register behind what is queued, ask for a password."""
        if self._shut():
            self.begin()

    def switch(self) -> None:
        """Lock and ask who sits down now."""
        if self._shut():
            self.begin(names_first=True)

    def leave_alone(self) -> None:
        """Nobody touched the desk: lock it, and let the code of who sat here open it again."""
        self._left_alone = True
        if self._shut(self._signed_in):
            self.begin()

    def slept(self) -> None:
        """The computer sleeps, has slept, or its clock was moved: only the password opens."""
        if self.desk is not None:
            self.lock()
        elif self._short is not None:
            self._ask_password(_("The computer slept or its clock was moved. Type your password."))
        self.copies.slept()

    def show_bug(self, bug: BaseException) -> None:
        """Say calmly that the program is at fault; one box at a time."""
        self.bugs.show(bug)

    def close(self) -> None:
        """End: everything queued is written, the register is closed."""
        self._shut()
        self._end_short()
        self.copies.end()
        self.tray.gone()
        self.choices.change(geometry=self.window.geometry_text())
        self.thread_.close()

    def _shut(self, short_since: datetime | None = None) -> bool:
        """Put everything away; False when nobody sits here. `short_since`: when the password was typed."""
        desk, session = self.desk, self._session
        if desk is None or session is None:
            return False
        self.shutting.emit()
        self.desk = self._session = None
        self._locked_once = True  # a desk somebody locked is not opened by whoever passes by
        if self._watch is not None:
            self.app.removeEventFilter(self._watch)
            self._watch.deleteLater()
            self._watch = None
        desk.close()
        self.window.uncover()
        frame = self.frame
        if frame is not None:
            staff_id, today = desk.staff.id, self.clock.today()
            self._left = Left(staff_id=staff_id, on=today, key=frame.shown_key, args=frame.shown_args)
            self.tray.locked(frame.reminding.reminders.coming)
            frame.hide()
            clear_widgets(frame)
        close_others(self.window)
        clear_clipboard()
        locking = Locking(session, self.clock, short_since)
        self.thread_.send(self, locking, self._locked, failed=_nothing, broke=self.show_bug)
        desk.deleteLater()
        return True

    def _locked(self, short: ShortLock | None) -> None:
        QTimer.singleShot(PAINTED, self, sweep)
        if short is None:
            return
        face = self.window.face
        if self.desk is not None or not isinstance(face, UnlockPage) or not face.untouched:
            short.end()  # somebody is quicker with the password than the register was with closing
            return
        self._short = short
        from mediation_desk.ui.short_page import ShortPage  # nobody's first face

        page = ShortPage(short, self.folder, self.paths.state, self.thread_, self.clock, self.choices)
        page.opened.connect(self._seat)
        page.over.connect(self._ask_password)
        page.other.connect(self._ask_names)
        page.broke.connect(self.show_bug)
        self.window.show_face(page)

    def _ask_password(self, told: str) -> None:
        self._end_short()
        self.begin(told)

    def _ask_names(self) -> None:
        self._end_short()
        self.begin(names_first=True)

    def _end_short(self) -> None:
        if self._short is not None:
            self._short.end()
            self._short = None

    def _offer_code(self) -> None:
        """After the first time the desk was left alone: say that a code would be quicker."""
        if self._left_alone and self.desk is not None and self.frame is not None:
            self._left_alone = False
            from mediation_desk.ui.short_offer import offer_code

            offer_code(self.desk, self.frame)

    def _begin_watch(self) -> None:
        self._watch = Watch(self.clock, self.choices.now.idle_minutes, self)
        self._watch.expired.connect(self.leave_alone)
        self._watch.escaped.connect(self._escaped)
        self.app.installEventFilter(self._watch)

    def _show_frame(self, key: str, args: tuple[object, ...] = ()) -> None:
        if self.desk is not None:
            from mediation_desk.ui.frame import Frame  # warmed meanwhile: unlocking does not wait for it

            self._frame = Frame(self.desk)
            self._frame.reminding.told.connect(self.tray.tell)
            self.led(self._frame)
            self.window.show_face(self._frame)
            self._frame.show_page(key, args)
            if self._frame.page is None:  # a page their roles do not open any more
                self._frame.show_page("today")

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
        self._sleep.listen(self.app)
        self.choices.apply_motion()
        self.copies.sweep()
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
        page.restore.connect(self.restore)
        page.read_copy.connect(self.copies.begin)
        page.broke.connect(self.show_bug)
        self.window.show_face(page)

    def restore(self, copy: Path | None = None) -> None:
        """Put a copy in the place of a register that is damaged, missing or older."""
        from mediation_desk.ui.restore_face import RestoreFace  # nobody's first face

        page = RestoreFace(self.folder, self.paths.state, self.clock, self.files, self.choices)
        page.decided.connect(self._look_again)
        page.back.connect(self._look_again)
        page.broke.connect(self.show_bug)
        self.window.show_face(page)
        if copy is not None:
            page.wizard.choosing.folder.set_value(str(copy))

    def _look_again(self) -> None:
        self.begin()

    def _finish_restore(self) -> None:
        # On the register's thread, behind whatever still closes the register that is to be set aside.
        folder = self.folder
        self.window.show_face(BusyPage(_("Putting the copy in its place …")))
        self.thread_.send(
            self,
            lambda: finish_restore(folder),
            self._restored,
            failed=self.damage.refused,
            broke=self.show_bug,
        )

    def _restored(self, saved: bool) -> None:
        self._left = None  # the first page tells of it, and what was open may not be there any more
        copy = _("The copy is in place. Sign in with the password of that day.")
        ours = _("The saved register is in place, the damaged one was kept. Sign in as always.")
        self.begin(ours if saved else copy, names_first=True)

    def _choices_changed(self, names: frozenset[str]) -> None:
        if "idle_minutes" in names and self._watch is not None:
            self._watch.minutes = self.choices.now.idle_minutes
        if "language" in names:
            words.use(self.choices.now.language)
            install_qt_words(self.choices.now.language)
            self.window.setWindowTitle(_("Mediation Desk"))
            frame = self.frame
            if frame is not None and self.desk is not None:
                self.desk.keep_drafts()
                self._show_frame(frame.shown_key, frame.shown_args)


def _nothing(_value: object) -> None:
    """Nobody waits for the lock."""
