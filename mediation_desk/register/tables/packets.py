"""Tables of packets exchanged with stations.

Packet keys, centres and stations known, packets, their items.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, Table, Text

from mediation_desk.domain.case import CaseState, Difficulty
from mediation_desk.domain.packet import ItemTaken, PacketKeyKind, PacketNoun, PacketWay
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.register.columns import Coded, Moment, Small
from mediation_desk.register.tables.base import metadata

packet_keys = Table(
    "packet_keys",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Coded(PacketKeyKind), nullable=False),
    Column("public", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("sealed_id", Text, ForeignKey("sealed.id"), nullable=False),
    Column("deputy_id", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("retired_at", Moment),
)
"""`sealed_id` is the private half: a restricted text of the office, open to director, deputy and keepers."""

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

packet_stations = Table(
    "packet_stations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("public", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
    Column("compared_at", Moment, nullable=False),
    Column("compared_by", Text, nullable=False),
    Column("retired_at", Moment),
)
"""Stations whose packets this desk, as the centre, takes in; the key was compared on paper."""

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
"""`station` is the other side by name: the station a packet came from, the centre one was made for."""

Index(None, packets.c.station_id, packets.c.sequence)

packet_items = Table(
    "packet_items",
    metadata,
    Column("packet_id", Text, ForeignKey("packets.id"), primary_key=True),
    Column("noun", Coded(PacketNoun), primary_key=True),
    Column("their_id", Text, primary_key=True),
    Column("our_id", Text, nullable=False, index=True),
    Column("sha256", Text, nullable=False),
    Column("ours", Text, nullable=False),
    Column("taken", Coded(ItemTaken), nullable=False),
)
"""`ours` is the digest of our own row right after it was taken: another one now means it was changed here."""

Index(None, packet_items.c.noun, packet_items.c.their_id)

station_cases = Table(
    "station_cases",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    Column("station_id", Text, ForeignKey("packet_stations.id"), nullable=False, index=True),
    Column("number", Text, nullable=False),
    Column("parties", Text, nullable=False),
    Column("accepted_on", Date, nullable=False, index=True),
    Column("closed_on", Date, index=True),
    Column("state", Coded(CaseState), nullable=False),
    Column("source", Coded(Source), nullable=False),
    Column("subtype", Coded(DisputeSubtype), nullable=False),
    Column("difficulty", Coded(Difficulty), nullable=False),
    Column("succeeded", Integer),
    Column("written", Integer),
    Column("amount", Integer),
    Column("people", Integer, nullable=False),
    Column("area_id", Text, ForeignKey("areas.id")),
)
"""Cases a station works on: counted here, never worked on here.

`succeeded` and `written` are 1, 0 or nothing said; `amount` in fen; `people` counts parties.
"""

station_figures = Table(
    "station_figures",
    metadata,
    Column("packet_id", Text, ForeignKey("packets.id"), primary_key=True),
    Column("period", Text, primary_key=True),
    Column("figure", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""Figures a station sent without rows; shown beside our own, never added in silently."""
