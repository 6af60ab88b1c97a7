"""A desk on a real encrypted register of its own register thread, with staff of every role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mediation_desk.domain.staff import Staff
from mediation_desk.ui import style
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.seams import Files, Questions, SetClock
from tests.desk_fixtures import CENTRE, MEDIATOR, NOON, Office
from tests.session_fixtures import PASSWORD
from tests.ui.passwords import session_with_password

T = TypeVar("T")


class OfficeClock(SetClock):
    """The desk's clock and the office's are one: a second passes with every act of a test."""

    def __init__(self, office: Office) -> None:
        super().__init__(NOON)
        self._office = office

    def now(self) -> datetime:
        return self._office.clock.now


class OfficeDesk:
    """`run(act)` does something in the register beforehand; `sit(staff)` gives a desk; `wait()`."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        style.apply(application, style.Look())
        self.qtbot, self.folder = qtbot, folder
        self.gone: list[tuple[str, tuple[object, ...]]] = []
        self.bugs: list[BaseException] = []
        self.notices: list[str] = []
        self._owner = QObject()
        self._desks: list[Desk] = []
        self.thread = RegisterThread()
        self.office: Office = self._on_thread(lambda: Office(folder / "register.db"))

    def _on_thread(self, act: Callable[[], T]) -> T:
        got: list[T] = []
        faults: list[BaseException] = []
        self.thread.send(self._owner, act, got.append, failed=faults.append, broke=faults.append)
        self.qtbot.waitUntil(lambda: bool(got or faults), timeout=20_000)
        if faults:
            raise faults[0]
        return got[0]

    def run(self, act: Callable[[Office], T]) -> T:
        """Do something on the register's own thread, then give the seat back."""
        seat = self.office.register.seat

        def work() -> T:
            try:
                return act(self.office)
            finally:
                self.office.register.seat = seat

        return self._on_thread(work)

    def sit(self, staff: Staff = MEDIATOR) -> Desk:
        """Sit down at a desk."""
        self.office.register.seat = self.office.seat(staff)
        desk = Desk(
            thread=self.thread,
            register=self.office.counted,
            staff=staff,
            centre=CENTRE,
            clock=OfficeClock(self.office),
            questions=Questions(),
            files=Files(),
            folder=self.folder,
            choices=Choices(self.folder / "preferences.json"),
            parent=self._owner,
        )
        self._desks.append(desk)
        desk.wanted.connect(lambda key, args: self.gone.append((key, args)))
        desk.broke.connect(self.bugs.append)
        desk.noticed.connect(lambda _kind, text: self.notices.append(text))
        return desk

    def give_password(self, desk: Desk) -> None:
        """Let whoever sits at this desk have a password, and type it whenever it is asked for."""
        session = self._on_thread(lambda: session_with_password(self.office, desk.staff, self.folder))
        desk._register = session
        desk.questions.passwords.extend([PASSWORD] * 20)

    def show(self, page: QWidget, width: int = 1246, height: int = 680) -> None:
        """Show a page as large as the content of a small screen."""
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow, timeout=20_000)
        self.wait()

    def wait(self) -> None:
        """Until nothing is under way on the register thread and what answers replaced is gone."""
        QApplication.processEvents()
        self.qtbot.waitUntil(self._quiet, timeout=60_000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _quiet(self) -> bool:
        """Nothing is under way, and no answer that was just delivered asks for more."""
        if self.thread.busy:
            return False
        QApplication.processEvents()
        return not self.thread.busy

    def close(self) -> None:
        for desk in self._desks:
            if isValid(desk):
                desk.close()  # what a late timer asks reaches nobody, as after locking
        self._on_thread(self.office.close)
        self.thread.close()
        self._owner.deleteLater()  # what listens to a desk holds its page, and the whole register with it
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not self.bugs
