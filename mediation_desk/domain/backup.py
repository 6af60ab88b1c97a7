"""Copies of the register: how they are called, what is proved of them, and when one is too old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from threading import Event

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.errors import DeskError


class Proof(StrEnum):
    """What is done and then proved of a copy, in this order; a restore proves it in the same way."""

    WRITE = "write"
    SYNC = "sync"
    REREAD = "reread"
    OPEN = "open"
    CHECK = "check"
    FILES = "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one proof is: `done` of `total` (bytes, or parts); `total` is 0 while nobody knows.

    `from_memory` says that the system did not let us past what it remembers of the drive: what is read back
    may not have come from the medium itself.
    """

    proof: Proof
    done: int = 0
    total: int = 0
    from_memory: bool = False


Tell = Callable[[Progress], None]
"""Told of progress; stops the work by raising what `StopSign.heed` raises."""


class StopSign:
    """Stops a backup or a restore from another thread: `pull` it, and the next `heed` ends the work."""

    def __init__(self) -> None:
        self._pulled = Event()

    def pull(self) -> None:
        """Stop as soon as it can be done."""
        self._pulled.set()

    def heed(self) -> None:
        """Raise DeskError("backup.cancelled") once it was pulled."""
        if self._pulled.is_set():
            raise DeskError("backup.cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a copy holds, and nothing about anybody: `entries` of the journal up to `head` (its hash).

    `rows` and `cases` are counted, `bytes` is all of it, `files` are attachments. `lost` are the random names
    of attachments that the register names and the copy does not hold whole; those of them that its drive has
    spoiled, as far as they were read, are `damaged`. `new_bytes` were written when it was made (database and
    header included), of them `new_files` attachments; 0 where its manifest does not say. `read_files`
    attachments were read back for this proof, and `from_memory` is as in `Progress`. `database_bytes`
    is the database alone.
    """

    name: str
    made_at: datetime
    register_id: str
    cases: int
    rows: int
    entries: int
    head: str
    files: int
    bytes: int
    slots: int
    lost: tuple[str, ...] = ()
    new_files: int = 0
    new_bytes: int = 0
    database_bytes: int = 0
    damaged: tuple[str, ...] = ()
    read_files: int = 0
    from_memory: bool = False


class Kept(StrEnum):
    """For what a copy is kept: the newest of its day, week, month or year."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy as the register remembers it, which is also its receipt when it was proved.

    `folder` is the label of drive or folder it was written to and `stick_id` that of the `Stick`; `number`
    counts the proved copies of this register, 0 for one that was not proved: `refused` is then the key of the
    reason. `took` is in seconds, `head` the hash of the journal's last entry (hex) in it, `gone_at` when
    rotation deleted it. `kept` is what rotation keeps it for, None until it was asked.
    """

    name: str
    folder: str
    made_at: datetime
    by: str
    verified: bool
    bytes: int = 0
    cases: int = 0
    rows: int = 0
    number: int = 0
    stick_id: str = ""
    new_bytes: int = 0
    database_bytes: int = 0
    files: int = 0
    new_files: int = 0
    slots: int = 0
    entries: int = 0
    head: str = ""
    took: int = 0
    refused: str = ""
    kept: Kept | None = None
    gone_at: datetime | None = None


def copy_name(now: datetime) -> str:
    """A neutral name that tells the time and nothing else: desk-20261125-174600 (Asia/Shanghai)."""
    return now.astimezone(SHANGHAI).strftime("desk-%Y%m%d-%H%M%S")


def is_old(last: datetime | None, today: date, working_days: int = 1) -> bool:
    """Whether the last verified copy is older than so many working days, or there is none.

    By the holidays that are shipped: how old a copy looks needs no register to be open.
    """
    if last is None:
        return True
    oldest = today
    for _ in range(working_days):
        oldest = SHIPPED.last_working_day(oldest - timedelta(days=1))
    return legal_day(last) < oldest
