"""The one walk through every page of the demo, and what it may not find."""

from __future__ import annotations

from mediation_desk.ui.pages import PAGES
from tests.ui.every_page import EveryPage


def test_every_control_is_told_with_name_role_and_state(every_page: EveryPage) -> None:
    assert every_page.faults("heard") == {}


def test_whatever_opens_over_a_page_is_told_and_closes_by_esc(every_page: EveryPage) -> None:
    assert every_page.faults("opened") == {}


def test_the_keyboard_is_never_nowhere_and_tab_comes_round(every_page: EveryPage) -> None:
    assert every_page.faults("focus") == {}


def test_no_page_is_left_out(every_page: EveryPage) -> None:
    every_page.faults("")
    assert {name.partition("#")[0] for name in every_page.seen} == {line.key for line in PAGES}
