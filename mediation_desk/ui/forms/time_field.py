"""The field for a time of day: 9:30, 0930, 9点半, 下午3点 or 15 typed, 09:30 shown."""

from __future__ import annotations

import re
from datetime import time

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.parsed_field import ParsedField

_TIME = re.compile(r"(\d{1,2})\s*[:：.点时]\s*(\d{1,2}|半|[一三]刻)?\s*分?|(\d{1,2})(\d{2})|(\d{1,2})")
_HALF = re.compile(r"(早上|上午|中午|下午|晚上|傍晚)\s*")
_LATER = ("下午", "晚上", "傍晚")
_MINUTES = {"半": 30, "一刻": 15, "三刻": 45}


def parse_time(text: str) -> time:
    """The time of day; DeskError("time.unclear") otherwise."""
    typed = text.strip()
    half = _HALF.match(typed)
    found = _TIME.fullmatch(typed[half.end() :] if half else typed)
    if not found:
        raise DeskError("time.unclear")
    hour = int(found[1] or found[3] or found[5])
    minutes = found[2] or found[4] or "0"
    minute = _MINUTES[minutes] if minutes in _MINUTES else int(minutes)
    later = half is not None and (half[1] in _LATER or (half[1] == "中午" and hour < 11))
    if later and hour < 12:
        hour += 12
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
