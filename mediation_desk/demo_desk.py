"""The demo desk: a throw-away register of invented cases, opened in the window or toured without a screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent

from mediation_desk import app
from mediation_desk.log import close_log, open_log, places
from mediation_desk.paths import Paths, paths_under, usual_paths
from mediation_desk.preferences import Preferences, load_preferences, save_preferences
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.scratch import scratch_folder
from mediation_desk.services.demo.build import PASSWORD, build_demo
from mediation_desk.services.demo.sights import Shown, Sights, counsellors_sights, sights
from mediation_desk.services.demo.year import build_year
from mediation_desk.services.session import Session
from mediation_desk.ui.bugs import Bugs, install
from mediation_desk.ui.demo_page import DemoPage
from mediation_desk.ui.door import Door
from mediation_desk.ui.first_day.lead import lead
from mediation_desk.ui.garbage import GarbageOnGui
from mediation_desk.ui.seams import Clock
from mediation_desk.ui.tour import picture_of_unlocking, settle, sign_in
from mediation_desk.ui.tour import tour as tour_pages
from mediation_desk.words import _

T = TypeVar("T")
Build = Callable[..., Session]
"""Makes the register of a demo below a folder and leaves it open."""


class StoppedError(Exception):
    """The window was closed before the demo was built."""


class _Building:
    """Builds the demo on the register thread, and stops when that thread is to end."""

    def __init__(self, door: Door, build: Build) -> None:
        self._build = build
        self._folder, self._state, self._now = door.folder, door.paths.state, door.clock.now()
        self._thread = door.thread_

    def __call__(self) -> Session:
        return self._build(self._folder, self._state, self._now, step=self._step)

    def _step(self, _step: str) -> None:
        if self._thread.ending:
            raise StoppedError


def run(arguments: list[str], *, year: bool = False) -> int:
    """Open the demo in the window, somebody already at the desk; everything is deleted at the end.

    `year`: a year of reports in place of the stories of cases.
    """
    with scratch_folder() as folder:
        desktop = prepare(arguments, folder, build_year if year else build_demo)
        if not year:
            lead(desktop.door)
        code = app.open_window(desktop)
        dismiss(desktop)
    return code


def tour(arguments: list[str], left: Path) -> int:
    """Without a screen: a picture of each page and a signed agreement in both formats, left in a folder."""
    left.mkdir(parents=True, exist_ok=True)
    app.make_app(arguments)  # the guards below need its event loop
    caught: list[BaseException] = []
    bugs, garbage = Bugs(), GarbageOnGui()
    bugs.caught.connect(caught.append)
    put_back = install(bugs)
    found: list[Sights] = []
    with scratch_folder() as folder:
        desktop = prepare(arguments, folder)
        door = desktop.door
        settle(door)
        _look(door, sights, found, caught)
        files = [path for one in found for path in _agreement(one, left)]
        taken = tour_pages(door, left, found[0].shown if found else {})
        for counsellor_id in [one.counsellor_id for one in found]:
            sign_in(door, counsellor_id, PASSWORD)
            own: list[Shown] = []
            _look(door, counsellors_sights, own, caught)
            taken = tour_pages(door, left, own[0] if own else {}, seen=taken)
        files += [*taken, picture_of_unlocking(door, left, taken)]
        dismiss(desktop)
    garbage.stop()
    put_back()
    for path in files:
        sys.stdout.write(f"{path}\n")
    for bug in caught:
        sys.stdout.write(f"{places(bug)}\n")
    return 0 if found and not caught else 1


def _look(door: Door, use_case: Callable[..., T], found: list[T], caught: list[BaseException]) -> None:
    """Ask what is worth a picture to whoever sits here, and hear of bugs from now on."""
    if door.desk is not None:
        door.desk.broke.connect(caught.append)
        door.desk.ask(door, found.append, use_case)
        settle(door)


def _agreement(found: Sights, left: Path) -> Iterator[Path]:
    for data, ending in ((found.pdf, "pdf"), (found.docx, "docx")):
        path = left / f"agreement-{found.code}.{ending}"
        path.write_bytes(data)
        yield path


def prepare(
    arguments: list[str],
    folder: Path,
    build: Build = build_demo,
    *,
    look: Preferences | None = None,
    clock: Clock | None = None,
) -> app.Desktop:
    """The window, saying that the demo is being made, and the register thread making it.

    `look` is this account's own and `clock` the computer's, unless they are given.
    """
    paths = paths_under(folder)
    open_log(paths.logs)
    _same_look(paths, look or load_preferences(usual_paths().preferences))
    application, input_method = app.start(arguments)
    desktop = app.build(application, paths, clock=clock, kdf_cost=LEAST_COST, input_method=input_method)
    door = desktop.door
    door.hint = _(
        "This is the demo: everybody here is invented. The password is {password}", password=PASSWORD
    )
    door.window.show_face(DemoPage())
    door.thread_.send(
        door, _Building(door, build), door.let_in, failed=door.damage.refused, broke=door.show_bug
    )
    return desktop


def dismiss(desktop: app.Desktop) -> None:
    """Close the register and the window while everything they need is still alive, in this order."""
    desktop.door.close()
    desktop.door.window.close()
    for one in (desktop.door.window, desktop.one, desktop.door):
        one.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    close_log()


def _same_look(paths: Paths, look: Preferences) -> None:
    """The demo speaks and looks like this."""
    save_preferences(paths.preferences, replace(look, register="", centre="", geometry=""))
