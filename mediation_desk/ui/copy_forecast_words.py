"""How it is said how long the room on a stick lasts."""

from __future__ import annotations

from mediation_desk.domain.copy_forecast import FARTHEST, Forecast
from mediation_desk.domain.sizes import size_said
from mediation_desk.words import _

_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25
_SHORT = 60
"""Days from which on it is time to think of a larger stick."""


def room_said(lasts: Forecast) -> tuple[str, str]:
    """The sentence and its tone; red when the next copy does not fit, amber when it lasts two months at most.

    Empty while too little is known.
    """
    if not lasts.fits:
        said = _(
            "The next copy needs {size} and does not fit: take another stick.", size=size_said(lasts.needed)
        )
        return said, "red"
    if lasts.days is None:
        return "", "ink2"
    return _lasting(lasts.days), "amber" if lasts.days <= _SHORT else "ink2"


def _lasting(days: int) -> str:
    if days >= FARTHEST:
        return _("At this rate the room lasts for ten years and more")
    if days >= 2 * _YEAR:
        return _("At this rate the room lasts for about {n} years", n=int(days / _YEAR))
    if days >= 2 * _MONTH:
        return _("At this rate the room lasts for about {n} months", n=int(days / _MONTH))
    if days >= 2 * _WEEK:
        return _("At this rate the room lasts for about {n} weeks", n=days // _WEEK)
    return _("At this rate the room lasts for about {n} days", n=days)
