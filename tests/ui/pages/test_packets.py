"""The page of packets: a station compared, a packet listed and written, opened, decided and taken in."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from mediation_desk.domain.packet import PacketChoice, PacketKeyKind, PacketNoun
from mediation_desk.domain.staff import Staff
from mediation_desk.register.tables.households import households
from mediation_desk.services import packet_keys
from mediation_desk.ui.pages.packets.page import PacketsPage
from mediation_desk.ui.pages.receipt_page import PacketSlipPage
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.exchange_fixtures import Exchanging, put_area, put_household, sure
from tests.ui.pages.office_desk import OfficeDesk

HOMES = PacketChoice(nouns=frozenset({PacketNoun.HOUSEHOLD}))


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def both(office: OfficeDesk, tmp_path: Path) -> Iterator[Exchanging]:
    """The desk's office and another one, on the register's thread; keys made and compared on both sides."""
    (tmp_path / "other").mkdir()
    (tmp_path / "stick").mkdir()
    other = office.run(lambda _office: Office(tmp_path / "other" / "register.db"))
    yield Exchanging(centre=office.office, station=other, stick=tmp_path / "stick")
    office.run(lambda _office: other.close())


def turned(both: Exchanging) -> Exchanging:
    """The same with the desk's office as the station."""
    return Exchanging(centre=both.station, station=both.centre, stick=both.stick)


def sit(office: OfficeDesk, who: Staff = DIRECTOR, part: str = "exchange") -> PacketsPage:
    desk = office.sit(who)
    office.give_password(desk)
    page = PacketsPage(desk)
    office.show(page)
    page.opened(part)
    office.wait()
    return page


def settle(office: OfficeDesk) -> None:
    for _ in range(4):
        office.wait()


def at(office: OfficeDesk, act: Callable[[], object]) -> None:
    office.run(lambda _office: act())


def received(both: Exchanging, name: str = "郑海涛") -> Path:
    """A packet of the other office, whose station is not compared yet."""
    both.meet()
    put_household(both.station, put_area(both.station, "河东街道", code="1"), name)
    put_area(both.centre, "河东街道", code="1")
    return both.send(HOMES)


def test_the_keys_are_made_and_a_centre_compared(office: OfficeDesk, both: Exchanging) -> None:
    other = turned(both)

    def their_key() -> None:
        with other.centre.as_(DIRECTOR) as records:
            packet_keys.make_key(records, sure(records), PacketKeyKind.OPEN, "")
            packet_keys.write_centre_file(records, both.stick / "centre")

    at(office, their_key)
    page = sit(office, part="keys")
    page.keys._make(PacketKeyKind.SIGN)
    settle(office)
    assert page.keys._state is not None
    assert page.keys._state.key(PacketKeyKind.SIGN) is not None
    page.desk.files.several.append([both.stick / "centre.desk-centre"])
    form = page.keys.centre
    form.choose()
    settle(office)
    assert len(form.form.groups) == 3
    shoot(page, "keys")
    form.primary()
    settle(office)
    assert any(field.error for field in form.form.groups.values())
    keys: list[packet_keys.Exchange] = []

    def ask() -> None:
        with other.centre.reading(DIRECTOR) as records:
            keys.append(packet_keys.exchange(records))

    at(office, ask)
    groups = keys[0].keys[0].fingerprint.split()
    for n, field in form.form.groups.items():
        field.set_value(groups[n])
    form.primary()
    settle(office)
    assert [one.name for one in page.keys._state.centres] == ["青禾区婚姻家庭辅导中心"]
    assert form.look is None


def test_what_leaves_is_listed_before_it_is_written(office: OfficeDesk, both: Exchanging) -> None:
    here = turned(both)
    at(office, lambda: received(here))
    page = sit(office)
    send = page.send
    assert not send.write.isEnabled()
    send.list_it()
    settle(office)
    assert send.form.fault.text()
    send.form.nouns[PacketNoun.HOUSEHOLD].set_value(True)
    send.list_it()
    settle(office)
    assert len(send.table.lines.rows) == 1
    shoot(page, "send")
    send.form.nouns[PacketNoun.CLUE].set_value(True)  # another choice must be listed again
    assert not send.write.isEnabled()
    send.form.nouns[PacketNoun.CLUE].set_value(False)
    send.list_it()
    settle(office)
    before = set(both.stick.glob("*.desk-packet"))
    page.desk.files.prepared.append(both.stick)
    page.primary()
    settle(office)
    (made,) = set(both.stick.glob("*.desk-packet")) - before
    assert b"PK" not in made.read_bytes()[:2]
    assert not send.write.isEnabled()


def test_a_packet_is_compared_and_taken_in(office: OfficeDesk, both: Exchanging) -> None:
    paths: list[Path] = []
    at(office, lambda: paths.append(received(both)))
    page = sit(office)
    receive = page.receive
    page.desk.files.several.append(paths)
    receive.choose()
    settle(office)
    assert receive.look is not None
    assert receive.station.isVisible()
    assert not receive.take.isEnabled()
    shoot(page, "unknown")
    groups: list[str] = []

    def ask() -> None:
        with both.station.reading(DIRECTOR) as records:
            key = packet_keys.exchange(records).key(PacketKeyKind.SIGN)
            assert key is not None
            groups.extend(key.fingerprint.split())

    at(office, ask)
    receive.station.name.set_value("河东街道家事工作站")
    for n, field in receive.station.form.groups.items():
        field.set_value(groups[n])
    receive.station.given.emit()
    settle(office)
    assert not receive.station.isVisible()
    assert receive.take.isEnabled()
    page.primary()
    settle(office)
    assert receive.look is None
    assert count(office) == 1


