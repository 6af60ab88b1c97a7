from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from mediation_desk.ui.input_method.choosing import Reason
from mediation_desk.ui.input_method.prepare import make_ready
from tests.ui.input_method.conftest import DISPLAY
from tests.ui.input_method.small_bus import SmallBus
from tests.ui.input_method.small_fcitx import SmallFcitx


def test_a_running_fcitx_is_found(bus: str, fcitx: SmallFcitx) -> None:
    environment = {"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": bus}
    ready = make_ready(environment, "linux")
    assert ready.choice.reason is Reason.FCITX4_RUNS
    assert environment["QT_IM_MODULES"] == "ibus"
    assert DISPLAY in ready.names
    assert ready.wire is not None
    ready.wire.close()


def test_nothing_is_asked_without_a_screen_or_elsewhere(tmp_path: Path) -> None:
    where = f"unix:path={tmp_path / 'nobody'}"
    for environment, platform in (
        ({"DBUS_SESSION_BUS_ADDRESS": where}, "linux"),
        ({"DBUS_SESSION_BUS_ADDRESS": where, "DISPLAY": ":0"}, "win32"),
    ):
        assert make_ready(environment, platform).wire is None
        assert "QT_IM_MODULES" not in environment


@pytest.mark.parametrize(
    "address",
    ["", "unix:path=/nowhere/bus", "nonsense", "tcp:host=localhost,port=1", "unix:abstract=mediation-none"],
)
def test_no_bus_is_no_trouble(address: str) -> None:
    environment = {"DISPLAY": ":0", "QT_IM_MODULE": "fcitx", "DBUS_SESSION_BUS_ADDRESS": address}
    ready = make_ready(environment, "linux")
    assert (ready.wire, ready.choice.reason) == (None, Reason.FCITX_AWAITED)
    assert environment["QT_IM_MODULES"] == "ibus"


def test_a_bus_that_never_answers_is_left(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dumb:
        dumb.bind(str(tmp_path / "dumb"))
        dumb.listen()
        environment = {"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path / 'dumb'}"}
        assert make_ready(environment, "linux").choice.reason is Reason.NOTHING_RUNS


def test_a_bus_that_stops_answering_is_left(small_bus: SmallBus) -> None:
    small_bus.hush()
    environment = {"DISPLAY": ":0", "DBUS_SESSION_BUS_ADDRESS": small_bus.address}
    assert make_ready(environment, "linux").choice.reason is Reason.NOTHING_RUNS


def test_without_jeepney_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mediation_desk.ui.input_method.wire", None)
    environment = {"DISPLAY": ":0", "QT_IM_MODULE": "ibus"}
    assert make_ready(environment, "linux").choice.reason is Reason.IBUS_ASKED
