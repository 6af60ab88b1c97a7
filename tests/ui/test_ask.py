from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mediation_desk.errors import DeskError
from mediation_desk.ui.ask import RegisterThread


class Heard:
    """Notes what was called, and on which thread."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.refused: list[str] = []
        self.bugs: list[BaseException] = []
        self.threads: set[threading.Thread] = set()

    def then(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(threading.current_thread())

    def failed(self, error: DeskError) -> None:
        self.refused.append(error.key)

    def broke(self, bug: BaseException) -> None:
        self.bugs.append(bug)


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[RegisterThread]:
    made = RegisterThread()
    yield made
    made.close()


def _refuse() -> None:
    raise DeskError("vault.exists")


def _break() -> None:
    raise ValueError("林晓芸")


def test_answers_come_in_order_on_the_gui_thread(qtbot: QtBot, thread: RegisterThread) -> None:
    heard, owner = Heard(), QObject()
    workers: set[threading.Thread] = set()
    for number in range(50):

        def work(n: int = number) -> int:
            workers.add(threading.current_thread())
            return n

        thread.send(owner, work, heard.then, failed=heard.failed, broke=heard.broke)
    qtbot.waitUntil(lambda: not thread.busy, timeout=20_000)
    assert heard.values == list(range(50))
    assert heard.threads == {threading.current_thread()}
    assert len(workers) == 1
    assert workers.isdisjoint(heard.threads)


def test_a_dead_owner_is_not_called(qtbot: QtBot, thread: RegisterThread) -> None:
    heard, owner, gate = Heard(), QObject(), threading.Event()
    thread.send(owner, gate.wait, heard.then, failed=heard.failed, broke=heard.broke)
    thread.send(owner, _refuse, heard.then, failed=heard.failed, broke=heard.broke)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not thread.busy, timeout=20_000)
    assert heard.values == []
    assert heard.refused == []


def test_refusals_and_bugs_go_their_own_ways(qtbot: QtBot, thread: RegisterThread) -> None:
    heard, owner = Heard(), QObject()
    thread.send(owner, _refuse, heard.then, failed=heard.failed, broke=heard.broke)
    thread.send(owner, _break, heard.then, failed=heard.failed, broke=heard.broke)
    qtbot.waitUntil(lambda: not thread.busy, timeout=20_000)
    assert heard.refused == ["vault.exists"]
    assert [type(bug) for bug in heard.bugs] == [ValueError]


def test_closing_finishes_what_is_queued(qtbot: QtBot) -> None:
    thread, heard, done = RegisterThread(), Heard(), []
    for number in range(20):

        def work(n: int = number) -> None:
            done.append(n)

        thread.send(thread, work, heard.then, failed=heard.failed, broke=heard.broke)
    thread.close()
    assert done == list(range(20))
    assert heard.values == []
