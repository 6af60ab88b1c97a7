"""Ways to and from an appointment: what is not written yet, the notebook, the settings, two kept apart."""

from __future__ import annotations

from datetime import time

import pytest

from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState
from mediation_desk.domain.counselling_session import Attendance
from mediation_desk.errors import DeskError
from mediation_desk.services import appointments, drafts
from mediation_desk.services.booking_desk import booking_desk
from mediation_desk.services.counselling_files import counselling_file
from mediation_desk.services.keep_apart import kept_apart
from mediation_desk.ui.draft_places import draft_place
from mediation_desk.ui.forms.apart_pairs import ApartPairs
from mediation_desk.ui.forms.time_field import parse_time
from mediation_desk.ui.pages.counselling.file_page import CounsellingFilePage
from mediation_desk.ui.pages.counselling.session_pane import SessionPane
from mediation_desk.ui.pages.settings.page import SettingsPage
from mediation_desk.ui.pages.unrecorded import UnrecordedPage
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.counselling_fixtures import add_file
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


def settle(room: OfficeDesk) -> None:
    for _round in range(5):
        room.wait()


def talk(office: Office, file_id: str, room_id: str) -> str:
    with office.as_(COUNSELLOR) as records:
        draft = Appointment(
            id="",
            kind=AppointmentKind.COUNSELLING,
            starts=at(9),
            ends=at(9, 50),
            staff_ids=(COUNSELLOR.id,),
            person_ids=(WIFE.id,),
            room_id=room_id,
            file_id=file_id,
        )
        return appointments.book(records, draft)[0].id


@pytest.fixture
def rooms(room: OfficeDesk) -> dict[str, str]:
    return room.run(furnish)


def test_a_talk_booked_is_written_in_the_notebook(room: OfficeDesk, rooms: dict[str, str]) -> None:
    file = room.run(add_file)
    one_id = room.run(lambda office: talk(office, file.id, rooms["辅导室"]))
    room.run(lambda office: office.clock.forward(days=1, hours=3))
    page = CounsellingFilePage(room.sit(COUNSELLOR))
    room.show(page)
    page.opened(file.id, "new", one_id)
    settle(room)
    assert isinstance(page.pane, SessionPane)
    form = page.pane.form
    assert form.began.text() == "09:00"
    assert form.minutes.value() == "50"
    assert form.place.value() == "辅导室"
    assert form.attendance.value() is Attendance.ON_TIME
    page.primary()
    settle(room)

    def written(office: Office) -> tuple[int, int]:
        with office.as_(COUNSELLOR) as records:
            sessions = counselling_file(records, file.id).sessions
            return len(sessions), len(appointments.held_without_record(records))

    assert room.run(written) == (1, 0)


def test_the_next_talk_is_proposed_a_week_on(room: OfficeDesk) -> None:
    file = room.run(add_file)
    page = CounsellingFilePage(room.sit(COUNSELLOR))
    room.show(page)
    page.opened(file.id)
    settle(room)
    page.history.book.click()
    assert room.gone[-1] == ("appointment", ("", f"file/{file.id}"))


@pytest.fixture
def case_id(room: OfficeDesk) -> str:
    made = room.run(add_case)
    room.run(lambda office: begin_mediation(office, made))
    return made


def test_what_took_place_and_is_not_written_leads_to_its_minutes(
    room: OfficeDesk, case_id: str, rooms: dict[str, str]
) -> None:
    def held(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            draft = sitting(case_id, rooms["调解室一"], at(9))
            one = appointments.book(records, draft)[0]
        office.clock.forward(days=1, hours=3)
        with office.as_(MEDIATOR) as records:
            appointments.set_state(records, one.id, AppointmentState.HELD)
        return one.id

    one_id = room.run(held)
    page = UnrecordedPage(room.sit(MEDIATOR))
    room.show(page)
    page.opened()
    settle(room)
    page.held.lines.opened.emit(one_id)
    assert room.gone[-1] == ("mediation_record", (case_id, "", one_id))
    assert page.open.lines.entries.rowCount() == 0


def test_two_people_are_kept_apart_and_it_ends(room: OfficeDesk, case_id: str) -> None:
    pairs = ApartPairs(room.sit(MEDIATOR))
    room.show(pairs)
    pairs.about(((WIFE.id, WIFE.name), (HUSBAND.id, HUSBAND.name)), f"case/{case_id}")
    settle(room)
    pairs.begin()
    assert pairs.form is not None
    pairs.send()
    settle(room)
    assert pairs.form.reason.error is not None
    pairs.form.reason.set_value("只为测试编的理由")
    pairs.form.protected.set_value(WIFE.id)
    pairs.form.settle()
    pairs.send()
    settle(room)
    assert pairs.form is None

    def kept(office: Office) -> tuple[int, str | None]:
        with office.as_(MEDIATOR) as records:
            found = kept_apart(records, WIFE.id)
            return len(found), found[0].protected_id if found else None

    assert room.run(kept) == (1, WIFE.id)
    pairs._end(pairs._pairs[0])
    settle(room)
    assert room.run(kept) == (0, None)


def test_a_reason_half_typed_is_found_on_its_case(room: OfficeDesk, case_id: str) -> None:
    pairs = ApartPairs(room.sit(MEDIATOR))
    room.show(pairs)
    pairs.about(((WIFE.id, WIFE.name), (HUSBAND.id, HUSBAND.name)), f"case/{case_id}")
    pairs.begin()
    assert pairs.form is not None
    pairs.form.reason.set_value("写到一半")
    pairs.form.settle()
    pairs.give_up()
    settle(room)

    def newest(office: Office) -> tuple[str, ...]:
        with office.as_(MEDIATOR) as records:
            found = drafts.newest_draft(records)
            assert found is not None
            return draft_place(found)

    assert room.run(newest) == ("case", case_id, "safety")
    pairs.begin()
    settle(room)
    assert pairs.form.reason.value() == "写到一半"


def test_gaps_lengths_and_the_address_are_set(room: OfficeDesk) -> None:
    page = SettingsPage(room.sit(DIRECTOR))
    room.show(page)
    page.opened()
    settle(room)
    rows = page.blocks.appointments
    assert rows is not None
    for name, typed in (("arriving", "45"), ("counselling", "60"), ("place", "文华路18号东门")):
        rows.fields[name].set_value(typed)
        rows._keep(name)
        settle(room)
    rows.fields["leaving"].set_value("3")
    rows._keep("leaving")
    settle(room)
    assert rows.fields["leaving"].error is not None

    def kept(office: Office) -> tuple[int, int, str]:
        with office.as_(MEDIATOR) as records:
            sheet = booking_desk(records)
            return (
                int(sheet.gaps.arriving.total_seconds()) // 60,
                sheet.habits.lengths[AppointmentKind.COUNSELLING],
                sheet.habits.place,
            )

    assert room.run(kept) == (45, 60, "文华路18号东门")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9点半", time(9, 30)),
        ("9:30", time(9, 30)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("9", time(9)),
        ("14点一刻", time(14, 15)),
        ("下午3点", time(15)),
        ("晚上7点半", time(19, 30)),
        ("中午12点", time(12)),
        ("中午1点", time(13)),
        ("上午10", time(10)),
    ],
)
def test_a_time_is_typed_as_people_say_it(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "25", "9:75", "下午", "九点", "12345"])
def test_what_is_no_time_is_not_guessed(typed: str) -> None:
    with pytest.raises(DeskError, match=r"time\.unclear"):
        parse_time(typed)
