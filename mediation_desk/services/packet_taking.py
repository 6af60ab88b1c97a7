"""Packets that came in: opened, compared with what is here and shown, then taken in by one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from mediation_desk.domain.fingerprint import check_typed, draw_asked, with_gaps
from mediation_desk.domain.packet import (
    Envelope,
    ItemState,
    ItemTaken,
    KnownStation,
    PacketKeyKind,
    PacketNoun,
    PacketWay,
    Peer,
)
from mediation_desk.domain.packet_look import LookedItem, PacketLook, PacketTaken, TakeChoice
from mediation_desk.errors import DeskError
from mediation_desk.register import packet_keys, packet_peers, packets
from mediation_desk.register.packet_body import unpack
from mediation_desk.register.packet_compare import Comparison, Judged, title_of
from mediation_desk.register.packet_rows.households import count_visits
from mediation_desk.register.packet_rows.nouns import NOUNS
from mediation_desk.register.packet_seal import MOST_FILE, Unsealed, open_packet, print_of
from mediation_desk.register.records import Records
from mediation_desk.register.vault.whole_file import read_most
from mediation_desk.services.access import PACKET_READ
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed

_TOLD = {
    ItemState.NEW: ItemTaken.NEW,
    ItemState.CHANGED: ItemTaken.CHANGED,
    ItemState.SAME: ItemTaken.SAME,
}


@allowed(PACKET_READ, changes={"packet", "journal"})
def look_at_packet(records: Records, path: Path) -> PacketLook:
    """Open a packet and say what is in it; nothing is taken in. Journalled, as it is read.

    Raises DeskError (field `packet`): packet.cannot_read, packet.no_key, packet.not_yours and whatever
    `open_packet` and `unpack` refuse.
    """
    try:
        data = read_most(path, MOST_FILE)
    except OSError as error:
        raise DeskError("packet.cannot_read", field="packet") from error
    return look_again(records, data)


@allowed(PACKET_READ, changes={"packet", "journal"})
def look_again(records: Records, data: bytes) -> PacketLook:
    """The same for bytes already read: after a station was compared, or something changed here."""
    unsealed, envelope, comparison, known = _begin(records, data, {})
    items, areas = [], set()
    for some in comparison.judged(unpack(unsealed.body)[1]):
        for one in some:
            items.append(_looked(one))
            if one.area is not None:
                areas.add(one.area)
    fingerprint = print_of(PacketKeyKind.SIGN, unsealed.station_public)
    asked = () if known is KnownStation.KNOWN else draw_asked()
    records.journal("look_at_packet", envelope.station_id)
    return PacketLook(
        data=data,
        station_id=envelope.station_id,
        station=comparison.station.name or envelope.station,
        known=known,
        shown=with_gaps(fingerprint, asked) if asked else (),
        asked=asked,
        sequence=envelope.sequence,
        made_at=envelope.made_at,
        older=envelope.sequence < packets.last_taken(records, envelope.station_id),
        items=tuple(items),
        areas=tuple(sorted(areas)),
    )


@allowed(PACKET_READ, changes={"packet", "journal"})
def know_station(
    records: Records, confirmed: Confirmed, data: bytes, typed: Mapping[int, str], name: str, area_id: str
) -> PacketLook:
    """Keep the station that signed this packet, once its fingerprint was compared with the station's paper.

    Raises DeskError: password.ask_again, packet.name_needed, fingerprint.*, those of `look_at_packet`.
    """
    require(confirmed, records.staff.id, records.now)
    unsealed, envelope = _opened(records, data)
    check_typed(print_of(PacketKeyKind.SIGN, unsealed.station_public), typed)
    if not name.strip():
        raise DeskError("packet.name_needed", field="name")
    packet_peers.know_station(records, envelope.station_id, name.strip(), unsealed.station_public, area_id)
    return look_again(records, data)


@allowed(PACKET_READ, changes={"packet", "household", "clue", "home_visit", "case", "journal"})
def take_packet(records: Records, confirmed: Confirmed, data: bytes, choice: TakeChoice) -> PacketTaken:
    """Take in what is new or changed, all of it or nothing.

    What came in an older packet than one taken before changes nothing here. Raises DeskError:
    password.ask_again, packet.station_unknown, packet.undecided (field `conflicts`), packet.area_missing
    (field `areas`), those of `look_at_packet`.
    """
    require(confirmed, records.staff.id, records.now)
    unsealed, envelope, comparison, known = _begin(records, data, choice.areas)
    if known is not KnownStation.KNOWN:
        raise DeskError("packet.station_unknown", field="packet")
    station = comparison.station
    digest = sha256(data).hexdigest()
    packet_id = packets.keep(records, PacketWay.IN, station.id, station.name, envelope, digest)
    counted: Counter[str] = Counter()
    touched: set[str] = set()
    for some in comparison.judged(unpack(unsealed.body)[1]):
        _take(records, comparison, packet_id, some, choice, counted)
        touched |= _households(some)
    count_visits(records, sorted(touched))
    records.journal("take_packet", packet_id, station.id)
    return PacketTaken(packet_id=packet_id, **counted)


def _take(
    records: Records,
    comparison: Comparison,
    packet_id: str,
    some: list[Judged],
    choice: TakeChoice,
    counted: Counter[str],
) -> None:
    noun = some[0].item.noun
    written, rows = [], []
    for one in some:
        told = _decided(one, choice)
        counted["older" if told is None else str(told)] += 1
        if told in (ItemTaken.NEW, ItemTaken.CHANGED):
            if one.area is not None:
                raise DeskError("packet.area_missing", field="areas")
            written.append(one)
        if told not in (None, ItemTaken.SAME):
            rows.append((one, told))
    if noun is PacketNoun.FIGURES:
        packets.keep_figures(records, packet_id, [one.fields for one in written])
    elif written:
        NOUNS[noun].write(records, [comparison.taking(one) for one in written], comparison.book)
    now = comparison.digests(noun, [one.our_id for one, _told in rows])
    packets.keep_items(
        records,
        packet_id,
        (
            {
                "noun": noun,
                "their_id": one.item.id,
                "our_id": one.our_id,
                "sha256": one.item.sha256,
                # Whoever kept their own words is asked again when the station's change once more.
                "ours": "" if told is ItemTaken.KEPT_OURS else now.get(one.our_id, ""),
                "taken": told,
            }
            for one, told in rows
        ),
    )


def _decided(one: Judged, choice: TakeChoice) -> ItemTaken | None:
    if one.state is ItemState.OLDER:
        return None
    if one.state is not ItemState.CONFLICT:
        return _TOLD[one.state]
    key = one.item.noun, one.item.id
    if (key in choice.ours) == (key in choice.theirs):
        raise DeskError("packet.undecided", field="conflicts")
    return ItemTaken.KEPT_OURS if key in choice.ours else ItemTaken.CHANGED


def _households(some: list[Judged]) -> set[str]:
    """Ids of ours whose last and next visit may be others now."""
    if some[0].item.noun is PacketNoun.HOUSEHOLD:
        return {one.our_id for one in some if one.state is not ItemState.SAME}
    if some[0].item.noun is PacketNoun.HOME_VISIT:
        return {one.fields["household"] for one in some if one.state is not ItemState.SAME} - {None}
    return set()


def _opened(records: Records, data: bytes) -> tuple[Unsealed, Envelope]:
    secrets = packet_keys.secrets(records, PacketKeyKind.OPEN)
    if not secrets:
        if packet_keys.in_use(records, PacketKeyKind.OPEN) is None:
            raise DeskError("packet.no_key", field="packet")
        raise DeskError("packet.not_yours", field="packet")
    unsealed = open_packet(data, secrets)
    return unsealed, unpack(unsealed.body)[0]


def _begin(
    records: Records, data: bytes, areas: Mapping[str, str]
) -> tuple[Unsealed, Envelope, Comparison, KnownStation]:
    unsealed, envelope = _opened(records, data)
    known, peer = packet_peers.standing(records, envelope.station_id, unsealed.station_public)
    station = peer or Peer(
        id=envelope.station_id,
        name=envelope.station,
        public=unsealed.station_public,
        fingerprint="",
        compared_at=records.now,
        compared_by="",
    )
    return unsealed, envelope, Comparison(records, envelope, station, areas), known


def _looked(one: Judged) -> LookedItem:
    return LookedItem(
        noun=one.item.noun,
        id=one.item.id,
        title=title_of(one.item),
        state=one.state,
        differing=one.differing if one.state is ItemState.CONFLICT else (),
    )
