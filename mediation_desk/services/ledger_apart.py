"""Reading an old list in a process of its own: a broken or hostile file ends that process and no other."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from mediation_desk.domain.ledger_cell import Cell, Line
from mediation_desk.domain.ledger_import import LedgerFile, LedgerSheet, Reading
from mediation_desk.errors import DeskError
from mediation_desk.process_apart import ApartError, confine, heard_apart

FLAG = "--read-ledger"
"""The word by which the program is asked to be the process apart."""

SECONDS = 120
_TOGETHER = 400
"""Lines of a list told in one line of the answer."""


def read_apart(path: Path, tell: Callable[[Reading], None]) -> LedgerFile:
    """What a file holds; `tell` is told how far it is, also while nothing is heard, and may raise to stop.

    DeskError: ledger.no_file, ledger.too_long, ledger.failed, and those of `ledger_reading.read_ledger`.
    """
    until = time.monotonic() + SECONDS
    gathered = _Gathered()
    try:
        with heard_apart(FLAG, json.dumps(str(path)).encode("utf-8")) as lines:
            for line in lines:
                if line:
                    gathered.hear(json.loads(line))
                tell(Reading(done=gathered.lines, total=gathered.total))
                if time.monotonic() > until:
                    raise DeskError("ledger.too_long", seconds=SECONDS)
    except (ApartError, ValueError, KeyError, TypeError) as error:
        raise DeskError("ledger.failed") from error
    return gathered.file(path.name)


class _Gathered:
    """What was heard so far; texts that come again and again are kept once."""

    def __init__(self) -> None:
        self.lines = self.total = 0
        self._sheets: list[tuple[str, list[Line]]] = []
        self._kept: dict[str, str] = {}
        self._sha256 = self._encoding = ""

    def hear(self, told: dict[str, Any]) -> None:
        """One line of the answer. DeskError that the other process tells of."""
        if key := told.get("key"):
            raise DeskError(key, **told["names"])
        if "sheet" in told:
            self._sheets.append((told["sheet"], []))
            self.total += told["lines"]
        elif "rows" in told:
            self._sheets[-1][1].extend(tuple(map(self._cell, row)) for row in told["rows"])
            self.lines += len(told["rows"])
        self._encoding = told.get("encoding", self._encoding)
        self._sha256 = told.get("sha256", self._sha256)

    def file(self, name: str) -> LedgerFile:
        """All of it; sheets with nothing in them are left out. DeskError ledger.empty_file."""
        sheets = tuple(LedgerSheet(name=said, lines=tuple(rows)) for said, rows in self._sheets if any(rows))
        if not self._sha256:
            raise DeskError("ledger.failed")
        if not sheets:
            raise DeskError("ledger.empty_file")
        return LedgerFile(name=name, sha256=self._sha256, sheets=sheets, encoding=self._encoding)

    def _cell(self, told: Any) -> Cell:
        if isinstance(told, str):
            return self._kept.setdefault(told, told) if len(told) <= 24 else told
        if isinstance(told, list):
            return date.fromordinal(told[0])
        if isinstance(told, int | float):
            return told
        raise TypeError("no cell of a list")


def be_the_process_apart(into: IO[bytes], out: IO[bytes]) -> int:
    """Read the file named and write out what it holds, or the key of what was wrong; 0 when it answered."""
    # Loaded before the limits are set: the libraries themselves want files and room.
    from mediation_desk.services.ledger_reading import SheetBegins, TextBegins, read_ledger

    path = Path(json.loads(into.read()))
    confine(SECONDS)

    def say(**told: object) -> None:
        out.write(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n")

    rows: list[list[object]] = []
    try:
        for one in read_ledger(path):
            if isinstance(one, list):
                rows.append([[cell.toordinal()] if isinstance(cell, date) else cell for cell in one])
                if len(rows) < _TOGETHER:
                    continue
            if rows:
                say(rows=rows)
                rows = []
            if isinstance(one, SheetBegins):
                say(sheet=one.name, lines=one.lines)
            elif isinstance(one, TextBegins):
                say(encoding=one.encoding)
        if rows:
            say(rows=rows)
        with path.open("rb") as file:
            digest = sha256()
            while chunk := file.read(1024 * 1024):
                digest.update(chunk)
        say(sha256=digest.hexdigest())
    except DeskError as error:
        say(key=error.key, names=error.names)
    except MemoryError:
        say(key="ledger.too_much", names={})
    except OSError:
        say(key="ledger.no_file", names={})
    out.flush()
    return 0
