"""Papers of the day from any page: offered by role, printed, and told who is met at the counter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.services import appointments
from mediation_desk.services.calendar_export import CalendarWanted
from mediation_desk.ui.calendar_files import export_appointments
from mediation_desk.ui.calendar_menu import CalendarMenuButton
from mediation_desk.ui.day_prints import DayPrintsButton, day_prints, print_door_sheet, print_week_plan
from mediation_desk.ui.seams import PrintChoice
from tests.booking_fixtures import THURSDAY, at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import DIRECTOR, EXPERT, MEDIATOR, RECEPTION, Office
from tests.ics_rules import faults
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def room(qtbot, tmp_path):
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def booked(office: Office) -> None:
    case_id = add_case(office)
    begin_mediation(office, case_id)
    ids = furnish(office)
    with office.as_(MEDIATOR) as records:
        appointments.book(records, sitting(case_id, ids["调解室一"], at(9)))
    with office.as_(DIRECTOR) as records:
        course = sitting("", ids["会议室"], at(15), kind=AppointmentKind.COURSE, subject="课")
        appointments.book(records, replace(course, person_ids=(), staff_ids=(DIRECTOR.id,), heads=9))


def printer(path: Path) -> PrintChoice:
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return PrintChoice(printer=made)


def test_the_sheet_for_the_door_is_printed(room: OfficeDesk, tmp_path: Path) -> None:
    room.run(booked)
    desk, page = room.sit(RECEPTION), QWidget()
    room.show(page)
    desk.files.printers.append(printer(tmp_path / "door.pdf"))
    print_door_sheet(desk, page, THURSDAY)
    room.wait()
    room.wait()
    assert (tmp_path / "door.pdf").stat().st_size > 1000
    assert room.notices == []
    print_door_sheet(desk, page, THURSDAY + timedelta(days=3))
    room.wait()
    assert any("没有要上门牌" in one for one in room.notices)


def test_a_week_is_printed_and_given_up_without_a_word(room: OfficeDesk, tmp_path: Path) -> None:
    room.run(booked)
    desk, page = room.sit(MEDIATOR), QWidget()
    room.show(page)
    desk.files.printers.extend([printer(tmp_path / "week.pdf"), None])
    print_week_plan(desk, page, THURSDAY)
    room.wait()
    print_week_plan(desk, page, THURSDAY)
    room.wait()
    assert (tmp_path / "week.pdf").stat().st_size > 1000
    assert room.notices == []


def test_the_menu_offers_what_the_role_may_print(room: OfficeDesk) -> None:
    page = QWidget()
    room.show(page)
    words = [word for word, _act in day_prints(room.sit(RECEPTION), page, THURSDAY)]
    assert words == ["门牌单", "一周安排", "当天的房间安排", "本周的房间安排"]
    desk = room.sit(EXPERT)
    assert [word for word, _act in day_prints(desk, page, THURSDAY)] == ["一周安排"]
    button = DayPrintsButton(desk, lambda: THURSDAY)
    room.qtbot.addWidget(button)
    menu = button.open_menu()
    assert [one.text() for one in menu.actions()] == ["一周安排"]
    menu.close()


def test_the_menu_of_the_calendar_is_about_what_is_shown(room: OfficeDesk) -> None:
    shown = CalendarLook(staff_ids=(MEDIATOR.id,))
    button = CalendarMenuButton(room.sit(DIRECTOR), lambda: (THURSDAY, shown))
    room.qtbot.addWidget(button)
    menu = button.open_menu()
    words = [one.text() for one in menu.actions() if not one.isSeparator()]
    assert words[:2] == ["门牌单", "一周安排"]
    assert words[4:] == ["导出我的日程…", "导出所选的日程…", "导出全部日程…", "读入日历（.ics）…"]
    menu.close()


def test_the_calendar_leaves_as_a_file_after_the_password(room: OfficeDesk, tmp_path: Path) -> None:
    room.run(booked)
    desk, page = room.sit(DIRECTOR), QWidget()
    room.show(page)
    room.give_password(desk)
    desk.files.prepared.extend([tmp_path / "out", None, tmp_path / "no folder" / "x.ics"])
    wanted = CalendarWanted(first=THURSDAY, last=THURSDAY)
    export_appointments(desk, page, wanted)
    room.qtbot.waitUntil(lambda: (tmp_path / "out.ics").exists(), timeout=20_000)
    data = (tmp_path / "out.ics").read_bytes()
    assert faults(data) == []
    assert data.count(b"BEGIN:VEVENT") == 2
    assert [one for one in (WIFE.name, HUSBAND.name) if one in data.decode()] == []
    assert any("已写出 2 个约期" in one for one in room.notices)
    for _given_up_then_refused in range(2):
        export_appointments(desk, page, wanted)
        room.wait()
    room.qtbot.waitUntil(lambda: any("写" in one for one in room.notices[1:]), timeout=20_000)
    assert not (tmp_path / "no folder").exists()
