"""The field for a time of day: 9:30, 09:30, 0930 or 9点半 typed, 09:30 shown."""

from __future__ import annotations

import re
from datetime import time

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.parsed_field import ParsedField

_TIME = re.compile(r"(\d{1,2})\s*[:：.点时]\s*(\d{1,2}|半)?\s*分?|(\d{1,2})(\d{2})")


def parse_time(text: str) -> time:
    """The time of day; DeskError("time.unclear") otherwise."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise DeskError("time.unclear")
    hour = int(found[1] or found[3])
    minutes = found[2] or found[4] or "0"
    minute = 30 if minutes == "半" else int(minutes)
    if hour > 23 or minute > 59:
        raise DeskError("time.unclear")
    return time(hour, minute)


def show_time(moment: time) -> str:
    """As 09:30."""
    return moment.strftime("%H:%M")


class TimeField(ParsedField):
    """A time of day; `.value()` is a time or None."""

    def __init__(self, name: str, label: str, *, helper: str = "", optional: bool = False) -> None:
        super().__init__(
            name, label, parse_time, show_time, helper=helper, placeholder="9:30", optional=optional
        )
