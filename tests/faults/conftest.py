"""Counting faults: each test says what it inflicted, how often, and what was lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Count = Callable[..., None]


@pytest.fixture
def inflicted(record_property: Callable[[str, object], None]) -> Count:
    """`inflicted("kill -9 while saving", 200)`: kept with the result for `python -m tests.faults`."""

    def note(fault: str, tries: int, lost: int = 0) -> None:
        record_property("inflicted", f"{fault}\t{tries}\t{lost}")

    return note
