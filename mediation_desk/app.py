"""Puts the house together: the only file that sees every layer. Everything is passed, nothing looked up."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from mediation_desk import words
from mediation_desk.diagnosis.hard_crash import HardCrash
from mediation_desk.log import note, open_log
from mediation_desk.paths import Paths
from mediation_desk.services.os_keyring import OsKeyring
from mediation_desk.ui import spoken, style
from mediation_desk.ui.bugs import Bugs, install
from mediation_desk.ui.choices import Choices
from mediation_desk.ui.door import PAINTED, Door
from mediation_desk.ui.failed_before import tell_crashes, tell_failed_start
from mediation_desk.ui.garbage import GarbageOnGui
from mediation_desk.ui.input_method.prepare import InputMethod, make_ready
from mediation_desk.ui.seams import Clock, Files, Questions
from mediation_desk.ui.single import OneDesk, raise_first
from mediation_desk.ui.translations import install_qt_words

if TYPE_CHECKING:
    from mediation_desk.register.vault.kdf import KdfCost


@dataclass(slots=True, kw_only=True)
class Desktop:
    """The running program: what must live as long as it does."""

    app: QApplication
    door: Door
    one: OneDesk
    kept: list[QObject]
    input_method: InputMethod | None = None


def make_app(arguments: list[str]) -> QApplication:
    """The QApplication, once."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([*(arguments[:1] or [""]), *style.FUSION, *arguments[1:]])
        app.setProperty(style.FUSED, True)
    app.setApplicationName("mediation-desk")
    app.setDesktopFileName("mediation-desk")
    return app


def start(arguments: list[str]) -> tuple[QApplication, InputMethod]:
    """The QApplication, and Chinese typing chosen before it: Qt reads that once, when it starts."""
    input_method = make_ready(os.environ)
    return make_app(arguments), input_method


def register_folder(paths: Paths, choices: Choices) -> Path:
    """The register opened last, or the usual place for the first one."""
    return Path(choices.now.register) if choices.now.register else paths.registers / "register"


def build(
    app: QApplication,
    paths: Paths,
    *,
    clock: Clock | None = None,
    questions: Questions | None = None,
    files: Files | None = None,
    keyring: OsKeyring | None = None,
    kdf_cost: KdfCost | None = None,
    input_method: InputMethod | None = None,
) -> Desktop:
    """Everything but the first window face; tests give their own seams."""
    choices = Choices(paths.preferences)
    words.use(choices.now.language)
    install_qt_words(choices.now.language)
    choices.apply_look()
    spoken.install()
    door = Door(
        app=app,
        paths=paths,
        folder=register_folder(paths, choices),
        choices=choices,
        clock=clock or Clock(),
        questions=questions or Questions(),
        files=files or Files(),
        keyring=keyring or OsKeyring(),
        kdf_cost=kdf_cost,
    )
    one = OneDesk()
    one.asked.connect(door.window.come_forward)
    return Desktop(app=app, door=door, one=one, kept=[choices], input_method=input_method)


def open_window(desktop: Desktop, painted: Callable[[], None] | None = None) -> int:
    """Show the window, stand guard over bugs and garbage, and run until it is closed.

    `painted` is called when the first face stands on the screen: to measure how long a start takes.
    """
    bugs, garbage = Bugs(), GarbageOnGui()
    if desktop.input_method is not None:
        desktop.input_method.begin(desktop.app)
        desktop.door.shutting.connect(desktop.input_method.drop_typing)
    # queued: a bug of a paint event is told after the painting, a dialog opened in it would paint again
    bugs.caught.connect(desktop.door.show_bug, Qt.ConnectionType.QueuedConnection)
    put_back = install(bugs)
    let_go = desktop.door.bugs.listen()
    desktop.door.window.put_geometry(desktop.door.choices.now.geometry)
    desktop.door.window.show()
    QTimer.singleShot(PAINTED, desktop.one, partial(_afterwards, desktop))
    if painted is not None:
        desktop.app.processEvents()
        desktop.door.window.repaint()
        painted()
    code = desktop.app.exec()
    garbage.stop()
    let_go()
    put_back()
    return code


def _afterwards(desktop: Desktop) -> None:
    """What no window waits for: the ring around what keys reach, and hearing of a second start.

    Of two started at the same moment, as by clicking the icon again, neither met the other when it began:
    the one whose window comes later ends here, before anybody typed in it.
    """
    if raise_first(desktop.door.folder):
        desktop.door.window.close()
        return
    from mediation_desk.ui.kit.focus import FocusRing

    desktop.kept.append(FocusRing(desktop.app))
    desktop.one.listen(desktop.door.folder)


def copies_meant(file: Path) -> Path:
    """Where copies are to be read from when somebody opens this file or folder with the program."""
    return file if file.is_dir() else file.parent


def run(
    arguments: list[str],
    paths: Paths,
    opened: Path | None = None,
    painted: Callable[[], None] | None = None,
) -> int:
    """Open the desk; a second start of the same register only brings the first window forward.

    `opened` is the file of a stick, or the folder of a copy, that was opened with the program: the copies
    there are offered to be read, if the desk is not open already. A start that fails says so with its report;
    what crashed the last time is told calmly.
    """
    with suppress(OSError):  # a full disk is no reason not to open
        open_log(paths.logs)
    app, input_method = start(arguments)
    folder = register_folder(paths, Choices(paths.preferences))
    if raise_first(folder):
        return 0
    note("started")
    guard = HardCrash(paths.reports)
    crashes = guard.earlier()
    guard.begin()
    try:
        desktop = build(app, paths, input_method=input_method)
        desktop.door.begin()
        if opened is not None:
            desktop.door.copies.begin(copies_meant(opened.absolute()))
    except Exception as bug:  # noqa: BLE001 -- whatever it was, the person is told in words
        guard.end()
        return tell_failed_start(paths, bug)
    tell_crashes(desktop.door, crashes)
    code = open_window(desktop, painted)
    guard.end()
    note("ended")
    return code
