"""A scripted day in the real window without a screen: `python -m tests.bench.day ROOT` prints what it took.

Own process, so that memory and the event loop are the program's alone. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from mediation_desk import app
from mediation_desk.paths import paths_under
from mediation_desk.register.vault.unlock import unlock_with_password
from mediation_desk.services.cases import add_note
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.garbage import GarbageOnGui
from mediation_desk.ui.pages.cases.page import CasesPage
from mediation_desk.ui.seams import SetClock
from mediation_desk.ui.unlock import UnlockPage
from tests.bench.generated import FIRST, MORNING, PASSWORD

TYPED = (
    "王",
    "w",
    "wa",
    "wxl",
    "wangxiao",
    "伟",
    "王伟",
    "欧阳雨",
    "276",
    "3701",
    "3701151990",
    "抚养费",
    "王 彩礼",
)
ROUNDS = 5


class Lag:
    """Looks every 2 ms whether the event loop answers; keeps the longest time it did not."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._look)
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer.start()

    def _look(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - 2)
        self._last = now

    def start(self) -> None:
        """Forget what was before."""
        self._last, self.longest = time.perf_counter(), 0.0


class Day:
    """The window on a generated register, and the event loop turned by hand."""

    def __init__(self, root: Path) -> None:
        self.root = root
        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        self._garbage = GarbageOnGui()  # as the program has it
        self._wake = QTimer(interval=2)  # so that waiting for more events ends
        self._wake.start()
        self.desktop = app.build(application, paths_under(root), clock=SetClock(MORNING))
        self.door = self.desktop.door
        self.door.begin()
        self.door.window.resize(1366, 768)
        self.door.window.show()
        # nobody types a password at once:
        self.turn(lambda: "mediation_desk.ui.pages.today.page" in sys.modules)
        self.idle()

    def turn(self, done: Callable[[], bool], most: float = 60) -> None:
        """Let the loop run until `done`, and once more for what was painted last."""
        until = time.perf_counter() + most
        while not done() and time.perf_counter() < until:
            # With a time limit Qt would not wait but spin, and take the register thread's turns.
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QCoreApplication.processEvents()

    def idle(self) -> None:
        """Until the register thread has answered everything."""
        self.turn(lambda: not self.door.thread_.busy)

    def sign_in(self) -> float:
        """Milliseconds from the right password to today's page, derivation included."""
        page = self.door.window.face
        assert isinstance(page, UnlockPage)
        page.people.choose(FIRST.id)
        page.password.set_value(PASSWORD)
        begun = time.perf_counter()
        page.try_password()
        self.turn(lambda: isinstance(self.door.window.face, Frame) and not self.door.thread_.busy)
        self.door.window.repaint()
        return (time.perf_counter() - begun) * 1000

    def derivation(self) -> float:
        """Milliseconds of the derivation alone, the password's door without the register."""
        begun = time.perf_counter()
        unlock_with_password(self.door.folder, self.door.paths.state, FIRST.id, PASSWORD)
        return (time.perf_counter() - begun) * 1000

    @property
    def frame(self) -> Frame:
        face = self.door.window.face
        assert isinstance(face, Frame)
        return face

    @property
    def desk(self) -> Desk:
        return self.frame.desk

    def cases(self) -> CasesPage:
        """The list of cases, shown."""
        self.frame.show_page("cases")
        self.idle()
        page = self.frame.page
        assert isinstance(page, CasesPage)
        return page

    def painted(self, page: CasesPage, typed: str) -> float:
        """Milliseconds from asking (after the pause between keys) to the painted list."""
        page._typed = typed
        begun = time.perf_counter()
        page.ask()
        while self.door.thread_.busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        page.table.viewport().repaint()  # what is now to be painted is painted once
        return (time.perf_counter() - begun) * 1000

    def work(self, page: CasesPage) -> None:
        """Type, sort, scroll, look at cases, keep notes, go back to today's page."""
        for typed in TYPED:
            for length in range(1, len(typed) + 1):
                self.frame.bar.search.setText(typed[:length])
                self.turn(lambda: not page._pause.isActive() and not self.door.thread_.busy)
        self.frame.bar.search.setText("")
        self.turn(lambda: not page._pause.isActive() and not self.door.thread_.busy)
        for _ in range(5):
            page.table.scrollToBottom()
            self.idle()
        for row in range(6):
            page.table.selectRow(row)
            self.idle()
        for line in page.table.lines.rows[:5]:
            self.desk.do(page, lambda _note: None, add_note, line.id, "电话联系，约定下周三上午再谈。")
            self.idle()
        self.frame.show_page("today")
        self.idle()


def memory() -> float:
    """Resident memory in MB."""
    said = re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(said[1]) / 1024 if said else 0.0


def main(root: str) -> None:
    """Live the day and tell it."""
    day = Day(Path(root))
    opened = day.sign_in()
    derivation = min(day.derivation() for _ in range(3))
    page = day.cases()
    painted = {typed: [day.painted(page, typed) for _ in range(ROUNDS)] for typed in TYPED}
    lag = Lag()
    day.idle()
    lag.start()
    day.work(page)
    told = {
        "opened": opened,
        "derivation": derivation,
        "painted": painted,
        "lag": lag.longest,
        "memory": memory(),
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    day.door.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
