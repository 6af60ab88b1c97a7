"""The anchors this account's local state, or a stick, keeps: a list that only grows at its end."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mediation_desk.domain.dates import legal_day
from mediation_desk.register.anchors import Anchor, anchor_text, parse_anchor
from mediation_desk.register.vault.whole_file import (
    PRIVATE,
    Step,
    go_on,
    read_most,
    said,
    sync_folder,
    write_whole,
)

MOST: Final = 2_000
"""Lines from which the file is thinned."""
MOST_BYTES: Final = 4 * 1024 * 1024
"""Several times what so many lines take; a stranger may have put more on a stick."""
NEWEST: Final = 1_000
"""Lines that thinning leaves whole; of older ones the last of each month stays."""

ON_STICK: Final = "desk-anchors.txt"
"""The list beside the copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnchors:
    """Every anchor that could be read, oldest first, and how many lines could not."""

    anchors: tuple[Anchor, ...]
    unreadable: int


class AnchorFile:
    """The anchors of one register on this PC, or beside copies; each is on the disk before `keep` returns."""

    def __init__(self, state_folder: Path, register_id: str, *, step: Step = go_on) -> None:
        self.path = state_folder / f"anchors-{register_id}.txt"
        self._step = step

    @classmethod
    def on_stick(cls, target: Path, *, step: Step = go_on) -> AnchorFile:
        """The anchors that copies left beside them, of whatever register."""
        made = cls(target, "", step=step)
        made.path = target / ON_STICK
        return made

    def keep(self, anchor: Anchor) -> None:
        """Add an anchor at the end; what a disk refuses is a DeskError (see `whole_file.said`)."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = not self.path.exists()
            self._append(anchor_text(anchor).encode() + b"\n")
            if fresh:
                sync_folder(self.path.parent)
        except OSError as error:
            raise said(error) from error
        self._thin()

    def read(self) -> KeptAnchors:
        """What is kept; a line cut short by a power failure, or spoiled, is counted and passed over."""
        anchors, unreadable = [], 0
        for line in self._lines():
            try:
                anchors.append(parse_anchor(line.decode("utf-8")))
            except ValueError:
                unreadable += 1
        return KeptAnchors(anchors=tuple(anchors), unreadable=unreadable)

    def _append(self, line: bytes) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self.path, flags, PRIVATE), "r+b") as file:
            end = file.seek(0, os.SEEK_END)
            if end:
                file.seek(end - 1)
                if file.read(1) != b"\n":  # the line before was cut short: it stays a line of its own
                    line = b"\n" + line
            file.seek(0, os.SEEK_END)
            self._step("appending")
            file.write(line)
            file.flush()
            os.fsync(file.fileno())

    def _lines(self) -> list[bytes]:
        try:
            return read_most(self.path, MOST_BYTES).splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise said(error) from error

    def _thin(self) -> None:
        if len(self._lines()) <= MOST:
            return
        kept = self.read().anchors
        older, newest = kept[:-NEWEST], kept[-NEWEST:]
        of_month = {
            (one.register_id, day.year, day.month): one for one in older for day in [legal_day(one.at)]
        }
        told = [anchor_text(one) for one in (*of_month.values(), *newest)]
        write_whole(self.path, "".join(f"{line}\n" for line in told).encode(), step=self._step)
