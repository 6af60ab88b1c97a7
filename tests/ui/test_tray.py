from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mediation_desk.ui.choices import Choices
from mediation_desk.ui.seams import SetClock
from mediation_desk.ui.tray import Tray

MORNING = datetime(2026, 3, 18, 1, tzinfo=UTC)


class Seat:
    """A tray with a clock that stands still, somebody who looks at the desk or not."""

    def __init__(self, folder: Path) -> None:
        self.clock, self.choices = SetClock(MORNING), Choices(folder / "preferences.json")
        self.looks = False
        self._owner = QObject()
        self.tray = Tray(self.choices, self.clock.now, lambda: self.looks, self._owner)


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Iterator[Seat]:
    made = Seat(tmp_path)
    yield made
    made.tray.gone()


def test_it_says_how_many_wait_and_nothing_else(seat: Seat) -> None:
    seat.tray.tell(2)
    assert seat.tray.told == ["有 2 项提醒"]


def test_who_looks_at_the_desk_is_not_told_twice(seat: Seat) -> None:
    seat.looks = True
    seat.tray.tell(1)
    assert seat.tray.told == []


def test_who_wants_no_notices_gets_none(seat: Seat) -> None:
    seat.choices.change(tray_notices=False)
    seat.tray.tell(1)
    seat.tray.locked([MORNING])
    seat.tray.look()
    assert seat.tray.told == []


def test_a_locked_desk_tells_each_moment_once(seat: Seat) -> None:
    seat.tray.locked([MORNING + timedelta(minutes=30), MORNING + timedelta(minutes=5)])
    seat.tray.look()
    assert seat.tray.told == []
    seat.clock.move(minutes=6)
    seat.tray.look()
    seat.tray.look()
    assert len(seat.tray.told) == 1
    seat.clock.move(minutes=30)
    seat.tray.look()
    seat.tray.look()
    assert len(seat.tray.told) == 2


def test_after_unlocking_the_desk_tells_itself(seat: Seat) -> None:
    seat.tray.locked([MORNING])
    seat.tray.unlocked()
    seat.tray.look()
    assert seat.tray.told == []
