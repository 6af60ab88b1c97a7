"""Reports of bugs in the state folder: the newest ten, each told without a word about anybody."""

from __future__ import annotations

import hashlib
import os
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from mediation_desk.diagnosis.surroundings import Fact
from mediation_desk.words import _, term

KEPT = 10
"""Reports that stay; the oldest go."""
EVENTS_TOLD = 20
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_NAME = re.compile(r"report-\d{6}-\d{6}-[0-9A-Z]{3}\.txt")
_OFTEN = frozenset({2, 3, 5, 10, 20, 50, 100, 200, 500, 1000})
"""Counts at which a repeated bug's report is written anew; a disk is not worn out by a storm."""


class Happened(StrEnum):
    """What kind of fault a report is about."""

    BUG = "bug"
    START = "start"
    CRASH = "crash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report: its short number, when, what kind, the places, and how often they were met in a minute."""

    number: str
    at: datetime
    kind: Happened
    said: str
    times: int = 1

    @property
    def file_name(self) -> str:
        """`report-<number>.txt`."""
        return f"report-{self.number}.txt"


class BugReports:
    """Writes and lists reports below `folder`; every method may be called on any thread and never raises."""

    def __init__(
        self,
        folder: Path,
        log_folder: Path,
        facts: Callable[[], tuple[Fact, ...]],
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        self.folder, self.log_folder = folder, log_folder
        self._facts, self._clock = facts, clock
        self._of: dict[str, Report] = {}
        self._lock = threading.RLock()

    def heard(self, said: str, times: int, kind: Happened = Happened.BUG) -> Report:
        """A bug with these places was met for the n-th time within a minute: written, or counted."""
        with self._lock:
            before = self._of.get(said)
            report = replace(before, times=times) if before and times > 1 else self._new(said, kind)
            self._of[said] = report
            if report.times == 1 or report.times in _OFTEN:
                self._write(report)
            return report

    def of(self, said: str) -> Report | None:
        """The report of these places, if they were ever met since the start."""
        return self._of.get(said)

    def text(self, report: Report) -> str:
        """The report as plain text in the person's language."""
        from mediation_desk.diagnosis.log_lines import last_events  # reads back; a start only writes

        try:
            facts = self._facts()
        except Exception:  # noqa: BLE001 -- a report must come about whatever is broken
            facts = ()
        lines = [
            _("Report {number}", number=report.number),
            f"{_('When')}: {report.at:%Y-%m-%d %H:%M:%S}",
            f"{_('What failed')}: {term(report.kind)}",
            *([f"{_('Times within a minute')}: {report.times}"] if report.times > 1 else []),
            "",
            *(f"{_(name)}: {value}" for name, value in facts),
            "",
            _("Places in the program"),
            *report.said.replace(" caused by ", "\ncaused by ").replace(" < ", "\n  < ").splitlines(),
        ]
        events = last_events(self.log_folder, EVENTS_TOLD)
        if events:
            lines += ["", _("Last events"), *(f"{one.at:%m-%d %H:%M:%S} {one.text}" for one in events)]
        return "\n".join([*lines, ""])

    def listed(self) -> tuple[Path, ...]:
        """The reports kept, the newest first."""
        try:
            found = [one for one in self.folder.iterdir() if _NAME.fullmatch(one.name)]
        except OSError:
            return ()
        return tuple(sorted(found, key=lambda one: one.name, reverse=True))

    def read(self, path: Path) -> str:
        """A kept report's text; empty when it is gone."""
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def _new(self, said: str, kind: Happened) -> Report:
        at = self._clock()
        digest = hashlib.sha256(said.encode("utf-8", "replace")).digest()
        mark = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:3])
        return Report(number=f"{at:%y%m%d-%H%M%S}-{mark}", at=at, kind=kind, said=said)

    def _write(self, report: Report) -> None:
        beside = self.folder / f"{report.file_name}.part"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_text(self.text(report), encoding="utf-8")
            os.replace(beside, self.folder / report.file_name)  # noqa: PTH105 -- one call that swaps everywhere
            for old in self.listed()[KEPT:]:
                old.unlink(missing_ok=True)
