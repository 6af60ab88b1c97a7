"""What the program is made of: asked of Python in a source run, read from the index in a package."""

from __future__ import annotations

import json
from pathlib import Path

from mediation_desk.third_party import components


def test_run_from_its_source_every_package_it_needs_is_named_with_its_licence() -> None:
    found = {one.name: one for one in components()}
    first = next(iter(found.values()))
    assert first.licence == "GPL-3.0-or-later"
    assert "GNU GENERAL PUBLIC LICENSE" in first.text()
    for name in ("SQLAlchemy", "sqlcipher3", "reportlab", "PyNaCl", "Noto Sans SC", "Tabler Icons"):
        assert found[name].text(), name
    assert "pytest" not in found


def test_a_package_reads_its_index_and_no_file_outside(tmp_path: Path) -> None:
    folder = tmp_path / "third_party"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("not a licence")
    (folder / "SQLAlchemy.txt").write_text("MIT, whole", encoding="utf-8")
    rows = [
        {
            "name": "SQLAlchemy",
            "version": "2",
            "licence": "MIT",
            "homepage": "https://x",
            "file": "SQLAlchemy.txt",
        },
        {"name": "Evil", "file": "../secret.txt"},
        {"version": "no name"},
        "nonsense",
    ]
    (folder / "index.json").write_text(json.dumps(rows), encoding="utf-8")
    found = {one.name: one for one in components(tmp_path)}
    assert found["SQLAlchemy"].text() == "MIT, whole"
    assert found["Evil"].text() == ""
    assert not {"alembic", "lxml"} & set(found)


def test_a_broken_index_costs_the_list_and_not_the_page(tmp_path: Path) -> None:
    (tmp_path / "third_party").mkdir()
    (tmp_path / "third_party" / "index.json").write_text("{")
    assert components(tmp_path)[0].licence == "GPL-3.0-or-later"
