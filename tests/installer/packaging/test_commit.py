"""What a package is built from: the commit alone, its name where the program looks for it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from installer.environment import SetupError
from installer.packaging.commit import export, of_this_folder
from mediation_desk.diagnosis.commit import commit


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A checkout with a commit, a file that is not in it, and another that is changed."""
    root = tmp_path / "source"
    (root / "mediation_desk").mkdir(parents=True)
    (root / "resources").mkdir()
    (root / "mediation_desk" / "__init__.py").write_text('__version__ = "1.1.0"\n')
    (root / "resources" / "style.qss").write_text("kept")
    who = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", "-C", str(root), *words], check=True)
    (root / "resources" / "left.txt").write_text("not added")
    (root / "resources" / "style.qss").write_text("changed since")
    return root


def test_only_what_the_commit_holds_is_laid_out_and_the_program_knows_its_name(
    source: Path, tmp_path: Path
) -> None:
    made = of_this_folder(source)
    assert made.version == "1.1.0"
    export(made, tmp_path / "out", source)
    resources = tmp_path / "out" / "resources"
    assert (resources / "style.qss").read_text() == "kept"
    assert not (resources / "left.txt").exists()
    assert commit(resources) == made.name[:10]


def test_outside_a_checkout_nothing_is_built(tmp_path: Path) -> None:
    with pytest.raises(SetupError):
        of_this_folder(tmp_path)
