"""Walking the journal's chain in pieces: every entry against the one before it, and against the anchors."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from mediation_desk.domain.journal_check import Fault, Found
from mediation_desk.register import journal
from mediation_desk.register.anchors import Anchor
from mediation_desk.register.journal import CLOCK_SET_BACK, TOLERANCE, JournalEntry
from mediation_desk.register.kept_rows import Kept, kept_by
from mediation_desk.register.records import Records
from mediation_desk.register.tables.safekeeping import journal as table

PIECE = 2_000
"""Entries looked at in one piece, some milliseconds of the register's thread."""
MOST_FOUND = 20
"""Changed entries named one by one; whoever changed more has changed everything."""
BIRTH, REWRITTEN = "add_keys", "rewrite_header"
RESTORES = frozenset({"restore_backup", "salvage_register", "recover_log"})
"""Acts after which the journal goes on without what came behind an earlier entry."""
DESTROYED = "destroy_case"
"""Its ids are the case's and those of the rows that went with it, which nobody misses from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """How far the walk came: `done` of `total`, the hash reached, and what was seen on the way.

    `met` are (number, hash) of the anchors the journal agreed with. `births` are the public keys of each
    birth as (staff id, box, sign), empty ones from before keys were written down. `restores` are (number,
    moment) of each backup put back; `set_backs` and `rewritten` count. `kept` are rows that must be there.
    """

    total: int
    anchors: tuple[Anchor, ...]
    unreadable: int
    done: int = 0
    hash: bytes = b""
    at: datetime | None = None
    act: str = ""
    met: frozenset[tuple[int, bytes]] = frozenset()
    births: tuple[tuple[str, str, str], ...] = ()
    restores: tuple[tuple[int, datetime], ...] = ()
    set_backs: tuple[datetime, ...] = ()
    rewritten: int = 0
    kept: frozenset[Kept] = frozenset()
    found: tuple[Found, ...] = ()


def begin(records: Records, anchors: tuple[Anchor, ...], unreadable: int) -> Walk:
    """A walk from the first entry to the newest of now; what is written meanwhile is not its business."""
    total = records.connection.execute(select(func.max(table.c.number))).scalar() or 0
    root = journal.root(records.seat.register_id)
    met = frozenset((0, root) for one in anchors if one.number == 0)
    return Walk(total=total, anchors=anchors, unreadable=unreadable, hash=root, met=met)


def go_on(records: Records, walk: Walk) -> Walk:
    """The walk one piece further; it is over when `done` equals `total`."""
    upto = min(walk.total, walk.done + PIECE)
    wanted = select(table).where(table.c.number > walk.done, table.c.number <= upto)
    anchored = {one.number for one in walk.anchors}
    step = _Step(walk)
    for row in records.connection.execute(wanted.order_by(table.c.number)):
        step.take(row.number, row.entry, row.hash)
        if row.number in anchored:
            step.met.add((row.number, step.hash))
    step.missing_until(upto)
    return step.walk(upto)


class _Step:
    """One piece under way: the fields of a Walk, open to change."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.hash, self.number, self.at, self.act = walk.hash, walk.done, walk.at, walk.act
        self.met = set(walk.met)
        self.births, self.restores = list(walk.births), list(walk.restores)
        self.set_backs, self.rewritten = list(walk.set_backs), walk.rewritten
        self.kept = set(walk.kept)
        self.found = list(walk.found)

    def take(self, number: int, entry: object, stored: object) -> None:
        after_gap = number - 1 > self.number  # then nothing tells what it ought to follow
        self.missing_until(number - 1)
        self.number = number
        data = entry if isinstance(entry, bytes) else b""
        follows = after_gap or stored == journal.link(self.hash, data)
        told = _told(data)
        if not follows or told is None or told.number != number:
            self._find(Fault.ENTRY_CHANGED, number)
        # From here on by what is stored: one changed entry is named alone, not everything after it.
        self.hash = stored if isinstance(stored, bytes) else b""
        if told is not None:
            self._look_at(told)

    def missing_until(self, last: int) -> None:
        if last > self.number:
            self._find(Fault.ENTRY_MISSING, self.number + 1, last)
            self.number = last

    def _look_at(self, told: JournalEntry) -> None:
        if self.at is not None and self.act != CLOCK_SET_BACK and told.at < self.at - TOLERANCE:
            self._find(Fault.TIME_BACKWARDS, told.number)
        self.at, self.act = told.at, told.act
        if (kept := kept_by(told)) is not None:
            self.kept.add(kept)
        if told.act == BIRTH and told.ids:
            box, sign = told.ids[1:3] if len(told.ids) >= 3 else ("", "")
            self.births.append((told.ids[0], box, sign))
        elif told.act in RESTORES:
            self.restores.append((told.number, told.at))
        elif told.act == CLOCK_SET_BACK:
            self.set_backs.append(told.at)
        elif told.act == REWRITTEN:
            self.rewritten += 1
        elif told.act == DESTROYED:
            self.kept = {kept for kept in self.kept if kept[1] not in told.ids[1:]}

    def _find(self, fault: Fault, number: int, last: int | None = None) -> None:
        if len(self.found) < MOST_FOUND:
            said = f"{number}–{last}" if last is not None and last > number else str(number)
            self.found.append(Found(fault=fault, names=(("number", said),)))

    def walk(self, done: int) -> Walk:
        return replace(
            self._walk,
            done=done,
            hash=self.hash,
            at=self.at,
            act=self.act,
            met=frozenset(self.met),
            births=tuple(self.births),
            restores=tuple(self.restores),
            set_backs=tuple(self.set_backs),
            rewritten=self.rewritten,
            kept=frozenset(self.kept),
            found=tuple(self.found),
        )


def _told(data: bytes) -> JournalEntry | None:
    try:
        return journal.read_entry(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
