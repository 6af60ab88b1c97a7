"""The demo desk: a throw-away register of invented cases, opened in the window or toured without a screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mediation_desk import app
from mediation_desk.log import close_log, open_log
from mediation_desk.paths import Paths, paths_under, usual_paths
from mediation_desk.preferences import load_preferences, save_preferences
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.scratch import scratch_folder
from mediation_desk.services import opening
from mediation_desk.services.demo.build import PASSWORD, build_demo
from mediation_desk.services.demo.sights import Sights, sights
from mediation_desk.ui.demo_page import DemoPage
from mediation_desk.ui.tour import settle
from mediation_desk.ui.tour import tour as tour_pages
from mediation_desk.words import _


class StoppedError(Exception):
    """The window was closed before the demo was built."""


class _Building:
    """Builds the demo on the register thread; `stop` ends it before the next act."""

    def __init__(self, folder: Path, state_folder: Path, now: datetime) -> None:
        self._folder, self._state, self._now = folder, state_folder, now
        self._stopped = False

    def __call__(self) -> opening.Session:
        return build_demo(self._folder, self._state, self._now, step=self._step)

    def stop(self) -> None:
        """Let the building end soon; nothing of it is kept."""
        self._stopped = True

    def _step(self, _step: str) -> None:
        if self._stopped:
            raise StoppedError


def run(arguments: list[str]) -> int:
    """Open the demo in the window, somebody already at the desk; everything is deleted at the end."""
    with scratch_folder() as folder:
        desktop, building = _desktop(arguments, folder)
        code = app.open_window(desktop)
        building.stop()
        desktop.door.close()
        close_log()
    return code


def tour(arguments: list[str], left: Path) -> int:
    """Without a screen: a picture of each page and a signed agreement in both formats, left in a folder."""
    left.mkdir(parents=True, exist_ok=True)
    with scratch_folder() as folder:
        desktop, _building = _desktop(arguments, folder)
        door = desktop.door
        settle(door)
        found: list[Sights] = []
        if door.desk is not None:
            door.desk.ask(door, found.append, sights)
            settle(door)
        files = [*(path for one in found for path in _agreement(one, left))]
        files += tour_pages(door, left, found[0].shown if found else {})
        door.close()
        close_log()
    for path in files:
        sys.stdout.write(f"{path}\n")
    return 0 if found else 1


def _agreement(found: Sights, left: Path) -> Iterator[Path]:
    for data, ending in ((found.pdf, "pdf"), (found.docx, "docx")):
        path = left / f"agreement-{found.code}.{ending}"
        path.write_bytes(data)
        yield path


def _desktop(arguments: list[str], folder: Path) -> tuple[app.Desktop, _Building]:
    paths = paths_under(folder)
    open_log(paths.logs)
    _same_look(paths)
    desktop = app.build(app.make_app(arguments), paths, kdf_cost=LEAST_COST)
    door = desktop.door
    door.hint = _(
        "This is the demo: everybody here is invented. The password is {password}", password=PASSWORD
    )
    door.window.show_face(DemoPage())
    building = _Building(door.folder, paths.state, door.clock.now())
    door.window.closing.connect(building.stop)
    door.thread_.send(door, building, door.let_in, failed=door.refused, broke=door.show_bug)
    return desktop, building


def _same_look(paths: Paths) -> None:
    """The demo speaks and looks as this account's own desk does."""
    usual = load_preferences(usual_paths().preferences)
    save_preferences(paths.preferences, replace(usual, register="", centre="", geometry=""))
