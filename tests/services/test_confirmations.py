"""Judicial confirmation on a real register: prepared, recorded, limited, told; and who may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.case import CaseState, EventKind
from mediation_desk.domain.confirmation import (
    Attachment,
    Confirmation,
    ConfirmationState,
    CourtGround,
    StepKind,
)
from mediation_desk.domain.confirmation_check import Point
from mediation_desk.domain.confirmation_steps import state_of
from mediation_desk.domain.court import Court
from mediation_desk.domain.limit_board import BoardFilter
from mediation_desk.domain.reception import Source
from mediation_desk.domain.screening import Answer
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.today import ToDoKind
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_rows
from mediation_desk.register import confirmations as rows
from mediation_desk.register import limits
from mediation_desk.services import agreements, cases, confirmation_desk, confirmations, courts, today
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.services.confirmation_desk import ConfirmationSheet
from mediation_desk.services.confirmations import Plan
from mediation_desk.services.limits import board
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled, screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.services.test_agreements import signatures

COURT = "青禾区人民法院"
PLAN = Plan(
    jointly=True,
    court=COURT,
    ground=CourtGround.ORGANISATION,
    attachments=(Attachment.AGREEMENT, Attachment.PROOF),
)
STATUS = Clause(id="c01", title="离婚意愿", kind="C01")
K = StepKind


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def signed(office: Office, case_id: str, *more: Clause) -> AgreementFile:
    """An agreement in force from today on."""
    with office.as_(MEDIATOR) as records:
        draft = filled(agreements.begin_agreement(records, case_id).agreement)
        kept = agreements.save_agreement(records, replace(draft, clauses=(*more, *draft.clauses))).agreement
        printed = agreements.print_final(records, kept.id, kept.version)
    made = signatures(office, printed)
    with office.as_(MEDIATOR) as records:
        return agreements.record_signatures(records, made[0].code, made)


def begun(office: Office, file: AgreementFile, plan: Plan = PLAN) -> Confirmation:
    with office.as_(MEDIATOR) as records:
        return confirmations.begin_confirmation(records, file.agreement.id, plan)


def stepped(office: Office, kept: Confirmation, kind: StepKind, **said: str) -> Confirmation:
    with office.as_(MEDIATOR) as records:
        return confirmations.record_confirmation_step(
            records, kept.id, kept.version, kind, records.today, **said
        )


def look(office: Office, case_id: str) -> ConfirmationSheet:
    with office.reading(MEDIATOR) as records:
        return confirmation_desk.confirmation_sheet(records, case_id)


def limit(office: Office, case_id: str) -> tuple[date | None, str]:
    """The soonest limit of confirmation that runs and is the parties' or the court's to meet."""
    with office.reading(MEDIATOR) as records:
        found = limits.of_holder(records, case_id)
    running = [one for one in found if one.runs and one.fact.rule in ("confirm", "confirm_court")]
    return (running[0].ends, running[0].fact.rule) if running else (None, "")


def ends_told(office: Office, who: Staff, rule: str) -> list[date]:
    """The last days of one rule on the board of somebody, with what is only information."""
    with office.reading(who) as records:
        found = board(records, BoardFilter(mine=False, told=True)).page.lines
    return [one.last for one in found if one.rule == rule]


def to_tell(office: Office, who: Staff, folder: Path) -> int:
    """How many limits of a party the first page of somebody tells of."""
    with office.reading(who) as records:
        found = today.look_at_today(records, folder).to_do
    return sum(one.count for one in found if one.kind is ToDoKind.TOLD)


def test_from_the_application_to_the_ruling_and_its_limits(
    desk_office: Office, case_id: str, tmp_path: Path
) -> None:
    file = signed(desk_office, case_id)
    start = date(2026, 3, 18)
    assert limit(desk_office, case_id) == (date(2026, 4, 17), "confirm")
    kept = begun(desk_office, file)
    assert limit(desk_office, case_id)[1] == "confirm"
    kept = stepped(desk_office, kept, K.APPLY)
    assert limit(desk_office, case_id) == (None, "")
    kept = stepped(desk_office, kept, K.ACCEPT, number="（2026）鲁0115民特7号")
    assert limit(desk_office, case_id) == (date(2026, 4, 17), "confirm_court")
    kept = stepped(desk_office, kept, K.CONFIRM)
    kept = stepped(desk_office, kept, K.RECEIVE, person_id=WIFE.id)
    desk_office.clock.forward(days=3)
    kept = stepped(desk_office, kept, K.RECEIVE, person_id=HUSBAND.id)
    assert state_of(kept) is ConfirmationState.CONFIRMED
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"confirmation\.ruled"):
        confirmations.begin_confirmation(records, file.agreement.id, PLAN)
    assert kept.number == "（2026）鲁0115民特7号"
    until = start + timedelta(days=3 + 15 + 2)  # the 5th of April is a holiday
    assert ends_told(desk_office, MEDIATOR, "objection")[-1] == until
    assert ends_told(desk_office, OTHER_MEDIATOR, "objection") == []
    assert ends_told(desk_office, COUNSELLOR, "objection") == []
    assert to_tell(desk_office, MEDIATOR, tmp_path) == to_tell(desk_office, DIRECTOR, tmp_path) > 0
    assert to_tell(desk_office, OTHER_MEDIATOR, tmp_path) == 0
    with desk_office.reading(MEDIATOR) as records:
        told = [one for one in cases.case_view(records, case_id).events if one.kind is EventKind.CONFIRMATION]
    assert len(told) == 5
    desk_office.clock.forward(days=30)
    assert ends_told(desk_office, DIRECTOR, "objection") == []  # it passed by itself and is nobody's fault
    assert ends_told(desk_office, DIRECTOR, "enforce") == [date(2028, 3, 21)]
    assert to_tell(desk_office, DIRECTOR, tmp_path) == 0
    desk_office.clock.forward(days=640)
    assert to_tell(desk_office, DIRECTOR, tmp_path) == 1  # in the last ninety days


def test_after_a_withdrawal_the_parties_may_apply_again(desk_office: Office, case_id: str) -> None:
    file = signed(desk_office, case_id)
    kept = stepped(desk_office, stepped(desk_office, begun(desk_office, file), K.APPLY), K.WITHDRAW)
    assert limit(desk_office, case_id) == (date(2026, 4, 17), "confirm")
    again = begun(desk_office, file)
    assert again.id != kept.id
    assert len(look(desk_office, case_id).outlooks[0].applications) == 2
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"confirmation\.runs_already"):
        confirmations.begin_confirmation(records, file.agreement.id, PLAN)


def test_parties_who_do_not_want_it_stop_the_limit(desk_office: Office, case_id: str) -> None:
    file = signed(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        confirmations.give_confirmation_up(records, file.agreement.id, "双方约定自觉履行")
    assert limit(desk_office, case_id) == (None, "")
    outlook = look(desk_office, case_id).outlooks[0]
    assert outlook.state is ConfirmationState.GIVEN_UP
    assert outlook.application is not None
    again = stepped(desk_office, outlook.application, K.UNDONE, note="双方又想申请")
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"confirmation\.court_needed"):
        confirmations.record_confirmation_step(records, again.id, again.version, K.APPLY, records.today)


@pytest.mark.parametrize(
    ("plan", "key", "field"),
    [
        (replace(PLAN, jointly=False), "confirmation.both_needed", "jointly"),
        (replace(PLAN, court=" "), "confirmation.court_needed", "court"),
        (replace(PLAN, ground=CourtGround.INVITING), "confirmation.wrong_ground", "ground"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(
    desk_office: Office, case_id: str, plan: Plan, key: str, field: str
) -> None:
    file = signed(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError) as refused:
        confirmations.begin_confirmation(records, file.agreement.id, plan)
    assert (refused.value.key, refused.value.field) == (key, field)


def test_too_late_is_refused_unless_they_went_in_time(desk_office: Office, case_id: str) -> None:
    file = signed(desk_office, case_id)
    desk_office.clock.forward(days=30)
    assert Point.TOO_LATE not in {one.point for one in look(desk_office, case_id).outlooks[0].points}
    desk_office.clock.forward(days=1)
    assert Point.TOO_LATE in {one.point for one in look(desk_office, case_id).outlooks[0].points}
    late = replace(PLAN, applied_on=date(2026, 4, 18))
    for plan in (PLAN, late):
        with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"confirmation\.too_late"):
            confirmations.begin_confirmation(records, file.agreement.id, plan)
    kept = begun(desk_office, file, replace(PLAN, applied_on=date(2026, 4, 17)))
    assert state_of(kept) is ConfirmationState.APPLIED


def test_a_case_the_court_sent_after_filing_is_not_confirmed(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        case_rows.save(records, replace(case, source=Source.COURT_POST_FILING), "change_case", "source")
    file = signed(desk_office, case_id)
    assert limit(desk_office, case_id) == (None, "")
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"confirmation\.court_sent"):
        confirmations.begin_confirmation(records, file.agreement.id, PLAN)


def test_a_court_that_sent_the_case_before_filing_is_the_only_one(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        case_rows.save(records, replace(case, source=Source.COURT_PRE_FILING), "change_case", "source")
    file = signed(desk_office, case_id)
    assert look(desk_office, case_id).grounds == (CourtGround.INVITING,)
    assert begun(desk_office, file, replace(PLAN, ground=CourtGround.INVITING)).ground is CourtGround.INVITING


def test_clauses_on_status_need_the_courts_word_and_may_be_split_before_signing(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        draft = filled(agreements.begin_agreement(records, case_id).agreement)
        agreements.save_agreement(records, replace(draft, clauses=(STATUS, *draft.clauses)))
    outlook = look(desk_office, case_id).outlooks[0]
    assert outlook.splits
    points = {one.point: one.clauses for one in outlook.points}
    assert points[Point.STATUS] == (1,)
    assert {Point.NOT_IN_FORCE, Point.CONDITIONAL} <= points.keys()


def test_a_signed_agreement_with_status_clauses(desk_office: Office, case_id: str) -> None:
    file = signed(desk_office, case_id, STATUS)
    assert not look(desk_office, case_id).outlooks[0].splits
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError) as refused:
        confirmations.begin_confirmation(records, file.agreement.id, PLAN)
    assert (refused.value.key, refused.value.field) == ("confirmation.answer_needed", "court_answer")
    told = replace(PLAN, court_answer="立案庭答复：只就第二条以下受理")
    assert begun(desk_office, file, told).court_answer == "立案庭答复：只就第二条以下受理"


def test_danger_is_said_before_both_are_called_to_the_court(desk_office: Office, case_id: str) -> None:
    signed(desk_office, case_id)
    assert Point.TOGETHER not in {one.point for one in look(desk_office, case_id).outlooks[0].points}
    with desk_office.as_(COUNSELLOR) as records:
        screen(records, WIFE.id, q3=Answer.RECENT)
    assert Point.TOGETHER in {one.point for one in look(desk_office, case_id).outlooks[0].points}


def test_two_people_do_not_overwrite_one_another(desk_office: Office, case_id: str) -> None:
    kept = begun(desk_office, signed(desk_office, case_id))
    stepped(desk_office, kept, K.APPLY)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"changed_meanwhile"):
        confirmations.record_confirmation_step(records, kept.id, kept.version, K.APPLY, records.today)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"changed_meanwhile"):
        confirmations.change_confirmation(records, kept.id, kept.version, PLAN)


def test_a_step_taken_back_sets_the_limits_back(desk_office: Office, case_id: str) -> None:
    kept = stepped(desk_office, begun(desk_office, signed(desk_office, case_id)), K.APPLY)
    kept = stepped(desk_office, kept, K.UNDONE, note="点错了")
    assert state_of(kept) is ConfirmationState.PREPARED
    assert limit(desk_office, case_id)[1] == "confirm"
    with desk_office.reading(MEDIATOR) as records:
        assert rows.get(records, kept.id) == kept


def test_an_application_under_way_is_told_when_the_case_closes(desk_office: Office, case_id: str) -> None:
    kept = stepped(desk_office, begun(desk_office, signed(desk_office, case_id)), K.APPLY)
    for state in (CaseState.AGREED_WRITTEN, CaseState.CLOSED):
        with desk_office.as_(MEDIATOR) as records:
            view = cases.case_view(records, case_id)
            if state is CaseState.CLOSED:
                move = next(one for one in view.moves if one.to is state)
                assert [one.key for one in move.cautions] == ["move.tracks_open"]
            cases.move_case(records, case_id, view.case.version, state)
    kept = stepped(desk_office, kept, K.ACCEPT, number="n1")
    assert limit(desk_office, case_id) == (date(2026, 4, 17), "confirm_court")
    with desk_office.as_(DIRECTOR) as records:
        case = case_rows.get(records, case_id)
        case_rows.save(records, replace(case, state=CaseState.ARCHIVED), "move_case", "state")
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"confirmation\.archived"):
        confirmations.record_confirmation_step(records, kept.id, kept.version, K.CONFIRM, records.today)


def test_nobody_else_reads_or_writes_it(desk_office: Office, case_id: str) -> None:
    file = signed(desk_office, case_id)
    kept = begun(desk_office, file)
    for who in (OTHER_MEDIATOR, COUNSELLOR, RECEPTION, EXPERT):
        with desk_office.reading(who) as records, pytest.raises(DeskError):
            confirmation_desk.confirmation_sheet(records, case_id)
        with desk_office.as_(who) as records, pytest.raises(DeskError):
            confirmations.begin_confirmation(records, file.agreement.id, PLAN)
        with desk_office.as_(who) as records, pytest.raises(DeskError):
            confirmations.record_confirmation_step(records, kept.id, kept.version, K.APPLY, records.today)
        with desk_office.as_(who) as records, pytest.raises(DeskError):
            confirmations.change_confirmation(records, kept.id, kept.version, PLAN)


def test_the_database_keeps_what_happened(desk_office: Office, case_id: str) -> None:
    stepped(desk_office, begun(desk_office, signed(desk_office, case_id)), K.APPLY)
    for statement in (
        "UPDATE confirmation_steps SET note = 'x'",
        "DELETE FROM confirmation_steps",
        "DELETE FROM confirmations",
        "UPDATE confirmations SET agreement_id = 'x'",
    ):
        with desk_office.as_(MEDIATOR) as records, pytest.raises(DatabaseError):
            records.connection.execute(text(statement))


def test_the_centre_keeps_its_own_list_of_courts(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        assert [one.name for one in courts.courts(records)] == [COURT]
        wanted = (Court(name=" 青禾区人民法院 ", phone="12368"), Court(name="济南市中级人民法院"))
        assert courts.keep_courts(records, wanted)[0] == Court(name=COURT, phone="12368")
        for wrong, key in (
            ((Court(name=" "),), "court.name_needed"),
            ((Court(name="甲"), Court(name="甲 ")), "court.twice"),
            (tuple(Court(name=f"法院{n}") for n in range(61)), "court.too_many"),
        ):
            with pytest.raises(DeskError, match=key):
                courts.keep_courts(records, wrong)
