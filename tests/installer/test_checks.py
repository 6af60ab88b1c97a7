"""The table of checks tells what passed, and a failing check fails the whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from installer import checks
from installer.checks import Check, Outcome

PYTHON = Path(sys.executable)
GOOD = Check(name="good", command=("python", "-c", "print('fine — 好')"))
BAD = Check(name="bad", command=("python", "-c", "import sys; print('broken'); sys.exit(3)"))
READING = Check(name="reading", command=("python", "-c", "import sys; print(repr(sys.stdin.read()))"))


def test_all_passed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(checks, "CHECKS", (GOOD, READING))
    assert checks.run_all(PYTHON, []) == 0
    said = capsys.readouterr().out
    assert "fine — 好" in said
    assert "''" in said  # nothing to read from: a check that asks a question does not hang
    assert "all passed" in said


def test_one_failure_fails_the_whole_but_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(checks, "CHECKS", (BAD, GOOD))
    assert checks.run_all(PYTHON, []) == 1
    said = capsys.readouterr().out
    assert "1 FAILED" in said
    assert "fine — 好" in said


def test_only_the_checks_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "CHECKS", (BAD, GOOD))
    assert checks.run_all(PYTHON, ["good"]) == 0
    assert checks.run_all(PYTHON, ["god"]) == 2


def test_table_is_aligned() -> None:
    outcomes = [
        Outcome(name="lint", code=0, seconds=0.24, last="All checks passed!"),
        Outcome(name="tests", code=1, seconds=103.0, last="2 failed, 900 passed"),
    ]
    assert checks.table(outcomes).splitlines()[1:3] == [
        "lint      passed      0.2 s  All checks passed!",
        "tests     FAILED    103.0 s  2 failed, 900 passed",
    ]


def test_every_check_names_a_tool_of_the_environment() -> None:
    tools = {check.command[0] for check in checks.CHECKS} - {"python"}
    assert {tool for tool in tools if not PYTHON.with_name(tool + PYTHON.suffix).exists()} == set()


def test_an_unknown_command_explains_the_known_ones() -> None:
    run = Path(checks.ROOT) / "installer" / "run.py"
    done = subprocess.run([sys.executable, str(run), "dance"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "self-test" in done.stdout
