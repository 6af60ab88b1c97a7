"""The commit is read from a file of the build, or from the source folder, and never guessed."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.diagnosis.commit import commit

SHA = "0123456789abcdef0123456789abcdef01234567"


def test_a_build_tells_its_commit(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "commit.txt").write_text(SHA + "\n")
    assert commit(tmp_path / "resources") == SHA[:10]


def test_a_source_folder_tells_where_its_branch_stands(tmp_path: Path) -> None:
    (tmp_path / ".git" / "refs" / "heads").mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / ".git" / "packed-refs").write_text(f"# pack-refs\n{SHA} refs/heads/main\n")
    assert commit(tmp_path / "resources") == SHA[:10]


def test_nobody_knows(tmp_path: Path) -> None:
    assert commit(tmp_path / "resources") == ""
