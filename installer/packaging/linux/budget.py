"""What every part of the bundle weighs against what it may weigh: a line over its limit fails the build."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from installer.environment import SetupError

BUDGET: Final = Path(__file__).with_name("size_budget.toml")
MB: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A part of the bundle: which files, at most how many MB, and what they are there for."""

    name: str
    files: tuple[str, ...]
    most: float
    why: str


def lines(path: Path = BUDGET) -> tuple[Line, ...]:
    """The budget; a file counts for the first line that has a pattern for it, the last takes the rest."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))["line"]
    return tuple(
        Line(name=one["name"], files=tuple(one["files"]), most=float(one["most"]), why=one["why"])
        for one in told
    )


def weigh(files: Iterable[tuple[str, int]], budget: tuple[Line, ...]) -> dict[str, int]:
    """Bytes of each line of the budget. ValueError names a file that no line has a pattern for."""
    found = {line.name: 0 for line in budget}
    for place, size in files:
        for line in budget:
            if any(fnmatchcase(place, pattern) for pattern in line.files):
                found[line.name] += size
                break
        else:
            raise ValueError(place)
    return found


def table(found: dict[str, int], budget: tuple[Line, ...]) -> str:
    """Aligned text: part, MB, limit, why; `OVER` marks a line that weighs too much."""
    rows = [("part", "MB", "at most", "why it is there")]
    for line in budget:
        size = found[line.name] / MB
        mark = "  OVER" if size > line.most else ""
        rows.append((line.name, f"{size:.1f}", f"{line.most:.1f}{mark}", line.why))
    rows.append(("together", f"{sum(found.values()) / MB:.1f}", f"{sum(one.most for one in budget):.1f}", ""))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{name:<{widths[0]}}  {size:>{widths[1]}}  {most:>{widths[2]}}  {why}".rstrip()
        for name, size, most, why in rows
    )


def defended(bundle: Path, path: Path = BUDGET) -> str:
    """The table for a bundle. Raises SetupError with the table when a line is over its limit."""
    budget = lines(path)
    files = (
        (one.relative_to(bundle).as_posix(), one.stat().st_size)
        for one in sorted(bundle.rglob("*"))
        if one.is_file() and not one.is_symlink()
    )
    found = weigh(files, budget)
    said = table(found, budget)
    if any(found[line.name] > line.most * MB for line in budget):
        raise SetupError(f"{said}\nCut what is over its limit, or defend a new limit in {path.name}.")
    return said
