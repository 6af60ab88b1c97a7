"""The program's own log: small, rotating, and without a word about anybody.

A bug is written as its type and the places it passed; never its message, which may quote what was typed.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mediation_desk.log_file import LogFile
from mediation_desk.repeats import Repeats

_LOG = logging.getLogger("mediation_desk")
_PACKAGE = Path(__file__).resolve().parent
FILE = "desk.log"
OLDER = 2
"""How many full files stay beside the one that is written."""

Listener = Callable[[str, int], None]
"""Told a bug's places and how often they were met within a minute; called on the bug's own thread."""
_listeners: list[Listener] = []
_repeats = Repeats()
_NAME = r"(?:<[\w .]{1,80}>|[\w.-]{1,120})"
_PLACE = rf"{_NAME}(?:/{_NAME})*:\d{{1,7}} [\w<>.]{{1,120}}"
_PLACES = re.compile(rf"[\w.]{{1,200}} at (?:\?|{_PLACE}(?: < {_PLACE})*)", re.ASCII)


def open_log(folder: Path) -> None:
    """Write to `desk.log` in `folder` (three files of 256 KiB); other libraries stay silent."""
    close_log()
    folder.mkdir(parents=True, exist_ok=True)
    handler = LogFile(folder / FILE, most_bytes=262_144, older=OLDER)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False


def close_log() -> None:
    """Let go of the log file."""
    for handler in list(_LOG.handlers):
        _LOG.removeHandler(handler)
        handler.close()


def listen(listener: Listener) -> Callable[[], None]:
    """Let somebody hear of every bug noted; the returned function lets them go."""
    _listeners.append(listener)

    def let_go() -> None:
        with suppress(ValueError):
            _listeners.remove(listener)

    return let_go


def note(event: str) -> None:
    """Write one fixed sentence of the program's own; never pass text that came from a person."""
    _LOG.info(event)


def note_bug(bug: BaseException) -> None:
    """Write a bug's type and the places it passed, once a minute; whoever listens hears of it each time."""
    _bug(places(bug))


def note_bug_apart(said: str) -> None:
    """The same for a process apart, which told its places by a pipe: nothing else it says is believed."""
    for line in said.splitlines():
        if _is_places(line):
            _bug(line)
            return


def _bug(said: str) -> None:
    times = _repeats.count(said)
    if times == 1:
        _LOG.error("%s", said)
    for listener in list(_listeners):
        listener(said, times)


def _is_places(line: str) -> bool:
    return len(line) < 8_000 and all(_PLACES.fullmatch(part) for part in line.split(" caused by "))


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
