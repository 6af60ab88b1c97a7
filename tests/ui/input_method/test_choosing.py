from __future__ import annotations

import pytest

from mediation_desk.diagnosis.events import EVENTS
from mediation_desk.ui.input_method.choosing import Reason, choose, display_name, service

IBUS = {"org.freedesktop.IBus": ":1.1"}
PORTAL = {"org.freedesktop.portal.IBus": ":1.1"}
FIVE = {"org.fcitx.Fcitx5": ":1.5"}
FIVE_AS_IBUS = {**FIVE, "org.freedesktop.portal.IBus": ":1.5"}
FIVE_AS_FOUR = {**FIVE, "org.fcitx.Fcitx-0": ":1.5"}
FIVE_AS_BOTH = {**FIVE_AS_IBUS, "org.fcitx.Fcitx-0": ":1.5"}
FOUR = {"org.fcitx.Fcitx": ":1.4", "org.fcitx.Fcitx-78": ":1.4"}
ELSEWHERE = {"org.fcitx.Fcitx-79": ":1.4"}
FCITX = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}
FIVE_ASKED = {"QT_IM_MODULE": "fcitx5"}
ASKED = {"QT_IM_MODULE": "ibus"}
HINTED = {"XMODIFIERS": "@im=fcitx"}
GTK_HINTED = {"GTK_IM_MODULE": "fcitx", "XMODIFIERS": "@im="}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0"}

CASES = [
    # environment, names on the bus, QT_IM_MODULES, the bridge stands by, reason
    ({}, {}, None, False, Reason.NOTHING_RUNS),
    ({}, IBUS, "ibus", False, Reason.IBUS_RUNS),
    ({}, PORTAL, "ibus", False, Reason.IBUS_RUNS),
    ({}, FOUR, "ibus", True, Reason.FCITX4_RUNS),
    ({}, FIVE_AS_IBUS, "ibus", False, Reason.FCITX5_BY_IBUS),
    ({}, FIVE_AS_BOTH, "ibus", False, Reason.FCITX5_BY_IBUS),
    ({}, FIVE_AS_FOUR, "ibus", True, Reason.FCITX5_BY_BRIDGE),
    ({}, {**IBUS, **FOUR}, "ibus", False, Reason.IBUS_RUNS),
    ({}, ELSEWHERE, None, False, Reason.NOTHING_RUNS),
    (HINTED, FOUR, "ibus", True, Reason.FCITX4_RUNS),
    (HINTED, {}, "ibus", True, Reason.FCITX_AWAITED),
    (GTK_HINTED, {}, "ibus", True, Reason.FCITX_AWAITED),
    (HINTED, {**IBUS, **FOUR}, "ibus", True, Reason.FCITX_BEHIND_IBUS),
    ({"XMODIFIERS": "@im=ibus"}, {**IBUS, **FOUR}, "ibus", False, Reason.IBUS_RUNS),
    (ASKED, {}, None, False, Reason.IBUS_ASKED),
    (ASKED, IBUS, None, False, Reason.IBUS_RUNS),
    (ASKED, FOUR, None, True, Reason.FCITX4_RUNS),
    (ASKED, FIVE_AS_IBUS, None, False, Reason.FCITX5_BY_IBUS),
    (ASKED, {**IBUS, **FOUR}, None, False, Reason.IBUS_RUNS),
    (FCITX, {}, "ibus", True, Reason.FCITX_AWAITED),
    (FCITX, FOUR, "ibus", True, Reason.FCITX4_RUNS),
    (FCITX, IBUS, "ibus", True, Reason.IBUS_RUNS),
    (FCITX, {**IBUS, **FOUR}, "ibus", True, Reason.FCITX_BEHIND_IBUS),
    (FCITX, {**IBUS, **FIVE_AS_FOUR}, "ibus", True, Reason.FCITX_BEHIND_IBUS),
    (FCITX, FIVE_AS_BOTH, "ibus", False, Reason.FCITX5_BY_IBUS),
    (FIVE_ASKED, FIVE_AS_BOTH, "ibus", False, Reason.FCITX5_BY_IBUS),
    (FIVE_ASKED, FIVE, "ibus", True, Reason.FCITX5_BY_IBUS),
    ({"QT_IM_MODULE": "xim", **HINTED}, FOUR, "ibus", True, Reason.FCITX4_RUNS),
    ({"QT_IM_MODULE": "FCITX "}, FOUR, "ibus", True, Reason.FCITX4_RUNS),
    ({"QT_IM_MODULE": "none"}, FOUR, None, False, Reason.LEFT_ALONE),
    ({"QT_IM_MODULE": "qtvirtualkeyboard"}, IBUS, None, False, Reason.LEFT_ALONE),
    ({"QT_IM_MODULES": "wayland", "QT_IM_MODULE": "fcitx"}, FOUR, None, False, Reason.LEFT_ALONE),
    ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, IBUS, "wayland;ibus", False, Reason.IBUS_RUNS),
    ({"QT_IM_MODULES": "wayland;fcitx"}, FIVE_AS_IBUS, "wayland;ibus", False, Reason.FCITX5_BY_IBUS),
    ({"QT_IM_MODULES": "fcitx;ibus"}, FOUR, "ibus", True, Reason.FCITX4_RUNS),
    ({"QT_IM_MODULES": "ibus"}, IBUS, None, False, Reason.IBUS_RUNS),
    (WAYLAND, IBUS, None, False, Reason.WAYLAND),
    ({**WAYLAND, **FCITX}, FIVE_AS_IBUS, "ibus", False, Reason.FCITX5_BY_IBUS),
    ({"QT_QPA_PLATFORM": "offscreen"}, FOUR, None, False, Reason.NO_SCREEN),
    ({"DISPLAY": ""}, FOUR, None, False, Reason.NO_SCREEN),
]


