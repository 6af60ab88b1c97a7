"""One table of ratios: `python -m tests.bench [--cases N …] [--full] [--rekey MB] …`.

Ours and its baseline are measured in the same run, in turn. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from installer.words import compile_all
from mediation_desk import words
from mediation_desk.services import opening
from tests.bench import (
    attaching,
    backing,
    binding,
    booking,
    checking,
    daily,
    families,
    importing,
    notes,
    papers,
    rekeying,
    reporting,
    saving,
    searching,
    starting,
    timing,
)
from tests.bench.generated import generated
from tests.bench.timing import Line

DAILY = 250
"""MB of the register of which daily copies are made; 5,000 with --full."""
REKEYED = 500
"""MB of the register that gets a new key with --full."""
GROWING = ("search", "list", "asked", "saving", "first page", "right password", "full backup")


def measured(cache: Path, sizes: list[int]) -> list[Line]:
    """Every line of the table."""
    found: list[Line] = [*papers.lines(), *binding.lines(), *checking.lines(), *notes.lines()]
    found += [*booking.lines(), *importing.lines()]
    by_size: dict[int, dict[str, Line]] = {}
    for cases in sizes:
        size = f"{cases:,}"
        lines = list(_of(cache, cases, size))
        found += lines
        by_size[cases] = {line.what.removesuffix(f", {size}").partition(" (")[0]: line for line in lines}
    return found + list(_growth(by_size))


def _of(cache: Path, cases: int, size: str) -> Iterator[Line]:
    made = generated(cache, cases)
    session = made.open()
    try:
        yield from searching.lines(session.register, size)
        yield saving.line(session.register, size)
        yield from backing.lines(session, size, cache)
        yield from attaching.lines(session, size, cache)
    finally:
        opening.lock(session)
    yield from reporting.lines(made, size, cache)
    yield starting.start_line(made, size)
    yield from starting.day_lines(made, size)
    yield from starting.switch_lines(made, size)


def _growth(by_size: dict[int, dict[str, Line]]) -> Iterator[Line]:
    least, most = min(by_size), max(by_size)
    if least == most:
        return
    for what, line in by_size[most].items():
        small = by_size[least].get(what)
        if small is not None and what.startswith(GROWING):
            yield Line(
                what=f"growth {least:,} → {most:,}: {what}",
                ours=line.ours,
                base=small.ours,
                against=f"at {least:,}",
                most=2,
            )


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--cases", type=int, nargs="+", default=[1_000, 10_000], help="sizes of the registers"
    )
    parser.add_argument("--full", action="store_true", help="1,000, 10,000 and 100,000 cases")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "desk-bench")
    parser.add_argument("--rekey", type=int, metavar="MB", help="only a new key for a register of so many MB")
    parser.add_argument("--daily", type=int, metavar="MB", help="only daily copies of so many MB")
    parser.add_argument("--clock", choices=tuple(timing.CLOCKS), default="wall")
    said = parser.parse_args(arguments)
    compile_all()
    words.use("zh_CN")
    timing.use_clock(said.clock)
    if said.rekey:
        sys.stdout.write(timing.table([rekeying.line(said.cache, said.rekey)]) + "\n")
        return
    if said.daily:
        told = daily.lines(generated(said.cache, 1_000), said.cache, said.daily)
        sys.stdout.write(timing.table(told) + "\n")
        return
    sizes = [1_000, 10_000, 100_000] if said.full else said.cases
    # First: the bare baseline of saving writes past the journal, and such a register is not restored.
    kept = list(daily.lines(generated(said.cache, min(sizes)), said.cache, 5_000 if said.full else DAILY))
    lines = [*measured(said.cache, sizes), *kept, *families.lines(said.cache)]
    if said.full:
        lines.append(rekeying.line(said.cache, REKEYED))
    sys.stdout.write(timing.table(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
