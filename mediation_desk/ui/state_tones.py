"""The tone of a case's state on its chip: pine under way, amber waits for us, sunk done."""

from __future__ import annotations

from mediation_desk.domain.case import CaseState

TONES = {
    CaseState.ACCEPTED: "amber",
    CaseState.IN_MEDIATION: "pine",
    CaseState.SUSPENDED: "amber",
}


def tone(state: CaseState) -> str:
    """The chip's tone."""
    return TONES.get(state, "neutral")
