"""Nothing is cut, squeezed or laid over something else: at 100 %, in the largest text, in English."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from tests.looks.faults import faults
from tests.looks.look import FACES, USUAL, Look, put_on, stops
from tests.ui.every_page import DemoDesk, EveryPage


def test_no_page_cuts_its_words(every_page: EveryPage) -> None:
    assert every_page.faults("cut") == {}


# English is walked where it once was cut, on the pages used most, and before anybody has signed in.
LARGE = {FACES, "today", "reception", "case", "cases", "screening", "agreement", "counselling_file", "about"}
LARGE |= {"appointment", "calendar", "incoming_letter", "limits", "settings"}
USUALLY = {"case", "screening", "agreement", "counselling_file"}


@pytest.mark.parametrize(
    ("look", "keys"),
    [
        (Look(percent=150), ()),
        (Look(language="en", percent=150), LARGE),
        (Look(language="en"), USUALLY),
    ],
    ids=("largest", "english-largest", "english"),
)
def test_there_is_room_on_a_small_screen(demo_desk: DemoDesk, look: Look, keys: Collection[str]) -> None:
    """`python -m tests.looks FOLDER` walks every page in the other looks too."""
    found = {}
    try:
        for name, window in stops(demo_desk, look, keys=keys):
            if wrong := faults(window, english=look.language == "en"):
                found[name] = wrong
    finally:
        put_on(demo_desk, USUAL)
        demo_desk.sit()
    assert found == {}
