"""Reminders in a real register: each once, to whoever takes part, without names that must not be said."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.appointment import Appointment, AppointmentState, CancelledBy
from mediation_desk.domain.case_limit import LimitUrgency
from mediation_desk.domain.limit_board import BoardFilter
from mediation_desk.domain.reminder import Reminder, ReminderKind, Reminders
from mediation_desk.domain.staff import Staff
from mediation_desk.register import people
from mediation_desk.register import reminders as kept
from mediation_desk.services import appointments, reminders
from mediation_desk.services.limits import board
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.services.test_limit_board import many

LEAD = 15


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


@pytest.fixture
def booked(office: Office) -> Appointment:
    """A sitting of the mediator, at nine of the day after."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    room = furnish(office)["调解室一"]
    with office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, room, at(9)))
    return kept


def look(office: Office, who: Staff = MEDIATOR, lead: int = LEAD) -> Reminders:
    with office.reading(who) as records:
        return reminders.look_at_reminders(records, lead)


def of_appointments(found: Reminders) -> list[Reminder]:
    return [one for one in found.due if one.kind is ReminderKind.APPOINTMENT]


def go_to(office: Office, booked: Appointment, **before: int) -> None:
    office.clock.now = booked.starts - timedelta(**before)


def test_nobody_is_told_before_the_time(office: Office, booked: Appointment) -> None:
    go_to(office, booked, minutes=LEAD + 1)
    found = look(office)
    assert of_appointments(found) == []
    assert booked.starts - timedelta(minutes=LEAD) in found.coming


def test_whoever_takes_part_is_told_once(office: Office, booked: Appointment) -> None:
    go_to(office, booked, minutes=LEAD)
    (told,) = of_appointments(look(office))
    assert (told.at, told.what, told.where, told.args) == (
        booked.starts,
        "mediation",
        "调解室一",
        (booked.id,),
    )
    assert WIFE.name in told.who
    assert of_appointments(look(office, OTHER_MEDIATOR)) == []
    assert of_appointments(look(office, COUNSELLOR)) == []
    with office.as_(MEDIATOR) as records:
        reminders.see_reminders(records, (told.key,))
    assert of_appointments(look(office)) == []


def test_a_moved_appointment_is_told_anew(office: Office, booked: Appointment) -> None:
    go_to(office, booked, minutes=5)
    (told,) = of_appointments(look(office))
    later = timedelta(hours=1)
    with office.as_(MEDIATOR) as records:
        reminders.see_reminders(records, (told.key,))
        appointments.move(records, booked.id, booked.starts + later, booked.ends + later)
    office.clock.now += later
    (again,) = of_appointments(look(office))
    assert again.key != told.key


def test_what_was_missed_is_told_at_the_next_start_and_forgotten_after_days(
    office: Office, booked: Appointment
) -> None:
    office.clock.now = booked.starts + timedelta(hours=20)
    (told,) = of_appointments(look(office))
    assert told.missed(office.clock.now)
    office.clock.now = booked.starts + timedelta(days=3, hours=1)
    assert of_appointments(look(office)) == []


def test_what_was_called_off_is_not_told(office: Office, booked: Appointment) -> None:
    go_to(office, booked, minutes=30)
    with office.as_(MEDIATOR) as records:
        called_off = AppointmentState.CANCELLED
        appointments.set_state(records, booked.id, called_off, by=CancelledBy.SEEKER, why="孩子发烧")
    go_to(office, booked, minutes=5)
    assert of_appointments(look(office)) == []


def test_who_is_kept_safe_is_not_named(office: Office, booked: Appointment) -> None:
    with office.as_(MEDIATOR) as records:
        guarded = replace(people.get(records, WIFE.id), safe_contact=True)
        people.save(records, guarded, {MEDIATOR.id}, set())
    go_to(office, booked, minutes=5)
    (told,) = of_appointments(look(office))
    assert told.who == ""
    assert WIFE.name not in str(told)
    assert HUSBAND.name not in str(told)


def test_whoever_wants_none_of_appointments_is_still_told_of_limits(
    office: Office, booked: Appointment
) -> None:
    go_to(office, booked, minutes=5)
    assert of_appointments(look(office, lead=0)) == []


def test_the_limit_of_a_case_is_told_on_the_morning_of_its_last_day(
    office: Office, booked: Appointment
) -> None:
    with office.reading(MEDIATOR) as records:
        lines = board(records, BoardFilter()).page.lines
    line = next(one for one in lines if one.rule == "mediation")
    office.clock.now = line.moment - timedelta(hours=1)
    (told,) = [one for one in look(office).due if one.what == "mediation" and one.kind is ReminderKind.LIMIT]
    assert (told.page, told.args, told.number) == ("case", (booked.case_id,), line.number)
    assert not told.who


def test_the_administrator_is_told_of_nobody(office: Office, booked: Appointment) -> None:
    go_to(office, booked, minutes=5)
    assert look(office, ADMINISTRATOR) == Reminders()


def test_old_rows_are_swept_away(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        reminders.see_reminders(records, ("a", "b", "a"))
    office.clock.now += timedelta(days=61)
    with office.as_(MEDIATOR) as records:
        reminders.see_reminders(records, ("c",))
    with office.reading(MEDIATOR) as records:
        assert kept.seen(records) == {"c"}


def test_what_is_long_over_hides_nothing_that_ends_today(office: Office) -> None:
    many(office, 150)
    office.clock.now = office.clock.now.replace(hour=11)
    with office.reading(MEDIATOR) as records:
        ending = board(records, BoardFilter(urgencies=frozenset({LimitUrgency.TODAY}))).page.lines
        over = board(records, BoardFilter(urgencies=frozenset({LimitUrgency.OVERDUE})))
    assert over.page.after is not None  # more than a page of them
    assert ending
    told = {one.key for one in look(office).due}
    assert {f"limit/{one.id}/{one.last.isoformat()}" for one in ending} <= told
