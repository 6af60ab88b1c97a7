"""Packet keys: made, renewed, given to a deputy, kept through removals; thieves and swaps found out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nacl.utils import random
from sqlalchemy import select, update

from mediation_desk.domain.packet import ItemState, KnownStation, PacketChoice, PacketKeyKind, PacketNoun
from mediation_desk.domain.packet_look import TakeChoice
from mediation_desk.domain.sealed_file import SealedFileKind
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    grants,
    new_seed,
    packet_body,
    packet_keys,
    packet_peers,
    packet_seal,
    packets,
    sealed_files,
    staff,
)
from mediation_desk.register.centre_file import CentreFile, centre_bytes
from mediation_desk.register.tables.packets import packet_centres
from mediation_desk.register.tables.packets import packet_keys as key_table
from mediation_desk.services import office_files, packet_papers, packet_sending, packet_taking
from mediation_desk.services import packet_keys as keys_service
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
    with_roles,
)
from tests.exchange_fixtures import Exchanging, put_area, put_household, sure

OPEN, SIGN = PacketKeyKind.OPEN, PacketKeyKind.SIGN
HOMES = PacketChoice(nouns=frozenset({PacketNoun.HOUSEHOLD}))


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Exchanging]:
    made = []
    for name in ("centre", "station"):
        (tmp_path / name).mkdir()
        made.append(Office(tmp_path / name / "register.db"))
    (tmp_path / "stick").mkdir()
    both = Exchanging(centre=made[0], station=made[1], stick=tmp_path / "stick")
    both.meet()
    put_household(both.station, put_area(both.station, "河东街道", code="1"))
    put_area(both.centre, "河东街道", code="1")
    yield both
    for one in made:
        one.close()


def test_a_new_key_opens_what_was_sealed_to_the_former(both: Exchanging) -> None:
    path = both.send(HOMES)
    with both.centre.as_(DIRECTOR) as records:
        keys_service.make_key(records, sure(records), OPEN, "")
    assert both.look(path).known is KnownStation.UNKNOWN
    with both.centre.reading(DIRECTOR) as records:
        old = [one for one in packet_keys.all_keys(records) if one.retired_at]
        assert len(old) == 1


def test_a_packet_of_another_centres_key_does_not_open(both: Exchanging) -> None:
    path = both.send(HOMES)
    with both.station.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"packet\.no_key"):
        packet_taking.look_at_packet(records, path)
    with both.station.as_(DIRECTOR) as records:
        keys_service.make_key(records, sure(records), OPEN, "")
    with both.station.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"packet\.other_key"):
        packet_taking.look_at_packet(records, path)


def test_a_deputy_opens_until_another_is_named(both: Exchanging) -> None:
    path = both.send(HOMES)
    with pytest.raises(DeskError, match=r"packet\.not_yours"):
        both.look(path, MEDIATOR)
    with both.centre.as_(DIRECTOR) as records:
        keys_service.name_deputy(records, sure(records), MEDIATOR.id)
    assert both.look(path, MEDIATOR).count(ItemState.NEW) == 1
    with both.centre.as_(DIRECTOR) as records:
        keys_service.name_deputy(records, sure(records), OTHER_MEDIATOR.id)
    assert both.look(path, OTHER_MEDIATOR).count(ItemState.NEW) == 1
    with pytest.raises(DeskError, match=r"packet\.not_yours"):
        both.look(path, MEDIATOR)


@pytest.mark.parametrize("who", [RECEPTION, COUNSELLOR])
def test_nobody_without_the_role_looks_sends_or_takes(both: Exchanging, who: object) -> None:
    path = both.send(HOMES)
    with pytest.raises(DeskError, match=r"permission\.refused"):
        both.look(path, who)  # type: ignore[arg-type]
    with pytest.raises(DeskError, match=r"permission\.refused"):
        both.send(HOMES, who)  # type: ignore[arg-type]


def test_a_mediator_who_is_no_deputy_sends_nothing(both: Exchanging) -> None:
    with pytest.raises(DeskError, match=r"packet\.not_yours"):
        both.send(HOMES, MEDIATOR)
    assert len(list(both.stick.glob("*.desk-packet*"))) == 0


def test_only_a_mediator_with_a_sign_in_is_deputy(both: Exchanging) -> None:
    with both.centre.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"packet\.no_deputy"):
        keys_service.name_deputy(records, sure(records), RECEPTION.id)


def test_the_key_goes_with_the_office_of_director(both: Exchanging) -> None:
    path = both.send(HOMES)
    second = with_roles(COUNSELLOR, Role.DIRECTOR)
    with both.centre.as_(DIRECTOR) as records:
        staff.save(records, second, "roles")
    with pytest.raises(DeskError, match=r"packet\.not_yours"):
        both.look(path, second)
    with both.centre.as_(DIRECTOR) as records:
        office_files.give_office_files(records, sure(records), second.id)
    assert both.look(path, second).count(ItemState.NEW) == 1
    with both.centre.as_(second) as records:  # the former director leaves; the key does not go with them
        new_seed.leave(records, DIRECTOR.id)
    assert both.look(path, second).count(ItemState.NEW) == 1
    with pytest.raises(DeskError, match=r"packet\.not_yours"):
        both.look(path, DIRECTOR)


def test_keepers_see_the_key_as_a_file_of_its_own(both: Exchanging) -> None:
    with both.centre.reading(DIRECTOR) as records:
        key = packet_keys.in_use(records, OPEN)
        assert key is not None
        wanted = sealed_files.SealedFileId(kind=SealedFileKind.PACKET_KEY, id=key.id)
        (text_id,) = sealed_files.texts_of(records, [wanted])
        assert grants.readers(records, text_id) == {DIRECTOR.id}


def test_a_replaced_centre_file_is_found_by_its_fingerprint(both: Exchanging) -> None:
    """Somebody exchanged the file on the stick: the paper says other digits, whichever are asked for."""
    theirs = packet_seal.public_of(OPEN, random(32))
    forged = both.stick / "forged.desk-centre"
    forged.write_bytes(centre_bytes(CentreFile(name="青禾区婚姻家庭辅导中心", public=theirs)))
    with both.centre.reading(DIRECTOR) as records:
        paper = next(iter(packet_keys.all_keys(records))).fingerprint.split()
    with both.station.as_(DIRECTOR) as records:
        before = keys_service.exchange(records).centres
        look = keys_service.look_at_centre(records, forged)
        assert all(look.shown[at] == "·····" for at in look.asked)
        typed = {at: paper[at] for at in look.asked}
        with pytest.raises(DeskError, match=r"fingerprint\.other"):
            keys_service.know_centre(records, sure(records), look, typed)
        with pytest.raises(DeskError, match=r"fingerprint\.type_it"):
            keys_service.know_centre(records, sure(records), look, {})
        assert keys_service.exchange(records).centres == before


def test_a_key_exchanged_in_the_table_is_not_used(both: Exchanging) -> None:
    theirs = packet_seal.public_of(OPEN, random(32))
    both.station.spoil()
    both.centre.spoil()
    with both.station.as_(DIRECTOR) as records:
        records.connection.execute(update(packet_centres).values(public=theirs.hex()))
    with pytest.raises(DeskError, match=r"packet\.centre_swapped"):
        both.send(HOMES)
    with both.centre.as_(DIRECTOR) as records:
        swapped = {"public": theirs.hex(), "fingerprint": packet_seal.print_of(OPEN, theirs)}
        records.connection.execute(update(key_table).values(**swapped))
    with both.centre.as_(DIRECTOR) as records:
        with pytest.raises(DeskError, match=r"packet\.key_swapped"):
            packet_papers.key_slip(records, OPEN)
        with pytest.raises(DeskError, match=r"packet\.key_swapped"):
            keys_service.write_centre_file(records, both.stick / "again")


def test_an_unknown_station_is_shown_as_such_and_not_taken(both: Exchanging) -> None:
    path = both.send(HOMES)
    looked = both.look(path)
    assert looked.known is KnownStation.UNKNOWN
    assert len(looked.asked) == 3
    with pytest.raises(DeskError, match=r"packet\.station_unknown"):
        both.take(path)
    typed = dict.fromkeys(looked.asked, "12345")
    with both.centre.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"fingerprint\.other"):
        packet_taking.know_station(records, sure(records), looked.data, typed, "河东站", "")


def test_a_thief_of_the_stations_name_has_another_key(both: Exchanging) -> None:
    """Whoever knows the centre's public key and the station's id can seal, but not sign as the station."""
    path = both.send(HOMES)
    both.compare_station(path)
    with both.centre.reading(DIRECTOR) as records:
        (station,) = packet_peers.stations(records)
        public = packet_keys.all_keys(records)[0].public
    figures = {"period": "2026-01-01/2026-12-31", "figures": []}
    line = packet_body.item_line(PacketNoun.FIGURES, "f" * 32, figures)
    told = packet_body.Envelope(
        station_id=station.id,
        station=station.name,
        sequence=2**40,
        made_at=both.centre.clock.now,
        counts={PacketNoun.FIGURES: 1},
    )
    forged = both.stick / "forged.desk-packet"
    forged.write_bytes(packet_seal.seal_packet(packet_body.pack(told, [line]), public, random(32)))
    assert both.look(forged).known is KnownStation.OTHER_KEY
    with pytest.raises(DeskError, match=r"packet\.station_unknown"):
        both.take(forged)


def test_a_station_that_renewed_its_key_is_compared_again(both: Exchanging) -> None:
    both.compare_station(both.send(HOMES))
    with both.station.as_(DIRECTOR) as records:
        first = packets.station_id(records)
        keys_service.make_key(records, sure(records), SIGN, "")
        assert packets.station_id(records) == first
    path = both.send(HOMES)
    assert both.look(path).known is KnownStation.OTHER_KEY
    assert both.compare_station(path).known is KnownStation.KNOWN
    with both.centre.as_(DIRECTOR) as records:
        keys_service.retire_peer(records, sure(records), first)
    assert both.look(path).known is KnownStation.RETIRED


def test_sending_again_after_an_older_copy_has_a_higher_number(both: Exchanging) -> None:
    both.send(HOMES)
    with both.station.reading(DIRECTOR) as records:
        (sent,) = packets.recent(records)
        assert sent.sequence == int(sent.made_at.timestamp())
        assert packets.next_sequence(records) > sent.sequence
        assert packets.sent_to(records, "f" * 32) == []


def test_the_file_on_the_stick_tells_nothing(both: Exchanging) -> None:
    path = both.send(HOMES)
    data = path.read_bytes()
    assert "郑海涛" not in path.name
    for word in ("郑海涛", "河东", "青禾"):
        assert word.encode() not in data
    assert list(both.stick.glob("*.part")) == []


@pytest.mark.parametrize("at", ["opened packet", "wrote packet", "replaced packet"])
def test_a_disk_that_refuses_leaves_neither_file_nor_row(both: Exchanging, at: str) -> None:
    def step(name: str) -> None:
        if name == at:
            raise OSError(28, "full")

    with both.station.as_(DIRECTOR) as records:
        (centre,) = keys_service.exchange(records).centres
    with pytest.raises(DeskError, match=r"disk\.full"), both.station.as_(DIRECTOR) as records:
        packet_sending.write_packet(records, sure(records), centre.id, HOMES, both.stick, step=step)
    assert list(both.stick.glob("*.part")) == []
    with both.station.reading(DIRECTOR) as records:
        assert packets.recent(records) == []


def test_the_slip_says_what_the_screen_compares(both: Exchanging) -> None:
    with both.centre.as_(DIRECTOR) as records:
        made = packet_papers.key_slip(records, OPEN)
        key = packet_keys.in_use(records, OPEN)
    assert key is not None
    assert made.pdf.startswith(b"%PDF")
    assert made.docx


def test_taking_needs_the_password_again(both: Exchanging) -> None:
    path = both.send(HOMES)
    looked = both.compare_station(path)
    with both.centre.as_(DIRECTOR) as records:
        old = sure(records)
    both.centre.clock.forward(minutes=6)
    with both.centre.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"password\.ask_again"):
        packet_taking.take_packet(records, old, looked.data, TakeChoice())
    with both.centre.reading(DIRECTOR) as records:
        assert records.connection.execute(select(key_table.c.id)).all()
