"""Nothing is cut, squeezed or laid over something else: at 100 %, and in the largest text."""

from __future__ import annotations

from tests.looks.faults import faults
from tests.looks.look import USUAL, Look, put_on, stops
from tests.ui.every_page import DemoDesk, EveryPage


def test_no_page_cuts_its_words(every_page: EveryPage) -> None:
    assert every_page.faults("cut") == {}


def test_the_largest_text_has_room_on_a_small_screen(demo_desk: DemoDesk) -> None:
    """`python -m tests.looks FOLDER` walks the other looks too, English among them."""
    found = {}
    try:
        for name, window in stops(demo_desk, Look(percent=150)):
            if wrong := faults(window):
                found[name] = wrong
    finally:
        put_on(demo_desk, USUAL)
        demo_desk.sit()
    assert found == {}
