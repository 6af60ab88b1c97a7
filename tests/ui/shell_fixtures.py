"""A door on a scratch folder with a clock that stands still and the least KDF cost the vault allows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk import app
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.paths import paths_under
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import opening
from mediation_desk.services.os_keyring import OsKeyring
from mediation_desk.ui.door import Door
from mediation_desk.ui.seams import Files, Questions, SetClock
from mediation_desk.ui.unlock import UnlockPage
from tests.desk_fixtures import CENTRE
from tests.keyring_fixtures import MemoryKeyring
from tests.session_fixtures import SessionOffice

MORNING = datetime(2026, 3, 18, 1, 41, 7, tzinfo=UTC)
PASSWORD = "guohua-caidao-dalou-xiaomao"
FIRST = Staff(id="d" * 32, name="何玉贞", roles=frozenset({Role.DIRECTOR, Role.MEDIATOR}), signs_in=True)


class Shell:
    """The whole program but its event loop; `wait` turns it until the register thread is idle."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.clock = SetClock(MORNING)
        self.questions, self.files = Questions(), Files()
        self.keyring = MemoryKeyring()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.desktop = app.build(
            application,
            paths_under(folder),
            clock=self.clock,
            questions=self.questions,
            files=self.files,
            keyring=OsKeyring(self.keyring),
            kdf_cost=LEAST_COST,
        )
        self.door: Door = self.desktop.door
        self.bugs: list[BaseException] = []
        qtbot.addWidget(self.door.window)

    def create(self) -> str:
        """Make a register without the wizard; the card's digits."""
        wanted = opening.FirstStart(centre=CENTRE, first=FIRST, members=(), password=PASSWORD)
        folder, state = self.door.folder, self.door.paths.state
        created = opening.create_register(folder, state, wanted, MORNING, cost=LEAST_COST)
        opening.lock(created.session)
        return created.card

    def move_in(self) -> None:
        """Take over a register in which everybody of the office signs in with the same password."""
        office = SessionOffice(self.door.paths.state.parent / "office")
        self.door.folder = office.folder
        self.door.paths = replace(self.door.paths, state=office.state)

    def begin(self) -> None:
        """Show the first face."""
        self.door.begin()
        self.door.window.show()

    @property
    def unlock(self) -> UnlockPage:
        """The unlock page, which must be shown."""
        face = self.door.window.face
        assert isinstance(face, UnlockPage)
        return face

    def sign_in(self, password: str = PASSWORD) -> None:
        """Type a password and wait for the answer."""
        self.unlock.password.set_value(password)
        self.unlock.try_password()
        self.wait()

    def wait(self) -> None:
        """Until nothing is under way on the register thread and what answers replaced is gone."""
        self.qtbot.waitUntil(lambda: not self.door.thread_.busy, timeout=60_000)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """End as the window's closing would."""
        self.door.close()
