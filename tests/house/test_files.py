"""Files stay short and speak of the program only."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from statistics import median

import pytest

from tests.house import source

LONGEST = 400
MEDIAN = 120
# built from parts, so that this file does not trip over itself
FOREIGN = re.compile(
    "|".join((r"\bshared" + "/", "/" + "work/", "CONTRACT" + r"\.md", r"\b[Ii]ssue" + r"s? #?\d"))
)
GENERATED = {"requirements.lock", "requirements-dev.lock"}


def lengths() -> dict[Path, int]:
    folders = (source.PACKAGE, source.ROOT / "installer", source.ROOT / "tests")
    paths = (path for path in source.python_files(*folders) if path.parent.name != "versions")  # lists
    return {path: path.read_text(encoding="utf-8").count("\n") for path in paths}


def foreign(text: str) -> list[str]:
    return FOREIGN.findall(text)


def test_no_file_is_a_drawer() -> None:
    assert {path.name: lines for path, lines in lengths().items() if lines > LONGEST} == {}


def test_the_usual_file_is_short(capsys: pytest.CaptureFixture[str]) -> None:
    program = [lines for path, lines in lengths().items() if source.PACKAGE in path.parents]
    with capsys.disabled():
        sys.stdout.write(f" [{len(program)} files of the program, median {median(program):.0f} lines] ")
    assert median(program) < MEDIAN


def test_nothing_refers_to_what_is_not_here() -> None:
    texts = ((path, text) for path, text in source.text_files() if path.name not in GENERATED)
    assert {path.name: foreign(text) for path, text in texts if foreign(text)} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "see shared" + "/notes.md",
        "as Issue" + " 12 says",
        "issue" + " #4",
        "/" + "work/main",
        "issues" + " 3",
    ],
)
def test_planted_references_are_seen(planted: str) -> None:
    assert foreign(planted)


def test_plain_words_pass() -> None:
    assert foreign("the shared key is issued; shared values") == []
