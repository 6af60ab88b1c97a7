"""What nobody caught tells the error stream its places alone: a session keeps that stream in a plain file."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Any

from mediation_desk.log import places


def tell_places_only() -> None:
    """From the first line on, in every way this program is started: a message may quote what was typed.

    The window puts its own hooks over these while it runs; a process apart tells its starter by them.
    """
    sys.excepthook = _uncaught
    threading.excepthook = sys.unraisablehook = _elsewhere


def _uncaught(kind: type[BaseException], bug: BaseException, _trace: TracebackType | None) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        _tell(bug)


def _elsewhere(args: Any) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        _tell(args.exc_value)


def _tell(bug: BaseException) -> None:
    if sys.stderr is not None:  # a program of Windows without a console has none
        sys.stderr.write(f"{places(bug)}\n")
