"""The table of faults from the results of a test run: what was inflicted, how often, what was lost."""

from __future__ import annotations

import xml.etree.ElementTree as Tree
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Tally:
    """Of one kind of fault: tests, tries, losses, and tests that failed or could not be run here."""

    tests: int = 0
    tries: int = 0
    lost: int = 0
    failed: int = 0
    skipped: int = 0


def read(results: Path) -> dict[str, Tally]:
    """Tallies by fault, in the order of the run; what says nothing counts one try under its module.

    A test that failed counts as one loss at least.
    """
    found: dict[str, Tally] = defaultdict(Tally)
    for case in Tree.parse(results).iter("testcase"):
        failed = any(case.find(one) is not None for one in ("failure", "error"))
        skipped = case.find("skipped")
        said = [one.get("value", "") for one in case.iter("property") if one.get("name") == "inflicted"]
        for fault, tries, lost in [_parts(one) for one in said] or [(_module(case), 1, 0)]:
            tally = found[fault]
            tally.tests += 1
            if skipped is not None:
                tally.skipped += 1
                continue
            tally.tries += tries
            tally.failed += failed
            tally.lost += max(lost, int(failed))
    return dict(found)


def table(tallies: dict[str, Tally]) -> str:
    """The tallies as lines, widest fault first to be seen, a sum at the end."""
    wide = max(map(len, tallies), default=0)
    lines = [f"{'fault':{wide}}  {'tests':>6} {'tries':>8} {'lost':>6} {'skipped':>8}"]
    for fault, one in tallies.items():
        lines.append(f"{fault:{wide}}  {one.tests:6} {one.tries:8,} {one.lost:6} {one.skipped:8}")
    every = tallies.values()
    sums = (sum(one.tests for one in every), sum(one.tries for one in every), sum(one.lost for one in every))
    lines.append(f"{'all':{wide}}  {sums[0]:6} {sums[1]:8,} {sums[2]:6} {sum(o.skipped for o in every):8}")
    return "\n".join(lines)


def _parts(said: str) -> tuple[str, int, int]:
    fault, tries, lost = said.split("\t")
    return fault, int(tries), int(lost)


def _module(case: Tree.Element) -> str:
    name = case.get("classname", "").rpartition(".")[2]
    return name.removeprefix("test_").replace("_", " ")
