"""Rooms to sit in, and a sitting booked through keys alone: two sides that never meet in the corridor."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from mediation_desk.domain.appointment_line import AppointmentLine, CalendarLook
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Room, RoomKind
from mediation_desk.services.appointments import appointments_between
from mediation_desk.services.rooms import rooms, save_room
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.pages.appointment.page import AppointmentPage
from mediation_desk.ui.pages.case.next_acts import Kind, next_acts
from mediation_desk.ui.pages.case.page import CasePage
from tests.journeys.hands import Hands, Key
from tests.journeys.reception_way import HUSBAND, WIFE


def keep(hands: Hands, use_case: Callable[..., object], *args: object) -> None:
    """Do something at the desk that is no matter of the journey."""
    desk = hands.shell.door.desk
    assert desk is not None
    faults: list[object] = []
    desk.do(hands.page, lambda _value: None, use_case, *args, failed=faults.append)
    hands.settle()
    assert faults == []


def furnish(hands: Hands) -> dict[str, str]:
    """Two rooms with waiting areas of their own; ids by name."""
    for name, area in (("201室", "东"), ("202室", "西")):
        room = Room(id="", name=name, kind=RoomKind.MEDIATION, capacity=6, waiting_area=area)
        keep(hands, save_room, room)
    return {room.name: room.id for room in hands.ask(rooms)}


def booked(hands: Hands, case_id: str) -> tuple[AppointmentLine, ...]:
    """What is booked for a case, called off or not."""
    now = hands.shell.clock.now()
    look = CalendarLook(case_id=case_id, cancelled=True)
    return hands.ask(appointments_between, now - timedelta(days=9), now + timedelta(days=99), look)


def book_apart(hands: Hands, case_id: str, found: dict[str, str]) -> None:
    """From the lines of what may come next to the booking, and back to the case."""
    page = hands.page
    assert isinstance(page, CasePage)
    words = next(act.words for act in next_acts(page.acting.sheet, str) if act.kind is Kind.BOOK)
    coming = next(one for one in page.findChildren(LineList) if one.accessibleName() == "接下来可以")
    hands.to_line(coming, words)
    hands.press(Key.Key_Return)
    hands.settle()
    booking = hands.page
    assert isinstance(booking, AppointmentPage)
    pane = booking.writing.pane
    assert pane is not None
    form = pane.form
    hands.enter(form.day, "2026-03-18")
    hands.enter(form.time, "10点")
    hands.settle()
    hands.reach(form.apart.how)
    hands.press(Key.Key_Right)
    hands.pick(form.place.room, found["201室"])
    hands.pick(form.place.other_room, found["202室"])
    pane.look()  # what a short pause after the last key does
    hands.settle()
    assert WIFE in form.apart.times.text()
    hands.go_on()
    first, second = booked(hands, case_id)
    names = {one.id: one.name for one in hands.case(case_id).people}
    assert [WIFE in [names[one] for one in half.person_ids] for half in (first, second)] == [True, False]
    assert HUSBAND in [names[one] for one in second.person_ids]
    assert f"{first.starts.astimezone(SHANGHAI):%H:%M}" == "10:00"
    assert second.starts - first.starts == second.ends - first.ends >= timedelta(minutes=15)
    assert (first.room_id, second.room_id) == (found["201室"], found["202室"])
    hands.use(booking.top.matter)
    assert isinstance(hands.page, CasePage)
