"""The calendar with a hundred thousand appointments: a week, clashes of a series, the next free time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

from sqlalchemy import Connection, insert

from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mediation_desk.domain.case import CaseState, Difficulty
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.free_time import Wanted
from mediation_desk.domain.party import PartyRole, Relation, Side
from mediation_desk.domain.person import IdentityKind, MaritalStatus, Sex
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.room import Room, RoomKind
from mediation_desk.domain.safety import Mark
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import appointment_people, appointment_staff, appointments
from mediation_desk.register.tables.cases import case_parties, cases
from mediation_desk.register.tables.people import people
from mediation_desk.register.tables.safekeeping import numbers
from mediation_desk.services import appointments as services
from mediation_desk.services import free_time, rooms
from tests.bench import painting
from tests.bench.timing import Line, p95, side_by_side, times
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EVERYONE, MEDIATOR, OTHER_MEDIATOR, Office

ROUNDS = 30
MANY = 100_000
CASES = 10_000
MONDAY = datetime(2026, 3, 23, tzinfo=SHANGHAI)
WEEK = timedelta(weeks=1)
SLOTS = tuple(time(hour, minute) for hour in (8, 9, 10, 11, 14, 15, 16) for minute in (30,))
STAFF = tuple(one.id for one in EVERYONE[:6])
YEARS = 16
"""So that a week holds about 120 appointments, several times a crowded week of a county's centre."""


