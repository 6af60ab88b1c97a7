from __future__ import annotations

from pathlib import Path

from mediation_desk.log import close_log, note, note_bug, open_log, places

NAME = "林晓芸"


def _break() -> None:
    try:
        raise KeyError(NAME)
    except KeyError as cause:
        raise ValueError(f"cannot read {NAME}") from cause


def test_a_bug_is_written_by_type_and_place_without_its_words(tmp_path: Path) -> None:
    open_log(tmp_path)
    note("started")
    try:
        _break()
    except ValueError as bug:
        note_bug(bug)
        said = places(bug)
    close_log()
    text = (tmp_path / "desk.log").read_text(encoding="utf-8")
    assert "started" in text
    assert "builtins.ValueError at test_log.py" in text
    assert "caused by builtins.KeyError" in said
    assert NAME not in text + said
