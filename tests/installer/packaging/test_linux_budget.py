from __future__ import annotations

from pathlib import Path

import pytest

from installer.environment import SetupError
from installer.packaging.linux import budget

TWO = """
[[line]]
name = "program"
files = ["desk"]
most = 1
why = "it"
[[line]]
name = "rest"
files = ["*"]
most = 0.001
why = "all else"
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "budget.toml").write_text(TWO)
    (tmp_path / "bundle" / "deep").mkdir(parents=True)
    (tmp_path / "bundle" / "desk").write_bytes(bytes(900_000))
    return tmp_path


def test_a_bundle_within_its_budget_is_told_line_by_line(written: Path) -> None:
    (written / "bundle" / "deep" / "a.so").write_bytes(bytes(900))
    said = budget.defended(written / "bundle", written / "budget.toml")
    assert [line.split()[:2] for line in said.splitlines()[1:]] == [
        ["program", "0.9"],
        ["rest", "0.0"],
        ["together", "0.9"],
    ]


def test_a_line_over_its_limit_fails_the_build(written: Path) -> None:
    (written / "bundle" / "deep" / "a.so").write_bytes(bytes(1_100))
    with pytest.raises(SetupError, match=r"rest .*OVER"):
        budget.defended(written / "bundle", written / "budget.toml")


def test_every_line_of_ours_says_why_and_the_last_takes_the_rest() -> None:
    lines = budget.lines()
    assert all(line.why and line.most > 0 for line in lines)
    assert lines[-1].files == ("*",)
    assert len({line.name for line in lines}) == len(lines)
