"""A desk on a register with header and passwords, on its own register thread: for pages that turn keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediation_desk.domain.staff import Staff
from mediation_desk.services.session import Session
from mediation_desk.ui import style
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.seams import Files, Questions, SetClock
from tests.desk_fixtures import CENTRE, DIRECTOR, NOON
from tests.session_fixtures import PASSWORD, SessionOffice

T = TypeVar("T")


class SessionDesk:
    """`sit(staff)` signs in and gives a desk; `run(act)` does something with the office on its thread."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        style.apply(application, style.Look())
        self.qtbot, self.folder = qtbot, folder
        self.gone: list[tuple[str, tuple[object, ...]]] = []
        self.bugs: list[BaseException] = []
        self.notices: list[str] = []
        self.toasts: list[str] = []
        self._owner = QObject()
        self.thread = RegisterThread()
        self.office = SessionOffice(folder)
        self.clock = SetClock(NOON)
        self.desk: Desk | None = None

    def run(self, act: Callable[[SessionOffice], T]) -> T:
        """Do something on the register's own thread; what it refuses is raised here."""
        got: list[T] = []
        faults: list[BaseException] = []
        self.thread.send(
            self._owner, lambda: act(self.office), got.append, failed=faults.append, broke=faults.append
        )
        self.qtbot.waitUntil(lambda: bool(got or faults), timeout=60_000)
        if faults:
            raise faults[0]
        return got[0]

    def sit(self, who: Staff = DIRECTOR, password: str = PASSWORD) -> Desk:
        """Sign in and sit down."""
        session = self.run(lambda office: office.open(who, password))
        self.clock = SetClock(self.office.now())
        self.desk = desk = self._desk(session)
        return desk

    def _desk(self, session: Session) -> Desk:
        desk = Desk(
            thread=self.thread,
            register=session,
            staff=session.staff,
            centre=CENTRE,
            clock=self.clock,
            questions=Questions(),
            files=Files(),
            folder=self.office.folder,
            choices=Choices(self.folder / "preferences.json"),
            parent=self._owner,
        )
        desk.wanted.connect(lambda key, args: self.gone.append((key, args)))
        desk.broke.connect(self.bugs.append)
        desk.noticed.connect(lambda _kind, text: self.notices.append(text))
        desk.done.connect(lambda text, _undo: self.toasts.append(text))
        return desk

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
        self.qtbot.waitUntil(lambda: not self.thread.busy, timeout=60_000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """Sign out and end the thread."""
        self.run(lambda office: office.close())
        self.thread.close()
        assert not self.bugs
