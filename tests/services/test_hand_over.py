from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.case import EventKind
from mediation_desk.domain.hand_over import HeldKind, Taken
from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.sealed_file import SealedFileId, SealedFileKind
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_notes,
    cases,
    drafts,
    grants,
    hand_overs,
    reception_words,
    receptions,
    sealed,
    sealed_files,
    staff,
)
from mediation_desk.register.records import Records
from mediation_desk.services import appointments
from mediation_desk.services.conflicts import declare_conflict
from mediation_desk.services.hand_over import hand_over, held_by, refuse_while_held
from mediation_desk.services.hand_over_kinds import KINDS
from mediation_desk.services.office_files import give_office_files, office_files
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.receptions import save_reception
from tests.booking_fixtures import at, furnish, sitting, talk
from tests.case_fixtures import WIFE, add_case, begin_mediation
from tests.counselling_fixtures import (
    SECOND_COUNSELLOR,
    add_file,
    add_session,
    hire_second_counsellor,
    sign,
)
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
    with_roles,
)
from tests.services.reception_samples import entry


def confirmed(records: Records) -> Confirmed:
    return Confirmed(staff_id=records.staff.id, at=records.now)


def move_reason(office: Office, case_id: str) -> str:
    """A restricted text of a case, written by its mediator."""
    with office.as_(MEDIATOR) as records:
        text_id = case_notes.seal_reason(records, "只打这个号码")
        cases.note_event(records, case_id, EventKind.MOVED, subject_id=text_id)
    return text_id


