"""Packets made here and taken in, and what became of each of their items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import func, insert, select

from mediation_desk.domain.packet import Envelope, ItemTaken, PacketLine, PacketNoun, PacketWay
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.packets import packet_items, packet_keys, packets, station_figures

_AT_ONCE = 500
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is remembered of an item.

    Our id, the digest of theirs as taken, of ours right after, from which packet.
    """

    our_id: str
    sha256: str
    ours: str
    sequence: int


def recent(records: Records) -> list[PacketLine]:
    """The newest 200 packets, both ways."""
    rows = records.connection.execute(
        select(packets).order_by(packets.c.handled_at.desc(), packets.c.id).limit(MOST_SHOWN)
    )
    return [
        PacketLine(
            id=row.id,
            way=row.way,
            station=row.station,
            sequence=row.sequence,
            made_at=row.made_at,
            handled_at=row.handled_at,
            handled_by=row.handled_by,
            counts=row.counts,
        )
        for row in rows
    ]


def station_id(records: Records) -> str:
    """Under which id this desk hands over: that of its first signing key, whatever keys came later."""
    first = select(packet_keys.c.id).where(packet_keys.c.kind == "sign").order_by(packet_keys.c.made_at)
    return str(records.connection.execute(first.limit(1)).scalar_one())


def next_sequence(records: Records) -> int:
    """Higher than any before, also after an older copy of the register was put back: it follows the clock."""
    last = select(func.max(packets.c.sequence)).where(packets.c.way == PacketWay.OUT)
    return max((records.connection.execute(last).scalar() or 0) + 1, int(records.now.timestamp()))


def last_taken(records: Records, station: str) -> int:
    """The highest number of a packet of this station that was taken in; 0 before the first."""
    mine = packets.c.way == PacketWay.IN, packets.c.station_id == station
    found = records.connection.execute(select(func.max(packets.c.sequence)).where(*mine)).scalar()
    return int(found or 0)


def known_items(records: Records, station: str) -> dict[tuple[PacketNoun, str], Known]:
    """Everything ever taken from a station, by noun and their id, as it was taken last."""
    rows = records.connection.execute(
        select(packet_items, packets.c.sequence)
        .join(packets, packets.c.id == packet_items.c.packet_id)
        .where(packets.c.way == PacketWay.IN, packets.c.station_id == station)
        .order_by(packets.c.sequence, packets.c.handled_at)
    )
    return {
        (row.noun, row.their_id): Known(
            our_id=row.our_id, sha256=row.sha256, ours=row.ours, sequence=row.sequence
        )
        for row in rows
    }


def keep(records: Records, way: PacketWay, other_id: str, other: str, envelope: Envelope, sha256: str) -> str:
    """Note a packet that was made for, or taken from, the other side; its id."""
    packet_id = uuid4().hex
    records.connection.execute(
        insert(packets).values(
            id=packet_id,
            way=way,
            station_id=other_id,
            station=other,
            sequence=envelope.sequence,
            made_at=envelope.made_at,
            handled_at=records.now,
            handled_by=records.staff.id,
            sha256=sha256,
            counts={str(noun): n for noun, n in envelope.counts.items()},
        )
    )
    return packet_id


def keep_items(records: Records, packet_id: str, items: Iterable[Mapping[str, Any]]) -> None:
    """Note what became of items: rows of noun, their_id, our_id, sha256, ours, taken.

    The journal gets our ids in portions: which rows left, or were made and changed.
    """
    waiting: list[Mapping[str, Any]] = []
    for one in items:
        waiting.append({"packet_id": packet_id, **one})
        if len(waiting) == _AT_ONCE:
            _put(records, packet_id, waiting)
            waiting = []
    if waiting:
        _put(records, packet_id, waiting)


def _put(records: Records, packet_id: str, rows: list[Mapping[str, Any]]) -> None:
    records.connection.execute(insert(packet_items), rows)
    sent = rows[0]["taken"] is ItemTaken.SENT
    ours = [row["our_id"] for row in rows if row["our_id"]]
    if ours:
        records.journal("send_in_packet" if sent else "take_from_packet", packet_id, *ours)


def keep_figures(records: Records, packet_id: str, told: Sequence[Mapping[str, Any]]) -> None:
    """Keep figures a station sent without rows. DeskError("packet.bad_item") for one told twice."""
    rows = {(one["period"], figure["figure"]): figure["value"] for one in told for figure in one["figures"]}
    if len(rows) != sum(len(one["figures"]) for one in told):
        raise DeskError("packet.bad_item", field="packet")
    made = [
        {"packet_id": packet_id, "period": period, "figure": figure, "value": value}
        for (period, figure), value in rows.items()
    ]
    if made:
        records.connection.execute(insert(station_figures), made)


def figures(records: Records) -> list[tuple[str, str, str, str]]:
    """(station, period, figure, value) of figures told without rows: of each period what was told last."""
    rows = records.connection.execute(
        select(packets.c.station, packets.c.station_id, station_figures)
        .join(packets, packets.c.id == station_figures.c.packet_id)
        .order_by(packets.c.sequence, packets.c.handled_at, station_figures.c.figure)
    ).all()
    last = {(row.station_id, row.period): row.packet_id for row in rows}
    return [
        (row.station, row.period, row.figure, row.value)
        for row in rows
        if last[row.station_id, row.period] == row.packet_id
    ]


def came_in(records: Records, our_id: str) -> bool:
    """Whether a row of ours came in a packet: a station works on it."""
    found = (
        select(packet_items.c.packet_id)
        .join(packets, packets.c.id == packet_items.c.packet_id)
        .where(packet_items.c.our_id == our_id, packets.c.way == PacketWay.IN)
    )
    return records.connection.execute(found.limit(1)).first() is not None


def sent_to(records: Records, our_id: str) -> list[tuple[str, datetime]]:
    """(to which centre, when) something left in packets, the newest first.

    Whoever asks about their data is told.
    """
    rows = records.connection.execute(
        select(packets.c.station, packets.c.handled_at)
        .join(packet_items, packet_items.c.packet_id == packets.c.id)
        .where(packet_items.c.our_id == our_id, packets.c.way == PacketWay.OUT)
        .order_by(packets.c.handled_at.desc())
    )
    return [(row.station, row.handled_at) for row in rows]
