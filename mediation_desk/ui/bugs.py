"""The hooks over what no code caught, on any thread: noted, and handed to the window's thread to be told."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from mediation_desk.log import note_bug


class Bugs(QObject):
    """Catches what no code caught, on any thread; `caught` brings it to the window's thread."""

    caught = Signal(object)

    def catch(self, kind: type[BaseException], bug: BaseException, _trace: TracebackType | None) -> None:
        """A sys.excepthook: note the bug and show it; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        note_bug(bug)
        self.caught.emit(bug)

    def catch_on_thread(self, args: Any) -> None:
        """A threading.excepthook: the same for a thread that died of it."""
        bug = args.exc_value
        if bug is None or isinstance(bug, SystemExit):
            return
        note_bug(bug)
        with suppress(RuntimeError):  # the window is gone already
            self.caught.emit(bug)

    def catch_unraisable(self, args: Any) -> None:
        """A sys.unraisablehook: noted with its report; there is nothing the person could do about it."""
        if args.exc_value is not None:
            note_bug(args.exc_value)


def install(bugs: Bugs) -> Callable[[], None]:
    """Make `bugs` the program's hooks; the returned function puts the old ones back."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook = bugs.catch, bugs.catch_on_thread
    sys.unraisablehook = bugs.catch_unraisable

    def put_back() -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before

    return put_back
