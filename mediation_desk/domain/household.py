"""Households: what binds them to helpers, what is done for them, and the five actions they belong to."""

from __future__ import annotations

from enum import StrEnum


class HouseholdLink(StrEnum):
    """结对 by a volunteer or unit, 认领 by a member of the executive."""

    PAIRING = "pairing"
    CLAIM = "claim"


class ColourState(StrEnum):
    """A colour asked for, in force or ended, or not approved."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    ENDED = "ended"
    REFUSED = "refused"


class FiveAction(StrEnum):
    """五大行动: 家庭连心、家庭文明、家庭关爱、家庭发展、家庭幸福."""

    HEARTS = "hearts"
    CIVILITY = "civility"
    CARE = "care"
    DEVELOPMENT = "development"
    HAPPINESS = "happiness"
