"""A bug costs nobody a word and tells nobody's: drafts first, one dialog, a report without a sentinel."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from mediation_desk import words
from mediation_desk.diagnosis.reports import Happened
from mediation_desk.log import FILE, close_log, open_log
from mediation_desk.ui.bug_telling import BugTelling
from mediation_desk.ui.bugs import Bugs, install
from mediation_desk.ui.failed_before import tell_crashes
from mediation_desk.ui.last_resort import LastResort
from tests.ui.looks.heard import faults_in
from tests.ui.shell_fixtures import Shell

SENTINEL = "哨兵林晓芸"
DIGITS = "13800138276"


@pytest.fixture
def guarded(shell: Shell) -> Iterator[Shell]:
    """Somebody at the desk, the program's hooks in place and the log open, as the program runs."""
    words.use("zh_CN")
    open_log(shell.door.paths.logs)
    shell.create()
    shell.begin()
    shell.sign_in()
    bugs = Bugs()
    bugs.caught.connect(shell.door.show_bug)
    put_back, let_go = install(bugs), shell.door.bugs.listen()
    yield shell
    let_go()
    put_back()
    close_log()


def telling(shell: Shell) -> BugTelling:
    return shell.door.bugs


def box(shell: Shell) -> LastResort:
    shell.qtbot.waitUntil(lambda: telling(shell).box is not None, timeout=10_000)
    shown = telling(shell).box
    assert shown is not None
    return shown


def shut(shell: Shell) -> None:
    box(shell).accept()
    QApplication.processEvents()


def fall(text: str = SENTINEL) -> None:
    """Meets somebody's words and falls over them, as a bug does."""
    raise ValueError(f"{text} {DIGITS} is not what was expected")


def later(act: object) -> None:
    QTimer.singleShot(0, act)  # type: ignore[call-overload]  # a callable


def type_everywhere(page: QWidget) -> None:
    for field in page.findChildren(QWidget):
        if isinstance(field, QLineEdit) and field.isEnabled() and not field.isReadOnly():
            field.setText(SENTINEL)
        elif isinstance(field, QTextEdit | QPlainTextEdit) and field.isEnabled() and not field.isReadOnly():
            field.setPlainText(SENTINEL)


def plain_files(shell: Shell) -> str:
    """Everything in folders that are not the register: log, reports, settings, state."""
    paths = shell.door.paths
    folders = (paths.state, paths.config, shell.door.folder.parent)
    return "".join(
        one.read_bytes().decode("utf-8", "replace")
        for folder in folders
        for one in folder.rglob("*")
        if one.is_file()
    )


def test_a_session_full_of_names_leaves_none_of_them(guarded: Shell, tmp_path: Path) -> None:
    shell = guarded
    frame = shell.door.frame
    assert frame is not None
    for key in ("reception", "cases", "families", "clues"):
        frame.show_page(key)
        shell.wait()
        if frame.page is not None:
            type_everywhere(frame.page)
            QApplication.processEvents()
    later(fall)
    shown = box(shell)
    shown.show_report()
    assert faults_in(shown) == []
    shown.copy.click()
    shell.files.prepared.append(tmp_path / "leaves.txt")
    shown.save.click()
    shell.wait()
    report = shown.report.toPlainText()
    left = report + QApplication.clipboard().text() + (tmp_path / "leaves.txt").read_text("utf-8")
    assert "ValueError at test_bug_telling.py" in report
    assert "clues" in report  # the page it happened on
    for sentinel in (SENTINEL, DIGITS, "何玉贞", str(Path.home()) + "/", str(shell.door.folder)):
        assert sentinel not in left
    assert SENTINEL not in plain_files(shell)
    assert DIGITS not in plain_files(shell)
    shut(shell)


def test_what_is_typed_in_every_open_form_is_kept_before_the_dialog(guarded: Shell) -> None:
    shell = guarded
    desk, frame = shell.door.desk, shell.door.frame
    assert desk is not None
    forms = [QWidget(frame) for _n in range(3)]
    kept = [desk.draft(form, "reception", f"{n}" * 32) for n, form in enumerate(forms)]
    for n, draft in enumerate(kept):
        draft.typed(lambda n=n: f'"{SENTINEL}{n}"')  # type: ignore[misc]  # bound at once
    later(fall)
    assert box(shell).text.text() == words._(
        "What you typed is kept. If it happens again, lock and unlock the desk."
    )
    shell.wait()
    found: list[object] = []
    for draft in kept:
        draft.look(found.append)
    shell.wait()
    assert found == [f'"{SENTINEL}{n}"' for n in range(3)]
    for draft in kept:
        draft.drop()
    shut(shell)


def test_a_bug_in_the_drafts_own_timer_costs_the_other_forms_nothing_and_is_said(guarded: Shell) -> None:
    shell = guarded
    desk, frame = shell.door.desk, shell.door.frame
    assert desk is not None
    broken, whole = QWidget(frame), QWidget(frame)
    falls = desk.draft(broken, "reception", "1" * 32)
    keeps = desk.draft(whole, "reception", "2" * 32)
    told = [fall]

    def read() -> str:
        told[0]()
        return f'"{SENTINEL}"'

    falls.typed(read)
    keeps.typed(lambda: '"whole"')
    falls._timer.setInterval(0)
    falls._timer.start()
    said = box(shell).text.text()
    assert "没能自动存下" in said
    shell.wait()
    found: list[object] = []
    keeps.look(found.append)
    shell.wait()
    assert found == ['"whole"']
    shut(shell)
    told[0] = str  # type: ignore[assignment]  # whatever was wrong is over: the form is asked again
    desk.keep_drafts()
    falls.look(found.append)
    shell.wait()
    assert found[-1] == f'"{SENTINEL}"'
    for draft in (falls, keeps):
        draft.drop()
    shell.wait()


def test_a_storm_is_one_dialog_and_one_report(guarded: Shell) -> None:
    shell = guarded
    for _n in range(20):
        later(fall)
    shown = box(shell)
    shell.qtbot.waitUntil(lambda: "19" in shown.more.text(), timeout=10_000)
    shut(shell)
    assert len(telling(shell).reports.listed()) == 1
    again: list[bool] = []
    later(fall)
    QTimer.singleShot(10, lambda: again.append(True))
    shell.qtbot.waitUntil(lambda: bool(again), timeout=10_000)
    assert telling(shell).box is None  # within the minute it is counted, not told again
    log = (shell.door.paths.logs / FILE).read_text("utf-8")
    assert log.count("test_bug_telling.py") <= 1


def test_a_thread_that_died_is_told_too(guarded: Shell) -> None:
    shell = guarded

    def dies() -> None:
        fall("on a thread")

    thread = threading.Thread(target=dies)
    thread.start()
    thread.join()
    assert "dies" in box(shell)._report
    shut(shell)


def test_a_crash_of_last_time_is_told_in_one_line(guarded: Shell) -> None:
    shell = guarded
    door = shell.door
    tell_crashes(door, ("Segmentation_fault at ui/kit/table.py:12 paintEvent",))
    assert door.frame is not None
    door.bugs.tell_crashed(door.frame)
    (text,) = door.frame.messages.texts()
    assert "上次程序自己退出了" in text
    door.bugs.tell_crashed(door.frame)
    assert len(door.frame.messages.texts()) == 1
    (kept,) = telling(shell).reports.listed()
    assert words.term(Happened.CRASH) in telling(shell).reports.read(kept)


def test_the_hooks_are_put_back(shell: Shell) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    install(Bugs())()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
