"""Every line of the threat model names a test that exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house import source

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows(readme: str) -> list[str]:
    """The lines of the threat model's table, without its head."""
    section = readme.partition("### Threat model")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ")][2:]


def lacking(lines: list[str], root: Path) -> list[str]:
    """What a line names and is not there, and lines that name nothing."""
    found = []
    for line in lines:
        named = NAMED.findall(line)
        if not named:
            found.append(f"no test: {line[:60]}")
        for file, name in named:
            path = root / file
            defined = {
                node.name
                for node in ast.walk(source.tree(path) if path.exists() else ast.Module(body=[]))
                if isinstance(node, ast.FunctionDef)
            }
            if name not in defined:
                found.append(f"{file}::{name}")
    return found


def test_every_line_names_tests_that_exist() -> None:
    lines = rows((source.ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(lines) >= 10
    assert lacking(lines, source.ROOT) == []


def test_a_planted_fault_is_seen(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_x.py").write_text("def test_there() -> None: ...\n")
    lines = ["| a | `tests/test_x.py::test_there` |", "| b | `tests/test_x.py::test_gone` |", "| c | – |"]
    assert lacking(lines, tmp_path) == ["tests/test_x.py::test_gone", "no test: | c | – |"]
