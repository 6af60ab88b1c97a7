"""Clues (线索): where they came from, what they are about, how they are handled and how they end."""

from __future__ import annotations

from enum import StrEnum


class ClueSource(StrEnum):
    """How a clue came in."""

    DOOR_KNOCK = "door_knock"
    GRID = "grid"
    HOTLINE_12338 = "hotline_12338"
    PHONE = "phone"
    LETTERS_VISITS = "letters_visits"
    POLICE = "police"
    SCHOOL = "school"
    SELF = "self"
    OTHER = "other"


class ClueKind(StrEnum):
    """What a clue is about."""

    MARRIAGE_CHANGE = "marriage_change"
    VIOLENCE = "violence"
    IN_LAWS = "in_laws"
    PARENT_CHILD = "parent_child"
    PARENT_SUPPORT = "parent_support"
    PROPERTY = "property"
    HARDSHIP = "hardship"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon somebody must act."""

    AT_ONCE = "at_once"
    SOON = "soon"
    ORDINARY = "ordinary"


class ClueHandling(StrEnum):
    """处置方式."""

    ON_THE_SPOT = "on_the_spot"
    MEDIATION = "mediation"
    REFERRAL = "referral"
    CONSULTATION = "consultation"
    WATCH = "watch"


class ClueOutcome(StrEnum):
    """结果: 已化解、未化解、稳控."""

    RESOLVED = "resolved"
    UNRESOLVED = "unresolved"
    STABILISED = "stabilised"


class HarmPrevented(StrEnum):
    """What a dispute was kept from becoming, as the official return counts it."""

    SUICIDE = "suicide"
    CRIME = "crime"
    GROUP_PETITION = "group_petition"
    GROUP_FIGHT = "group_fight"


class DivorceWay(StrEnum):
    """协议离婚 or 诉讼离婚."""

    REGISTRY = "registry"
    COURT = "court"


class OfferAnswer(StrEnum):
    """What a couple answered when counselling was offered; nothing but ACCEPTED starts it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
