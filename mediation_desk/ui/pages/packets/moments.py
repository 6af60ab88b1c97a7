"""Moments of packets in words: 2026-11-26 09:41."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.dates import SHANGHAI


def moment_words(moment: datetime) -> str:
    """Day and time of the clock on the wall."""
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
