"""What the desk may look like, and putting that on the demo before a walk through its pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from mediation_desk.ui.tour import settle
from tests.looks.faces import dialogs, faces
from tests.ui.every_page import DemoDesk

FACES = "faces"
_DRAWN_MS = 600  # a preview is drawn a moment after the last key


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one walk looks like; `height` is what is left of the screen under title bar and task bar."""

    language: str = "zh_CN"
    percent: int = 100
    theme: str = "light"
    width: int = 1366
    height: int = 768

    def __str__(self) -> str:
        return f"{self.language}-{self.percent}-{self.theme}-{self.width}x{self.height}"


USUAL = Look()


def put_on(desk: DemoDesk, look: Look) -> None:
    """Speak, write and paint as `look` says; nobody is at the desk afterwards."""
    desk.door.lock()
    settle(desk.door)
    desk.door.choices.change(language=look.language, text_size=look.percent, theme=look.theme)
    window = desk.door.window
    window.setProperty("wanted", QSize(look.width, look.height))
    window.resize(look.width, look.height)
    desk.door.begin()
    desk.settle()


def stops(
    desk: DemoDesk, look: Look, *, drawn: bool = False, keys: Collection[str] = ()
) -> Iterator[tuple[str, QWidget]]:
    """The faces before signing in, every page and the dialogs in this look: its name and the window.

    `drawn`: with previews drawn. `keys`: these pages alone, and FACES for what is no page.
    """
    put_on(desk, look)
    window = desk.door.window
    if not keys or FACES in keys:
        yield from _laid_out(faces(desk))
    for stop in desk.walk(keys):
        if window.width() > look.width or window.height() > look.height:
            window.resize(look.width, look.height)
        if drawn:
            _wait()
            desk.settle()
        yield from _laid_out([(stop.name, window)])
    if not keys or FACES in keys:
        yield from _laid_out(dialogs(desk))


def _laid_out(named: Iterable[tuple[str, QWidget]]) -> Iterator[tuple[str, QWidget]]:
    for name, window in named:
        for _round in range(3):  # a head that turned asks for another
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        yield name, window


def _wait() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_DRAWN_MS, loop.quit)
    loop.exec()
