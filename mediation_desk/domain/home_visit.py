"""Home visits (走访) and the rounds they belong to."""

from __future__ import annotations

from enum import StrEnum


class VisitPurpose(StrEnum):
    """Why somebody went; each purpose is counted apart."""

    SCREENING = "screening"
    CONTACT = "contact"
    RETURN_VISIT = "return_visit"
    CONDOLENCE = "condolence"
    FOLLOW_UP = "follow_up"


class RoundKind(StrEnum):
    """全面排查 or 重点排查."""

    FULL = "full"
    FOCUSED = "focused"
