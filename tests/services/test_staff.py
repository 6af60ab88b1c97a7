from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.staff_state import StaffState
from mediation_desk.errors import DeskError
from mediation_desk.services.door import look_at_door
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.session import Session
from mediation_desk.services.staff import StaffLine, add_member, change_member, staff_lines
from tests.counselling_fixtures import confirmed as typed_by
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, EXPERT, MEDIATOR, NOON, Office
from tests.session_fixtures import SessionOffice

NEW = Staff(id="", name="闻人素心", roles=frozenset({Role.COUNSELLOR, Role.MEDIATOR}), certificate="A-17")


def confirmed(office: SessionOffice) -> Confirmed:
    assert office.session is not None
    return Confirmed(staff_id=office.session.staff.id, at=office.clock.now)


def stale(office: SessionOffice) -> Confirmed:
    return replace(confirmed(office), at=office.clock.now - timedelta(minutes=6))


def line_of(session: Session, staff_id: str, office: SessionOffice) -> StaffLine:
    with session.reading(session.staff, office.now()) as records:
        return next(one for one in staff_lines(records) if one.member.id == staff_id)


def test_somebody_added_is_listed_without_sign_in(desk_office: Office) -> None:
    with desk_office.as_(ADMINISTRATOR) as records:
        added = add_member(records, typed_by(records), NEW)
        line = staff_lines(records)[-1]
    assert line.member == replace(NEW, id=added.id)
    assert line.state is StaffState.WITHOUT
    assert not line.last_director


@pytest.mark.parametrize(
    ("typed", "key", "field"),
    [
        (replace(NEW, name="  "), "staff.name_needed", "name"),
        (replace(NEW, roles=frozenset()), "staff.roles_needed", "roles"),
        (replace(NEW, name=MEDIATOR.name), "staff.name_taken", "name"),
        (replace(NEW, name="长" * 201), "text.too_long", "name"),
    ],
)
def test_what_is_refused_stands_beside_its_field(
    desk_office: Office, typed: Staff, key: str, field: str
) -> None:
    with pytest.raises(DeskError) as refused, desk_office.as_(DIRECTOR) as records:
        add_member(records, typed_by(records), typed)
    assert (refused.value.key, refused.value.field) == (key, field)


def test_nobody_is_added_without_the_password(desk_office: Office) -> None:
    with desk_office.as_(ADMINISTRATOR) as records:
        for typed in (typed_by(records, DIRECTOR), replace(typed_by(records), at=NOON - timedelta(days=1))):
            with pytest.raises(DeskError, match=r"^password\.ask_again$"):
                add_member(records, typed, NEW)


def test_only_a_director_names_a_director(desk_office: Office) -> None:
    second = replace(NEW, roles=frozenset({Role.DIRECTOR}))
    with pytest.raises(DeskError, match=r"^staff\.director_only$"), desk_office.as_(ADMINISTRATOR) as records:
        add_member(records, typed_by(records), second)
    with desk_office.as_(DIRECTOR) as records:
        add_member(records, typed_by(records), second)


def test_a_new_name_stands_at_the_door_too(staffed: SessionOffice) -> None:
    session = staffed.open(ADMINISTRATOR)
    change_member(
        session, staffed.now(), confirmed(staffed), replace(MEDIATOR, name="周若兰", certificate="B-2")
    )
    door = look_at_door(staffed.folder)
    assert door is not None
    assert "周若兰" in [one.name for one in door.people]
    assert staffed.open(MEDIATOR).staff == replace(MEDIATOR, name="周若兰", certificate="B-2")


def test_roles_of_somebody_who_signs_in_need_a_director_and_the_password(staffed: SessionOffice) -> None:
    wanted = replace(MEDIATOR, roles=frozenset({Role.MEDIATOR, Role.COUNSELLOR}))
    session = staffed.open(ADMINISTRATOR)
    with pytest.raises(DeskError, match=r"^staff\.director_only$"):
        change_member(session, staffed.now(), confirmed(staffed), wanted)
    session = staffed.open(DIRECTOR)
    for typed in (Confirmed(staff_id=MEDIATOR.id, at=staffed.clock.now), stale(staffed)):
        with pytest.raises(DeskError, match=r"^password\.ask_again$"):
            change_member(session, staffed.now(), typed, wanted)
    change_member(session, staffed.now(), confirmed(staffed), wanted)
    assert staffed.open(MEDIATOR).staff.roles == wanted.roles


def test_an_administrator_cannot_give_themselves_more(staffed: SessionOffice) -> None:
    session = staffed.open(ADMINISTRATOR)
    for role in (Role.DIRECTOR, Role.MEDIATOR):
        with pytest.raises(DeskError, match=r"^staff\.director_only$"):
            change_member(
                session,
                staffed.now(),
                confirmed(staffed),
                replace(ADMINISTRATOR, roles=frozenset({Role.ADMINISTRATOR, role})),
            )
    change_member(session, staffed.now(), confirmed(staffed), replace(EXPERT, certificate="C-1"))


def test_the_last_director_keeps_the_role(staffed: SessionOffice) -> None:
    session = staffed.open(DIRECTOR)
    assert line_of(session, DIRECTOR.id, staffed).last_director
    with pytest.raises(DeskError, match=r"^staff\.last_director$"):
        change_member(
            session, staffed.now(), confirmed(staffed), replace(DIRECTOR, roles=frozenset({Role.MEDIATOR}))
        )
    both = replace(MEDIATOR, roles=frozenset({Role.MEDIATOR, Role.DIRECTOR}))
    change_member(session, staffed.now(), confirmed(staffed), both)
    change_member(
        session, staffed.now(), confirmed(staffed), replace(DIRECTOR, roles=frozenset({Role.MEDIATOR}))
    )
    assert line_of(session, MEDIATOR.id, staffed).last_director
