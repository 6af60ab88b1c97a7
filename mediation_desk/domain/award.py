"""Awards to model families (家庭典型)."""

from __future__ import annotations

from enum import StrEnum


class AwardKind(StrEnum):
    """名称."""

    MOST_BEAUTIFUL = "most_beautiful"
    FIVE_GOOD = "five_good"
    CIVILISED = "civilised"
    IN_LAWS = "in_laws"
    COURTYARD = "courtyard"
    OUTSTANDING = "outstanding"
    CLEAN = "clean"
    OTHER = "other"


class AwardLevel(StrEnum):
    """级别, the lowest first."""

    VILLAGE = "village"
    TOWN = "town"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class AwardFor(StrEnum):
    """Whether a family or one person is honoured."""

    FAMILY = "family"
    PERSON = "person"


class AwardState(StrEnum):
    """Proposed, being shown in public, granted; taken back before or revoked after."""

    PROPOSED = "proposed"
    PUBLICISED = "publicised"
    GRANTED = "granted"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
