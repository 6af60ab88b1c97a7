"""A sitting booked by keyboard, its slip printed, held and written; a guarded couple that never meets."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path

from mediation_desk.domain.appointment import AppointmentState, Scope
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.screening import Answer
from mediation_desk.services.appointments import held_without_record
from mediation_desk.services.screenings import approve_shuttle
from mediation_desk.ui.forms.appointment.form import AppointmentForm
from mediation_desk.ui.forms.appointment.repeat_box import Again
from mediation_desk.ui.pages.appointment.page import AppointmentPage
from mediation_desk.ui.pages.case.next_acts import Kind, next_acts
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.mediation_record import MediationRecordPage
from mediation_desk.ui.pages.paper import PaperPage
from tests.case_fixtures import screen
from tests.documents.reading import pdf_text
from tests.journeys.booking_way import booked, furnish, keep
from tests.journeys.hands import Hands
from tests.journeys.reception_way import HUSBAND, WIFE
from tests.journeys.test_visitor_to_agreement import accept, lead_to_mediation


def begin(hands: Hands) -> AppointmentForm:
    """From the lines of what may come next on the case."""
    assert isinstance(hands.page, CasePage)
    acts = next_acts(hands.page.acting.sheet, str)
    hands.page.acting.follow(next(act for act in acts if act.kind is Kind.BOOK))
    hands.settle()
    return writing(hands)


def next_day(hands: Hands, **span: float) -> None:
    """The desk is locked over night; in the morning the password is typed again."""
    shell = hands.shell
    shell.door.lock()
    hands.shell.clock.move(**span)
    shell.sign_in()
    shell.door.window.activateWindow()
    shell.qtbot.waitUntil(shell.door.window.isActiveWindow, timeout=20_000)
    hands.settle()


def go(hands: Hands, key: str, *args: object) -> None:
    """As a list or the calendar leads to it."""
    desk = hands.shell.door.desk
    assert desk is not None
    desk.go(key, *args)
    hands.settle()
    hands.page.setFocus()


def page_of(hands: Hands) -> AppointmentPage:
    assert isinstance(hands.page, AppointmentPage)
    return hands.page


def writing(hands: Hands) -> AppointmentForm:
    """The form, once everything it asked for is there."""
    pane = page_of(hands).writing.pane
    assert pane is not None
    pane.look()
    hands.settle()
    return pane.form


def test_booked_printed_held_and_written(hands: Hands, tmp_path: Path) -> None:
    case_id = accept(hands)
    lead_to_mediation(hands, case_id)
    furnish(hands)
    form = begin(hands)
    hands.enter(form.day, "2026-03-19")
    hands.enter(form.time, "9点半")
    hands.pick(form.place.room, next(iter(form.place.room._values)))
    writing(hands)
    hands.go_on()
    (line,) = booked(hands, case_id)
    assert (line.starts.hour, line.state) == (1, AppointmentState.PLANNED)  # 9:30 in Shanghai

    page = page_of(hands)
    hands.click(hands.button(page.telling, "预约单"))
    assert isinstance(hands.page, PaperPage)
    hands.offer_printer(str(tmp_path / "slip.pdf"))
    hands.go_on()
    made = hands.page._made
    assert made is not None
    slip = pdf_text(made.pdf)
    assert "9:30" in slip
    assert not any(word in slip for word in (WIFE, HUSBAND, "调解", "婚", "离"))
    assert (tmp_path / "slip.pdf").stat().st_size > 1000
    hands.click(hands.page.back)

    next_day(hands, days=1, hours=2)
    go(hands, "appointment", line.id)
    hands.go_on()
    record = hands.page
    assert isinstance(record, MediationRecordPage)
    assert [one.id for one in hands.ask(held_without_record)] == [line.id]
    assert record.form is not None
    assert record.form.place.value() == "201室"
    assert record.form.began.text() == "09:30"
    assert record.form.sitting.value() is Sitting.JOINT
    hands.go_on()
    (line,) = booked(hands, case_id)
    assert (line.state, line.recorded) == (AppointmentState.HELD, True)
    assert hands.ask(held_without_record) == ()


def test_a_series_is_changed_from_one_on(hands: Hands) -> None:
    case_id = accept(hands)
    lead_to_mediation(hands, case_id)
    furnish(hands)
    form = begin(hands)
    hands.enter(form.day, "2026-03-19")
    hands.enter(form.time, "930")
    hands.pick(form.place.room, next(iter(form.place.room._values)))
    hands.click(form.repeat.rhythm.segments.button(Again.WEEKLY))
    hands.enter(form.repeat.count, "3")
    writing(hands)
    hands.go_on()
    second = booked(hands, case_id)[1]
    page_of(hands).opened(second.id)
    hands.settle()
    hands.click(page_of(hands).top.change)
    form = writing(hands)
    hands.enter(form.time, "下午2点")
    writing(hands)
    hands.go_on()
    assert form.scope.error is not None
    hands.click(form.scope.segments.button(Scope.FOLLOWING))
    writing(hands)
    hands.go_on()
    assert [one.starts.hour for one in booked(hands, case_id)] == [1, 6, 6]  # 9 and 14 in Shanghai


def test_a_guarded_couple_is_never_booked_together(hands: Hands) -> None:
    case_id = accept(hands)
    lead_to_mediation(hands, case_id)
    found = furnish(hands)
    wife = next(one for one in hands.case(case_id).people if one.name == WIFE)
    keep(hands, partial(screen, q3=Answer.RECENT), wife.id)
    hands.page.opened(case_id)
    hands.settle()
    form = begin(hands)
    hands.enter(form.day, "2026-03-19")
    hands.enter(form.time, "9:30")
    form.place.room.set_value(found["201室"])
    form.place.other_room.set_value(found["202室"])
    writing(hands)
    page = page_of(hands)
    assert not form.apart.how.segments.isEnabled()  # never together, and the reason stands beside it
    assert form.apart._reason.text()
    assert not page.top.act.isEnabled()
    assert "主任" in page.top.act.accessibleDescription()

    keep(hands, approve_shuttle, case_id, True, True)
    writing(hands)
    assert page.top.act.isEnabled()
    page.primary()
    hands.settle()
    first, second = booked(hands, case_id)
    assert first.person_ids == (wife.id,)
    assert second.starts - first.starts == timedelta(minutes=30)
    assert second.ends - first.ends == timedelta(minutes=30)
    assert first.room_id != second.room_id
