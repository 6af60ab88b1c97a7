from __future__ import annotations

import logging
from pathlib import Path

from mediation_desk.log import close_log, note, note_bug, open_log, places
from mediation_desk.log_file import LogFile

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


def test_a_full_log_is_set_aside_and_the_oldest_goes(tmp_path: Path) -> None:
    log = tmp_path / "desk.log"
    handler = LogFile(log, most_bytes=1, older=2)
    for word in ("first", "second", "third", "fourth"):
        handler.emit(logging.makeLogRecord({"msg": word}))
    handler.close()
    kept = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert kept == {"desk.log": "fourth\n", "desk.log.1": "third\n", "desk.log.2": "second\n"}


def test_a_full_log_goes_on_from_where_the_last_start_left_it(tmp_path: Path) -> None:
    log = tmp_path / "desk.log"
    log.write_text("before\n", encoding="utf-8")
    handler = LogFile(log, most_bytes=100, older=2)
    handler.emit(logging.makeLogRecord({"msg": "今天"}))
    handler.close()
    assert log.read_text(encoding="utf-8") == "before\n今天\n"
    assert [path.name for path in tmp_path.iterdir()] == ["desk.log"]


def test_a_log_that_cannot_be_set_aside_is_written_on(tmp_path: Path) -> None:
    log = tmp_path / "desk.log"
    (tmp_path / "desk.log.1").mkdir()
    handler = LogFile(log, most_bytes=1, older=1)
    for word in ("first", "second"):
        handler.emit(logging.makeLogRecord({"msg": word}))
    handler.close()
    assert log.read_text(encoding="utf-8") == "first\nsecond\n"


def test_a_log_that_cannot_be_opened_anew_stops_nobody_and_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    handler = LogFile(folder / "desk.log", most_bytes=1, older=1)
    handler.emit(logging.makeLogRecord({"msg": "first"}))
    folder.rename(tmp_path / "gone")
    handler.emit(logging.makeLogRecord({"msg": "second"}))
    folder.mkdir()
    handler.emit(logging.makeLogRecord({"msg": "third"}))
    handler.close()
    assert (folder / "desk.log").read_text(encoding="utf-8") == "third\n"
