from __future__ import annotations

import json
from pathlib import Path

import pytest

from mediation_desk.preferences import Preferences, load_preferences, save_preferences


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "config" / "preferences.json"
    chosen = Preferences(theme="dark", text_size=150, language="en", idle_minutes=5)
    assert save_preferences(path, chosen)
    assert load_preferences(path) == chosen
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"theme": "pink", "text_size": "150", "other": 1}', "null", "[" * 99_999]
)
def test_damaged_or_foreign_settings_fall_back_to_the_usual(tmp_path: Path, text: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(text)
    assert load_preferences(path) == Preferences()


def test_one_bad_value_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    told = {"theme": "dark", "idle_minutes": 7, "mask_at_start": 1, "register": "a\0", "centre": "\ud800"}
    path.write_text(json.dumps(told))
    assert load_preferences(path) == Preferences(theme="dark")


def test_a_place_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save_preferences(tmp_path / "file" / "preferences.json", Preferences())
