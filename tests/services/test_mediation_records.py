"""Minutes on the real register: who may sit, how they are numbered, and that signing ends writing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.mediation_record import (
    MediationRecord,
    Sitting,
    SittingResult,
    Utterance,
    Writing,
)
from mediation_desk.domain.screening import Answer
from mediation_desk.errors import DeskError
from mediation_desk.services import mediation_records, screenings
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON, OTHER_MEDIATOR, Office


def minutes(case_id: str) -> MediationRecord:
    return MediationRecord(
        id=uuid4().hex,
        case_id=case_id,
        ordinal=0,
        began=NOON,
        ended=NOON + timedelta(hours=1),
        place="调解室二",
        present_ids=(WIFE.id, HUSBAND.id),
        mediator_ids=(MEDIATOR.id,),
        recorder_id=COUNSELLOR.id,
        participants=("邵承宇",),
        rights_explained=True,
        writing=Writing.QUESTION_ANSWER,
        utterances=(Utterance(speaker="问", text="先谈哪件事？"), Utterance(speaker="答", text="女儿跟谁。")),
        result=SittingResult.CONTINUED,
        result_note="下周再谈",
    )


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def test_sittings_are_numbered_and_come_back_whole(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        first = mediation_records.save_mediation_record(records, minutes(case_id))
        second = mediation_records.save_mediation_record(records, minutes(case_id))
        assert [first.ordinal, second.ordinal] == [1, 2]
        assert mediation_records.mediation_record(records, first.id) == first
        assert mediation_records.mediation_records_of(records, case_id) == (first, second)
        assert mediation_records.sitting_sheet(records, case_id).ordinal == 3


def test_no_joint_sitting_with_red_and_none_apart_without_the_director(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        screen(records, WIFE.id, q3=Answer.RECENT)
    apart = replace(minutes(case_id), sitting=Sitting.SEPARATE)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"sitting\.apart") as refused:
            mediation_records.save_mediation_record(records, minutes(case_id))
        assert refused.value.field == "sitting"
        with pytest.raises(DeskError, match=r"sitting\.approval_needed"):
            mediation_records.save_mediation_record(records, apart)
        sheet = mediation_records.sitting_sheet(records, case_id)
        assert [one.key for one in sheet.refusals(Sitting.JOINT)] == ["sitting.apart"]
    with desk_office.as_(DIRECTOR) as records:
        screenings.approve_shuttle(records, case_id, person_wishes=True, safety_plan=True)
    with desk_office.as_(MEDIATOR) as records:
        kept = mediation_records.save_mediation_record(records, apart)
        with pytest.raises(DeskError, match=r"sitting\.apart"):
            mediation_records.save_mediation_record(records, replace(kept, sitting=Sitting.JOINT))


def test_a_sitting_that_took_place_is_still_written_up_after_the_mark_rose(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = mediation_records.save_mediation_record(records, minutes(case_id))
        screen(records, WIFE.id, q3=Answer.RECENT)
        changed = mediation_records.save_mediation_record(records, replace(kept, result_note="中途停止"))
        assert changed.result_note == "中途停止"


def test_no_sitting_outside_mediation_nor_by_strangers_to_the_case(desk_office: Office) -> None:
    accepted = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"case\.not_in_mediation"):
            mediation_records.save_mediation_record(records, minutes(accepted))
        assert not mediation_records.sitting_sheet(records, accepted).may_begin
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        mediation_records.save_mediation_record(records, minutes(accepted))
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        mediation_records.sitting_sheet(records, accepted)


def test_a_change_over_somebody_elses_is_refused(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = mediation_records.save_mediation_record(records, minutes(case_id))
        mediation_records.save_mediation_record(records, replace(kept, place="会议室"))
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            mediation_records.save_mediation_record(records, replace(kept, place="走廊"))


def test_a_record_ends_after_it_begins(desk_office: Office, case_id: str) -> None:
    backwards = replace(minutes(case_id), ended=NOON - timedelta(minutes=1))
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"ends_before") as refused:
        mediation_records.save_mediation_record(records, backwards)
    assert refused.value.field == "ended"


@pytest.mark.parametrize(
    ("lacking", "key", "field"),
    [
        ({"present_ids": ()}, "nobody_present", "present"),
        ({"mediator_ids": ()}, "no_mediator", "mediators"),
        ({"recorder_id": ""}, "no_recorder", "recorder"),
        ({"rights_explained": False}, "rights_not_explained", "rights_explained"),
        ({"utterances": (Utterance(speaker="问", text="  "),)}, "nothing_written", "content"),
        ({"writing": Writing.PROSE, "prose": " \n"}, "nothing_written", "content"),
        ({"result": None}, "no_result", "result"),
    ],
)
def test_what_is_lacking_stops_the_signing(
    desk_office: Office, case_id: str, lacking: dict[str, object], key: str, field: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = mediation_records.save_mediation_record(records, replace(minutes(case_id), **lacking))
        with pytest.raises(DeskError, match=rf"mediation_record\.{key}") as refused:
            mediation_records.sign_mediation_record(records, kept.id, records.today)
        assert refused.value.field == field


def test_signing_has_its_day_and_ends_every_change(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = mediation_records.save_mediation_record(records, minutes(case_id))
        today = records.today
        with pytest.raises(DeskError, match=r"date\.in_future"):
            mediation_records.sign_mediation_record(records, kept.id, today + timedelta(days=1))
        with pytest.raises(DeskError, match=r"signed_too_early"):
            mediation_records.sign_mediation_record(records, kept.id, today - timedelta(days=1))
        signed = mediation_records.sign_mediation_record(records, kept.id, today)
        assert signed.signed_on == today
        with pytest.raises(DeskError, match=r"mediation_record\.signed"):
            mediation_records.save_mediation_record(records, replace(kept, place="走廊"))
        with pytest.raises(DeskError, match=r"mediation_record\.signed"):
            mediation_records.sign_mediation_record(records, kept.id, today)
        assert mediation_records.mediation_record(records, kept.id).signed_on == today
    with pytest.raises(DatabaseError, match="signed record"), desk_office.as_(MEDIATOR) as records:
        records.connection.execute(text("UPDATE mediation_records SET place = '走廊'"))


def test_saving_never_signs(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        forged = replace(minutes(case_id), signed_on=records.today)
        kept = mediation_records.save_mediation_record(records, forged)
        assert kept.signed_on is None
        again = mediation_records.save_mediation_record(records, replace(kept, signed_on=records.today))
        assert mediation_records.mediation_record(records, again.id).signed_on is None
