"""The same bug again and again is one bug: counted within a minute, not told each time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

MINUTE = 60.0
"""Seconds within which the same place counts as the same bug."""
_KNOWN = 50
"""Places remembered at once; a program that fails at more of them is told of each."""


class Repeats:
    """`count(place)` says how often a place was met within the minute that began with its first time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._met: dict[str, tuple[float, int]] = {}
        self._lock = threading.Lock()

    def count(self, place: str) -> int:
        """1 for the first time, then 2, 3 … until the minute is over. Called on any thread."""
        now = self._clock()
        with self._lock:
            began, times = self._met.get(place, (now, 0))
            if now - began >= MINUTE:
                began, times = now, 0
            if place not in self._met and len(self._met) >= _KNOWN:
                self._met.pop(next(iter(self._met)))
            self._met[place] = (began, times + 1)
            return times + 1