def test_conflicts_are_decided_one_by_one(office: OfficeDesk, both: Exchanging) -> None:
    paths: list[Path] = []

    def twice() -> None:
        first = received(both, "郑海涛")
        both.compare_station(first)
        both.take(first)
        for side, word in ((both.station, "搬到姐姐家附近租房"), (both.centre, "上月已回老家")):
            with side.as_(DIRECTOR) as records:
                records.connection.execute(update(households).values(note=word))
        put_household(both.station, put_area(both.station, "西沟村"), "欧阳建国")
        paths.append(both.send(HOMES))

    at(office, twice)
    page = sit(office)
    receive = page.receive
    page.desk.files.several.append(paths)
    receive.choose()
    settle(office)
    assert receive.conflict.isVisible()
    assert len(receive.areas.areas) == 1
    shoot(page, "conflict")
    page.primary()
    settle(office)
    assert receive.look is not None  # nothing was decided
    receive.conflict.choice.set_value("theirs")
    page.primary()
    settle(office)
    assert receive.look is not None  # an area is missing
    next(iter(receive.areas.areas.values())).set_value(area_of(office))
    page.primary()
    settle(office)
    assert receive.look is None
    assert count(office) == 2
    page.segments.set_value("history")
    settle(office)
    shoot(page, "history")


def test_a_mediator_who_is_no_deputy_is_told_so(office: OfficeDesk, both: Exchanging) -> None:
    at(office, lambda: received(both))
    page = sit(office, MEDIATOR)
    assert not page.receive.open_it.isEnabled()
    assert not page.send.look_first.isEnabled()
    page.segments.set_value("keys")
    settle(office)
    assert not page.keys.name_it.isVisible()


def test_a_spoiled_packet_is_refused_in_words(office: OfficeDesk, both: Exchanging) -> None:
    paths: list[Path] = []
    at(office, lambda: paths.append(received(both)))
    paths[0].write_bytes(paths[0].read_bytes()[:-1])
    page = sit(office)
    page.desk.files.several.append(paths)
    page.receive.choose()
    settle(office)
    assert page.receive.look is None
    assert page.receive.said.count() > 0


def test_figures_of_stations_stand_beside_ours(office: OfficeDesk, both: Exchanging) -> None:
    def told() -> None:
        path = received(both)
        both.compare_station(path)
        only = PacketChoice(
            nouns=frozenset({PacketNoun.FIGURES}), first=date(2026, 1, 1), last=date(2026, 3, 31)
        )
        both.take(both.send(only))

    at(office, told)
    page = sit(office, part="figures")
    settle(office)
    assert len(page.figures.table.lines.rows) > 10
    page.figures.table.sorted_by.emit("figure", False)
    shoot(page, "figures")


def test_the_slip_is_shown(office: OfficeDesk, both: Exchanging) -> None:
    at(office, lambda: received(both))
    desk = office.sit(DIRECTOR)
    page = PacketSlipPage(desk)
    office.show(page)
    page.opened("open")
    settle(office)
    assert page.view.made is not None
    shoot(page, "slip")


def test_a_choice_is_kept_as_a_draft(office: OfficeDesk, both: Exchanging) -> None:
    at(office, lambda: received(turned(both)))
    page = sit(office)
    page.send.form.nouns[PacketNoun.CASE].set_value(True)
    page.send.form.cases.set_value("named")
    page.send.form.numbers.set_value("青婚调字〔2026〕1号")
    page.send.form.area.edit.setText("柳河")  # no area yet
    page.left()
    page.send.form._draft.keep_now()
    settle(office)
    again = PacketsPage(page.desk)
    office.show(again)
    again.opened()
    settle(office)
    assert again.send.form.numbers.value() == "青婚调字〔2026〕1号"
    assert again.send.form.area.edit.text() == "柳河"
    assert again.send.form.nouns[PacketNoun.CASE].value()


def count(office: OfficeDesk) -> int:
    found: list[str] = []

    def ask(desk: Office) -> None:
        with desk.reading(DIRECTOR) as records:
            found.extend(records.connection.execute(select(households.c.id)).scalars())

    office.run(ask)
    return len(found)


def area_of(office: OfficeDesk) -> str:
    found: list[str] = []

    def ask(desk: Office) -> None:
        with desk.reading(DIRECTOR) as records:
            found.extend(records.connection.execute(select(households.c.area_id)).scalars())

    office.run(ask)
    return found[0]


def shoot(page: object, name: str) -> None:
    folder = os.environ.get("EXCHANGE_SHOTS")
    if folder:
        page.grab().save(f"{folder}/{name}.png")  # type: ignore[attr-defined]
