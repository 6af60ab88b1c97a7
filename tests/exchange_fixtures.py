"""A centre and a station, each with a register of its own, and what a station's register holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import insert

from mediation_desk.domain.clue import ClueKind, ClueSource, Urgency
from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.domain.packet import PacketChoice, PacketKeyKind, PacketNoun
from mediation_desk.domain.packet_look import PacketLook, PacketTaken, TakeChoice
from mediation_desk.domain.staff import Staff
from mediation_desk.register.packet_rows.taking import blank
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import household_members, households
from mediation_desk.services import packet_keys, packet_sending, packet_taking
from mediation_desk.services.password_check import Confirmed
from tests.desk_fixtures import DIRECTOR, Office

DAY = date(2026, 3, 2)
ALL = frozenset({PacketNoun.HOUSEHOLD, PacketNoun.CLUE, PacketNoun.HOME_VISIT, PacketNoun.CASE})


def sure(records: Records) -> Confirmed:
    """That whoever acts typed their password just now."""
    return Confirmed(staff_id=records.staff.id, at=records.now)


@dataclass(slots=True)
class Exchanging:
    """Two offices and a stick between them."""

    centre: Office
    station: Office
    stick: Path

    def send(self, choice: PacketChoice | None = None, who: Staff = DIRECTOR) -> Path:
        """Have the station write a packet onto the stick."""
        with self.station.as_(who) as records:
            (centre,) = packet_keys.exchange(records).centres
            wanted = choice or PacketChoice(nouns=ALL)
            return packet_sending.write_packet(records, sure(records), centre.id, wanted, self.stick)

    def look(self, path: Path, who: Staff = DIRECTOR) -> PacketLook:
        """Open a packet at the centre."""
        with self.centre.as_(who) as records:
            return packet_taking.look_at_packet(records, path)

    def take(self, path: Path, choice: TakeChoice | None = None, who: Staff = DIRECTOR) -> PacketTaken:
        """Look, then take it in."""
        looked = self.look(path, who)
        with self.centre.as_(who) as records:
            return packet_taking.take_packet(records, sure(records), looked.data, choice or TakeChoice())

    def meet(self) -> None:
        """Make both keys and compare both fingerprints, as the first packet asks."""
        with self.centre.as_(DIRECTOR) as records:
            packet_keys.make_key(records, sure(records), PacketKeyKind.OPEN, "")
            file = packet_keys.write_centre_file(records, self.stick / "centre")
        with self.station.as_(DIRECTOR) as records:
            packet_keys.make_key(records, sure(records), PacketKeyKind.SIGN, "")
            look = packet_keys.look_at_centre(records, file)
        with self.centre.as_(DIRECTOR) as records:
            (key,) = packet_keys.exchange(records).keys
        with self.station.as_(DIRECTOR) as records:
            typed = {at: key.fingerprint.split()[at] for at in look.asked}
            packet_keys.know_centre(records, sure(records), look, typed)

    def compare_station(self, path: Path, area_id: str = "") -> PacketLook:
        """At the centre, compare the station that made a packet with its paper."""
        looked = self.look(path)
        with self.station.as_(DIRECTOR) as records:
            key = packet_keys.exchange(records).key(PacketKeyKind.SIGN)
        assert key is not None
        typed = {at: key.fingerprint.split()[at] for at in looked.asked}
        with self.centre.as_(DIRECTOR) as records:
            return packet_taking.know_station(
                records, sure(records), looked.data, typed, looked.station, area_id
            )


def put_area(office: Office, name: str, *, code: str = "", parent: str | None = None) -> str:
    """An area; its id."""
    area_id = uuid4().hex
    with office.as_(DIRECTOR) as records:
        values = {"id": area_id, "version": 1, "parent_id": parent, "name": name, "code": code}
        done = records.connection.execute(
            insert(areas).values(blank(areas) | values | {"path": f"{area_id}."})
        )
        assert done.rowcount == 1
    return area_id


def put_household(office: Office, area_id: str, head: str = "郑海涛", **more: Any) -> str:
    """A household with two members; its id."""
    household_id = uuid4().hex
    values = {
        "id": household_id,
        "version": 1,
        "number": f"H-{household_id[:6]}",
        "head_name": head,
        "area_id": area_id,
        "address": "河东街道柳园 3 号",
        "registered_on": DAY,
        "persons": 2,
        "colour_rank": 9,
        "groups": ["left_behind"],
        "last_visit_on": None,
        "next_visit_on": None,
    }
    values = blank(households) | values | more
    with office.as_(DIRECTOR) as records:
        records.connection.execute(insert(households).values(values))
        for position, (name, relation) in enumerate(((head, "户主"), ("林小满", "妻"))):
            member = {"id": uuid4().hex, "household_id": household_id, "name": name, "sex": "1"}
            member |= {"position": position, "relation": relation, "head": not position, "groups": []}
            records.connection.execute(insert(household_members).values(member))
    return household_id


def put_clue(office: Office, area_id: str | None, household_id: str | None = None, **more: Any) -> str:
    """A clue; its id."""
    clue_id = uuid4().hex
    values = {
        "id": clue_id,
        "version": 1,
        "number": f"C-{clue_id[:6]}",
        "found_on": DAY,
        "due_on": DAY,
        "source": ClueSource.DOOR_KNOCK,
        "kind": ClueKind.IN_LAWS,
        "urgency": Urgency.ORDINARY,
        "area_id": area_id,
        "household_id": household_id,
        "subject": "婆媳为带孩子争执",
        "summary": "两家老人意见不一",
        "reporter_phone": "13900001111",
    }
    with office.as_(DIRECTOR) as records:
        made = blank(clues) | {"registered_at": records.now, "registered_by": DIRECTOR.id} | values | more
        records.connection.execute(insert(clues).values(made))
    return clue_id


def put_visit(office: Office, area_id: str, household_id: str, **more: Any) -> str:
    """A home visit; its id."""
    visit_id = uuid4().hex
    values = {
        "id": visit_id,
        "version": 1,
        "on": DAY,
        "purpose": VisitPurpose.CONTACT,
        "household_id": household_id,
        "area_id": area_id,
        "visitors": ["孙玉兰"],
        "people_met": 2,
        "met": "夫妻二人",
        "findings": "已和好",
    }
    with office.as_(DIRECTOR) as records:
        made = blank(home_visits) | {"recorded_at": records.now, "recorded_by": DIRECTOR.id} | values | more
        records.connection.execute(insert(home_visits).values(made))
    return visit_id
