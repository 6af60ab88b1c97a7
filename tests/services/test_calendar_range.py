"""The days the calendar shows, in one look: lines, duty, leave and names, by whose calendar is looked at."""

from __future__ import annotations

from datetime import timedelta

from mediation_desk.domain.appointment_line import WHOLE_CENTRE, CalendarLook
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.free_time import Wanted
from mediation_desk.domain.room import Absence, AbsenceKind, Duty, RoomKind
from mediation_desk.services import appointments, free_time, rooms
from mediation_desk.services.calendar_range import calendar_range, days_between
from tests.booking_fixtures import THURSDAY, at, furnish, sitting
from tests.case_fixtures import add_case, begin_mediation
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office

FRIDAY = THURSDAY + timedelta(days=1)


def _told(office: Office, look: CalendarLook = WHOLE_CENTRE):  # type: ignore[no-untyped-def]
    with office.reading(MEDIATOR) as records:
        return calendar_range(records, THURSDAY, FRIDAY, look)


def _planned(office: Office) -> dict[str, str]:
    made = furnish(office)
    case_id = add_case(office)
    begin_mediation(office, case_id)
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, made["调解室一"], at(9)))
    with office.as_(DIRECTOR) as records:
        duty = Duty(id="", staff_id=RECEPTION.id, post="窗口", starts=at(8, 30), ends=at(11, 30))
        rooms.save_duty(records, duty)
        leave = Absence(
            id="",
            staff_id=COUNSELLOR.id,
            kind=AbsenceKind.LEAVE,
            starts=at(0),
            ends=at(0, day=FRIDAY),
            note="私事",
        )
        rooms.save_absence(records, leave)
    return made


def test_everything_of_some_days_comes_at_once(desk_office: Office) -> None:
    made = _planned(desk_office)
    told = _told(desk_office)
    assert [line.room_id for line in told.lines] == [made["调解室一"]]
    assert [one.staff_id for one in told.duties] == [RECEPTION.id]
    assert [(one.staff_id, one.note) for one in told.absences] == [(COUNSELLOR.id, "")]
    assert told.rooms[made["调解室一"]] == "调解室一"
    assert told.staff[RECEPTION.id] == RECEPTION.name
    assert told.gap == timedelta(minutes=30)


def test_of_one_member_or_room_no_more_is_told(desk_office: Office) -> None:
    made = _planned(desk_office)
    told = _told(desk_office, CalendarLook(staff_ids=(COUNSELLOR.id,)))
    assert (told.lines, told.duties, len(told.absences)) == ((), (), 1)
    told = _told(desk_office, CalendarLook(room_ids=(made["调解室一"],)))
    assert (len(told.lines), told.duties, told.absences) == (1, (), ())


def test_days_are_counted_with_both_ends() -> None:
    assert days_between(THURSDAY, FRIDAY) == (THURSDAY, FRIDAY)
    assert days_between(FRIDAY, THURSDAY) == ()


def test_who_is_away_all_day_is_offered_no_time_that_day(desk_office: Office) -> None:
    _planned(desk_office)
    wanted = Wanted(
        staff_ids=(COUNSELLOR.id,), minutes=50, room_kind=RoomKind.COUNSELLING, after=at(8), days=1
    )
    with desk_office.reading(DIRECTOR) as records:
        offered = free_time.next_free(records, wanted)
    assert offered
    assert all(legal_day(offer.starts) != THURSDAY for offer in offered)
