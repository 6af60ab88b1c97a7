"""Both halves of one sitting change and settle together, or neither does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.appointment import Appointment, AppointmentState, CancelledBy
from mediation_desk.domain.clash import ClashKind
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.errors import DeskError
from mediation_desk.register import appointments as kept
from mediation_desk.services.apart_sittings import change_apart, settle_both
from mediation_desk.services.appointments import appointment_view, book, book_apart
from mediation_desk.services.booking_preview import preview
from tests.booking_fixtures import at, furnish, sitting
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, Office


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


@pytest.fixture
def rooms(desk_office: Office) -> dict[str, str]:
    return furnish(desk_office)


def halves(case_id: str, rooms: dict[str, str]) -> tuple[Appointment, Appointment]:
    return (
        sitting(case_id, rooms["调解室一"], at(9), person_ids=(WIFE.id,)),
        sitting(case_id, rooms["调解室二"], at(9, 30), person_ids=(HUSBAND.id,)),
    )


def test_both_halves_move_together(desk_office: Office, case_id: str, rooms: dict[str, str]) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one, other = book_apart(records, *halves(case_id, rooms))
    later = timedelta(hours=5)
    with desk_office.as_(MEDIATOR) as records:
        moved = change_apart(
            records,
            replace(one, starts=one.starts + later, ends=one.ends + later),
            replace(other, starts=other.starts + later, ends=other.ends + later),
        )
    assert [(half.id, half.starts, half.moves, half.sequence) for half in moved] == [
        (one.id, at(14), 1, 1),
        (other.id, at(14, 30), 1, 1),
    ]
    assert {half.sitting_id for half in moved} == {one.sitting_id}


def test_one_becomes_two(desk_office: Office, case_id: str, rooms: dict[str, str]) -> None:
    with desk_office.as_(MEDIATOR) as records:
        first = book(records, sitting(case_id, rooms["调解室一"], at(9)), Recurrence(count=2))[0]
    wanted = replace(first, person_ids=(WIFE.id,))
    second = replace(halves(case_id, rooms)[1], id="")
    with desk_office.as_(MEDIATOR) as records:
        one, other = change_apart(records, wanted, second)
        assert appointment_view(records, one.id).other_half == other.id
    assert one.id == first.id
    assert (one.series_id, other.series_id) == ("", "")
    assert one.sitting_id == other.sitting_id != ""


def test_neither_is_kept_when_one_clashes(desk_office: Office, case_id: str, rooms: dict[str, str]) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one, other = book_apart(records, *halves(case_id, rooms))
    same_room = replace(other, room_id=one.room_id)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"clash\.room_taken"):
        change_apart(records, one, same_room)
    with desk_office.reading(MEDIATOR) as records:
        assert kept.get(records, other.id) == other


def test_who_may_not_see_it_changes_nothing(desk_office: Office, case_id: str, rooms: dict[str, str]) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one, other = book_apart(records, *halves(case_id, rooms))
    with desk_office.as_(OTHER_MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"appointment\.not_yours"):
            change_apart(records, one, other)
        with pytest.raises(DeskError, match=r"appointment\.not_yours"):
            settle_both(records, (one.id, other.id), AppointmentState.CONFIRMED)


def test_both_are_called_off_or_neither(desk_office: Office, case_id: str, rooms: dict[str, str]) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one, other = book_apart(records, *halves(case_id, rooms))
    ids = (one.id, other.id)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"appointment\.why_needed"):
        settle_both(records, ids, AppointmentState.CANCELLED, CancelledBy.CENTRE)
    with desk_office.as_(MEDIATOR) as records:
        off = settle_both(records, ids, AppointmentState.CANCELLED, CancelledBy.CENTRE, "停电")
    assert [one.state for one in off] == [AppointmentState.CANCELLED] * 2


def test_a_preview_judges_both_halves_at_once(
    desk_office: Office, case_id: str, rooms: dict[str, str]
) -> None:
    first, second = halves(case_id, rooms)
    with desk_office.reading(MEDIATOR) as records:
        assert preview(records, (first, second)).clashes == ()
        found = preview(records, (first, replace(second, room_id=first.room_id))).clashes
    assert ClashKind.ROOM in {one.kind for one in found}


def test_a_preview_names_rest_days_and_days_left_out(
    desk_office: Office, case_id: str, rooms: dict[str, str]
) -> None:
    draft = sitting(case_id, rooms["调解室一"], at(9))
    weekly = Recurrence(count=8)  # 2026-03-19 to 2026-05-07: none of these Thursdays is a holiday
    monthly = Recurrence(count=3, weekdays=(3,), interval=6)
    with desk_office.reading(MEDIATOR) as records:
        seen = preview(records, (draft,), weekly)
        assert [day.rests for day in seen.occurrences] == [False] * 8
        with pytest.raises(DeskError, match=r"appointment\.people_needed"):
            preview(records, (replace(draft, person_ids=()),), monthly)
        one_left = preview(records, (draft,), weekly, left_out=[day.starts for day in seen.occurrences])
    assert one_left.clashes == ()
