"""The one walk through every page of the demo, and what it may not find."""

from __future__ import annotations

from mediation_desk.ui.pages import PAGES
from tests.ui.every_page import EveryPage


def test_no_page_is_left_out(every_page: EveryPage) -> None:
    every_page.faults("")
    assert {name.partition("#")[0] for name in every_page.seen} == {line.key for line in PAGES}
