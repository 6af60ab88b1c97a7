"""Times, and the one table they are told in."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table: what was measured, ours and the baseline of the same run, and the target.

    `ours` and `base` are milliseconds unless `unit` says otherwise. `most` bounds ours ÷ base, `bound` ours.
    """

    what: str
    ours: float
    base: float | None = None
    against: str = ""
    most: float | None = None
    bound: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        return self.ours / self.base if self.base else None

    @property
    def reached(self) -> bool | None:
        told = [self.ours <= self.bound] if self.bound is not None else []
        if self.most is not None and self.ratio is not None:
            told.append(self.ratio <= self.most)
        return all(told) if told else None


CLOCKS = {"wall": time.perf_counter, "processor": time.thread_time}
"""`processor` counts what this thread computes: for a computer that others keep busy meanwhile."""
_clock = {"is": CLOCKS["wall"]}


def use_clock(name: str) -> None:
    """Measure everything inside this process by this clock."""
    _clock["is"] = CLOCKS[name]


def spent(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    now = _clock["is"]
    begun = now()
    work()
    return (now() - begun) * 1000


def times(work: Callable[[], object], rounds: int, *, warm: int = 3) -> list[float]:
    """Milliseconds of each of `rounds` runs, after a few that do not count."""
    for _ in range(warm):
        work()
    gc.collect()
    return [spent(work) for _ in range(rounds)]


def side_by_side(
    ours: Callable[[], object], base: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Runs of both in turn, so that a busy moment of the computer strikes both."""
    for _ in range(3):
        ours()
        base()
    gc.collect()
    pairs = [(spent(ours), spent(base)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def p95(told: list[float]) -> float:
    """The time that 19 of 20 runs keep."""
    return quantiles(told, n=20, method="inclusive")[-1] if len(told) > 1 else told[0]


def table(lines: Iterable[Line]) -> str:
    """All lines in columns."""
    head = ("what", "ours", "baseline", "ratio", "target", "")
    rows = [head, *(_cells(line) for line in lines)]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(head))]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) if at == 0 else " " * (width - _width(cell)) + cell
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _cells(line: Line) -> tuple[str, ...]:
    base = "" if line.base is None else f"{_number(line.base)} {line.unit} {line.against}".rstrip()
    wanted = [f"≤ {line.most:g}×"] if line.most is not None else []
    wanted += [f"≤ {line.bound:g} {line.unit}"] if line.bound is not None else []
    mark = {True: "reached", False: "MISSED", None: ""}[line.reached]
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}×"
    return line.what, f"{_number(line.ours)} {line.unit}", base, ratio, ", ".join(wanted), mark


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def _width(text: str) -> int:
    return sum(2 if "⺀" <= letter <= "￯" else 1 for letter in text)
