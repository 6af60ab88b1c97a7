"""The program's own log: small, rotating, and without a word about anybody.

A bug is written as its type and the places it passed; never its message, which may quote what was typed.
"""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LOG = logging.getLogger("mediation_desk")
_PACKAGE = Path(__file__).resolve().parent


def open_log(folder: Path) -> None:
    """Write to `desk.log` in `folder` (three files of 256 KiB); other libraries stay silent."""
    close_log()
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "desk.log", maxBytes=262_144, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


def close_log() -> None:
    """Let go of the log file."""
    for handler in list(_LOG.handlers):
        _LOG.removeHandler(handler)
        handler.close()


def note(event: str) -> None:
    """Write one fixed sentence of the program's own; never pass text that came from a person."""
    _LOG.info(event)


def note_bug(bug: BaseException) -> None:
    """Write a bug's type and the places it passed."""
    _LOG.error("%s", places(bug))


def places(bug: BaseException) -> str:
    """A bug as `Type at file:line function < …`, nearest place first, causes after."""
    said = []
    seen: set[int] = set()
    cause: BaseException | None = bug
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        frames = reversed(traceback.extract_tb(cause.__traceback__))
        where = " < ".join(f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)
        said.append(f"{type(cause).__module__}.{type(cause).__qualname__} at {where or '?'}")
        cause = cause.__cause__ or cause.__context__
    return " caused by ".join(said)


def _short(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(_PACKAGE).as_posix() if path.is_relative_to(_PACKAGE) else path.name
