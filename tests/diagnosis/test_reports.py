"""Reports of bugs: told once, counted, ten kept, and never a word of what a bug quotes."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mediation_desk import words
from mediation_desk.diagnosis.failed_start import failed_start, last_report
from mediation_desk.diagnosis.hard_crash import HardCrash, crash_places
from mediation_desk.diagnosis.log_lines import Level, last_events, read_log
from mediation_desk.diagnosis.reports import KEPT, BugReports, Happened
from mediation_desk.diagnosis.surroundings import Surroundings, disk_class, program_facts, register_class
from mediation_desk.log import FILE, close_log, listen, note, note_bug, note_bug_apart, open_log, places
from mediation_desk.paths import paths_under
from mediation_desk.repeats import MINUTE, Repeats
from tests.house import source

NAME = "林晓芸"
PHONE = "13800138000"


def broken() -> BaseException:
    try:
        try:
            raise KeyError(NAME)
        except KeyError as cause:
            raise ValueError(f"{PHONE} is not a number") from cause
    except ValueError as bug:
        return bug


class Times:
    """A clock that moves a second with each look."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 26, 9, 0)  # noqa: DTZ001 -- a wall clock, as the reports use

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def reports(tmp_path: Path) -> BugReports:
    words.use("zh_CN")
    open_log(tmp_path / "log")
    return BugReports(tmp_path / "reports", tmp_path / "log", program_facts, Times())


def test_a_report_tells_where_and_nothing_of_what(reports: BugReports) -> None:
    note("started")
    bug = broken()
    note_bug(bug)
    report = reports.heard(places(bug), 1)
    text = reports.text(report)
    assert report.number in text
    assert "test_reports.py" in text
    assert "caused by builtins.KeyError" in text
    assert "started" in text
    on_disk = "".join(path.read_text("utf-8") for path in reports.folder.parent.rglob("*") if path.is_file())
    for sentinel in (NAME, PHONE, str(Path.home()) + "/"):
        assert sentinel not in text + on_disk
    close_log()


def test_what_stands_in_the_log_and_is_no_event_of_ours_reaches_no_report(reports: BugReports) -> None:
    close_log()
    (reports.log_folder / FILE).write_text(f"2026-11-26 09:00:00,001 INFO {NAME} came in\n", encoding="utf-8")
    assert last_events(reports.log_folder, 20) == ()
    assert NAME not in reports.text(reports.heard("builtins.ValueError at a.py:1 b", 1))


def test_the_same_bug_is_counted_in_its_own_report(reports: BugReports) -> None:
    first = reports.heard("builtins.ValueError at a.py:1 b", 1)
    again = [reports.heard("builtins.ValueError at a.py:1 b", n) for n in (2, 3)]
    assert {one.number for one in again} == {first.number}
    assert len(reports.listed()) == 1
    assert reports.read(reports.listed()[0]).splitlines()[3].endswith(": 3")
    assert reports.heard("builtins.ValueError at a.py:1 b", 1).number != first.number


def test_ten_reports_are_kept_and_foreign_files_left_alone(reports: BugReports) -> None:
    reports.folder.mkdir()
    (reports.folder / "mine.txt").write_text("x")
    numbers = [reports.heard(f"builtins.ValueError at a.py:{n} b", 1).number for n in range(KEPT + 3)]
    assert [path.stem.removeprefix("report-") for path in reports.listed()] == numbers[:2:-1]
    assert (reports.folder / "mine.txt").exists()


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    reports = BugReports(tmp_path / "file" / "reports", tmp_path, program_facts)
    assert reports.heard("builtins.ValueError at a.py:1 b", 1).number
    assert reports.listed() == ()


def test_facts_that_fail_cost_no_report(tmp_path: Path) -> None:
    def fail() -> tuple[tuple[str, str], ...]:
        raise RuntimeError(NAME)

    reports = BugReports(tmp_path, tmp_path, fail)
    assert "a.py:1" in reports.text(reports.heard("builtins.ValueError at a.py:1 b", 1, Happened.BUG))


def test_a_minute_makes_a_bug_new_again() -> None:
    now = 0.0
    repeats = Repeats(lambda: now)
    assert [repeats.count("a"), repeats.count("a"), repeats.count("b")] == [1, 2, 1]
    now = MINUTE
    assert repeats.count("a") == 1


