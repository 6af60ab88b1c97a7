"""Minutes said as hours: 90 is 1.5 小时."""

from __future__ import annotations

from mediation_desk.words import _


def hours_said(minutes: int) -> str:
    """Hours with at most one decimal, "" for none."""
    return _("{n} h", n=f"{minutes / 60:.1f}".removesuffix(".0")) if minutes else ""
