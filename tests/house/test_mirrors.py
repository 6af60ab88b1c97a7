"""Know the noun and the layer, and you know the path."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

import pytest

from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.ui.pages import PAGES, PageLine
from tests.house import source

# A noun of the domain, what many of it are called, and the layers that keep it, use it and test it.
MIRRORS = {
    "person": ("people", ("register", "services")),
    "reception": ("receptions", ("register", "services")),
    "screening": ("screenings", ("register", "services")),
    "case": ("cases", ("register", "services")),
    "mediation_record": ("mediation_records", ("register", "services")),
    "agreement": ("agreements", ("register", "services")),
    "safety_record": ("safety_records", ("register", "services")),
    "counselling_file": ("counselling_files", ("register", "services")),
    "counselling_session": ("counselling_sessions", ("register", "services")),
    "counselling_note": ("counselling_notes", ("register", "services")),
    "referral": ("referrals", ("register", "services")),
    "agency": ("agencies", ("register", "services")),
    "disclosure": ("disclosures", ("register", "services")),
    "return_visit": ("return_visits", ("register", "services")),
    "appointment": ("appointments", ("register", "services")),
    "keep_apart": ("keep_apart", ("register", "services")),
    "recurrence": ("recurrence", ("services",)),
    "free_time": ("free_time", ("services",)),
    "process_note": ("process_notes", ("register", "services")),
}


def absent(noun: str, many: str, layers: Iterable[str], package: Path = source.PACKAGE) -> list[str]:
    """Places where a noun ought to be found and is not; a folder may stand where a file would be too long."""
    wanted = [f"domain/{noun}", *(f"{layer}/{many}" for layer in layers)]
    return [
        place for place in wanted if not ((package / f"{place}.py").exists() or (package / place).is_dir())
    ]


def imported(path: Path) -> set[str]:
    """Modules one file imports, `from package import module` included."""
    named: set[str] = set()
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return named


@pytest.mark.parametrize("noun", MIRRORS)
def test_noun_is_found_in_every_layer(noun: str) -> None:
    many, layers = MIRRORS[noun]
    assert absent(noun, many, layers) == []


def test_papers_do_not_know_one_another() -> None:
    papers = {kind.build.__module__ for kind in PAPERS}
    known = {
        paper: imported(source.ROOT / f"{paper.replace('.', '/')}.py") & (papers - {paper})
        for paper in papers
    }
    assert {paper: others for paper, others in known.items() if others} == {}


@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: str(kind.key))
def test_every_paper_has_a_title(kind: object) -> None:
    assert getattr(kind, "title", "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.key))
def test_every_page_is_where_its_line_says(page: PageLine) -> None:
    module, name = page.place.split(":")
    path = source.PACKAGE / "ui" / "pages" / module.replace(".", "/")
    file = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    assert file.exists()
    defined = {node.name for node in ast.walk(source.tree(file)) if isinstance(node, ast.ClassDef)}
    assert name in defined | {place.rsplit(".", 1)[-1] for place in imported(file)}


@pytest.mark.parametrize("role", Role)
def test_every_role_may_open_some_page(role: Role) -> None:
    somebody = Staff(id="1" * 32, name="何玉贞", roles=frozenset({role}))
    assert any(page.open_to(somebody) for page in PAGES)


def test_planted_faults_are_seen(tmp_path: Path) -> None:
    (tmp_path / "domain").mkdir()
    (tmp_path / "domain" / "visit.py").write_text("")
    assert absent("visit", "visits", ("register", "services"), tmp_path) == [
        "register/visits",
        "services/visits",
    ]
    (tmp_path / "paper.py").write_text("from mediation_desk.documents import application\n")
    assert "mediation_desk.documents.application" in imported(tmp_path / "paper.py")
