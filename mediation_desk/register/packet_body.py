"""The inside of a packet: an envelope and its items, one canonical JSON line each, compressed.

What comes in is a stranger's until it is proved: nothing is decompressed beyond MOST_PLAIN, no line is
longer than MOST_LINE, no more items than MOST_ITEMS, and each is a flat map of known fields.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from mediation_desk.domain.packet import Envelope, PacketItem, PacketNoun
from mediation_desk.domain.packet_fields import ORDER, check_fields, is_id, line
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.canonical import canonical

FORMAT: Final = 1
MOST_PLAIN: Final = 256 * 1024 * 1024
MOST_LINE: Final = 1024 * 1024
MOST_ITEMS: Final = 200_000
MOST_SEQUENCE: Final = 2**53
_CHUNK = 64 * 1024


def pack(envelope: Envelope, items: Iterable[bytes]) -> bytes:
    """The body of a packet; `items` are lines made by `item_line`."""
    press = zlib.compressobj(6)
    parts = [press.compress(_envelope_line(envelope))]
    parts += [press.compress(one) for one in items]
    return b"".join((*parts, press.flush()))


def item_line(noun: PacketNoun, item_id: str, fields: Mapping[str, Any]) -> bytes:
    """One item as it travels.

    What would be refused there is not written here. DeskError as of `check_fields`, and packet.item_too_long.
    """
    check_fields(noun, fields)
    made = canonical({"noun": noun, "id": item_id, "fields": fields})
    if len(made) > MOST_LINE:
        raise DeskError("packet.item_too_long", field="packet")
    return made


def fields_digest(fields: Mapping[str, Any]) -> str:
    """One value for equal fields: SHA-256, hexadecimal."""
    return sha256(canonical(fields)).hexdigest()


def unpack(body: bytes) -> tuple[Envelope, Iterator[PacketItem]]:
    """Who made it, and its items one after the other, each checked as it is taken.

    Raises DeskError, also while items are taken: packet.damaged, packet.newer, packet.too_large,
    packet.bad_item, packet.wrong_count, text.*.
    """
    lines = _lines(body)
    first = next(lines, None)
    if first is None:
        raise DeskError("packet.damaged", field="packet")
    envelope = _envelope(_value(first))
    return envelope, _items(envelope, lines)


def _items(envelope: Envelope, lines: Iterator[bytes]) -> Iterator[PacketItem]:
    counted: dict[PacketNoun, int] = {}
    seen: set[tuple[PacketNoun, str]] = set()
    stage = 0
    for text in lines:
        item = _item(_value(text))
        at = ORDER.index(item.noun)
        if at < stage or (item.noun, item.id) in seen:
            raise DeskError("packet.bad_item", field="packet")
        stage = at
        seen.add((item.noun, item.id))
        counted[item.noun] = counted.get(item.noun, 0) + 1
        if len(seen) > MOST_ITEMS:
            raise DeskError("packet.too_large", field="packet")
        yield item
    if counted != dict(envelope.counts):
        raise DeskError("packet.wrong_count", field="packet")


def _lines(body: bytes) -> Iterator[bytes]:
    """The lines of a compressed body; never more of it in memory than one line and one chunk."""
    press, rest, waiting, total = zlib.decompressobj(), body, b"", 0
    while not press.eof:
        try:
            chunk = press.decompress(rest, _CHUNK)
        except zlib.error as fault:
            raise DeskError("packet.damaged", field="packet") from fault
        rest = press.unconsumed_tail
        if not chunk and not rest and not press.eof:
            raise DeskError("packet.damaged", field="packet")
        total += len(chunk)
        *whole, waiting = (waiting + chunk).split(b"\n")
        if total > MOST_PLAIN or len(waiting) > MOST_LINE:
            raise DeskError("packet.too_large", field="packet")
        yield from whole
    if waiting or press.unused_data:
        raise DeskError("packet.damaged", field="packet")


def _value(text: bytes) -> dict[str, Any]:
    """A line as a map: only what would be written so again, which leaves no room for tricks of spelling."""
    try:
        value = json.loads(text)
        again = canonical(value)
    except (ValueError, RecursionError, TypeError, OverflowError) as fault:
        raise DeskError("packet.bad_item", field="packet") from fault
    if not isinstance(value, dict) or again != text + b"\n":
        raise DeskError("packet.bad_item", field="packet")
    return value


def _item(value: dict[str, Any]) -> PacketItem:
    if value.keys() != {"noun", "id", "fields"} or not is_id(value["id"]):
        raise DeskError("packet.bad_item", field="packet")
    try:
        noun = PacketNoun(value["noun"])
    except ValueError as fault:
        raise DeskError("packet.bad_item", field="packet") from fault
    fields = value["fields"]
    check_fields(noun, fields)
    return PacketItem(noun=noun, id=value["id"], fields=fields, sha256=fields_digest(fields))


def _envelope_line(envelope: Envelope) -> bytes:
    return canonical(
        {
            "format": FORMAT,
            "station_id": envelope.station_id,
            "station": envelope.station,
            "sequence": envelope.sequence,
            "made_at": envelope.made_at.astimezone(UTC).isoformat(),
            "counts": dict(envelope.counts),
        }
    )


def _envelope(value: dict[str, Any]) -> Envelope:
    if value.get("format") != FORMAT:
        if type(value.get("format")) is int and value["format"] > FORMAT:
            raise DeskError("packet.newer", field="packet")
        raise DeskError("packet.damaged", field="packet")
    try:
        line(value["station"], "station")
        counts = {PacketNoun(noun): n for noun, n in value["counts"].items()}
        good = is_id(value["station_id"]) and type(value["sequence"]) is int
        good = good and 0 < value["sequence"] < MOST_SEQUENCE
        good = good and all(type(n) is int and 0 < n <= MOST_ITEMS for n in counts.values())
        made_at = datetime.fromisoformat(value["made_at"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as fault:
        raise DeskError("packet.damaged", field="packet") from fault
    if not good:
        raise DeskError("packet.damaged", field="packet")
    return Envelope(
        station_id=value["station_id"],
        station=value["station"],
        sequence=value["sequence"],
        made_at=made_at,
        counts=counts,
    )
