"""Tables of packets exchanged with stations: packet keys, stations known, packets, their items."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.packet import ItemTaken, PacketNoun, PacketWay
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

packet_keys = Table(
    "packet_keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("public", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("boxes", Small, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("retired_at", Moment),
)
"""`boxes` are the private half sealed to each who may open packets, by slot."""

packet_centres = Table(
    "packet_centres",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("public", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("compared_at", Moment, nullable=False),
    Column("compared_by", Text, nullable=False),
    Column("retired_at", Moment),
)
"""Public keys of centres this desk, as a station, hands packets to."""

packets = Table(
    "packets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("way", Coded(PacketWay), nullable=False),
    Column("station_id", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("handled_at", Moment, nullable=False),
    Column("handled_by", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("counts", Small, nullable=False),
)
Index(None, packets.c.station_id, packets.c.sequence)

packet_items = Table(
    "packet_items",
    metadata,
    Column("packet_id", Text, ForeignKey("packets.id"), primary_key=True),
    Column("noun", Coded(PacketNoun), primary_key=True),
    Column("their_id", Text, primary_key=True),
    Column("our_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("taken", Coded(ItemTaken), nullable=False),
)
Index(None, packet_items.c.noun, packet_items.c.their_id)

station_figures = Table(
    "station_figures",
    metadata,
    Column("packet_id", Text, ForeignKey("packets.id"), primary_key=True),
    Column("period", Text, primary_key=True),
    Column("figure", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Figures a station sent without rows; shown beside our own, never added in silently."""
