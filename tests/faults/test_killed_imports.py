"""Killed while a ledger is taken in: nothing of it stays, or all of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from mediation_desk.register.tables.ledger_imports import import_batches, import_rows, ledger_cases
from tests.desk_fixtures import Office
from tests.faults.conftest import Count
from tests.ledger_fixtures import CASE_HEADS, as_csv

ROOT = Path(__file__).resolve().parents[2]
ROWS = 6_000
KILLED_AT = ("0", "1500", "3000", "5500", "6000")
"""After how many rows written the process is killed; the last is just before its commit."""


def test_killed_imports_leave_nothing(tmp_path: Path, inflicted: Count) -> None:
    cases = [(f"青婚调{n}", *[""] * 16, "林晓芸、赵启帆", *[""] * 7) for n in range(ROWS)]
    ledger = as_csv(tmp_path / "台账.csv", [CASE_HEADS, *cases], "gb18030")
    wrong = 0
    for kill in KILLED_AT:
        folder = tmp_path / kill
        folder.mkdir()
        Office(folder / "register.db").close()
        stood = _killed(folder / "register.db", ledger, kill)
        wrong += _rows(folder / "register.db") not in (
            {(1, ROWS, ROWS)} if stood else {(0, 0, 0), (1, ROWS, ROWS)}
        )
    inflicted("kill -9 while a ledger is taken in", len(KILLED_AT), wrong)
    assert wrong == 0


def _killed(register: Path, ledger: Path, kill: str) -> bool:
    """Whether it said that it stands before it was killed."""
    command = [sys.executable, "-m", "tests.faults.killed_imports", str(register), str(ledger)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = ""
        for line in child.stdout:
            said = line.strip()
            if said == kill:
                child.kill()
                break
        child.stdout.read()
    return said == "stands"


def _rows(path: Path) -> tuple[int, ...]:
    from mediation_desk.register.engine import open_engine
    from tests.desk_fixtures import KEY

    engine = open_engine(path, KEY)
    try:
        with engine.connect() as connection:
            return tuple(
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (import_batches, import_rows, ledger_cases)
            )
    finally:
        engine.dispose()
