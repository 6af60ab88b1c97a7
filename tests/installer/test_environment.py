"""What the environment takes from the PC, and what it tells a person who must help."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from installer import environment, system


def test_pip_settings_stay_and_foreign_modules_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    kept = environment.surroundings()
    assert kept["PIP_INDEX_URL"] == "https://mirror.example/simple"
    assert "PYTHONPATH" not in kept


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may be without a screen")
@pytest.mark.parametrize(
    ("variables", "screen"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_a_screen_is_told_by_its_variables(
    variables: dict[str, str], screen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment.has_screen() is screen


def test_an_environment_that_does_not_start_is_not_used(tmp_path: Path) -> None:
    assert not environment._works(tmp_path / "bin" / "python")
    assert environment._works(Path(sys.executable))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux libraries")
def test_nothing_is_missing_where_the_tests_run() -> None:
    assert system.missing_libraries(Path(sys.executable), on_screen=False) == []


def test_advice_names_the_packages() -> None:
    assert "libgl1 libegl1" in system.advice(["libgl1", "libegl1"])


def test_a_screen_needs_more_packages() -> None:
    assert set(system.qt_packages(on_screen=False)) < set(system.qt_packages(on_screen=True))
