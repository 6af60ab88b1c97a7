"""Packets between a station's desk and the centre's: what they may carry and how each item was taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
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
    """What became of an item of a packet; SENT is one that left from here."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    KEPT_OURS = "kept_ours"
    SENT = "sent"


class ItemState(StrEnum):
    """How an item of a packet stands to what is here.

    CONFLICT: changed here since it was taken, and changed there. OLDER: known here from a later packet.
    """

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    OLDER = "older"


class PacketKeyKind(StrEnum):
    """OPEN: packets are sealed to its public half. SIGN: packets made here are signed with it."""

    OPEN = "open"
    SIGN = "sign"


class KnownStation(StrEnum):
    """Whether the key that signed a packet is the one compared on paper when the station was first met."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    OTHER_KEY = "other_key"
    RETIRED = "retired"


class CaseChoice(StrEnum):
    """Which cases are handed over: closed in the period, accepted in it, or those named by number."""

    CLOSED = "closed"
    ACCEPTED = "accepted"
    NAMED = "named"


class Withheld(StrEnum):
    """Why something stays at home although it lies in what was chosen."""

    RESTRICTED_CLUE = "restricted_clue"
    COLOUR_REASON = "colour_reason"
    SEALED_FINDINGS = "sealed_findings"
    GUARDED = "guarded"


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketChoice:
    """What somebody wants to hand over; `numbers` are of cases, with CaseChoice.NAMED.

    `period` are the first and the last day; households have none and go whole. `figures` alone sends the
    report of that period without a single row.
    """

    nouns: frozenset[PacketNoun] = frozenset()
    cases: CaseChoice = CaseChoice.CLOSED
    first: date | None = None
    last: date | None = None
    numbers: tuple[str, ...] = ()
    area_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketItem:
    """One item as it travels: the sender's id, plain values by field name, the digest of its bytes."""

    noun: PacketNoun
    id: str
    fields: Mapping[str, object] = field(repr=False)
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who made a packet, when, as the how many-th, and how many items of each noun it says to hold."""

    station_id: str
    station: str
    sequence: int
    made_at: datetime
    counts: Mapping[PacketNoun, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketLine:
    """A packet that left or was taken in, as the list shows it."""

    id: str
    way: PacketWay
    station: str
    sequence: int
    made_at: datetime
    handled_at: datetime
    handled_by: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketKey:
    """A packet key as far as everybody of the office may know it; `readers` can open its private half."""

    id: str
    kind: PacketKeyKind
    public: bytes
    fingerprint: str
    made_at: datetime
    made_by: str
    deputy_id: str
    readers: frozenset[str]
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A centre this desk hands packets to, or a station whose packets come: compared on paper, then kept."""

    id: str
    name: str
    public: bytes
    fingerprint: str
    compared_at: datetime
    compared_by: str
    area_id: str = ""
    retired_at: datetime | None = None
