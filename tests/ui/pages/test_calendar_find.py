"""找空档: who comes is found by name, the best three are offered, and what keeps people apart is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.duration_field import parse_duration, show_duration
from tests.booking_fixtures import THURSDAY, at
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, RECEPTION
from tests.ui.pages.calendar_room import CalendarRoom
from tests.ui.pages.office_desk import OfficeDesk

KEY = Qt.Key


@pytest.fixture
def calendar(room: OfficeDesk) -> CalendarRoom:
    return CalendarRoom(room)


def look_for(calendar: CalendarRoom, typed: str) -> None:
    finding = calendar.page.pane.finding
    finding.who.chips.line.setText(typed)
    finding.who.look()
    calendar.wait()


def search(calendar: CalendarRoom) -> None:
    calendar.page.pane.finding.look()
    calendar.wait()


def with_case(calendar: CalendarRoom) -> None:
    calendar.page.find_time()
    look_for(calendar, WIFE.name)
    QTest.keyClick(calendar.page.pane.finding.who.chips.line, KEY.Key_Return)
    calendar.wait()
    search(calendar)


def test_a_case_brings_its_sides_and_its_mediator(calendar: CalendarRoom) -> None:
    with_case(calendar)
    who = calendar.page.pane.finding.who
    assert who.case_id == calendar.case_id
    assert who.staff_ids == (MEDIATOR.id,)
    assert set(who.person_ids) == {WIFE.id, HUSBAND.id}


def test_the_best_is_chosen_and_booked_by_the_primary(calendar: CalendarRoom) -> None:
    with_case(calendar)
    finding = calendar.page.pane.finding
    assert 1 <= len(finding.offers) <= 3
    assert finding.number == 1
    offer = finding.offers[0]
    assert calendar.page.book.text().startswith("约周")
    shown = calendar.page.views.grid.layout_now.shown.offers
    assert [slot.number for slot in shown] == list(range(1, len(finding.offers) + 1))
    calendar.page.primary()
    page, (appointment_id, draft) = calendar.room.gone[-1]
    assert (page, appointment_id) == ("appointment", "")
    assert isinstance(draft, Appointment)
    assert draft.kind is AppointmentKind.MEDIATION
    assert (draft.starts, draft.room_id) == (offer.stays[0].starts, offer.stays[0].room_id)
    assert (draft.case_id, draft.staff_ids) == (calendar.case_id, (MEDIATOR.id,))


def test_another_offer_is_shown_on_its_own_week(calendar: CalendarRoom) -> None:
    with_case(calendar)
    finding = calendar.page.pane.finding
    last = finding.offers[-1]
    finding.choose(len(finding.offers))
    calendar.wait()
    days = calendar.page.views.grid.layout_now.shown.days
    assert days[0] <= last.starts.date() <= days[-1] + timedelta(days=2)


def test_an_offer_of_another_week_is_shown_without_looking_anew(calendar: CalendarRoom) -> None:
    with_case(calendar)
    finding = calendar.page.pane.finding
    offers = finding.offers
    finding.choose(len(offers))
    calendar.wait()
    finding.choose(1)
    calendar.wait()
    assert finding.offers == offers
    assert not finding.waits


def test_turning_looks_from_the_days_shown_on(calendar: CalendarRoom) -> None:
    with_case(calendar)
    calendar.page.views.grid.setFocus()
    QTest.keyClick(calendar.page.views.grid, KEY.Key_PageDown)
    QTest.keyClick(calendar.page.views.grid, KEY.Key_PageDown)
    calendar.wait()
    search(calendar)
    assert calendar.page.pane.finding.offers[0].starts >= at(0, day=THURSDAY + timedelta(days=11))


def test_staff_is_found_by_letters_and_taken_out_by_backspace(calendar: CalendarRoom) -> None:
    calendar.page.find_time()
    look_for(calendar, "sundequan")
    finding = calendar.page.pane.finding
    QTest.keyClick(finding.who.chips.line, KEY.Key_Return)
    assert finding.who.staff_ids == (OTHER_MEDIATOR.id,)
    QTest.keyClick(finding.who.chips.line, KEY.Key_Backspace)
    assert finding.who.staff_ids == ()


def test_names_are_masked_in_the_chips(calendar: CalendarRoom) -> None:
    with_case(calendar)
    calendar.desk.mask(True)
    assert WIFE.name not in calendar.said(calendar.page.pane)


def test_nothing_said_nothing_offered_and_an_unclear_length_is_said_beside(calendar: CalendarRoom) -> None:
    calendar.page.find_time()
    search(calendar)
    finding = calendar.page.pane.finding
    assert finding.offers == ()
    assert "先说谁要来" in calendar.said(calendar.page.pane)
    finding.who.set_staff((MEDIATOR.id,))
    finding.length.set_value("一会儿")
    search(calendar)
    assert finding.length.error
    assert finding.length.text() == "一会儿"


def test_who_may_only_find_by_rights_finds_no_more(room: OfficeDesk) -> None:
    calendar = CalendarRoom(room, OTHER_MEDIATOR)
    calendar.page.find_time()
    look_for(calendar, WIFE.name)
    finding = calendar.page.pane.finding
    QTest.keyClick(finding.who.chips.line, KEY.Key_Return)
    calendar.wait()
    assert not finding.who.error.isVisible() or finding.who.case_id == ""


def test_the_look_is_narrowed_by_typing_and_taken_by_enter(calendar: CalendarRoom) -> None:
    popup = calendar.page.tools.look.open_list()
    popup.line.setText("mcx")
    popup.fill()
    QTest.keyClick(popup, KEY.Key_Return)
    calendar.wait()
    assert calendar.page.tools.look.look().staff_ids == (RECEPTION.id,)
    assert RECEPTION.name in calendar.page.tools.look.text()
    QTest.keyClick(calendar.page.tools.look, KEY.Key_Delete)
    assert calendar.page.tools.look.look().staff_ids == ()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("90", 90),
        ("1:30", 90),
        ("1 小时 30 分", 90),
        ("1个半小时", None),
        ("1小时半", 90),
        ("1.5小时", 90),
        ("半小时", 30),
        ("50分钟", 50),
        ("2h", 120),
        ("4", None),
        ("13小时", None),
        ("", None),
    ],
)
def test_lengths_are_read_as_people_write_them(typed: str, minutes: int | None) -> None:
    if minutes is None:
        with pytest.raises(DeskError, match=r"duration\."):
            parse_duration(typed)
    else:
        assert parse_duration(typed) == minutes
        assert parse_duration(show_duration(minutes)) == minutes
