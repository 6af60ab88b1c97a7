"""Shows every page once at 1366×768 and leaves a picture of each, for a machine without a screen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from mediation_desk.ui.door import Door
from mediation_desk.ui.pages import PAGES

_PATIENCE_MS = 120_000
_DRAWN_MS = 600  # a preview is drawn a moment after the last key
_NONE: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType({})


def settle(door: Door) -> None:
    """Let everything asked so far arrive and be painted."""
    loop = QEventLoop()
    door.thread_.send(door, _no_work, _Quit(loop), failed=_Quit(loop), broke=_Quit(loop))
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()
    for _round in range(3):
        QApplication.processEvents()


def tour(door: Door, folder: Path, sights: Mapping[str, tuple[tuple[str, ...], ...]] = _NONE) -> list[Path]:
    """A picture of each page of the rail and of unlocking; the paths in the order they were taken.

    `sights` says with which arguments a page is shown, also one that does not stand in the rail.
    """
    taken: list[Path] = []
    door.window.resize(1366, 768)
    frame = door.frame
    if frame is not None:
        for line in PAGES:
            usual: tuple[tuple[str, ...], ...] = ((),) if line.icon else ()
            for args in sights.get(line.key, usual) if line.open_to(frame.desk.staff) else ():
                frame.show_page(line.key, args)
                taken.append(_picture(door, folder / f"{len(taken) + 1:02}-{line.key}.png"))
        door.lock()
    taken.append(_picture(door, folder / f"{len(taken) + 1:02}-unlock.png"))
    return taken


def _picture(door: Door, path: Path) -> Path:
    settle(door)
    settle(door)  # what the first answers asked for
    pause = QEventLoop()
    QTimer.singleShot(_DRAWN_MS, pause.quit)
    pause.exec()
    settle(door)
    door.window.grab().save(str(path))
    return path


def _no_work() -> None:
    """The last errand in the queue: when it is answered, so are all before it."""


class _Quit:
    """Ends a waiting loop, whatever the answer."""

    def __init__(self, loop: QEventLoop) -> None:
        self._loop = loop

    def __call__(self, _answer: object) -> None:
        self._loop.quit()
