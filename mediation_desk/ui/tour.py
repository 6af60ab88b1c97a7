"""Shows every page once at 1366×768 and leaves a picture of each, for a machine without a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from mediation_desk.ui.door import Door
from mediation_desk.ui.pages import PAGES
from mediation_desk.ui.unlock import UnlockPage

_PATIENCE_MS = 280_000  # a busy machine builds the demo slowly; what hangs is told of after 300 s
_DRAWN_MS = 600  # a preview is drawn a moment after the last key
Sights = Mapping[str, tuple[tuple[object, ...], ...]]
"""Arguments by page key, a picture for each."""
_NONE: Sights = MappingProxyType({})


def settle(door: Door) -> None:
    """Let everything asked so far arrive and be painted."""
    loop = QEventLoop()
    door.thread_.send(door, _no_work, _Quit(loop), failed=_Quit(loop), broke=_Quit(loop))
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()
    for _round in range(3):
        QApplication.processEvents()


def tour(door: Door, folder: Path, sights: Sights = _NONE, *, seen: Sequence[Path] = ()) -> list[Path]:
    """A picture of each page of the rail, in their order; returns the paths of those `seen` and these.

    `sights` says with which arguments a page is shown, also one that does not stand in the rail. A page that
    an earlier round has `seen`, by another person, is passed over.
    """
    taken = list(seen)
    known = {path.stem.partition("-")[2] for path in seen}
    door.window.resize(1366, 768)
    if not door.window.isVisible():  # a window never shown does not lay out anew what grew
        door.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        door.window.show()
    frame = door.frame
    if frame is None:
        return taken
    for line in PAGES:
        usual: tuple[tuple[object, ...], ...] = ((),) if line.icon or line.tab else ()
        if line.key in known or not line.open_to(frame.desk.staff):
            continue
        for args in sights.get(line.key, usual):
            frame.show_page(line.key, args)
            taken.append(_picture(door, folder / f"{len(taken) + 1:03}-{line.key}.png"))
    return taken


def picture_of_unlocking(door: Door, folder: Path, taken: Sequence[Path]) -> Path:
    """Lock, and a picture of what stands there then."""
    door.lock()
    return _picture(door, folder / f"{len(taken) + 1:03}-unlock.png")


def sign_in(door: Door, slot_id: str, password: str) -> None:
    """Lock, and let somebody else of this register sit down."""
    door.lock()
    settle(door)
    page = door.window.face
    if isinstance(page, UnlockPage):
        page.people.choose(slot_id)
        page.password.set_value(password)
        page.try_password()
    settle(door)


def _picture(door: Door, path: Path) -> Path:
    seen(door).save(str(path))
    return path


def seen(door: Door) -> QPixmap:
    """What the window shows once everything it asked for has arrived and was drawn."""
    settle(door)
    settle(door)  # what the first answers asked for
    pause = QEventLoop()
    QTimer.singleShot(_DRAWN_MS, pause.quit)
    pause.exec()
    settle(door)
    return door.window.grab()


def _no_work() -> None:
    """The last errand in the queue: when it is answered, so are all before it."""


class _Quit:
    """Ends a waiting loop, whatever the answer."""

    def __init__(self, loop: QEventLoop) -> None:
        self._loop = loop

    def __call__(self, _answer: object) -> None:
        self._loop.quit()
