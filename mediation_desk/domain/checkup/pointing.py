"""Pointing at the words a finding is about, in the text as it was written."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.checkup.finding import Finding, Span
from mediation_desk.domain.checkup.plain import Plain


def pointed(found: Finding, text: Plain, start: int, end: int) -> Finding:
    """The finding with its place; `start` and `end` count in the evened text."""
    first, last = text.original(start, end)
    return replace(found, span=Span(start=first, end=last))
