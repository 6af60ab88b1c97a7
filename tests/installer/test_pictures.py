"""The pictures of the manual are those its recipe asks for; whether they look right is for eyes to say."""

from __future__ import annotations

import json

import pytest

from installer.pictures import HELP, LANGUAGES, found, recipe, wanted

MOST_BYTES = 3_000_000


def test_the_manifest_tells_of_these_very_pictures() -> None:
    said = json.loads((HELP / "pictures" / "manifest.json").read_text("utf-8"))
    assert said["recipe"] == recipe(), "make them again: python3 installer/run.py pictures"
    assert said["pictures"] == found()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_wanted_was_made(language: str) -> None:
    made = {path.stem for path in (HELP / "pictures" / language).glob("*.png")}
    assert made == {line["name"] for line in wanted(language)}


def test_they_are_small_together() -> None:
    assert sum(path.stat().st_size for path in (HELP / "pictures").glob("*/*.png")) < MOST_BYTES
