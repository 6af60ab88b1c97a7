from __future__ import annotations

from pathlib import Path

from mediation_desk.paths import usual_paths


def test_linux_follows_xdg_and_ignores_relative_answers() -> None:
    found = usual_paths({"HOME": "/home/a", "XDG_CONFIG_HOME": "/cfg", "XDG_DATA_HOME": "here"}, "linux")
    assert found.config == Path("/cfg/mediation-desk")
    assert found.registers == Path("/home/a/.local/share/mediation-desk")
    assert found.state == Path("/home/a/.local/state/mediation-desk")


def test_windows_stays_in_the_local_profile() -> None:
    found = usual_paths({"LOCALAPPDATA": "/L", "HOME": "/home/a"}, "win32")
    assert found.registers == Path("/L/MediationDesk/registers")
    assert found.preferences.name == "preferences.json"
