"""A bus, an fcitx on it, and a bridge from the program to it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.ui.input_method import session_bus
from mediation_desk.ui.input_method.bridge import Bridge
from mediation_desk.ui.input_method.link import Link
from mediation_desk.ui.input_method.wire import Wire, address
from tests.ui.input_method.small_bus import SmallBus
from tests.ui.input_method.small_fcitx import SmallFcitx
from tests.ui.input_method.typist import until

DISPLAY = "org.fcitx.Fcitx-0"
MakeBridge = Callable[..., Bridge]


@pytest.fixture
def small_bus(tmp_path: Path) -> Iterator[SmallBus]:
    """Our own bus, which can be hushed."""
    bus = SmallBus(tmp_path)
    yield bus
    bus.stop()


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus: a real daemon's where one is installed, else our own small one."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        small = SmallBus(tmp_path)
        yield small.address
        small.stop()
        return
    command = [daemon, "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/real"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


@pytest.fixture
def fcitx(bus: str) -> Iterator[SmallFcitx]:
    """An fcitx that answers."""
    made = SmallFcitx(bus, DISPLAY)
    yield made
    made.stop()


@pytest.fixture
def bridge_to(qapp: QApplication, qtbot: QtBot) -> Iterator[MakeBridge]:
    """Makes bridges to a bus and waits until fcitx gave each a context; all are gone afterwards."""
    made: list[Bridge] = []

    def make(where: str, *, patience: float = 30.0, waits: bool = True) -> Bridge:
        wire = Wire.open(address({"DBUS_SESSION_BUS_ADDRESS": where}), 10)
        session_bus.watch(wire)
        link = Link(wire, session_bus.running(wire, 10), DISPLAY, patience=patience)
        bridge = Bridge(qapp, link)
        made.append(bridge)
        if waits:
            until(lambda: bridge.attached)
        return bridge

    yield make
    for bridge in made:
        bridge.end()


@pytest.fixture
def bridge(bridge_to: MakeBridge, bus: str, fcitx: SmallFcitx) -> Bridge:
    """The bridge to `fcitx`."""
    return bridge_to(bus)
