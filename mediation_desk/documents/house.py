"""What a centre changed in wording and looks of its papers, worn while its papers are made.

Nothing switches it on for the whole program: whoever opens the register for one act wears the house's
changes for as long as it takes, so that a paper is still a pure function of its facts and the house.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from typing import Any

STYLE = "style"
"""The form under which changes of the looks stand; their keys are paths such as roles.body.size."""


@dataclass(frozen=True, slots=True)
class House:
    """Changes by form and key: words, lists of words, or for `STYLE` a figure or the name of a face."""

    changes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, form: str) -> Mapping[str, Any]:
        """What was changed in one form."""
        return self.changes.get(form, {})


OURS = House()
"""Nothing changed."""

_worn: ContextVar[Callable[[], House]] = ContextVar("house", default=lambda: OURS)


def worn() -> House:
    """The house whose papers are being made."""
    return _worn.get()()


@contextmanager
def wearing(house: Callable[[], House]) -> Iterator[None]:
    """Make papers as this house prints them; it is asked once, when the first paper is made."""
    before = _worn.set(cache(house))
    try:
        yield
    finally:
        _worn.reset(before)
