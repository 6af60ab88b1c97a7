"""Every paper passes one gate: nothing else of the program turns a paper of a case into pages or files."""

from __future__ import annotations

import ast
from pathlib import Path

from mediation_desk.documents.papers import PAPERS
from tests.house import source

GATE = source.PACKAGE / "services" / "paper_gate.py"
BINDING = source.PACKAGE / "services" / "binding_gate.py"
"""The half of the gate through which the parts of a dossier go."""
OPEN = {
    GATE,
    BINDING,
    source.PACKAGE / "ui" / "first_start" / "page.py",  # the restore card, before there is a register
}
SAID = (
    "Papers are made by services/paper_gate.py: `made` for papers of a case, `plain` for papers that speak "
    "of nobody in a case."
)


def renders(path: Path, package: Path = source.PACKAGE) -> list[str]:
    """Calls that make files of a paper, and values of a finished paper made by hand."""
    found = []
    for name, call in source.calls(source.tree(path)):
        owner = ast.unparse(call.func).rpartition(".")[0]
        if (name == "render" and owner.split(".")[-1] in ("pdf", "word")) or name == "MadePaper":
            found.append(f"{path.relative_to(package)}:{call.lineno}: {ast.unparse(call)[:60]}")
    return found


def test_only_the_gate_makes_papers() -> None:
    folders = [source.PACKAGE / layer for layer in ("services", "ui", "self_test")]
    others = [path for path in source.python_files(*folders) if path not in OPEN]
    assert [found for path in others for found in renders(path)] == [], SAID


def test_only_printers_are_called_render() -> None:
    """The rule above looks for pdf.render and word.render: nobody imports them under another name."""
    renamed = [
        f"{path.name}: {ast.unparse(node)}"
        for path in source.python_files()
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("mediation_desk.documents")
        and any(
            (alias.name == "render" and (node.module or "").endswith((".pdf", ".word")))
            or (alias.name in ("pdf", "word") and alias.asname)
            for alias in node.names
        )
    ]
    assert renamed == []


def test_only_the_gate_binds() -> None:
    """Nothing else turns parts into a volume, or takes pages out of one."""
    folders = [source.PACKAGE / layer for layer in ("services", "ui", "self_test")]
    found = [
        f"{path.name}:{call.lineno}"
        for path in source.python_files(*folders)
        if path != BINDING
        for name, call in source.calls(source.tree(path))
        if name in ("bind", "pick") and ast.unparse(call.func).split(".")[0] == "bound"
    ]
    assert found == []


def test_a_planted_bypass_is_seen(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("files = pdf.render(paper)\nmade = MadePaper(name='', pdf=b'', docx=b'')\n")
    assert len(renders(planted, tmp_path)) == 2


def test_every_paper_is_in_the_list() -> None:
    assert len({kind.key for kind in PAPERS}) == len(PAPERS)
