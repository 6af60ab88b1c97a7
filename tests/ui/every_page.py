"""The demo desk, opened once for all tests that look at every page, and one walk through all of it.

`LOOKERS` are asked at every stop of that walk, in Chinese at 100 %: add one here rather than walk again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from mediation_desk import app
from mediation_desk.paths import paths_under
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services.demo.build import PASSWORD
from mediation_desk.services.demo.sights import Shown, Sights, counsellors_sights, sights
from mediation_desk.ui.door import Door
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.pages import PAGES
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.seams import Files, Questions, SetClock
from mediation_desk.ui.tour import settle, sign_in
from tests.demo_register import NOW, copy_demo


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One page with one sight, settled; `name` tells them apart: `case`, `case#2` …"""

    name: str
    key: str
    frame: Frame
    page: Page
    settle: Callable[[], None]
    """Wait for what was asked at this stop, too."""


Looker = Callable[[Stop], Sequence[str]]
"""What is wrong at a stop, in words a programmer can act on."""


class DemoDesk:
    """The whole program on a copy of the demo, its window shown on no screen; `walk` goes everywhere."""

    def __init__(self, root: Path) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        folder, state, self._director_id = copy_demo(root)
        self.questions, self.files = Questions(), Files()
        self.files.plugged_in = []
        self.clock = SetClock(NOW)
        paths = replace(paths_under(root / "desk"), state=state)
        self._desktop = app.build(
            application,
            paths,
            clock=self.clock,
            questions=self.questions,
            files=self.files,
            kdf_cost=LEAST_COST,
        )
        self.door: Door = self._desktop.door
        self.door.folder = folder
        self.bugs: list[BaseException] = []
        window = self.door.window
        window.resize(1366, 768)
        self.door.begin()
        window.show()
        self._found: Sights | None = None
        self._counsellors: Shown = {}

    @property
    def frame(self) -> Frame:
        """The frame of whoever sits here."""
        assert self.door.frame is not None
        return self.door.frame

    def sit(self, slot_id: str = "") -> None:
        """The director sits down, or whoever is named."""
        sign_in(self.door, slot_id or self._director_id, PASSWORD)
        assert self.door.desk is not None
        self.door.desk.broke.connect(self.bugs.append)

    def ask(self, use_case: Callable[..., object]) -> object:
        """What the register answers whoever sits here."""
        got: list[object] = []
        assert self.door.desk is not None
        self.door.desk.ask(self.door, got.append, use_case)
        settle(self.door)
        return got[0]

    def show(self, key: str, args: tuple[object, ...] = ()) -> Page:
        """Show a page and wait for all it asks."""
        self.frame.show_page(key, args)
        self.settle()
        window = self.door.window
        if not window.isActiveWindow():  # a list that opened and closed again leaves none the active one here
            window.activateWindow()
            self.settle()
        assert self.frame.page is not None
        return self.frame.page

    def settle(self) -> None:
        """Until everything asked so far, and what its answers asked, has come and was laid out."""
        settle(self.door)
        settle(self.door)
        assert not self.bugs

    def walk(self, keys: Collection[str] = ()) -> Iterator[Stop]:
        """Every page with every sight worth a picture: as the director, then the counsellor's own.

        `keys`: these pages alone.
        """
        self.sit()
        passed = frozenset(line.key for line in PAGES if keys and line.key not in keys)
        if self._found is None:
            found = self.ask(sights)
            assert isinstance(found, Sights)
            self._found = found
        yield from self._stops(self._found.shown, passed)
        seen = frozenset(line.key for line in PAGES if line.open_to(self.frame.desk.staff))
        self.sit(self._found.counsellor_id)
        if not self._counsellors:
            own = self.ask(counsellors_sights)
            assert isinstance(own, Mapping)
            self._counsellors = own
        yield from self._stops(self._counsellors, passed | (seen - self._counsellors.keys()))
        self.sit()

    def _stops(self, shown: Shown, passed: frozenset[str]) -> Iterator[Stop]:
        for line in PAGES:
            if line.key in passed or not line.open_to(self.frame.desk.staff):
                continue
            usual: tuple[tuple[object, ...], ...] = ((),) if line.icon or line.tab else ()
            for number, args in enumerate(shown.get(line.key, usual), start=1):
                page = self.show(line.key, args)
                name = line.key if number == 1 else f"{line.key}#{number}"
                yield Stop(name=name, key=line.key, frame=self.frame, page=page, settle=self.settle)

    def close(self) -> None:
        """Close the register and the window."""
        self.door.close()
        self.door.window.close()
        self.door.window.deleteLater()


class EveryPage:
    """What each looker found wrong, by looker and stop; filled by one walk when it is first asked."""

    def __init__(self, desk: DemoDesk, lookers: Mapping[str, Looker]) -> None:
        self._desk, self._lookers = desk, lookers
        self._found: dict[str, dict[str, list[str]]] | None = None
        self.seen: list[str] = []

    def faults(self, looker: str) -> dict[str, list[str]]:
        """By stop, only where something was wrong."""
        if self._found is None:
            self._found = defaultdict(dict)
            for stop in self._desk.walk():
                self.seen.append(stop.name)
                for name, look in self._lookers.items():
                    if wrong := list(look(stop)):
                        self._found[name][stop.name] = wrong
        return self._found.get(looker, {})
