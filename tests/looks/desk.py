"""A demo desk to be looked at: built once, then shown in any language, text size, theme and window size."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from mediation_desk import app, demo_desk, words
from mediation_desk.paths import paths_under
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services.demo.build import PASSWORD
from mediation_desk.services.demo.sights import Shown, Sights, counsellors_sights, sights
from mediation_desk.ui.door import Door
from mediation_desk.ui.pages import PAGES
from mediation_desk.ui.tour import settle, sign_in

DIRECTOR = "何玉贞"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one walk looks like; `height` is what is left of the screen under the title bar and task bar."""

    language: str = "zh_CN"
    percent: int = 100
    theme: str = "light"
    width: int = 1366
    height: int = 768

    def __str__(self) -> str:
        return f"{self.language}-{self.percent}-{self.theme}-{self.width}x{self.height}"


class LookedAt:
    """The open demo; `walk` shows page after page."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self.bugs: list[BaseException] = []
        settle(door)
        assert door.desk is not None
        self._director = door.desk.staff.id
        found = self._ask(sights, Sights)
        self.shown, self._counsellor = found.shown, found.counsellor_id
        sign_in(door, self._counsellor, PASSWORD)
        self.own: Shown = self._ask(counsellors_sights, dict)

    def _ask(self, use_case: Callable[..., object], kind: type) -> object:
        found: list[object] = []
        assert self.door.desk is not None
        self.door.desk.ask(self.door, found.append, use_case)
        settle(self.door)
        (answer,) = found
        assert isinstance(answer, kind)
        return answer

    def put_on(self, look: Look) -> None:
        """Speak, write and paint as `look` says; nobody is at the desk afterwards."""
        self.door.lock()
        settle(self.door)
        self.door.choices.change(language=look.language, text_size=look.percent, theme=look.theme)
        words.use(look.language)
        self.door.begin()
        window = self.door.window
        if not window.isVisible():  # a window never shown does not lay out anew what grew
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            window.show()
        window.resize(look.width, look.height)
        settle(self.door)

    def walk(self, look: Look, *, pause: int = 0, only: str = "") -> Iterator[str]:
        """Show unlocking and every page; yields the name of what the window shows now.

        `pause` milliseconds are waited for what is drawn a moment after the last key.
        """
        self.put_on(look)
        yield "unlock"
        seen: set[str] = set()
        for who, shown in ((self._director, self.shown), (self._counsellor, self.own)):
            sign_in(self.door, who, PASSWORD)
            settle(self.door)
            frame = self.door.frame
            assert frame is not None
            frame.desk.broke.connect(self.bugs.append)
            for line in PAGES:
                usual: tuple[tuple[object, ...], ...] = ((),) if line.icon or line.tab else ()
                if line.key in seen or not line.open_to(frame.desk.staff):
                    continue
                for number, args in enumerate(shown.get(line.key, usual)):
                    seen.add(line.key)
                    name = line.key + (f"-{number + 1}" if number else "")
                    if only and only not in name:
                        continue
                    frame.show_page(line.key, args)
                    arrive(self.door, pause)
                    yield name


def arrive(door: Door, pause: int = 0) -> None:
    """Let what was asked for arrive, what the answers asked for too, and be laid out."""
    settle(door)
    settle(door)
    if pause:
        waiting = QEventLoop()
        QTimer.singleShot(pause, waiting.quit)
        waiting.exec()
        settle(door)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()


@contextmanager
def looked_at(folder: Path, built: Path | None = None) -> Iterator[LookedAt]:
    """Build the demo below `folder`, or take over a copy of one that was `built`, and close it afterwards."""
    if built is None:
        desktop = demo_desk.prepare(["looks"], folder)
    else:
        shutil.copytree(built, folder, dirs_exist_ok=True)
        desktop = app.build(app.make_app(["looks"]), paths_under(folder), kdf_cost=LEAST_COST)
        desktop.door.begin()
        settle(desktop.door)
        first = desktop.door.window.face._door.people[0]
        sign_in(desktop.door, first.slot_id, PASSWORD)
    yield LookedAt(desktop.door)
    demo_desk._dismiss(desktop)