def lines(many: int = MANY) -> Iterator[Line]:
    """A week as the calendar paints it, every occurrence of a series checked, the best three free times."""
    size = f"{many:,} appointments"
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder) / "register.db")
        room_ids = _furnish(office)
        with office.as_(DIRECTOR) as records:
            _fill(records, room_ids, many)
        with office.as_(DIRECTOR) as records:
            records.connection.exec_driver_sql("ANALYZE")
        with office.reading(DIRECTOR) as records:
            ours, base = side_by_side(_week(records), _bare_week(records.connection), ROUNDS)
            yield Line(
                what=f"week of the centre to data, {size}",
                ours=p95(ours),
                base=p95(base),
                against="bare",
                bound=16,
            )
            yield from painting.lines(records, MONDAY.date(), size)
            found = times(_one(records, room_ids), ROUNDS)
            yield Line(what=f"clash check of one, {size}", ours=p95(found), bound=50)
            found = times(_series(records, room_ids), max(3, ROUNDS // 5))
            yield Line(what=f"clash check of 50 occurrences, {size}", ours=p95(found), bound=500)
            found = times(_free(records), ROUNDS)
            yield Line(
                what=f"next free time, 10 people, 3 rooms, 30 days, {size}", ours=p95(found), bound=100
            )
        office.close()


def _furnish(office: Office) -> list[str]:
    kinds = (RoomKind.MEDIATION, RoomKind.MEDIATION, RoomKind.MEDIATION, RoomKind.COUNSELLING)
    with office.as_(DIRECTOR) as records:
        return [
            rooms.save_room(
                records, Room(id="", name=f"房间{place}", kind=kind, capacity=20, waiting_area=f"{place}")
            ).id
            for place, kind in enumerate(kinds, 1)
        ]


def _fill(records: Records, room_ids: list[str], many: int) -> None:
    """Rows as the program would leave them, put straight into the tables."""
    run = records.connection.execute
    run(insert(people), [_person(place) for place in range(2 * CASES)])
    run(insert(numbers), [_number(place) for place in range(CASES)])
    run(insert(cases), [_case(place) for place in range(CASES)])
    run(insert(case_parties), [party for place in range(CASES) for party in _parties(place)])
    first = MONDAY - YEARS * 26 * WEEK
    days = YEARS * 260
    a_day = -(-many // days)
    rows, coming, staff = [], [], []
    for place in range(many):
        day = first + (place // a_day // 5) * WEEK + timedelta(days=place // a_day % 5)
        slot = SLOTS[place % len(SLOTS)]
        starts = datetime.combine(day, slot, SHANGHAI)
        ends = starts + timedelta(minutes=50)
        appointment_id = f"{place:032x}"
        case = place * 7 % CASES
        rows.append(
            {
                "id": appointment_id,
                "version": 1,
                "kind": AppointmentKind.MEDIATION,
                "starts": starts,
                "ends": ends,
                "room_id": room_ids[place % a_day // len(SLOTS) % len(room_ids)],
                "place": "",
                "case_id": f"c{case:031x}",
                "subject": "",
                "heads": 0,
                "state": AppointmentState.PLANNED,
                "sitting_id": "",
                "outcome_id": "",
                "reason": "",
                "cancelled_why": "",
                "moves": 0,
                "sequence": 0,
                "booked_by": DIRECTOR.id,
            }
        )
        times_of = {"appointment_id": appointment_id, "starts": starts, "ends": ends, "taken": True}
        coming.append(times_of | {"person_id": f"p{2 * case:031x}", "position": 0})
        staff.append(times_of | {"staff_id": STAFF[place % len(STAFF)], "position": 0})
    for table, told in ((appointments, rows), (appointment_people, coming), (appointment_staff, staff)):
        run(insert(table), told)


def _person(place: int) -> dict[str, object]:
    return {
        "id": f"p{place:031x}",
        "version": 1,
        "name": f"来访{place}",
        "alias": False,
        "sex": Sex.FEMALE,
        "ethnicity": "汉",
        "identity_kind": IdentityKind.NONE,
        "identity_number": "",
        "no_identity_reason": "",
        "safe_contact": False,
        "phones": [],
        "address": "",
        "registered_address": "",
        "occupation": "",
        "work_unit": "",
        "marital_status": MaritalStatus.UNSTATED,
        "education": "",
        "school": "",
        "special_groups": [],
    }


def _number(place: int) -> dict[str, object]:
    return {
        "number": f"青婚调字〔2026〕第{place}号",
        "series": "case",
        "year": 2026,
        "sequence": place + 1,
        "taken_at": MONDAY,
        "taken_by": DIRECTOR.id,
    }


def _case(place: int) -> dict[str, object]:
    return {
        "id": f"c{place:031x}",
        "version": 1,
        "number": _number(place)["number"],
        "state": CaseState.IN_MEDIATION,
        "accepted_on": MONDAY.date(),
        "source": Source.REGISTRY,
        "dispute_subtype": DisputeSubtype.DIVORCE,
        "difficulty": Difficulty.ORDINARY,
        "summary": "",
        "mediator_ids": [MEDIATOR.id],
        "requests": [],
        "lead_id": MEDIATOR.id,
        "parties_line": "",
        "mark": Mark.UNFINISHED,
        "next_limit_kind": "",
    }


def _parties(place: int) -> Iterator[dict[str, object]]:
    for position, side in enumerate((Side.SEEKER, Side.OTHER)):
        yield {
            "case_id": f"c{place:031x}",
            "person_id": f"p{2 * place + position:031x}",
            "position": position,
            "side": side,
            "role": PartyRole.APPLICANT if side is Side.SEEKER else PartyRole.RESPONDENT,
            "relation": Relation.SPOUSE,
            "lives_with": "",
        }


def _week(records: Records) -> Callable[[], object]:
    return lambda: services.appointments_between(records, MONDAY, MONDAY + WEEK)


def _bare_week(connection: Connection) -> Callable[[], object]:
    """The rows of the week with its people's names and its staff, put bare to the driver."""
    cursor = connection.connection.cursor()
    bounds = [f"{moment:%Y-%m-%d}" for moment in (MONDAY, MONDAY + WEEK)]
    week = "SELECT id FROM appointments WHERE starts >= ? AND starts < ?"

    def ask() -> None:
        cursor.execute("SELECT * FROM appointments WHERE starts >= ? AND starts < ?", bounds).fetchall()
        cursor.execute(
            "SELECT appointment_id, name FROM appointment_people JOIN people ON people.id = person_id "  # noqa: S608 -- our own words
            f"WHERE appointment_id IN ({week})",
            bounds,
        ).fetchall()
        cursor.execute(
            f"SELECT appointment_id, staff_id FROM appointment_staff WHERE appointment_id IN ({week})",  # noqa: S608 -- our own words
            bounds,
        ).fetchall()

    return ask


def _draft(room_ids: list[str]) -> Appointment:
    starts = MONDAY + timedelta(days=1, hours=9)
    return Appointment(
        id="",
        kind=AppointmentKind.COUNSELLING,
        starts=starts,
        ends=starts + timedelta(minutes=50),
        staff_ids=(COUNSELLOR.id,),
        person_ids=(f"p{1:031x}",),
        room_id=room_ids[-1],
    )


def _one(records: Records, room_ids: list[str]) -> Callable[[], object]:
    return lambda: services.clashes_of(records, _draft(room_ids))


def _series(records: Records, room_ids: list[str]) -> Callable[[], object]:
    repeats = Recurrence(count=50, skips_rest_days=False)
    return lambda: services.clashes_of(records, _draft(room_ids), repeats)


def _free(records: Records) -> Callable[[], object]:
    wanted = Wanted(
        staff_ids=(MEDIATOR.id, OTHER_MEDIATOR.id),
        person_ids=tuple(f"p{2 * place:031x}" for place in range(8)),
        minutes=90,
        room_kind=RoomKind.MEDIATION,
        after=MONDAY,
        days=30,
    )
    return lambda: free_time.next_free(records, wanted)
