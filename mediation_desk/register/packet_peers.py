"""Centres this desk hands packets to, and stations whose packets it takes: each compared on paper once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from sqlalchemy import Table, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.packet import KnownStation, PacketKeyKind, Peer
from mediation_desk.errors import DeskError
from mediation_desk.register.packet_seal import print_of
from mediation_desk.register.records import Records
from mediation_desk.register.tables.packets import packet_centres, packet_stations


def centres(records: Records) -> list[Peer]:
    """Every centre ever compared, those in use first."""
    return _all(records, packet_centres)


def stations(records: Records) -> list[Peer]:
    """Every station ever compared, those in use first."""
    return _all(records, packet_stations)


def centre(records: Records, centre_id: str) -> Peer:
    """A centre packets may be made for. DeskError.

    Packet.no_centre, packet.centre_swapped (its row was changed).
    """
    found = next((one for one in centres(records) if one.id == centre_id and one.retired_at is None), None)
    if found is None:
        raise DeskError("packet.no_centre", field="centre")
    if print_of(PacketKeyKind.OPEN, found.public) != found.fingerprint:
        raise DeskError("packet.centre_swapped", field="centre")
    return found


def know_centre(records: Records, name: str, public: bytes) -> Peer:
    """Keep a centre whose fingerprint was compared, in place of one of the same name."""
    named = packet_centres.c.name == name, packet_centres.c.retired_at.is_(None)
    records.connection.execute(update(packet_centres).where(*named).values(retired_at=records.now))
    centre_id = uuid4().hex
    records.connection.execute(
        insert(packet_centres).values(
            id=centre_id,
            name=name,
            public=public.hex(),
            fingerprint=print_of(PacketKeyKind.OPEN, public),
            compared_at=records.now,
            compared_by=records.staff.id,
        )
    )
    records.journal("know_packet_centre", centre_id)
    return centre(records, centre_id)


def know_station(records: Records, station_id: str, name: str, public: bytes, area_id: str) -> None:
    """Keep a station whose fingerprint was compared; one known before gets its new key and name."""
    values = {
        "name": name,
        "public": public.hex(),
        "fingerprint": print_of(PacketKeyKind.SIGN, public),
        "area_id": area_id or None,
        "compared_at": records.now,
        "compared_by": records.staff.id,
        "retired_at": None,
    }
    same = update(packet_stations).where(packet_stations.c.id == station_id)
    if not records.connection.execute(same.values(values)).rowcount:
        records.connection.execute(insert(packet_stations).values(id=station_id, **values))
    records.journal("know_packet_station", station_id)


def retire_centre(records: Records, centre_id: str) -> None:
    """Hand nothing more to a centre by this key."""
    gone = update(packet_centres).where(packet_centres.c.id == centre_id)
    records.connection.execute(gone.values(retired_at=records.now))
    records.journal("retire_packet_centre", centre_id)


def retire_station(records: Records, station_id: str) -> None:
    """Take nothing more from a station by this key; what was taken stays."""
    gone = update(packet_stations).where(packet_stations.c.id == station_id)
    records.connection.execute(gone.values(retired_at=records.now))
    records.journal("retire_packet_station", station_id)


def standing(records: Records, station_id: str, public: bytes) -> tuple[KnownStation, Peer | None]:
    """How the key that signed a packet stands to the one compared for this station."""
    known = next((one for one in stations(records) if one.id == station_id), None)
    if known is None:
        return KnownStation.UNKNOWN, None
    # The fingerprint is held too: a row in which the key alone was changed is another key.
    if known.public != public or known.fingerprint != print_of(PacketKeyKind.SIGN, public):
        return KnownStation.OTHER_KEY, known
    return (KnownStation.RETIRED if known.retired_at else KnownStation.KNOWN), known


def _all(records: Records, table: Table) -> list[Peer]:
    rows = records.connection.execute(select(table).order_by(table.c.compared_at.desc())).all()
    return sorted(map(_peer, rows), key=lambda one: one.retired_at is not None)


def _peer(row: Row[Any]) -> Peer:
    return Peer(
        id=row.id,
        name=row.name,
        public=bytes.fromhex(row.public),
        fingerprint=row.fingerprint,
        compared_at=row.compared_at,
        compared_by=row.compared_by,
        area_id=getattr(row, "area_id", None) or "",
        retired_at=row.retired_at,
    )
