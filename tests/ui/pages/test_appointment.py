"""The page of an appointment: booked, changed, settled, told; what is typed and not kept comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from mediation_desk.domain.appointment import AppointmentState, CancelledBy, Scope
from mediation_desk.domain.appointment_event import ConfirmedBy
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.domain.clash import ClashKind
from mediation_desk.domain.screening import Answer
from mediation_desk.services import appointments
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.ui.forms.appointment.repeat_box import Again
from mediation_desk.ui.pages.appointment.page import AppointmentPage
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk

WHOLE = (at(0) - timedelta(days=1), at(0) + timedelta(days=400))


@dataclass
class Booking:
    """The page on a case in mediation, with rooms."""

    room: OfficeDesk
    page: AppointmentPage
    case_id: str
    rooms: dict[str, str]

    @property
    def form(self):  # type: ignore[no-untyped-def]  # the form of the pane shown
        assert self.page.writing.pane is not None
        return self.page.writing.pane.form

    @property
    def pane(self):  # type: ignore[no-untyped-def]  # as above
        assert self.page.writing.pane is not None
        return self.page.writing.pane

    def settle(self) -> None:
        """Until nothing is asked any more, what waits for the next key included."""
        for _round in range(3):
            self.room.wait()
            if self.page.writing.pane is not None and self.page.writing.pane._pause.isActive():
                self.page.writing.pane.look()
        self.room.wait()

    def open(self, *args: object) -> None:
        self.page.opened(*args)
        self.settle()

    def type_time(self, day_offset: int = 0, time: str = "9点半", room: str = "调解室一") -> None:
        form = self.form
        form.day.set_value(at(9).date() + timedelta(days=day_offset))
        form.time.edit.setText(time)
        form.place.room.set_value(self.rooms[room])
        self.settle()

    def give(self) -> None:
        self.page.primary()
        self.settle()

    def kept(self) -> tuple[appointments.AppointmentLine, ...]:
        def look(office: Office) -> tuple[appointments.AppointmentLine, ...]:
            with office.as_(MEDIATOR) as records:
                return appointments.appointments_between(records, *WHOLE, CalendarLook(cancelled=True))

        return self.room.run(look)


@pytest.fixture
def booking(room: OfficeDesk) -> Booking:
    rooms = room.run(furnish)
    case_id = room.run(add_case)
    room.run(lambda office: begin_mediation(office, case_id))
    page = AppointmentPage(room.sit(MEDIATOR))
    room.show(page)
    return Booking(room, page, case_id, rooms)


def button(inside: QWidget, words: str) -> QPushButton:
    found = [one for one in inside.findChildren(QPushButton) if one.isVisible() and words in one.text()]
    assert found, words
    return found[0]


def test_a_sitting_is_booked_from_its_case(booking: Booking) -> None:
    booking.open("", f"case/{booking.case_id}")
    assert booking.form.people.value() == (WIFE.id, HUSBAND.id)
    assert CHILD.id in booking.form.people.checks.boxes
    assert booking.form.staff.value() == (MEDIATOR.id,)
    assert len(booking.pane.offers.lines.entries.lines) == 3
    booking.type_time()
    assert not booking.pane.clashes.clashes
    booking.give()
    (line,) = booking.kept()
    assert (line.starts, line.ends) == (at(9, 30), at(11))
    assert booking.page.writing.pane is None
    assert "确认到场" in booking.page.top.act.text()


def test_one_click_takes_an_offered_time(booking: Booking) -> None:
    booking.open("", f"case/{booking.case_id}")
    booking.pane.offers.lines.opened.emit(1)
    booking.settle()
    booking.give()
    (line,) = booking.kept()
    assert line.room_id
    assert line.starts > at(0)


def test_what_is_missing_is_said_at_its_field(booking: Booking) -> None:
    booking.open("", f"case/{booking.case_id}")
    booking.give()
    assert booking.form.day.error is not None
    booking.form.day.set_value(at(9).date())
    booking.form.time.edit.setText("二十五点")
    booking.give()
    assert booking.form.time.error is not None
    booking.form.time.edit.setText("930")
    booking.give()
    assert booking.form.place.room.error is not None
    assert booking.kept() == ()


def test_a_taken_member_of_staff_asks_for_a_reason(booking: Booking) -> None:
    def other_sitting(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            draft = sitting(booking.case_id, booking.rooms["调解室二"], at(9), person_ids=(CHILD.id,))
            appointments.book(records, draft)

    booking.room.run(other_sitting)
    booking.open("", f"case/{booking.case_id}")
    assert not booking.form.reason.isVisibleTo(booking.form)
    booking.type_time()
    assert ClashKind.STAFF in {one.kind for one in booking.pane.clashes.clashes}
    assert booking.form.reason.isVisibleTo(booking.form)
    booking.give()
    assert booking.form.reason.error is not None
    booking.form.reason.set_value("另一位调解员先开始")
    booking.give()
    assert len(booking.kept()) == 2


def test_a_taken_room_locks_the_button_with_the_reason(booking: Booking) -> None:
    def other_sitting(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            draft = sitting(booking.case_id, booking.rooms["调解室一"], at(9), person_ids=(CHILD.id,))
            appointments.book(records, draft)

    booking.room.run(other_sitting)
    booking.open("", f"case/{booking.case_id}")
    booking.type_time()
    assert not booking.page.top.act.isEnabled()
    assert booking.page.top.act.accessibleDescription()
    booking.form.place.room.set_value(booking.rooms["调解室二"])
    booking.settle()
    assert booking.page.top.act.isEnabled()


def test_sides_of_a_guarded_case_come_apart_without_a_choice(booking: Booking) -> None:
    def marked(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            screen(records, WIFE.id, q3=Answer.RECENT)

    booking.room.run(marked)
    booking.open("", f"case/{booking.case_id}")
    form = booking.form
    assert form.apart.apart
    assert not form.apart.how.segments.isEnabled()
    assert form.apart._reason.text()
    booking.type_time()
    form.place.other_room.set_value(booking.rooms["调解室二"])
    booking.settle()
    first, second = form.halves()
    assert first.person_ids == (WIFE.id,)  # the guarded one arrives and leaves first
    assert second.starts - first.starts == timedelta(minutes=30)
    assert not booking.page.top.act.isEnabled()  # the director has not approved it yet
    form.apart.how.set_value(False)
    assert form.apart.apart  # nothing takes them together


def test_back_to_back_is_booked_in_two_rooms(booking: Booking) -> None:
    booking.open("", f"case/{booking.case_id}")
    booking.form.apart.how.set_value(True)
    booking.type_time()
    booking.form.place.other_room.set_value(booking.rooms["调解室二"])
    booking.settle()
    booking.give()
    one, other = booking.kept()
    assert one.sitting_id == other.sitting_id != ""
    assert other.starts - one.starts == timedelta(minutes=30)
    assert len(booking.page.telling._told) == 2
    booking.page._begin_form()
    booking.settle()
    booking.form.time.edit.setText("14:00")
    booking.settle()
    booking.give()
    one, other = booking.kept()
    assert (one.starts, other.starts) == (at(14), at(14, 30))


def test_a_series_is_previewed_and_a_day_left_out(booking: Booking) -> None:
    booking.open("", f"case/{booking.case_id}")
    booking.type_time()
    booking.form.repeat.rhythm.set_value(Again.WEEKLY)
    booking.form.repeat.count.set_value("4")
    booking.settle()
    boxes = list(booking.pane.days.boxes.values())
    assert len(boxes) == 4
    boxes[2].setChecked(False)
    booking.settle()
    booking.give()
    assert [one.starts for one in booking.kept()] == [at(9, 30) + timedelta(days=d) for d in (0, 7, 21)]


def test_a_change_to_a_series_asks_which(booking: Booking) -> None:
    booking.open("", f"case/{booking.case_id}")
    booking.type_time()
    booking.form.repeat.rhythm.set_value(Again.WEEKLY)
    booking.form.repeat.count.set_value("4")
    booking.settle()
    booking.give()
    second = booking.kept()[1]
    booking.open(second.id)
    booking.page._begin_form()
    booking.settle()
    booking.form.time.edit.setText("1430")
    booking.settle()
    booking.give()
    assert booking.form.scope.error is not None
    booking.form.scope.set_value(Scope.FOLLOWING)
    booking.settle()
    booking.give()
    hours = [one.starts.astimezone(at(9).tzinfo).hour for one in booking.kept()]
    assert hours == [9, 14, 14, 14]


def test_what_was_typed_comes_back(booking: Booking) -> None:
    booking.open("", f"case/{booking.case_id}")
    booking.type_time(time="9点")
    booking.form.settle()
    booking.page.left()
    booking.settle()
    booking.open("", f"case/{booking.case_id}")
    assert booking.form.time.text() == "9点"
    assert booking.form.place.room_id() == booking.rooms["调解室一"]
    assert booking.form.people.value() == (WIFE.id, HUSBAND.id)
    button(booking.page, "清空重填").click()
    booking.settle()
    assert booking.form.time.text() == ""


def booked(booking: Booking) -> str:
    def book(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            return appointments.book(records, sitting(booking.case_id, booking.rooms["调解室一"], at(9)))[
                0
            ].id

    return booking.room.run(book)


def view(booking: Booking, one_id: str) -> appointments.AppointmentView:
    def look(office: Office) -> appointments.AppointmentView:
        with office.as_(MEDIATOR) as records:
            return appointments.appointment_view(records, one_id)

    return booking.room.run(look)


def test_who_confirmed_is_asked_and_kept(booking: Booking) -> None:
    one_id = booked(booking)
    booking.open(one_id)
    booking.give()
    assert booking.page.asked is not None
    booking.give()
    assert booking.page.asked.form.fields["way"].error is not None
    booking.page.asked.form.fields["said_by"].set_value(WIFE.id)
    booking.page.asked.form.fields["way"].set_value(ConfirmedBy.PHONE)
    booking.give()
    confirmed = view(booking, one_id).past[-1].confirmed
    assert confirmed is not None
    assert (confirmed.way, confirmed.said_by) == (ConfirmedBy.PHONE, WIFE.id)
    assert booking.page.asked is None


def test_it_is_called_off_by_whom_and_why_and_booked_again(booking: Booking) -> None:
    one_id = booked(booking)
    booking.open(one_id)
    booking.page.acting.cancel()
    booking.give()
    assert booking.page.asked is not None
    assert booking.page.asked.form.fields["by"].error is not None
    booking.page.asked.form.fields["by"].set_value(CancelledBy.OTHER)
    booking.page.asked.form.fields["why"].set_value("临时出差")
    booking.give()
    assert view(booking, one_id).appointment.state is AppointmentState.CANCELLED
    booking.give()
    key, args = booking.room.gone[-1]
    assert key == "appointment"
    assert args[1].person_ids == (WIFE.id, HUSBAND.id)  # type: ignore[attr-defined]  # an Appointment


def test_it_took_place_and_leads_to_its_minutes(booking: Booking) -> None:
    one_id = booked(booking)
    booking.room.run(lambda office: office.clock.forward(days=1, hours=2))
    booking.open(one_id)
    booking.give()
    assert booking.room.gone[-1] == ("mediation_record", (booking.case_id, "", one_id))
    assert view(booking, one_id).appointment.state is AppointmentState.HELD


def test_a_message_is_copied_and_taken_back_by_itself(booking: Booking) -> None:
    booking.open(booked(booking))
    button(booking.page.telling, "复制短信").click()
    booking.settle()
    said = QGuiApplication.clipboard().text()
    assert "文华路" in said
    assert WIFE.name not in said
    QGuiApplication.clipboard().clear()


def test_a_slip_is_opened_for_one_person(booking: Booking) -> None:
    one_id = booked(booking)
    booking.open(one_id)
    button(booking.page.telling, "预约单").click()
    assert booking.room.gone[-1] == ("paper", ("appointment_slip", one_id, WIFE.id))


def test_masked_nothing_of_anybody_is_shown(booking: Booking) -> None:
    booking.open(booked(booking))
    booking.page.desk.mask(True)
    booking.settle()
    shown = [one.accessibleName() for one in booking.page.findChildren(QWidget) if one.isVisible()]
    assert not any(WIFE.name in one or HUSBAND.name in one for one in shown)
    assert not booking.page.top.act.isVisible()


def test_another_s_appointment_stays_closed(booking: Booking) -> None:
    one_id = booked(booking)
    page = AppointmentPage(booking.room.sit(OTHER_MEDIATOR))
    assert OTHER_MEDIATOR.roles & CALENDAR_WRITE
    booking.room.show(page)
    page.opened(one_id)
    booking.room.wait()
    booking.room.wait()
    assert not page._parts.isVisible()
    assert not page.top.act.isVisible()
