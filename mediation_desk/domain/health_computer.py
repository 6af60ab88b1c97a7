"""When the computer serves its desk: room on the disk, fonts, a printer, the clock, the program itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from mediation_desk.domain.health import (
    HealthAct,
    HealthDay,
    HealthKey,
    HealthLine,
    act_now,
    good,
    watch,
)

LITTLE: Final = 1_000_000_000
"""Bytes under which the disk is amber, as on the first page."""
VERY_LITTLE: Final = 200_000_000
"""Bytes under which it is red: a snapshot for a copy hardly fits."""
DAYS_AHEAD: Final = 90
"""Days within which a disk that fills up is said beforehand."""
GROWTH_DAYS: Final = 14
"""Days of history that growth is told from, at least."""
ZONE_MINUTES: Final = 8 * 60
"""Minutes that Asia/Shanghai is ahead of UTC."""
FAR_AHEAD: Final = 3650
"""Beyond ten years nobody asks when a disk is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PluggedIn:
    """A stick with copies of this register that is plugged in now, its label, and bytes free on it."""

    stick_id: str
    label: str
    free: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """What this computer says of itself.

    `free` are bytes beside the register, `size` those of the register with its attachments. `printers` are
    names, `usual` the one chosen here (empty: the system's own), `refused` whether the last print went wrong,
    `printed_at` when one went last (UTC ISO text, empty for never). `faces` are names of typefaces that are
    missing or may not be embedded, None while nobody looked; `zone` is minutes ahead of UTC. `sticks` are
    those plugged in.
    """

    free: int
    size: int = 0
    printers: tuple[str, ...] | None = None
    usual: str = ""
    printed_at: str = ""
    refused: bool = False
    faces: tuple[str, ...] | None = None
    faces_seen: int = 0
    zone: int = ZONE_MINUTES
    program: str = ""
    sticks: tuple[PluggedIn, ...] = ()


def days_left(free: int, size: int, history: Sequence[HealthDay], now: datetime) -> int | None:
    """In how many days the disk is full if the register grows on as it grew; None when it cannot be told."""
    measured = [one for one in history if one.size and (now.date() - one.day).days >= GROWTH_DAYS]
    if not measured or not size:
        return None
    first = measured[0]
    grown = size - first.size
    if grown <= 0:
        return None
    return free * (now.date() - first.day).days // grown


def judge_disk(here: Computer, history: Sequence[HealthDay], now: datetime) -> HealthLine:
    """Room beside the register, now and as it will be."""
    key, act = HealthKey.DISK, HealthAct.NONE
    left = days_left(here.free, here.size, history, now)
    if here.free < VERY_LITTLE:
        return act_now(key, "full", act, free=_mb(here.free))
    if here.free < LITTLE:
        return watch(key, "little", act, free=_mb(here.free))
    if left is not None and left < DAYS_AHEAD:
        return watch(key, "soon", act, free=_gb(here.free), days=left)
    if left is not None and left < FAR_AHEAD:
        return good(key, "good_until", free=_gb(here.free), days=left)
    return good(key, free=_gb(here.free))


def judge_fonts(faces: tuple[str, ...], seen: int) -> HealthLine:
    """`faces` are those that are missing or may not be embedded."""
    if faces:
        return act_now(HealthKey.FONTS, "missing", HealthAct.NONE, n=len(faces), names="、".join(faces))
    return good(HealthKey.FONTS, n=seen)


def judge_printer(here: Computer) -> HealthLine:
    """A printer to print on, and whether the last print went."""
    key, act = HealthKey.PRINTER, HealthAct.SETTINGS
    printers = here.printers or ()
    if not printers:
        return watch(key, "none", act)
    if here.usual and here.usual not in printers:
        return watch(key, "gone", act, name=here.usual)
    if here.refused:
        return watch(key, "refused", act)
    name = here.usual or printers[0]
    if not here.printed_at:
        return good(key, "untried", act, name=name)
    return good(key, act=act, name=name, day=datetime.fromisoformat(here.printed_at))


def judge_clock(reached: datetime | None) -> HealthLine:
    """`reached` is the moment the journal had reached while the clock still stands before it."""
    if reached is not None:
        return watch(HealthKey.CLOCK, "back", HealthAct.TODAY, reached=reached)
    return good(HealthKey.CLOCK)


def judge_zone(zone: int) -> HealthLine:
    """Whether the system's own time is that of Asia/Shanghai; the desk reckons in it in any case."""
    if zone != ZONE_MINUTES:
        return watch(HealthKey.ZONE, "other", HealthAct.NONE, hours=f"{zone / 60:+g}")
    return good(HealthKey.ZONE)


def judge_program(program: str, written_by: str) -> HealthLine:
    """Whether a newer program than this one wrote in the register before."""
    if written_by and version(written_by) > version(program):
        return watch(HealthKey.PROGRAM, "older", HealthAct.NONE, here=program, there=written_by)
    return good(HealthKey.PROGRAM, here=program)


def version(text: str) -> tuple[tuple[int, ...], int, int]:
    """A version in an order: 1.0.0.dev2 before 1.0.0rc1 before 1.0.0; what is none stands first."""
    numbers, rest = [], text.strip()
    while rest:
        figures = "".join(_leading(rest))
        if not figures:
            break
        numbers.append(int(figures))
        rest = rest[len(figures) :]
        if not rest.startswith(".") or not rest[1:2].isdigit():
            break
        rest = rest[1:]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    tail = rest.lstrip(".-").lower()
    stage = 0 if tail.startswith("dev") else 1 if tail else 2
    last = "".join(one for one in tail if one.isdigit())
    return tuple(numbers), stage, int(last or 0)


def _leading(text: str) -> list[str]:
    found: list[str] = []
    for one in text:
        if one not in "0123456789":
            break
        found.append(one)
    return found


def _gb(count: int) -> str:
    return f"{count / 1e9:.0f} GB" if count >= 10 * LITTLE else f"{count / 1e9:.1f} GB"


def _mb(count: int) -> str:
    return f"{count / 1e6:.0f} MB"
