"""The field for how long: 90, 1:30, 1.5小时, 1 小时 30 分 typed; 1 小时 30 分 shown."""

from __future__ import annotations

import re

from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.words import _

LEAST, MOST = 5, 720
"""Minutes of the shortest and the longest appointment."""

_MINUTES = re.compile(r"(\d{1,3})(?:分|分钟|min)?")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")
_HOURS = re.compile(r"(\d{1,2}(?:\.\d)?|半)(?:个)?(?:小时|时|h)(?:(\d{1,2})(?:分|分钟|min)?|半)?")


def parse_duration(text: str) -> int:
    """Minutes. DeskError: duration.unclear, duration.length outside 5 minutes to 12 hours."""
    bare = "".join(text.split()).lower()
    if found := _MINUTES.fullmatch(bare):
        minutes = int(found[1])
    elif found := _CLOCK.fullmatch(bare):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := _HOURS.fullmatch(bare):
        half = 30 if bare.endswith("半") else 0
        minutes = round((0.5 if found[1] == "半" else float(found[1])) * 60) + int(found[2] or 0) + half
    else:
        raise DeskError("duration.unclear")
    if not LEAST <= minutes <= MOST:
        raise DeskError("duration.length", least=LEAST, most=MOST)
    return minutes


def show_duration(minutes: int) -> str:
    """As 1 小时 30 分."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min", n=rest)
    return _("{hours} h {n}", hours=hours, n=rest) if rest else _("{hours} h", hours=hours)


class DurationField(ParsedField):
    """How long; `.value()` is a number of minutes or None."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, parse_duration, show_duration, placeholder=show_duration(90))
