"""Packet keys of this desk and whom it exchanges packets with.

Made, renewed, a deputy named, compared on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mediation_desk.domain.fingerprint import check_typed, draw_asked, with_gaps
from mediation_desk.domain.packet import PacketKey, PacketKeyKind, PacketLine, Peer
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import office, packet_keys, packet_peers, packets
from mediation_desk.register.centre_file import SUFFIX, CentreFile, centre_bytes, read_centre
from mediation_desk.register.packet_seal import print_of
from mediation_desk.register.records import Records
from mediation_desk.register.vault.whole_file import write_whole
from mediation_desk.services.access import PACKET, PACKET_READ
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Everything the page shows before a packet is opened.

    `mine` are kinds of keys that open for who asks.
    """

    name: str
    keys: tuple[PacketKey, ...]
    centres: tuple[Peer, ...]
    stations: tuple[Peer, ...]
    packets: tuple[PacketLine, ...]
    staff: tuple[Staff, ...]
    mine: frozenset[PacketKeyKind]

    def key(self, kind: PacketKeyKind) -> PacketKey | None:
        """The key of a kind in use."""
        return next((one for one in self.keys if one.kind is kind and one.retired_at is None), None)

    @property
    def deputies(self) -> tuple[Staff, ...]:
        """Who may be named deputy."""
        return tuple(one for one in self.staff if may_stand_in(one))


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreLook:
    """A centre's file: its name, the groups to compare by eye, and those to type from the centre's paper."""

    name: str
    public: bytes
    shown: tuple[str, ...]
    asked: tuple[int, ...]


def may_stand_in(member: Staff) -> bool:
    """Whether somebody may be named deputy: whoever works on cases and has a sign-in of their own."""
    deputy = PACKET_READ - {Role.DIRECTOR}
    return member.active and member.signs_in and bool(member.roles & deputy) and not member.roles & PACKET


@allowed(PACKET_READ)
def exchange(records: Records) -> Exchange:
    """Keys, centres, stations and packets of this desk; nothing is opened."""
    keys = tuple(packet_keys.all_keys(records))
    here = records.staff.id
    return Exchange(
        name=office.centre(records).counselling_centre,
        keys=keys,
        centres=tuple(packet_peers.centres(records)),
        stations=tuple(packet_peers.stations(records)),
        packets=tuple(packets.recent(records)),
        staff=tuple(office.all_staff(records)),
        mine=frozenset(one.kind for one in keys if one.retired_at is None and here in one.readers),
    )


@allowed(PACKET, changes={"packet", "journal"})
def make_key(records: Records, confirmed: Confirmed, kind: PacketKeyKind, deputy_id: str) -> PacketKey:
    """Draw a packet key, in place of the one in use; former ones still open what was sealed to them.

    DeskError: password.ask_again, packet.no_deputy, sealed.no_seat.
    """
    require(confirmed, records.staff.id, records.now)
    _check_deputy(records, deputy_id)
    return packet_keys.make(records, kind, deputy_id)


@allowed(PACKET, changes={"packet", "journal"})
def name_deputy(records: Records, confirmed: Confirmed, staff_id: str) -> None:
    """Let another deputy, or with "" nobody, open packets besides the director.

    Whoever opened them before may have kept the key: a new key is what counts from then on. DeskError:
    password.ask_again, packet.no_deputy, sealed.not_yours, sealed.reader_swapped.
    """
    require(confirmed, records.staff.id, records.now)
    _check_deputy(records, staff_id)
    packet_keys.name_deputy(records, staff_id)


@allowed(PACKET, changes={"packet", "journal"})
def write_centre_file(records: Records, path: Path) -> Path:
    """Write the public half to a file for the stations; where it lies.

    DeskError: packet.no_key, packet.not_yours, packet.key_swapped, what a disk refuses.
    """
    key, public = packet_keys.proved_public(records, PacketKeyKind.OPEN)
    place = path if path.name.endswith(SUFFIX) else path.with_name(path.name + SUFFIX)
    write_whole(
        place, centre_bytes(CentreFile(name=office.centre(records).counselling_centre, public=public))
    )
    records.journal("write_centre_file", key.id)
    return place


@allowed(PACKET_READ)
def look_at_centre(_records: Records, path: Path) -> CentreLook:
    """Read a centre's file and say what to compare; nothing is kept. DeskError as of `read_centre`."""
    found, asked = read_centre(path), draw_asked()
    shown = with_gaps(print_of(PacketKeyKind.OPEN, found.public), asked)
    return CentreLook(name=found.name, public=found.public, shown=shown, asked=asked)


@allowed(PACKET, changes={"packet", "journal"})
def know_centre(records: Records, confirmed: Confirmed, look: CentreLook, typed: Mapping[int, str]) -> Peer:
    """Keep a centre whose fingerprint was compared with its paper.

    DeskError: password.ask_again, fingerprint.type_it, fingerprint.other (field `group_<n>`).
    """
    require(confirmed, records.staff.id, records.now)
    check_typed(print_of(PacketKeyKind.OPEN, look.public), {at: typed.get(at, "") for at in look.asked})
    return packet_peers.know_centre(records, look.name.strip(), look.public)


@allowed(PACKET, changes={"packet", "journal"})
def retire_peer(records: Records, confirmed: Confirmed, peer_id: str) -> None:
    """Exchange nothing more with a centre or station by the key it has. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    if any(one.id == peer_id for one in packet_peers.centres(records)):
        packet_peers.retire_centre(records, peer_id)
    else:
        packet_peers.retire_station(records, peer_id)


def _check_deputy(records: Records, staff_id: str) -> None:
    if staff_id and not any(one.id == staff_id and may_stand_in(one) for one in office.all_staff(records)):
        raise DeskError("packet.no_deputy", field="deputy")
