"""Hostile packets: each flipped bit, each cut, bombs and tricks are refused in words, and nothing grows."""

from __future__ import annotations

import json
import tracemalloc
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.utils import random

from mediation_desk.domain.packet import Envelope, PacketKeyKind, PacketNoun
from mediation_desk.errors import DeskError
from mediation_desk.register import packet_body
from mediation_desk.register.centre_file import CentreFile, centre_bytes, read_centre
from mediation_desk.register.packet_body import item_line, pack, unpack
from mediation_desk.register.packet_seal import FORMAT, MAGIC, open_packet, public_of, seal_packet
from mediation_desk.register.vault.canonical import canonical

CENTRE, STATION = random(32), random(32)
PUBLIC = public_of(PacketKeyKind.OPEN, CENTRE)
KEYS = {"key": CENTRE}
FIGURES = {"period": "2026-01-01/2026-10-31", "figures": [{"figure": "clues", "value": "135"}]}
VISIT: dict[str, object] = {
    "on": "2026-03-02",
    "purpose": "contact",
    "household": None,
    "clue": None,
    "area": None,
    "visitors": [],
    "people_met": 2,
    "met": "",
    "findings": "",
    "disputes_found": 0,
    "colour_proposed": "",
    "actions": [],
    "next_on": None,
}
ID = "a" * 32


def envelope(**counts: int) -> Envelope:
    made = datetime(2026, 3, 18, tzinfo=UTC)
    told = {PacketNoun(noun): n for noun, n in counts.items()}
    return Envelope(station_id=ID, station="河东站", sequence=7, made_at=made, counts=told)


BODY = pack(envelope(figures=1), [item_line(PacketNoun.FIGURES, ID, FIGURES)])
DATA = seal_packet(BODY, PUBLIC, STATION)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as caught:
        act()
    return caught.value.key


def read(body: bytes) -> list[object]:
    return list(unpack(body)[1])


def raw(*lines: bytes) -> bytes:
    head = canonical(
        {
            "format": 1,
            "station_id": ID,
            "station": "河东站",
            "sequence": 7,
            "made_at": "2026-03-18T00:00:00+00:00",
            "counts": {"figures": 1},
        }
    )
    return zlib.compress(head + b"".join(lines))


def test_it_opens_for_the_key_it_is_sealed_to() -> None:
    opened = open_packet(DATA, {"other": random(32), **KEYS})
    assert opened.key_id == "key"
    assert opened.station_public == public_of(PacketKeyKind.SIGN, STATION)
    (item,) = read(opened.body)
    assert item.fields == FIGURES  # type: ignore[attr-defined]
    assert b"\xe6\xb2\xb3" not in DATA


