"""Good morning, by the hour, in the way one is called at the office."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.words import _


def greeting(now: datetime, name: str) -> str:
    """Good morning, afternoon or evening, by the hour in Shanghai."""
    hour = now.astimezone(SHANGHAI).hour
    said = (
        _("Good evening")
        if hour >= 18 or hour < 5
        else _("Good morning")
        if hour < 12
        else _("Good afternoon")
    )
    return _("{greeting}, {name}", greeting=said, name=_given(name))


def _given(name: str) -> str:
    """The given name of a Chinese name of two to four characters; other names whole."""
    if not all("\u4e00" <= character <= "\u9fff" for character in name) or not 3 <= len(name) <= 4:
        return name
    return name[-2:]
