from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.ui.seams import Clock, SetClock
from mediation_desk.ui.sleep import Sleep
from mediation_desk.ui.sleep_windows import Message, PowerMessages

ROOT = Path(__file__).resolve().parents[2]
MORNING = datetime(2026, 3, 18, 1, 41, tzinfo=UTC)


class MovedClock(SetClock):
    """A clock somebody moves while the computer counts on."""

    def __init__(self) -> None:
        super().__init__(MORNING)
        self.by = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.by


def heard(sleep: Sleep) -> list[int]:
    times: list[int] = []
    sleep.slept.connect(lambda: times.append(1))
    return times


def test_time_that_passes_awake_is_no_sleep(qtbot: QtBot) -> None:
    clock = SetClock(MORNING)
    sleep = Sleep(clock)
    times = heard(sleep)
    for _hour in range(9):
        clock.move(hours=1)
        sleep.look()
    assert times == []


def test_sleep_is_told_once(qtbot: QtBot) -> None:
    clock = SetClock(MORNING)
    sleep = Sleep(clock)
    times = heard(sleep)
    clock.sleep(seconds=5)
    sleep.look()
    sleep.look()
    assert len(times) == 1


@pytest.mark.parametrize("moved", [timedelta(minutes=3), -timedelta(hours=1)])
def test_a_clock_moved_by_somebody_is_told(qtbot: QtBot, moved: timedelta) -> None:
    clock = MovedClock()
    sleep = Sleep(clock)
    times = heard(sleep)
    clock.by = timedelta(seconds=30)  # put right by the network
    sleep.look()
    assert times == []
    clock.by = moved
    sleep.look()
    assert len(times) == 1


def test_the_real_clock_counts_sleep_apart() -> None:
    clock = Clock()
    assert clock.asleep() > -1
    assert clock.asleep() == pytest.approx(clock.asleep(), abs=1)


@pytest.mark.parametrize(("message", "what", "told"), [(0x218, 4, 1), (0x218, 7, 0), (0x100, 4, 0)])
def test_windows_announcement_is_heard(qtbot: QtBot, message: int, what: int, told: int) -> None:
    sleep = Sleep(SetClock(MORNING))
    times = heard(sleep)
    given = Message(window=None, message=message, wparam=what, lparam=0)
    answer = PowerMessages(sleep.announced).nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(given))
    assert answer == (False, 0)
    assert len(times) == told


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs a bus of its own")
def test_login1_announces_sleep_over_the_bus(tmp_path: Path) -> None:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={tmp_path}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert daemon.stdout is not None
        bus = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": daemon.stdout.readline().strip()}
        command = [sys.executable, "-m", "tests.ui.sleep_announced"]
        done = subprocess.run(command, cwd=ROOT, env=bus, capture_output=True, text=True)
        assert done.stdout == "slept\n", done.stderr[-2000:]
    finally:
        daemon.kill()
        daemon.wait()
        if daemon.stdout is not None:
            daemon.stdout.close()
