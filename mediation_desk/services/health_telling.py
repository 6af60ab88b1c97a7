"""How a line of the health report is said: its sentence and what to do, on screen and on paper alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from mediation_desk.domain.dates import legal_day, time_said
from mediation_desk.domain.health import HealthLevel, HealthLine, HealthReport


class Speak(Protocol):
    """Says a msgid with its `{placeholders}` filled: `words._` or `words.paper_words`."""

    def __call__(self, message: str, /, **names: object) -> str:
        """The words."""


Day = Callable[[date], str]


def sentence_of(line: HealthLine, speak: Speak, day: Day) -> str:
    """How the line stands."""
    return speak(line.sentence, **_names(line, day))


def to_do_of(line: HealthLine, speak: Speak, day: Day) -> str:
    """What to do; empty for a green line."""
    if line.level is HealthLevel.GOOD:
        return ""
    return speak(f"{line.sentence}.do", **_names(line, day))


def summary_of(report: HealthReport, speak: Speak) -> str:
    """All well, or how many lines want something."""
    red, amber = report.count(HealthLevel.ACT), report.count(HealthLevel.WATCH)
    if red and amber:
        return speak("health.summary.both", red=red, amber=amber)
    if red:
        return speak("health.summary.red", n=red)
    if amber:
        return speak("health.summary.amber", n=amber)
    return speak("health.summary.good", n=len(report.lines))


def _names(line: HealthLine, day: Day) -> dict[str, object]:
    return {name: _said(name, value, day) for name, value in line.facts}


def _said(name: str, value: object, day: Day) -> object:
    if isinstance(value, datetime):
        told = day(legal_day(value))
        return f"{told} {time_said(value)}" if name == "reached" else told
    return day(value) if isinstance(value, date) else value
