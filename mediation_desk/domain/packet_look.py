"""What is seen of a packet before it is taken in, and what somebody decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mediation_desk.domain.packet import ItemState, KnownStation, PacketNoun

ItemKey = tuple[PacketNoun, str]
"""Noun and the station's id: by it an item is told apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A field that is one thing here and another in the packet, as plain values."""

    name: str
    ours: object = field(repr=False)
    theirs: object = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedItem:
    """One item: by what somebody knows it again, and how it stands to what is here."""

    noun: PacketNoun
    id: str
    title: str = field(repr=False)
    state: ItemState
    differing: tuple[Differing, ...] = field(default=(), repr=False)

    @property
    def key(self) -> ItemKey:
        """Noun and id."""
        return self.noun, self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketLook:
    """A packet opened and compared; `data` are the file's bytes, so that what is taken is what was seen.

    `shown` are the groups of the station's fingerprint to compare by eye and `asked` those to be typed, both
    only for a station that is not known by this key. `areas` are areas named in it that are not known here.
    `older`: later packets of this station were taken before.
    """

    data: bytes = field(repr=False)
    station_id: str
    station: str
    known: KnownStation
    shown: tuple[str, ...] = ()
    asked: tuple[int, ...] = ()
    sequence: int
    made_at: datetime
    older: bool
    items: tuple[LookedItem, ...] = field(repr=False)
    areas: tuple[str, ...] = field(default=(), repr=False)

    def count(self, state: ItemState, noun: PacketNoun | None = None) -> int:
        """How many items stand so, of one noun or of all."""
        return sum(one.state is state and noun in (None, one.noun) for one in self.items)

    @property
    def conflicts(self) -> tuple[LookedItem, ...]:
        """What was changed here and there."""
        return tuple(one for one in self.items if one.state is ItemState.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeChoice:
    """What was decided: our area for each unknown name, and for each conflict whose words stay."""

    areas: Mapping[str, str] = field(default_factory=dict, repr=False)
    ours: frozenset[ItemKey] = frozenset()
    theirs: frozenset[ItemKey] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketTaken:
    """What taking a packet in did."""

    packet_id: str
    new: int = 0
    changed: int = 0
    same: int = 0
    kept_ours: int = 0
    older: int = 0
