"""The log read back for whoever looks after this computer: lines as values, the newest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from mediation_desk.diagnosis.events import EVENTS
from mediation_desk.log import FILE, OLDER
from mediation_desk.words import _

_LINE = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (INFO|ERROR) (.+)")
_MOST = 4_000
"""Lines shown at most; three full files hold about as many."""


class Level(StrEnum):
    """How grave a line is."""

    EVENT = "INFO"
    BUG = "ERROR"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One line: when, by this computer's own clock, how grave, and its text as it stands in the file."""

    number: int
    at: datetime
    level: Level
    text: str

    def said(self) -> str:
        """The line in the person's language where the program knows it; places of a bug as they are."""
        return _(self.text) if self.text in EVENTS else self.text


def read_log(folder: Path) -> tuple[LogLine, ...]:
    """Every line of the log's files that is one; what is not (cut short, foreign) is left out."""
    found: list[LogLine] = []
    for path in [folder / f"{FILE}.{n}" for n in range(OLDER, 0, -1)] + [folder / FILE]:
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for line in text.splitlines():
            read = _read(line, len(found))
            if read is not None:
                found.append(read)
    return tuple(reversed(found[-_MOST:]))


def last_events(folder: Path, most: int) -> tuple[LogLine, ...]:
    """The newest fixed sentences of the log, the oldest of them first; nothing else it may hold."""
    known = [line for line in read_log(folder) if line.level is Level.EVENT and line.text in EVENTS]
    return tuple(reversed(known[:most]))


def _read(line: str, number: int) -> LogLine | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    when, level, text = match.groups()
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return None
    return LogLine(number=number, at=at, level=Level(level), text=text)
