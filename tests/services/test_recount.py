"""Limits counted from what the register knows: each source, and what a change of facts does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.case_limit import CaseLimit, LimitState
from mediation_desk.domain.confirmation import StepKind
from mediation_desk.domain.incoming_letter import Procedure
from mediation_desk.domain.reception import Source
from mediation_desk.domain.written_paper import Audience, WrittenPaper
from mediation_desk.register import cases as case_rows
from mediation_desk.register import limits
from mediation_desk.register.records import Records
from mediation_desk.register.tables.limits import limits as table
from mediation_desk.services import cases, limit_counting, recount, written_papers
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, MEDIATOR, Office
from tests.limits_checked import forgotten, stored
from tests.referral_fixtures import DELEGATED, arrive
from tests.services.test_confirmations import begun, signed, stepped

TODAY = date(2026, 3, 18)
K = StepKind


def of(office: Office, holder_id: str, rule: str) -> list[CaseLimit]:
    """The limits of one rule, of a case or anything else, the soonest first."""
    with office.reading(MEDIATOR) as records:
        return [one for one in limits.of_holder(records, holder_id) if one.fact.rule == rule]


def extend(office: Office, case_id: str, day: str) -> WrittenPaper:
    """A consent to more time that everybody signed today."""
    with office.as_(MEDIATOR) as records:
        draft = WrittenPaper(
            id="c" * 31 + day[-2],
            case_id=case_id,
            key="extension_consent",
            audience=Audience.BOTH,
            values=(
                ("dispute", "林晓芸与赵启帆离婚纠纷"),
                ("from_day", "2026年4月18日"),
                ("to_day", day),
                ("reason", "等评估结果"),
            ),
        )
        kept = written_papers.keep_written(records, draft)
        issued = written_papers.issue_written(records, kept.id, kept.version)
        return written_papers.sign_written(records, issued.id, records.today)


def test_a_case_counts_one_month_from_its_acceptance(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    (period,) = of(desk_office, case_id, "mediation")
    assert (period.fact.start, period.counted) == (TODAY, date(2026, 4, 18))
    assert period.ends == date(2026, 4, 20)  # the 18th is a Saturday
    assert period.last_working == date(2026, 4, 17)
    with desk_office.reading(MEDIATOR) as records:
        assert case_rows.next_limit(records, case_id) == (period.ends, "mediation")


def test_talks_are_valid_for_thirty_days_and_pass_by_themselves(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    talks = of(desk_office, case_id, "screening_valid")
    assert {one.fact.person_id for one in talks} == {WIFE.id, HUSBAND.id}
    assert all(one.told and one.ends == TODAY + timedelta(days=30) for one in talks)


def test_a_signed_consent_moves_the_end_and_its_voiding_brings_it_back(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    paper = extend(desk_office, case_id, "2026年5月8日")
    (period,) = of(desk_office, case_id, "mediation")
    assert (period.state, period.last) == (LimitState.EXTENDED, date(2026, 5, 8))
    assert period.fact.ground_id == paper.id
    with desk_office.reading(MEDIATOR) as records:
        assert case_rows.next_limit(records, case_id) == (date(2026, 5, 8), "mediation")
    with desk_office.as_(MEDIATOR) as records:
        written_papers.void_written(records, paper.id, "写错了")
    (period,) = of(desk_office, case_id, "mediation")
    assert (period.state, period.last) == (LimitState.OPEN, date(2026, 4, 20))


def test_one_consent_gives_thirty_days_at_most(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    extend(desk_office, case_id, "2026年9月30日")
    (period,) = of(desk_office, case_id, "mediation")
    assert period.last == date(2026, 5, 20)


def test_the_period_is_met_when_mediation_ends(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    desk_office.clock.forward(days=5)
    with desk_office.as_(MEDIATOR) as records:
        version = case_rows.get(records, case_id).version
        cases.move_case(records, case_id, version, CaseState.TERMINATED, "一方拒绝", TerminationGround.REFUSE)
    (period,) = of(desk_office, case_id, "mediation")
    assert (period.state, period.fact.done_on) == (LimitState.DONE, TODAY + timedelta(days=5))
    assert of(desk_office, case_id, "screening_valid") == []


def test_a_court_gives_its_own_days_from_our_signing_for_the_papers(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        case_rows.save(records, replace(case, source=Source.COURT_POST_FILING), "change_case")
    (period,) = of(desk_office, case_id, "court_weituo_simple")
    assert period.fact.start == TODAY
    assert of(desk_office, case_id, "mediation") == []


def test_a_letter_waits_for_its_answer_before_it_is_a_case(desk_office: Office) -> None:
    content = replace(DELEGATED, procedure=Procedure.ORDINARY)
    letter = arrive(desk_office, content)
    (reply,) = of(desk_office, letter.id, "delegation_reply")
    assert (reply.fact.referral_id, reply.runs) == (letter.id, True)
    assert [one.fact.start for one in of(desk_office, letter.id, "court_weipai")] == [letter.received_on]


def test_confirmation_from_effect_to_enforcement(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    file = signed(desk_office, case_id)
    (apply,) = of(desk_office, case_id, "confirm")
    assert (apply.ends, apply.runs) == (TODAY + timedelta(days=30), True)
    kept = stepped(desk_office, begun(desk_office, file), K.APPLY)
    (apply,) = of(desk_office, case_id, "confirm")
    assert apply.fact.done_on == TODAY
    kept = stepped(desk_office, kept, K.ACCEPT, number="（2026）鲁0115民特7号")
    (court,) = of(desk_office, case_id, "confirm_court")
    assert court.told
    kept = stepped(desk_office, kept, K.CONFIRM)
    stepped(desk_office, kept, K.RECEIVE, person_id=WIFE.id)
    (objection,) = of(desk_office, case_id, "objection")
    assert (objection.fact.person_id, objection.told) == (WIFE.id, True)
    (enforce,) = of(desk_office, case_id, "enforce")
    assert enforce.counted == date(2028, 3, 18)


def test_nothing_is_written_when_nothing_changed(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        before = _written(records)
        recount.recount(records, case_id)
        assert _written(records) == before
    with desk_office.as_(MEDIATOR) as records:
        asked = records.connection.execute(select(func.count()).select_from(table)).scalar_one()
    assert asked == len(of(desk_office, case_id, "mediation"))


def _written(records: Records) -> int:
    return int(records.connection.exec_driver_sql("SELECT total_changes()").scalar_one())


def test_a_register_from_before_is_counted_in_steps_and_once(desk_office: Office) -> None:
    case_ids = [add_case(desk_office)]
    arrive(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        records.connection.execute(table.delete())
        assert limit_counting.limits_to_count(records)
    steps = 0
    with desk_office.as_(ADMINISTRATOR) as records:
        while limit_counting.count_on(records):
            steps += 1
        assert not limit_counting.limits_to_count(records)
        assert not forgotten(records)
    assert steps == 0  # all of it fits into one step
    assert of(desk_office, case_ids[0], "mediation")


def test_a_change_that_is_rolled_back_leaves_the_limits_as_they_were(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.reading(DIRECTOR) as records:
        before = stored(records)

    def change() -> None:
        with desk_office.as_(MEDIATOR) as records:
            case = case_rows.get(records, case_id)
            case_rows.save(records, replace(case, source=Source.COURT_PRE_FILING), "change_case")
            recount.recount_touched(records)
            assert stored(records) != before
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    with desk_office.reading(DIRECTOR) as records:
        assert stored(records) == before
