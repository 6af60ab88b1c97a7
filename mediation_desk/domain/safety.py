"""The safety mark: what we do to keep people apart, never what happened."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """A person's or case's safety level; a case takes the highest of its persons.

    UNFINISHED is never shown as NONE and allows no joint session.
    """

    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    NONE = "none"
    UNFINISHED = "unfinished"


_RANK = {Mark.NONE: 0, Mark.YELLOW: 1, Mark.UNFINISHED: 2, Mark.ORANGE: 3, Mark.RED: 4}


def highest(marks: list[Mark]) -> Mark:
    """The mark of a case: the highest of its persons; nobody asked yet is UNFINISHED."""
    return max(marks, key=_RANK.__getitem__, default=Mark.UNFINISHED)
