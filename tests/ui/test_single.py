from __future__ import annotations

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from mediation_desk import app
from mediation_desk.ui.single import OneDesk, meeting_point, raise_first
from tests.ui.shell_fixtures import Shell


def test_nobody_answers_when_no_desk_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    assert raise_first(tmp_path) is False


def test_a_second_start_brings_the_first_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneDesk()
    assert first.listen(tmp_path)
    answers: list[bool] = []
    with qtbot.waitSignal(first.asked, timeout=5_000):
        second = threading.Thread(target=lambda: answers.append(raise_first(tmp_path)))
        second.start()
    second.join()
    assert answers == [True]


def test_another_register_has_another_meeting_point(tmp_path: Path) -> None:
    assert meeting_point(tmp_path / "a") != meeting_point(tmp_path / "b")
    assert "tmp" not in Path(meeting_point(tmp_path / "a")).name


def test_of_two_started_at_once_the_one_shown_later_ends(shell: Shell) -> None:
    shell.create()
    shell.begin()
    door = shell.door
    first, later = (app.Desktop(app=door.app, door=door, one=OneDesk(), kept=[]) for _start in range(2))
    app._afterwards(first)
    assert first.kept
    with shell.qtbot.waitSignals([first.one.asked, door.window.closing], timeout=5_000):
        app._afterwards(later)
    assert not later.kept
