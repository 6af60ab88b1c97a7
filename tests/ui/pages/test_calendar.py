"""The page of the calendar over a real register: what stands in it, moving, refusing, undoing, keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mediation_desk.domain.appointment import Appointment, AppointmentState, CancelledBy, Scope
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.services import appointments
from mediation_desk.ui.pages.calendar.asks import CancelAsk, ReasonAsk, ScopeAsk, SidesAsk
from mediation_desk.ui.pages.calendar.views import CalendarView
from tests.booking_fixtures import THURSDAY, at, sitting
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.ui.pages.calendar_room import CalendarRoom
from tests.ui.pages.office_desk import OfficeDesk

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
FRIDAY = THURSDAY + timedelta(days=1)
SATURDAY = THURSDAY + timedelta(days=2)


@pytest.fixture
def calendar(room: OfficeDesk) -> CalendarRoom:
    return CalendarRoom(room)


def block(calendar: CalendarRoom, appointment_id: str):  # type: ignore[no-untyped-def]
    return calendar.page.views.grid.layout_now.of_block(appointment_id)[0]


def test_the_week_shows_who_comes_where(calendar: CalendarRoom) -> None:
    shown = block(calendar, calendar.sitting).block
    assert shown.lines() == ("调解 第 1 次", f"{WIFE.name} ／ {HUSBAND.name}", "调解室一")
    assert calendar.page.title == "3月16日 – 22日"
    assert [day.weekday() for day in calendar.page.views.grid.layout_now.shown.days] == [0, 1, 2, 3, 4]


def test_masked_it_shows_first_characters_alone(calendar: CalendarRoom) -> None:
    calendar.page.views.grid.choose(calendar.sitting)
    calendar.page.handling.choose(calendar.sitting)
    calendar.wait()
    calendar.desk.mask(True)
    said = block(calendar, calendar.sitting).block.spoken() + calendar.said(calendar.page)
    assert WIFE.name not in said
    assert HUSBAND.name not in said
    assert "林＊＊ ／ 赵＊＊" in said
    assert "线索 31" not in block(calendar, calendar.talk).block.spoken()


def test_masking_takes_names_from_what_was_said_before(calendar: CalendarRoom) -> None:
    grid = calendar.page.views.grid
    grid.setFocus()
    grid.choose(calendar.sitting)
    assert WIFE.name in grid.accessibleDescription()
    calendar.move(calendar.sitting, at(18), at(19, 30))
    assert isinstance(calendar.page.pane.question, ReasonAsk)
    assert MEDIATOR.name in calendar.said(calendar.page.pane)
    calendar.page.pane.question.reason.set_value("只有晚上有空")
    calendar.desk.mask(True)
    calendar.wait()
    said = calendar.said(calendar.page) + grid.accessibleDescription()
    assert WIFE.name not in said
    assert HUSBAND.name not in said
    assert calendar.page.pane.question.reason.value() == "只有晚上有空"
    calendar.page.show_view(CalendarView.MONTH)
    calendar.wait()
    assert WIFE.name not in calendar.page.views.month.accessibleDescription()


def test_who_may_not_see_gets_kind_staff_and_room(room: OfficeDesk) -> None:
    calendar = CalendarRoom(room, OTHER_MEDIATOR)
    shown = block(calendar, calendar.sitting).block
    assert shown.lines() == ("调解", MEDIATOR.name, "调解室一")
    assert shown.fixed
    calendar.page.views.grid.choose(calendar.sitting)
    calendar.page.handling.choose(calendar.sitting)
    calendar.wait()
    said = calendar.said(calendar.page)
    assert WIFE.name not in said
    assert "（2026）" not in said
    calendar.page.views.grid.setFocus()
    QTest.keyClick(calendar.page.views.grid, KEY.Key_Return)
    assert not [line for line in room.gone if line[0] == "appointment"]


def test_a_drop_moves_it_in_the_register_and_undo_brings_it_back(calendar: CalendarRoom) -> None:
    calendar.move(calendar.sitting, at(10), at(11, 30))
    assert calendar.times(calendar.sitting) == (at(10), at(11, 30))
    assert block(calendar, calendar.sitting).block.starts == at(10)
    said, undo = calendar.toasts[-1]
    assert "10:00–11:30" in said
    assert WIFE.name not in said
    assert callable(undo)
    undo()
    calendar.wait()
    assert calendar.times(calendar.sitting) == (at(9), at(10, 30))


def test_a_real_drag_over_the_grid_reaches_the_register(calendar: CalendarRoom) -> None:
    grid = calendar.page.views.grid
    centre = block(calendar, calendar.sitting).rect.center()
    start = QPoint(round(centre.x()), round(centre.y()) - grid.verticalScrollBar().value())
    end = start + QPoint(round(grid.layout_now.day_width), 0)
    view = grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(20, 4))
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    calendar.wait()
    assert calendar.times(calendar.sitting) == (at(9, day=FRIDAY), at(10, 30, day=FRIDAY))


def test_shift_and_arrows_reach_the_register(calendar: CalendarRoom) -> None:
    grid = calendar.page.views.grid
    grid.setFocus()
    grid.choose(calendar.talk)
    QTest.keyPress(grid, KEY.Key_Down, SHIFT)
    QTest.keyClick(grid, KEY.Key_Down, SHIFT)
    calendar.wait()
    assert calendar.times(calendar.talk)[0] in (at(14, 15), at(14, 30))


def test_a_forbidden_drop_goes_back_and_says_why(calendar: CalendarRoom) -> None:
    other = calendar.book(calendar.consultation(at(16), room_id=calendar.rooms["调解室二"]))
    calendar.open()
    yesterday = THURSDAY - timedelta(days=2)
    calendar.page.views.grid.carry(None)
    calendar.move(other, at(16, day=yesterday), at(17, day=yesterday))
    assert calendar.times(other) == (at(16), at(17))
    assert calendar.page.views.grid.carried is None
    assert block(calendar, other).block.starts == at(16)
    assert "约期还在原处。" in calendar.said(calendar.page.pane)


def test_a_clash_that_lets_a_reason_pass_asks_for_it_in_the_pane(calendar: CalendarRoom) -> None:
    late = (at(18), at(19))
    calendar.move(calendar.talk, *late)
    question = calendar.page.pane.question
    assert isinstance(question, ReasonAsk)
    assert calendar.page.book.isHidden()
    calendar.page.primary()  # without a reason: the field says so and nothing is lost
    assert question.reason.error
    question.reason.set_value("当事人只有晚上有空")
    calendar.page.primary()
    calendar.wait()
    assert calendar.times(calendar.talk) == late
    assert calendar.page.pane.question is None
    _said, undo = calendar.toasts[-1]
    assert callable(undo)
    undo()
    calendar.wait()
    assert calendar.times(calendar.talk) == (at(14), at(15))


def test_escape_in_a_question_leaves_it_where_it_was(calendar: CalendarRoom) -> None:
    calendar.move(calendar.talk, at(18), at(19))
    question = calendar.page.pane.question
    assert question is not None
    QTest.keyClick(question, KEY.Key_Escape)
    calendar.wait()
    assert calendar.page.pane.question is None
    assert calendar.times(calendar.talk) == (at(14), at(15))


def test_a_series_asks_how_much_of_it_moves(calendar: CalendarRoom) -> None:
    first = calendar.book(calendar.consultation(at(16)), recurrence=Recurrence(count=3))
    calendar.open()
    calendar.move(first, at(16, 15), at(17, 15))
    question = calendar.page.pane.question
    assert isinstance(question, ScopeAsk)
    question.scopes[Scope.ALL].click()
    calendar.wait()
    assert calendar.times(first) == (at(16, 15), at(17, 15))

    def starts(office: Office) -> list[str]:
        look = CalendarLook(room_ids=(calendar.rooms["会议室"],))
        with office.reading(MEDIATOR) as records:
            lines = appointments.appointments_between(records, at(0), at(0) + timedelta(days=30), look)
        return [f"{line.starts:%M}" for line in lines if line.series_id]

    assert calendar.room.run(starts) == ["15", "15", "15"]


def test_sides_that_come_apart_move_together_or_alone(calendar: CalendarRoom) -> None:
    def apart(office: Office) -> tuple[str, str]:
        with office.as_(MEDIATOR) as records:
            halves = [
                sitting(calendar.case_id, calendar.rooms[room], at(14, day=FRIDAY), person_ids=(who.id,))
                for room, who in (("调解室一", WIFE), ("调解室二", HUSBAND))
            ]
            one, other = appointments.book_apart(records, *halves, reason="分开谈")
            return one.id, other.id

    first, second = calendar.room.run(apart)
    calendar.open()
    before = calendar.times(second)
    gap = block(calendar, second)
    assert block(calendar, first).block.title == "甲方"
    assert gap.gaps
    calendar.move(first, at(14, 15, day=FRIDAY), at(15, 45, day=FRIDAY))
    question = calendar.page.pane.question
    assert isinstance(question, SidesAsk)
    question.both.click()
    calendar.wait()
    if isinstance(calendar.page.pane.question, ReasonAsk):
        calendar.page.pane.question.reason.set_value("双方同意")
        calendar.page.primary()
        calendar.wait()
    quarter = timedelta(minutes=15)
    assert calendar.times(first)[0] == at(14, 15, day=FRIDAY)
    assert calendar.times(second) == (before[0] + quarter, before[1] + quarter)


def test_delete_asks_who_calls_off_and_why(calendar: CalendarRoom) -> None:
    grid = calendar.page.views.grid
    grid.setFocus()
    grid.choose(calendar.talk)
    QTest.keyClick(grid, KEY.Key_Delete)
    question = calendar.page.pane.question
    assert isinstance(question, CancelAsk)
    calendar.page.primary()
    assert question.by.error
    question.by.set_value(CancelledBy.CENTRE)
    question.why.set_value("会议室检修")
    calendar.page.primary()
    calendar.wait()
    assert not calendar.page.views.grid.layout_now.of_block(calendar.talk)
    _said, undo = calendar.toasts[-1]
    assert callable(undo)
    undo()
    calendar.wait()
    assert block(calendar, calendar.talk)


def test_the_card_confirms_and_it_can_be_undone(calendar: CalendarRoom) -> None:
    calendar.page.views.grid.choose(calendar.talk)
    calendar.page.handling.choose(calendar.talk)
    calendar.wait()
    calendar.page.pane.card.buttons["confirm"].click()
    calendar.wait()
    line = next(line for line in calendar.page.told.lines if line.id == calendar.talk)  # type: ignore[union-attr]
    assert line.state is AppointmentState.CONFIRMED
    assert "已确认" in calendar.said(calendar.page.pane)


def test_letters_change_the_view_but_never_while_somebody_types(calendar: CalendarRoom) -> None:
    page = calendar.page
    page.views.grid.setFocus()
    for key, view in (
        (KEY.Key_D, CalendarView.DAY),
        (KEY.Key_M, CalendarView.MONTH),
        (KEY.Key_L, CalendarView.LIST),
        (KEY.Key_W, CalendarView.WORK_WEEK),
        (KEY.Key_W, CalendarView.WEEK),
    ):
        QTest.keyClick(page.views.face, key)
        calendar.wait()
        assert page.view is view
    page.find_time()
    line = page.pane.finding.who.chips.line
    line.setFocus()
    QTest.keyClicks(line, "dmlwn")
    QTest.keyClick(line, KEY.Key_Home)
    calendar.wait()
    assert page.view is CalendarView.WEEK
    assert line.text() == "dmlwn"


def test_page_keys_turn_and_home_comes_back(calendar: CalendarRoom) -> None:
    page = calendar.page
    page.views.grid.setFocus()
    QTest.keyClick(page.views.grid, KEY.Key_PageDown)
    calendar.wait()
    assert page.title == "3月23日 – 29日"
    QTest.keyClick(page.views.grid, KEY.Key_Home)
    calendar.wait()
    assert page.title == "3月16日 – 22日"
    page.show_view(CalendarView.MONTH)
    page.go_to(date(2026, 1, 31))
    QTest.keyClick(page.views.month, KEY.Key_PageDown)
    calendar.wait()
    assert page.title == "2026年2月"


def test_a_day_is_typed_to_go_to(calendar: CalendarRoom) -> None:
    popup = calendar.page.turner.open_picker()
    popup.line.setText("2月30日")
    QTest.keyClick(popup.line, KEY.Key_Return)
    assert popup.error.isVisible()
    popup.line.setText("4月7日")
    QTest.keyClick(popup.line, KEY.Key_Return)
    calendar.wait()
    assert calendar.page.title == "4月6日 – 12日"
    notes = [note.words for note in calendar.page.views.grid.layout_now.shown.notes]
    assert "清明节" in notes


def test_booking_begins_where_the_keys_stand(calendar: CalendarRoom) -> None:
    calendar.page.views.grid.setFocus()
    calendar.page.views.grid.stand_at(at(15, day=FRIDAY))
    calendar.page.primary()
    page, (appointment_id, draft) = calendar.room.gone[-1]
    assert (page, appointment_id) == ("appointment", "")
    assert isinstance(draft, Appointment)
    assert (draft.id, draft.starts, draft.ends) == ("", at(15, day=FRIDAY), at(16, day=FRIDAY))


def test_a_worked_weekend_and_a_booked_one_join_the_working_week(calendar: CalendarRoom) -> None:
    calendar.put(calendar.consultation(at(10, day=SATURDAY)))
    calendar.open()
    days = calendar.page.views.grid.layout_now.shown.days
    assert [day.weekday() for day in days] == [0, 1, 2, 3, 4, 5]
    calendar.page.go_to(date(2026, 2, 26))  # 2026-02-28 is worked for the Spring Festival
    calendar.wait()
    days = calendar.page.views.grid.layout_now.shown.days
    assert date(2026, 2, 28) in days
    assert date(2026, 3, 1) not in days


@pytest.mark.parametrize(
    ("look", "seen"),
    [("mine", True), ("room:会议室", True), ("room:调解室二", False), (f"staff:{COUNSELLOR.id}", False)],
)
def test_one_room_or_one_member_is_looked_at(calendar: CalendarRoom, look: str, seen: bool) -> None:
    kind, _colon, name = look.partition(":")
    key = calendar.rooms.get(name, name)
    calendar.open(THURSDAY.isoformat(), "", f"{kind}:{key}" if key else kind)
    assert bool(calendar.page.views.grid.layout_now.of_block(calendar.talk)) is seen


def test_arguments_choose_an_appointment_and_a_case(calendar: CalendarRoom) -> None:
    calendar.open(THURSDAY.isoformat(), calendar.sitting, f"case:{calendar.case_id}")
    assert calendar.page.views.grid.current() == calendar.sitting
    assert not calendar.page.views.grid.layout_now.of_block(calendar.talk)
    assert "001号" in calendar.page.tools.look.text()
    assert WIFE.name in calendar.said(calendar.page.pane)


def test_the_list_tells_the_same_and_shows_what_was_called_off(calendar: CalendarRoom) -> None:
    def off(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            state = AppointmentState.CANCELLED
            appointments.set_state(records, calendar.talk, state, CancelledBy.CENTRE, "检修")

    calendar.room.run(off)
    calendar.page.show_view(CalendarView.LIST)
    calendar.wait()
    rows = calendar.page.views.list.table.lines.rows
    assert {row.id for row in rows} == {calendar.sitting, calendar.talk}
    calendar.page.views.list.choose(calendar.sitting)
    QTest.keyClick(calendar.page.views.list.table, KEY.Key_Return)
    assert calendar.room.gone[-1] == ("appointment", (calendar.sitting,))


def test_a_masked_screen_leaves_the_look_without_a_name(calendar: CalendarRoom) -> None:
    calendar.open("", "", f"person:{WIFE.id}")
    assert WIFE.name not in calendar.page.tools.look.text()


def test_the_director_sees_everybody(room: OfficeDesk) -> None:
    calendar = CalendarRoom(room, DIRECTOR)
    assert WIFE.name in block(calendar, calendar.sitting).block.spoken()


def test_times_are_those_of_shanghai_all_year(calendar: CalendarRoom) -> None:
    summer, winter = date(2026, 7, 1), date(2026, 12, 1)
    for day in (summer, winter):
        booked = calendar.put(calendar.consultation(at(9, day=day)))
        calendar.page.go_to(day)
        calendar.wait()
        placed = block(calendar, booked)
        assert placed.rect.top() == calendar.page.views.grid.layout_now.y(9 * 60)
