"""The page of rooms, hours, leave and duty: typed, kept, refused beside the field, looked at by everybody."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from mediation_desk.domain.room import Absence, AbsenceKind, Room, RoomKind, WorkSpan, on_day
from mediation_desk.services import rooms as use
from mediation_desk.ui.pages.rooms.page import RoomsPage
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.ui.pages.office_desk import OfficeDesk

MONDAY = date(2026, 3, 16)


def opened(room: OfficeDesk, who: object = DIRECTOR, part: str = "rooms") -> RoomsPage:
    page = RoomsPage(room.sit(who))  # type: ignore[arg-type]
    page.opened(part)
    room.show(page)
    room.wait()
    return page


def furnish(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        for name in ("调解室一", "辅导室"):
            use.save_room(records, Room(id="", name=name, kind=RoomKind.MEDIATION, capacity=6))


def kept_rooms(room: OfficeDesk) -> list[tuple[str, int, bool]]:
    def look(office: Office) -> list[tuple[str, int, bool]]:
        with office.reading(DIRECTOR) as records:
            return [(one.name, one.capacity, one.active) for one in use.rooms(records)]

    return room.run(look)


def test_the_first_room_is_typed_with_the_keyboard(room: OfficeDesk) -> None:
    page = opened(room)
    assert len(page.rooms.lines) == 1
    page.rooms.begin()
    line = page.rooms.lines[0]
    name = line.fields["name"].control
    page.rooms.lines[0].fields["name"].set_value("调解室一")  # Chinese comes from an input method
    room.qtbot.keyClick(name, Qt.Key.Key_Return)
    room.qtbot.keyClick(line.fields["kind"].control, Qt.Key.Key_Return)
    seats = line.fields["capacity"].control
    assert seats.hasFocus()
    room.qtbot.keyClicks(seats, "6")
    room.qtbot.keyClick(seats, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.wait()
    assert kept_rooms(room) == [("调解室一", 6, True)]
    room.wait()
    assert [one.room.name for one in page.rooms.lines] == ["调解室一", ""]


def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room)
    first, second, _new = page.rooms.lines
    first.fields["capacity"].set_value("8")
    second.fields["capacity"].set_value("很多")
    page.primary()
    room.wait()
    assert second.fields["capacity"].error
    assert kept_rooms(room) == [("调解室一", 8, True), ("辅导室", 6, True)]
    second.fields["capacity"].set_value("3")
    second.fields["name"].set_value("调解室一")
    page.primary()
    room.wait()
    assert second.fields["name"].error
    second.fields["name"].set_value("辅导室")
    page.primary()
    room.wait()
    assert kept_rooms(room) == [("调解室一", 8, True), ("辅导室", 3, True)]


def test_what_is_half_typed_comes_back(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room)
    page.rooms.lines[2].fields["name"].set_value("会议室")
    page.rooms.lines[0].fields["waiting_area"].set_value("东侧走廊")
    page.left()
    room.wait()
    again = opened(room)
    room.wait()
    assert again.rooms.lines[2].fields["name"].value() == "会议室"
    assert again.rooms.lines[0].fields["waiting_area"].value() == "东侧走廊"
    again.primary()
    room.wait()
    assert again.rooms.lines[2].fields["capacity"].error  # a room without seats is no room yet


def test_everybody_reads_and_only_the_office_writes(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, MEDIATOR)
    assert [one.isEnabled() for one in page.rooms.lines] == [False, False]
    assert not page.act.isEnabled()
    assert page.act.toolTip()
    page.opened("hours")
    room.wait()
    assert not page.hours.form.isEnabled()
    page.hours.whose.set_value(MEDIATOR.id)
    room.wait()
    assert page.hours.form.isEnabled()
    assert page.act.isEnabled()


def test_own_hours_are_kept_and_given_up_again(room: OfficeDesk) -> None:
    page = opened(room, COUNSELLOR, "hours")
    page.hours.whose.set_value(COUNSELLOR.id)
    room.wait()
    fields = page.hours.form.fields
    assert fields["0-0-from"].value() == time(8, 30)  # the centre's, to begin with
    fields["0-0-to"].set_value("8:00")
    page.primary()
    room.wait()
    assert fields["0-0-to"].error
    fields["0-0-to"].set_value("")
    page.primary()
    assert fields["0-0-to"].error  # half a span
    fields["0-0-from"].set_value("9点半")
    fields["0-0-to"].set_value("11:00")
    page.hours.copy.click()
    for part in ("0", "1"):
        for end in ("from", "to"):
            fields[f"5-{part}-{end}"].set_value("")
    page.primary()
    room.wait()
    room.wait()

    def hours(office: Office) -> tuple[WorkSpan, ...]:
        with office.reading(DIRECTOR) as records:
            return use.hours_of(records, COUNSELLOR.id)

    kept = room.run(hours)
    assert [one.begins for one in kept[::2]] == [time(9, 30)] * 5
    assert page.hours.own.isVisible()
    page.hours.own.click()
    room.wait()
    assert room.run(hours)[0].staff_id == ""


def test_leave_is_entered_listed_and_called_off(room: OfficeDesk) -> None:
    page = opened(room, MEDIATOR, "leave")
    ask = page.leave.host.ask
    assert ask is not None
    page.primary()
    assert ask.form.fields["starts"].error
    ask.form.fields["starts"].set_value(date(2026, 3, 23))
    ask.form.fields["ends"].set_value(date(2026, 3, 20))
    page.primary()
    room.wait()
    assert ask.form.fields["ends"].error
    ask.form.fields["ends"].set_value(date(2026, 3, 24))
    ask.form.fields["note"].set_value("家里有事")
    page.primary()
    room.wait()
    room.wait()
    lines = [one.spoken() for one in page.leave.list.entries.lines]
    assert any("3月23日—3月24日" in one and MEDIATOR.name in one for one in lines)
    page.leave.list.choose(next(iter(page.leave._shown)))
    ask = page.leave.host.ask
    assert ask is not None
    ask.form.fields["at"].set_value(date(2026, 3, 24))
    ask.give()
    room.wait()
    room.wait()
    lines = [one.spoken() for one in page.leave.list.entries.lines]
    assert any("3月23日 全天" in one for one in lines)


def test_a_calendar_is_read_into_the_list(room: OfficeDesk, tmp_path: Path) -> None:
    page = opened(room, COUNSELLOR, "leave")
    file = tmp_path / "own.ics"
    file.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:看牙\r\n"
        "DTSTART:20260320T090000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        encoding="utf-8",
    )
    page.desk.files.several.append([file])
    page.leave.busy.click()
    room.wait()
    room.wait()
    lines = [one.spoken() for one in page.leave.list.entries.lines]
    assert any("1 段没空的时间" in one for one in lines)
    assert "看牙" not in " ".join(lines)
    file.write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", encoding="utf-8")
    page.desk.files.several.append([file])
    page.leave.busy.click()
    room.wait()
    assert any("不完整" in one for one in room.notices)


def test_own_appointments_are_exported_after_the_password(room: OfficeDesk, tmp_path: Path) -> None:
    desk_page = opened(room, MEDIATOR, "leave")
    room.give_password(desk_page.desk)
    desk_page.leave.export_mine()
    room.wait()
    assert any("没有约期" in one for one in room.notices)
    assert list(tmp_path.glob("*.ics")) == []


def test_duty_is_planned_in_the_grid_by_keys_alone(room: OfficeDesk) -> None:
    page = opened(room, RECEPTION, "duty")
    grid = page.duty.grid
    row = next(n for n, one in enumerate(page.duty._staff) if one.id == RECEPTION.id)
    grid.setFocus()
    grid.setCurrentCell(row, 0)
    room.qtbot.keyClick(grid, Qt.Key.Key_Space)
    room.wait()
    room.wait()
    assert grid.item(row, 0).text() == "接待窗口"
    room.qtbot.keyClick(grid, Qt.Key.Key_Right)
    room.qtbot.keyClick(grid, Qt.Key.Key_Space)
    room.wait()
    room.wait()
    assert grid.item(row, 1).text() == "接待窗口"
    room.qtbot.keyClick(grid, Qt.Key.Key_Delete)
    room.wait()
    room.wait()
    assert grid.item(row, 1).text() == ""
    grid.setCurrentCell(row, 0)
    page.duty.days.set_value((0, 2))
    page.duty.until.set_value(MONDAY + timedelta(days=20))
    page.primary()
    room.wait()
    room.wait()

    def duties(office: Office) -> list[date]:
        with office.reading(DIRECTOR) as records:
            span = use.whole_days(MONDAY, MONDAY + timedelta(days=30))
            return [one.starts.date() for one in use.duty_between(records, *span)]

    days = [MONDAY + timedelta(days=n) for n in (0, 2, 7, 9, 14, 16)]
    assert room.run(duties) == days


def test_leave_closes_cells_and_others_only_look(room: OfficeDesk) -> None:
    def away(office: Office) -> None:
        with office.as_(DIRECTOR) as records:
            starts, ends = on_day(MONDAY, time(13)), on_day(MONDAY, time(18))
            use.save_absence(
                records,
                Absence(
                    id="", staff_id=MEDIATOR.id, kind=AbsenceKind.AWAY, starts=starts, ends=ends, note="密"
                ),
            )

    room.run(away)
    page = opened(room, MEDIATOR, "duty")
    row = next(n for n, one in enumerate(page.duty._staff) if one.id == MEDIATOR.id)
    assert page.duty.grid.item(row, 0).text() == ""
    assert page.duty.grid.item(row, 1).text() == "请假"
    assert not page.act.isEnabled()
    page.duty.grid.setCurrentCell(row, 0)
    room.qtbot.keyClick(page.duty.grid, Qt.Key.Key_Space)
    room.wait()
    assert page.duty.grid.item(row, 0).text() == ""
    page.duty.turn(MONDAY + timedelta(days=7))
    room.wait()
    assert "3月23日" in page.duty.week.text()
