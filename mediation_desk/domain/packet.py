"""Packets between a station's desk and the centre's: what they may carry and how each item was taken."""

from __future__ import annotations

from enum import StrEnum


class PacketWay(StrEnum):
    """Whether a packet was made here or came in."""

    OUT = "out"
    IN = "in"


class PacketNoun(StrEnum):
    """What a packet may carry; never counselling, screening or safety texts."""

    CASE = "case"
    HOUSEHOLD = "household"
    CLUE = "clue"
    HOME_VISIT = "home_visit"
    FIGURES = "figures"


class ItemTaken(StrEnum):
    """What became of an item of a packet."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT_OURS = "kept_ours"
