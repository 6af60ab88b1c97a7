"""Fields of forms as data: name, label, and how each is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a value is given; PICK is chosen from a list or typed, CHOOSE only chosen."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    PAST = "past"
    MOMENT = "moment"
    CHECK = "check"
    ONE = "one"
    MANY = "many"
    NUMBER = "number"
    PICK = "pick"
    CHOOSE = "choose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field; `words` are the choices of ONE and MANY. PAST is a day not after today."""

    name: str
    label: str
    how: How = How.LINE
    words: type[StrEnum] | None = None
    helper: str = ""


def line(name: str, label: str, helper: str = "") -> Spec:
    """One line of words."""
    return Spec(name=name, label=label, helper=helper)


def lines(name: str, label: str, helper: str = "") -> Spec:
    """Several lines of words."""
    return Spec(name=name, label=label, how=How.LINES, helper=helper)


def one(name: str, label: str, words: type[StrEnum]) -> Spec:
    """One of the members of an enumeration."""
    return Spec(name=name, label=label, how=How.ONE, words=words)


def many(name: str, label: str, words: type[StrEnum]) -> Spec:
    """Any of the members of an enumeration."""
    return Spec(name=name, label=label, how=How.MANY, words=words)


def check(name: str, label: str, helper: str = "") -> Spec:
    """Yes or no."""
    return Spec(name=name, label=label, how=How.CHECK, helper=helper)


def past(name: str, label: str) -> Spec:
    """A day, not after today."""
    return Spec(name=name, label=label, how=How.PAST)


def day(name: str, label: str) -> Spec:
    """A day."""
    return Spec(name=name, label=label, how=How.DAY)


def moment(name: str, label: str, helper: str = "") -> Spec:
    """A day with a time of day."""
    return Spec(name=name, label=label, how=How.MOMENT, helper=helper)


def number(name: str, label: str, helper: str = "") -> Spec:
    """A whole number."""
    return Spec(name=name, label=label, how=How.NUMBER, helper=helper)


def pick(name: str, label: str, helper: str = "") -> Spec:
    """One entry of a list, or other words."""
    return Spec(name=name, label=label, how=How.PICK, helper=helper)


def choose(name: str, label: str, helper: str = "") -> Spec:
    """One entry of a list."""
    return Spec(name=name, label=label, how=How.CHOOSE, helper=helper)