def test_the_log_is_read_back_newest_first_and_what_is_no_line_left_out(tmp_path: Path) -> None:
    open_log(tmp_path)
    note("started")
    bug = broken()
    for _again in range(3):
        note_bug(bug)
    close_log()
    with (tmp_path / FILE).open("ab") as log:
        log.write(b"\xff\x00 half a li")
    lines = read_log(tmp_path)
    assert [one.level for one in lines] in ([Level.BUG, Level.EVENT], [Level.EVENT])  # once a minute
    assert lines[-1].text == "started"
    words.use("zh_CN")
    assert lines[-1].said() == "程序启动"


def test_a_process_apart_is_believed_when_it_tells_places_and_nothing_else() -> None:
    heard: list[str] = []
    let_go = listen(lambda said, _times: heard.append(said))
    note_bug_apart(f"warning: {NAME}\n{places(broken())}\nValueError: {PHONE}")
    note_bug_apart(f"builtins.ValueError at a.py:1 b {NAME}")
    note_bug_apart(f"{NAME} at a.py:1 b")
    let_go()
    assert heard == [places(broken())]


def test_a_start_that_failed_is_reported_without_a_window(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    said = failed_start(paths, broken())
    assert "台账没有被动过" in said
    assert NAME not in said
    assert len(list(paths.reports.glob("report-*.txt"))) == 1


def test_without_signing_in_the_newest_report_or_the_log_is_shown(tmp_path: Path) -> None:
    paths = paths_under(tmp_path)
    assert last_report(paths) == "没有报告"
    paths.logs.mkdir(parents=True)
    (paths.logs / FILE).write_text("2026-11-26 09:00:00,001 INFO started\n", encoding="utf-8")
    assert last_report(paths) == "2026-11-26 09:00:00 程序启动\n"
    failed_start(paths, broken())
    assert "ValueError at test_reports.py" in last_report(paths)


def test_a_hard_crash_is_found_at_the_next_start(tmp_path: Path) -> None:
    guard = HardCrash(tmp_path)
    guard.begin()
    assert guard.earlier() == ()  # a running program's own file is empty
    guard.end()
    assert not list(tmp_path.iterdir())
    home = "/home/wangxiaoli"
    dump = (
        "Fatal Python error: Segmentation fault\n\nCurrent thread 0x00007f (most recent call first):\n"
        f'  File "{home}/desk/mediation_desk/ui/kit/table.py", line 12 in paintEvent\n'
        f'  File "{Path(words.__file__).parent}/app.py", line 99 in run\n'
    )
    (tmp_path / "crash-77.txt").write_text(dump, encoding="utf-8")
    found = HardCrash(tmp_path).earlier()
    assert found == ("Segmentation_fault at table.py:12 paintEvent < app.py:99 run",)
    assert not list(tmp_path.iterdir())


def test_a_program_that_really_crashes_leaves_its_places(tmp_path: Path) -> None:
    crashing = (
        "import faulthandler, sys; from pathlib import Path\n"
        "from mediation_desk.diagnosis.hard_crash import HardCrash\n"
        f"HardCrash(Path({str(tmp_path)!r})).begin()\n"
        "def falls(): faulthandler._sigsegv()\n"
        "falls()\n"
    )
    done = subprocess.run([sys.executable, "-c", crashing], cwd=source.ROOT, check=False, capture_output=True)
    assert done.returncode != 0
    (said,) = HardCrash(tmp_path).earlier()
    assert "falls" in said
    assert "Segmentation_fault" in said or "access_violation" in said


def test_a_crash_file_full_of_something_else_tells_nothing_of_it() -> None:
    assert crash_places(f"{NAME}\n{PHONE}") == "crash at ?"


def test_sizes_are_told_in_classes(tmp_path: Path) -> None:
    assert register_class(None) == disk_class(None) == ""
    (tmp_path / "register.db").write_bytes(b"x" * 1000)
    assert register_class(tmp_path) == "< 10 MB"
    assert "GB" in disk_class(tmp_path)
    assert str(tmp_path) not in str(Surroundings(register=tmp_path, page="case").facts())
