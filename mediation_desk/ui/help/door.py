"""What help asks of the door it stands beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication

from mediation_desk.ui.choices import Choices
from mediation_desk.ui.seams import Files
from mediation_desk.ui.window import Window

if TYPE_CHECKING:
    from mediation_desk.ui.ask import RegisterThread
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.frame import Frame


class Door(Protocol):
    """The part of the door help stands beside."""

    app: QApplication
    window: Window
    choices: Choices
    files: Files
    thread_: RegisterThread
    desk: Desk | None

    @property
    def frame(self) -> Frame | None:
        """The frame of whoever is at the desk."""

    def show_bug(self, bug: BaseException) -> None:
        """Say calmly that the program is at fault."""