@given(st.integers(0, len(DATA) * 8 - 1))
def test_every_flipped_bit_is_refused(bit: int) -> None:
    spoiled = bytearray(DATA)
    spoiled[bit // 8] ^= 1 << bit % 8
    key = refused(lambda: open_packet(bytes(spoiled), KEYS))
    assert key in {"packet.not_one", "packet.newer", "packet.other_key", "packet.damaged"}


@given(st.integers(0, len(DATA) - 1))
def test_every_cut_is_refused(length: int) -> None:
    assert refused(lambda: open_packet(DATA[:length], KEYS)).startswith("packet.")
    assert refused(lambda: open_packet(DATA + DATA[:length] + b"x", KEYS)) == "packet.damaged"


def test_another_key_a_newer_format_and_a_huge_file_say_so() -> None:
    assert refused(lambda: open_packet(DATA, {"other": random(32)})) == "packet.other_key"
    newer = MAGIC + bytes([FORMAT + 1]) + DATA[len(MAGIC) + 1 :]
    assert refused(lambda: open_packet(newer, KEYS)) == "packet.newer"
    assert refused(lambda: open_packet(bytes(64 * 1024 * 1024 + 1), KEYS)) == "packet.too_large"


def test_a_packet_cannot_be_passed_on_to_another_centre() -> None:
    """Whoever opens it cannot seal the same signed body to somebody else in the station's name."""
    from nacl.public import PrivateKey, PublicKey, SealedBox

    other = random(32)
    theirs = public_of(PacketKeyKind.OPEN, other)
    start = len(MAGIC) + 9
    plain = SealedBox(PrivateKey(CENTRE)).decrypt(DATA[start:])
    head = seal_packet(BODY, theirs, STATION)[:start]
    passed_on = head + bytes(SealedBox(PublicKey(theirs)).encrypt(plain))
    assert refused(lambda: open_packet(passed_on, {"key": other})) == "packet.unsigned"


def test_bombs_are_stopped_before_they_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zlib.compress(b"[" * (300 * 1024 * 1024), 9)
    tracemalloc.start()
    assert refused(lambda: read(bomb)) == "packet.too_large"
    assert tracemalloc.get_traced_memory()[1] < 8 * 1024 * 1024
    tracemalloc.stop()
    monkeypatch.setattr(packet_body, "MOST_PLAIN", 10_000)
    line = item_line(PacketNoun.FIGURES, ID, FIGURES)
    assert refused(lambda: read(raw(*[line] * 1000))) in {"packet.too_large", "packet.bad_item"}


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 5000 + b"]" * 5000 + b"\n",
        b'{"a":' * 5000 + b"1" + b"}" * 5000 + b"\n",
        b"NaN\n",
        b"1" * 6000 + b"\n",
        b"\xff\xfe\n",
        b"\n",
        b'{"id":"%s","noun":"figures","fields":{},"fields":{}}\n' % (b"a" * 32),
    ],
)
def test_nested_and_odd_json_is_refused(line: bytes) -> None:
    assert refused(lambda: read(raw(line))) == "packet.bad_item"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"id": "../../etc"}, "packet.bad_item"),
        ({"noun": "counselling_note"}, "packet.bad_item"),
        ({"fields": FIGURES | {"more": 1}}, "packet.bad_field"),
        ({"fields": FIGURES | {"period": "2026-10-31/2026-01-01"}}, "packet.bad_field"),
        ({"fields": FIGURES | {"period": "一\x07月"}}, "packet.bad_field"),
        ({"fields": FIGURES | {"figures": [{"figure": "clues", "value": "1e99"}]}}, "packet.bad_field"),
        ({"noun": "home_visit", "fields": VISIT | {"met": "一\x07月"}}, "text.control"),
        ({"noun": "home_visit", "fields": VISIT | {"met": "\ud800"}}, "text.control"),
        ({"noun": "home_visit", "fields": VISIT | {"met": "长" * 201}}, "text.too_long"),
        ({"noun": "home_visit", "fields": VISIT | {"people_met": -1}}, "packet.bad_field"),
        ({"noun": "home_visit", "fields": VISIT | {"people_met": True}}, "packet.bad_field"),
        ({"noun": "home_visit", "fields": VISIT | {"on": "2026-02-30"}}, "packet.bad_field"),
        ({"noun": "home_visit", "fields": VISIT | {"household": "'; DROP"}}, "packet.bad_field"),
        ({"noun": "home_visit", "fields": VISIT | {"purpose": "spying"}}, "packet.bad_field"),
        ({"fields": FIGURES | {"figures": [{}]}}, "packet.bad_field"),
        ({"fields": FIGURES | {"figures": FIGURES["figures"] * 201}}, "packet.bad_field"),
        ({"fields": []}, "packet.bad_field"),
        ({"extra": 1}, "packet.bad_item"),
    ],
)
def test_items_are_checked_field_by_field(change: dict[str, object], key: str) -> None:
    made = canonical({"id": ID, "noun": "figures", "fields": FIGURES} | change)
    assert refused(lambda: read(raw(made))) == key


def test_counts_doubles_and_what_follows_the_end_are_refused() -> None:
    line = item_line(PacketNoun.FIGURES, ID, FIGURES)
    assert refused(lambda: read(raw())) == "packet.wrong_count"
    assert refused(lambda: read(raw(line, line))) == "packet.bad_item"
    assert refused(lambda: read(raw(line) + b"more")) == "packet.damaged"
    assert refused(lambda: read(raw(line)[:-6])) == "packet.damaged"
    assert refused(lambda: read(zlib.compress(b""))) == "packet.damaged"
    assert refused(lambda: read(b"not compressed")) == "packet.damaged"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"format": 2}, "packet.newer"),
        ({"format": "1"}, "packet.damaged"),
        ({"sequence": -1}, "packet.damaged"),
        ({"sequence": 2**60}, "packet.damaged"),
        ({"sequence": True}, "packet.damaged"),
        ({"made_at": "yesterday"}, "packet.damaged"),
        ({"counts": {"figures": 10**9}}, "packet.damaged"),
        ({"counts": {"notes": 1}}, "packet.damaged"),
        ({"counts": []}, "packet.damaged"),
        ({"station": "站\x00"}, "text.control"),
        ({"station_id": "x"}, "packet.damaged"),
    ],
)
def test_the_envelope_is_checked(change: dict[str, object], key: str) -> None:
    told = json.loads(zlib.decompress(raw()).split(b"\n")[0]) | change
    assert refused(lambda: unpack(zlib.compress(canonical(told)))) == key


def test_a_centre_file_is_read_again_and_a_changed_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "青禾.desk-centre"
    whole = centre_bytes(CentreFile(name="青禾区婚姻家庭辅导中心", public=PUBLIC))
    path.write_bytes(whole)
    assert read_centre(path) == CentreFile(name="青禾区婚姻家庭辅导中心", public=PUBLIC)
    for at in range(len(whole)):
        spoiled = bytearray(whole)
        spoiled[at] ^= 1
        path.write_bytes(spoiled)
        assert refused(lambda: read_centre(path)) in {"packet.not_a_centre", "packet.newer"}
    for bad in (b"", b"[" * 4000, b"x" * 5000, b"null", b"{}"):
        path.write_bytes(bad)
        assert refused(lambda: read_centre(path)) == "packet.not_a_centre"
    assert refused(lambda: read_centre(tmp_path / "none")) == "packet.cannot_read"
    assert refused(lambda: read_centre(tmp_path)) == "packet.cannot_read"
