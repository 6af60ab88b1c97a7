"""Slips and messages: neutral, one's own time, by the way that is safe, journalled by ids alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.documents.house import wearing
from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.domain.appointment import Appointment, AppointmentKind, AppointmentState, CancelledBy
from mediation_desk.domain.person import Contact, Phone
from mediation_desk.domain.telling import TellingWay
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, people
from mediation_desk.services import appointment_telling as telling
from mediation_desk.services.appointment_habits import keep_length, keep_place
from mediation_desk.services.appointments import book, book_apart, set_state
from mediation_desk.services.form_style import change_words
from mediation_desk.services.house import house
from mediation_desk.services.papers_out import Way
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office

TELLING = ("调解", "离婚", "家暴", "婚", "辅导", "妇", WIFE.name, HUSBAND.name)


@pytest.fixture
def office(desk_office: Office) -> Office:
    return desk_office


@pytest.fixture
def halves(office: Office) -> tuple[Appointment, Appointment]:
    """The wife first, the husband half an hour later, each in a room of their own."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    rooms = furnish(office)
    with office.as_(MEDIATOR) as records:
        return book_apart(
            records,
            sitting(case_id, rooms["调解室一"], at(9, 30), person_ids=(WIFE.id,)),
            sitting(case_id, rooms["调解室二"], at(9, 30), person_ids=(HUSBAND.id,)),
        )


def test_everybody_is_told_their_own_time_in_neutral_words(
    office: Office, halves: tuple[Appointment, Appointment]
) -> None:
    with office.as_(MEDIATOR) as records:
        told = telling.tellings_of(records, halves[1].id)
        assert [(one.person_id, one.starts) for one in told] == [
            (WIFE.id, at(9, 30)),
            (HUSBAND.id, at(10)),
        ]
        messages = [telling.copy_message(records, one.appointment_id, one.person_id) for one in told]
        slips = [telling.slip_for(records, one.appointment_id, one.person_id) for one in told]
    assert [one.message for one in told] == messages
    assert "2026年3月19日（周四）9:30" in messages[0]
    assert "10:00" in messages[1]
    for said in (*messages, *(words_of_pdf(slip.pdf) for slip in slips)):
        assert not any(word in str(said) for word in TELLING)
    assert "9:30" in str(words_of_pdf(slips[0].pdf))
    assert (slips[0].appointment_id, slips[0].person_id) == (halves[0].id, WIFE.id)


def test_who_must_not_be_written_to_has_no_message(
    office: Office, halves: tuple[Appointment, Appointment]
) -> None:
    with office.as_(DIRECTOR) as records:
        guarded = replace(people.get(records, WIFE.id), safe_contact=True)
        people.save(records, guarded, (DIRECTOR.id, MEDIATOR.id))
        phone = Phone(number="13800000814", safe_to_call=True)
        people.save(records, replace(people.get(records, HUSBAND.id), contact=Contact(phones=(phone,))))
    with office.as_(MEDIATOR) as records:
        told = telling.tellings_of(records, halves[0].id)
        assert [(one.way, one.number, one.message) for one in told] == [
            (TellingWay.SAFE_WAY, "", ""),
            (TellingWay.CALL, "13800000814", ""),
        ]
        for half, person in zip(halves, (WIFE, HUSBAND), strict=True):
            with pytest.raises(DeskError, match=r"appointment\.no_message"):
                telling.copy_message(records, half.id, person.id)
            assert telling.slip_for(records, half.id, person.id).pdf  # into their own hand


def test_what_leaves_is_journalled_by_ids(office: Office, halves: tuple[Appointment, Appointment]) -> None:
    half = halves[0]
    with office.as_(MEDIATOR) as records:
        telling.copy_message(records, half.id, WIFE.id)
        telling.note_slip_out(records, half.id, WIFE.id, Way.PRINTER)
    with office.as_(MEDIATOR) as records:
        last = journal.entries(records, half.id)[:2]
    assert [one.act for one in last] == ["print_paper", "copy_message"]
    assert all(WIFE.id in one.ids for one in last)
    assert last[0].fields == ("appointment_slip", "printer")


def test_nobody_is_told_of_another_s_appointment(
    office: Office, halves: tuple[Appointment, Appointment]
) -> None:
    half = halves[0]
    with office.as_(OTHER_MEDIATOR) as records:
        for use_case in (telling.copy_message, telling.slip_for):
            with pytest.raises(DeskError, match=r"appointment\.not_yours"):
                use_case(records, half.id, WIFE.id)
    with office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"appointment\.not_theirs"):
            telling.copy_message(records, half.id, HUSBAND.id)
        set_state(records, half.id, AppointmentState.CANCELLED, CancelledBy.CENTRE, "停电")
        with pytest.raises(DeskError, match=r"appointment\.over"):
            telling.copy_message(records, half.id, WIFE.id)


def test_a_word_that_tells_why_stops_slip_and_message(
    office: Office, halves: tuple[Appointment, Appointment]
) -> None:
    half = halves[0]
    with office.as_(DIRECTOR) as records:
        keep_place(records, "文华路18号婚姻家庭辅导中心")
    with office.as_(MEDIATOR) as records:
        (told, _other) = telling.tellings_of(records, half.id)
        assert told.fault is not None
        assert told.fault.names == {"word": "婚"}
        assert not told.message
        with pytest.raises(DeskError, match=r"appointment\.telling_word"):
            telling.slip_for(records, half.id, WIFE.id)
    with office.as_(DIRECTOR) as records:
        keep_place(records, "文华路18号东门")
        change_words(records, telling.FORM, {"bring_mediation": "身份证原件"})
    with office.as_(MEDIATOR) as records, wearing(lambda: house(records)):
        said = telling.copy_message(records, half.id, WIFE.id)
    assert "文华路18号东门" in said
    assert "身份证原件" in said


def test_habits_are_kept_within_reason(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        kind = AppointmentKind.COURSE
        assert keep_length(records, kind, 45).lengths[kind] == 45
        with pytest.raises(DeskError, match=r"appointment\.length"):
            keep_length(records, kind, 3)


def test_a_room_with_a_plain_name_is_named(office: Office) -> None:
    case_id = add_case(office)
    begin_mediation(office, case_id)
    rooms = furnish(office)
    with office.as_(MEDIATOR) as records:
        (kept,) = book(records, sitting(case_id, rooms["会议室"], at(15)))
        (told, _other) = telling.tellings_of(records, kept.id)
    assert told.where.endswith("会议室")