def test_a_case_goes_on_with_its_sealed_texts_and_a_line_in_its_story(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    text_id = move_reason(desk_office, case_id)
    with desk_office.as_(DIRECTOR) as records:
        held = held_by(records, MEDIATOR.id)
        file = next(one for one in held.to_hand_over if one.kind is HeldKind.CASE)
        assert file.id == case_id
        assert OTHER_MEDIATOR.id in file.takers
        assert MEDIATOR.id not in file.takers
        assert COUNSELLOR.id not in file.takers
        taken = (Taken(kind=HeldKind.CASE, id=case_id, to_id=OTHER_MEDIATOR.id),)
        done = hand_over(records, confirmed(records), MEDIATOR.id, taken)
        assert done.lines[0].number == file.number
        assert done.granted >= 1
        assert done.waiting == 0
        assert hand_overs.get(records, done.id) == done
        case = cases.get(records, case_id)
        assert case.mediator_ids[0] == OTHER_MEDIATOR.id
        assert MEDIATOR.id not in case.mediator_ids
        assert OTHER_MEDIATOR.id in grants.readers(records, text_id)
        assert held_by(records, MEDIATOR.id).earlier == (done,)
    with desk_office.reading(OTHER_MEDIATOR) as records:
        assert sealed.unseal(records, text_id) == "只打这个号码"


def test_whoever_stands_apart_takes_nothing(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        case = cases.get(records, case_id)
        team = (MEDIATOR.id, OTHER_MEDIATOR.id)
        cases.save(records, replace(case, mediator_ids=team), "assign_mediators", "mediator_ids")
    with desk_office.as_(OTHER_MEDIATOR) as records:
        declare_conflict(records, case_id, OTHER_MEDIATOR.id, "亲属")
    with desk_office.as_(DIRECTOR) as records:
        file = next(one for one in held_by(records, MEDIATOR.id).files if one.kind is HeldKind.CASE)
        assert OTHER_MEDIATOR.id not in file.takers
        taken = (Taken(kind=HeldKind.CASE, id=case_id, to_id=OTHER_MEDIATOR.id),)
        with pytest.raises(DeskError, match=r"^hand_over\.not_taken$"):
            hand_over(records, confirmed(records), MEDIATOR.id, taken)


def test_a_reception_goes_to_the_counter_without_answers(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = save_reception(records, entry(phone_safety=PhoneSafety(safe_now=True, how_to_reach="下班后")))
        reception_id = kept.reception.id
    with desk_office.as_(DIRECTOR) as records:
        to_counter = (Taken(kind=HeldKind.RECEPTION, id=reception_id, to_id=RECEPTION.id),)
        done = hand_over(records, confirmed(records), MEDIATOR.id, to_counter)
        assert receptions.get(records, reception_id).staff_id == RECEPTION.id
        assert (done.granted, done.waiting) == (0, 0)
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"^sealed\.not_yours$"):
        reception_words.open_phone_safety(records, reception_id)


def test_drafts_are_named_and_taken_by_nobody(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        drafts.keep(records, "reception", "", "半句话")
    with desk_office.as_(DIRECTOR) as records:
        held = held_by(records, MEDIATOR.id)
        assert [(one.kind, one.number) for one in held.files] == [(HeldKind.DRAFTS, "1")]
        assert held.to_hand_over == ()
        taken = (Taken(kind=HeldKind.DRAFTS, id=MEDIATOR.id, to_id=DIRECTOR.id),)
        with pytest.raises(DeskError, match=r"^hand_over\.not_taken$"):
            hand_over(records, confirmed(records), MEDIATOR.id, taken)


def test_others_neither_look_nor_hand_over(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"^permission\.refused$"):
        held_by(records, MEDIATOR.id)
    with desk_office.as_(MEDIATOR) as records:  # one's own, before leave
        taken = (Taken(kind=HeldKind.CASE, id=case_id, to_id=OTHER_MEDIATOR.id),)
        hand_over(records, confirmed(records), MEDIATOR.id, taken)


def test_every_kind_has_one_line() -> None:
    kinds = [line.kind for line in KINDS]
    assert len(kinds) == len(set(kinds))


def test_a_new_director_gets_the_office_in_one_act(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    text_id = move_reason(desk_office, case_id)
    with desk_office.as_(DIRECTOR) as records:
        records.connection.exec_driver_sql(
            "UPDATE staff SET roles = '[\"director\"]' WHERE id = ?", (OTHER_MEDIATOR.id,)
        )
        found = office_files(records, OTHER_MEDIATOR.id)
        assert found.lacking == found.mine > 0
        left = give_office_files(records, confirmed(records), OTHER_MEDIATOR.id)
        assert left.lacking == 0
        with pytest.raises(DeskError, match=r"^office_files\.none$"):
            give_office_files(records, confirmed(records), OTHER_MEDIATOR.id)
    desk_office.clock.forward(seconds=1)
    with desk_office.reading(with_roles(OTHER_MEDIATOR, Role.DIRECTOR)) as records:
        assert sealed.unseal(records, text_id) == "只打这个号码"


def test_a_counselling_file_goes_with_its_notes_only_from_its_counsellor(desk_office: Office) -> None:
    hire_second_counsellor(desk_office)
    by_director, by_author = add_file(desk_office), add_file(desk_office)
    sign(desk_office, add_session(desk_office, by_author))
    to_second = partial(Taken, kind=HeldKind.COUNSELLING, to_id=SECOND_COUNSELLOR.id)
    with desk_office.as_(DIRECTOR) as records:
        held = held_by(records, COUNSELLOR.id).to_hand_over
        assert {one.id for one in held} == {by_director.id, by_author.id}
        assert SECOND_COUNSELLOR.id in held[0].takers
        done = hand_over(records, confirmed(records), COUNSELLOR.id, (to_second(id=by_director.id),))
        assert done.granted == 0
        assert done.waiting >= 1  # the director opens none of it and so gives none of it
    with desk_office.as_(COUNSELLOR) as records:
        done = hand_over(records, confirmed(records), COUNSELLOR.id, (to_second(id=by_author.id),))
        assert done.granted >= 2
        assert done.waiting == 0
        assert held_by(records, COUNSELLOR.id).to_hand_over == ()
    with desk_office.reading(SECOND_COUNSELLOR) as records:
        assert sealed_files.texts_of(
            records, [SealedFileId(kind=SealedFileKind.COUNSELLING, id=by_author.id)]
        ) <= staff.readable(records, SECOND_COUNSELLOR.id)


def test_what_is_booked_goes_to_a_colleague_who_is_free(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    rooms = furnish(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        (kept,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(9)))
        (later,) = appointments.book(records, sitting(case_id, rooms["调解室一"], at(14)))
    with desk_office.as_(OTHER_MEDIATOR) as records:
        busy = talk(at(14), rooms["会议室"], kind=AppointmentKind.OUTSIDE, person_ids=())
        appointments.book(records, replace(busy, staff_ids=(OTHER_MEDIATOR.id,)))
    with desk_office.as_(DIRECTOR) as records:
        files = [
            one for one in held_by(records, MEDIATOR.id).to_hand_over if one.kind is HeldKind.APPOINTMENT
        ]
        assert [one.id for one in files] == [kept.id, later.id]
        assert WIFE.name not in repr(files)
        assert OTHER_MEDIATOR.id in files[0].takers
        assert OTHER_MEDIATOR.id not in files[1].takers
        assert COUNSELLOR.id not in files[0].takers
        with pytest.raises(DeskError, match=r"staff\.hand_over_first"):
            refuse_while_held(records, MEDIATOR.id)
        taken = (Taken(kind=HeldKind.APPOINTMENT, id=kept.id, to_id=OTHER_MEDIATOR.id),)
        done = hand_over(records, confirmed(records), MEDIATOR.id, taken)
        assert done.lines[0].number.startswith(kept.id[:6].upper())
    with desk_office.reading(OTHER_MEDIATOR) as records:
        given = appointments.appointment_view(records, kept.id).appointment
    assert (given.staff_ids, given.starts) == ((OTHER_MEDIATOR.id,), at(9))
