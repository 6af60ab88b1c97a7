"""Every check a change must pass, run one after another, with one table at the end."""

from __future__ import annotations

import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from installer.environment import ROOT, surroundings

LIMIT_S = 30 * 60  # a check that hangs is ended and counts as failed


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A name for the table and the command, its first word a tool of the environment."""

    name: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one check ended; `last` is the last line it printed."""

    name: str
    code: int
    seconds: float
    last: str


PYTEST = ("python", "-m", "pytest", "-q")
SHARED_OUT = ("-n", "auto", "--maxprocesses", "4", "--dist", "worksteal")  # a process for each core

CHECKS = (
    Check(name="lint", command=("ruff", "check", "--no-cache", ".")),
    Check(name="format", command=("ruff", "format", "--no-cache", "--check", ".")),
    Check(name="types", command=("mypy",)),
    Check(name="imports", command=("lint-imports", "--no-cache", "--no-logo")),
    Check(name="words", command=("python", "installer/words.py")),
    Check(name="house rules", command=(*PYTEST, "tests/house")),
    Check(name="tests", command=(*PYTEST, *SHARED_OUT, "--ignore=tests/house", "tests")),
)


def run_all(python: Path, only: list[str]) -> int:
    """Run the checks (or those named in `only`), print the table; 0 when all passed, else 1."""
    unknown = set(only) - {check.name for check in CHECKS}
    if unknown:
        print(f"No such check: {', '.join(sorted(unknown))}. There are: {', '.join(c.name for c in CHECKS)}")
        return 2
    outcomes = [_run(check, python) for check in CHECKS if not only or check.name in only]
    print(f"\n{table(outcomes)}")
    return 1 if any(outcome.code for outcome in outcomes) else 0


def _run(check: Check, python: Path) -> Outcome:
    """Run one check with its output passed on as it comes."""
    tool = python if check.command[0] == "python" else python.with_name(check.command[0] + python.suffix)
    print(f"\n── {check.name}: {' '.join(check.command)}")
    began = time.monotonic()
    last = ""
    with subprocess.Popen(
        [str(tool), *check.command[1:]],
        cwd=ROOT,
        env={**surroundings(), "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as running:
        limit = threading.Timer(LIMIT_S, running.kill)
        limit.start()
        assert running.stdout is not None
        for line in running.stdout:
            print(line, end="")
            last = line.strip() or last
        code = running.wait()
        limit.cancel()
    return Outcome(name=check.name, code=code, seconds=time.monotonic() - began, last=last)


def table(outcomes: list[Outcome]) -> str:
    """The outcomes as aligned text, one row a check and one for all."""
    rows = [(o.name, "FAILED" if o.code else "passed", f"{o.seconds:.1f} s", o.last[:70]) for o in outcomes]
    failed = sum(1 for outcome in outcomes if outcome.code)
    verdict = f"{failed} FAILED" if failed else "all passed"
    rows.append(("together", verdict, f"{sum(o.seconds for o in outcomes):.1f} s", ""))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = [
        f"{name:<{widths[0]}}  {result:<{widths[1]}}  {took:>{widths[2]}}  {last}".rstrip()
        for name, result, took, last in rows
    ]
    rule = "─" * max(len(line) for line in lines)
    return "\n".join([rule, *lines[:-1], rule, lines[-1]])
