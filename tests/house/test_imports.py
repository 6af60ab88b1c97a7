"""The house has one direction; import-linter holds the contracts written in pyproject.toml."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import source


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True)


def test_contracts_are_kept() -> None:
    done = lint(source.ROOT)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


@pytest.mark.parametrize(
    ("place", "planted"),
    [
        ("domain/case.py", "import mediation_desk.register.cases"),
        ("domain/case.py", "import sqlalchemy"),
        ("services/cases.py", "import PySide6.QtCore"),
        ("ui/desk.py", "import sqlalchemy"),
        ("documents/paper.py", "import mediation_desk.register.cases"),
    ],
)
def test_planted_imports_are_seen(place: str, planted: str, tmp_path: Path) -> None:
    shutil.copy(source.ROOT / "pyproject.toml", tmp_path)
    house = tmp_path / "mediation_desk"
    shutil.copytree(source.PACKAGE, house, ignore=shutil.ignore_patterns("__pycache__"))
    with (house / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{planted}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout


def strangers(path: Path) -> set[str]:
    """Modules outside the standard library and the domain that one domain file imports."""
    named = set()
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named.add(node.module)
    ours = ("mediation_desk.domain", "mediation_desk.errors")
    return {
        name
        for name in named
        if name.split(".")[0] not in sys.stdlib_module_names
        and not name.startswith(ours)
        and name != "mediation_desk"
    }


def test_domain_knows_the_standard_library_only() -> None:
    found = {path.name: strangers(path) for path in source.python_files(source.PACKAGE / "domain")}
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_a_planted_stranger_is_seen(tmp_path: Path) -> None:
    (tmp_path / "noun.py").write_text(
        "import json\nfrom attrs import define\nfrom mediation_desk.words import _\n"
    )
    assert strangers(tmp_path / "noun.py") == {"attrs", "mediation_desk.words"}