@pytest.mark.parametrize(("environment", "names", "modules", "bridge", "reason"), CASES)
def test_each_case_of_the_table(
    environment: dict[str, str], names: dict[str, str], modules: str | None, bridge: bool, reason: Reason
) -> None:
    choice = choose({"DISPLAY": ":78", **environment} | _screen(environment, names), names)
    assert (choice.modules, choice.bridge, choice.reason) == (modules, bridge, reason)


def _screen(environment: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    """The display whose fcitx is in the names."""
    return {"DISPLAY": ":0"} if "org.fcitx.Fcitx-0" in names and "DISPLAY" not in environment else {}


def test_every_reason_that_is_noted_is_an_event_the_log_knows() -> None:
    noted = set(Reason) - {Reason.OWN_PLATFORM, Reason.NO_SCREEN}
    assert {f"input method: {reason}" for reason in noted} <= EVENTS


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_no_help(platform: str) -> None:
    choice = choose({"DISPLAY": ":0", **FCITX}, FOUR, platform=platform)
    assert (choice.modules, choice.bridge, choice.needs_bus) == (None, False, False)


@pytest.mark.parametrize("environment", [FCITX, ASKED, HINTED, FIVE_ASKED, {}])
def test_fcitx_never_stands_before_a_running_ibus(environment: dict[str, str]) -> None:
    choice = choose({"DISPLAY": ":78", **environment}, {**IBUS, **FOUR})
    first = (choice.modules or environment["QT_IM_MODULE"]).split(";")[0]
    assert first == "ibus"


def test_the_bridge_speaks_to_this_screens_fcitx() -> None:
    assert service(FOUR, "org.fcitx.Fcitx-78") == "org.fcitx.Fcitx-78"
    assert service({"org.fcitx.Fcitx": ":1.4"}, "org.fcitx.Fcitx-78") == "org.fcitx.Fcitx"
    assert service(ELSEWHERE, "org.fcitx.Fcitx-78") == ""
    assert service(FIVE_AS_BOTH, "org.fcitx.Fcitx-0") == ""
    assert service({}, "org.fcitx.Fcitx-0") == ""


@pytest.mark.parametrize(
    ("display", "number"),
    [(":78", 78), (":78.0", 78), ("host:1.2", 1), ("unix:3", 3), ("", 0), ("odd", 0), (":x", 0)],
)
def test_the_number_of_the_screen(display: str, number: int) -> None:
    assert display_name({"DISPLAY": display}) == f"org.fcitx.Fcitx-{number}"
