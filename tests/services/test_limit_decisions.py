"""What people say of limits: done, extended, not applicable, taken back; who may, and what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from mediation_desk.domain.case_limit import DecisionAct, LimitState
from mediation_desk.domain.minor_report import MinorReport
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.safety_record import SafetyRecord
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_rows
from mediation_desk.register import limits, safety_records
from mediation_desk.services import limit_decisions, recount
from mediation_desk.services.limit_decisions import Said
from mediation_desk.services.limits import Limits, limits_of
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.services.test_recount import extend, of

A = DecisionAct
TODAY = date(2026, 3, 18)
SITTING = datetime


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def say(office: Office, limit_id: str, said: Said, who: Staff = MEDIATOR) -> Limits:
    with office.as_(who) as records:
        return limit_decisions.decide(records, limit_id, said)


@contextmanager
def refused(key: str, field: str | None = None) -> Iterator[None]:
    with pytest.raises(DeskError, match=rf"^{key}$") as fault:
        yield
    assert fault.value.field == field


def state(office: Office, case_id: str, rule: str = "mediation") -> tuple[LimitState, date]:
    (one,) = of(office, case_id, rule)
    return one.state, one.last


def test_done_on_a_day_and_taken_back(desk_office: Office, case_id: str) -> None:
    (period,) = of(desk_office, case_id, "mediation")
    with refused("date.empty", "on"):
        say(desk_office, period.id, Said(act=A.DONE))
    with refused("date.in_future", "on"):
        say(desk_office, period.id, Said(act=A.DONE, on=TODAY + timedelta(days=1)))
    with refused("limit.before_start", "on"):
        say(desk_office, period.id, Said(act=A.DONE, on=TODAY - timedelta(days=1)))
    say(desk_office, period.id, Said(act=A.DONE, on=TODAY))
    assert state(desk_office, case_id)[0] is LimitState.DONE
    with desk_office.reading(MEDIATOR) as records:
        assert case_rows.next_limit(records, case_id) == (None, "")
    with refused("limit.over_already"):
        say(desk_office, period.id, Said(act=A.DONE, on=TODAY))
    say(desk_office, period.id, Said(act=A.UNDONE))
    assert state(desk_office, case_id)[0] is LimitState.OPEN
    with refused("limit.nothing_to_undo"):
        say(desk_office, period.id, Said(act=A.UNDONE))
    with desk_office.reading(MEDIATOR) as records:
        said = limits.decisions(records, case_id)[period.id]
    assert [one.act for one in said] == [A.DONE, A.UNDONE]


def test_not_applicable_needs_its_reason_and_survives_a_recount(desk_office: Office, case_id: str) -> None:
    (period,) = of(desk_office, case_id, "mediation")
    with refused("limit.reason_needed", "reason"):
        say(desk_office, period.id, Said(act=A.NOT_APPLICABLE, reason="  "))
    found = say(desk_office, period.id, Said(act=A.NOT_APPLICABLE, reason="双方另有约定"))
    line = next(one for one in found.lines if one.limit.id == period.id)
    assert (line.limit.state, line.said[-1].reason) == (LimitState.NOT_APPLICABLE, "双方另有约定")
    with desk_office.as_(DIRECTOR) as records:
        recount.recount(records, case_id)
    assert state(desk_office, case_id)[0] is LimitState.NOT_APPLICABLE


def test_somebody_elses_word_is_taken_back_by_them_or_the_director(desk_office: Office, case_id: str) -> None:
    (period,) = of(desk_office, case_id, "mediation")
    say(desk_office, period.id, Said(act=A.DONE, on=TODAY), DIRECTOR)
    with refused("limit.undo_by_other"):
        say(desk_office, period.id, Said(act=A.UNDONE))
    say(desk_office, period.id, Said(act=A.UNDONE), DIRECTOR)


def test_more_time_for_mediation_needs_everybody_and_the_paper(desk_office: Office, case_id: str) -> None:
    (period,) = of(desk_office, case_id, "mediation")
    until, both = date(2026, 5, 8), (WIFE.id, HUSBAND.id)
    with refused("limit.not_later", "until"):
        say(desk_office, period.id, Said(act=A.EXTENDED, until=period.ends, consents=both))
    with refused("limit.too_long", "until"):
        say(desk_office, period.id, Said(act=A.EXTENDED, until=date(2026, 6, 30), consents=both))
    with refused("limit.consents_needed", "consents"):
        say(desk_office, period.id, Said(act=A.EXTENDED, until=until, consents=(WIFE.id,)))
    with refused("limit.paper_needed"):
        say(desk_office, period.id, Said(act=A.EXTENDED, until=until, consents=both))
    extend(desk_office, case_id, "2026年4月18日")  # no day later than the end: what counts is written by hand
    say(desk_office, period.id, Said(act=A.EXTENDED, until=until, consents=both))
    assert state(desk_office, case_id) == (LimitState.EXTENDED, until)
    with refused("limit.paper_needed"):
        say(desk_office, period.id, Said(act=A.EXTENDED, until=date(2026, 6, 1), consents=both))
    say(desk_office, period.id, Said(act=A.UNDONE))
    assert state(desk_office, case_id) == (LimitState.OPEN, period.ends)


def test_a_law_gives_no_extension(desk_office: Office, case_id: str) -> None:
    from tests.services.test_confirmations import signed

    signed(desk_office, case_id)
    (apply,) = of(desk_office, case_id, "confirm")
    with refused("limit.not_extendable"):
        say(desk_office, apply.id, Said(act=A.EXTENDED, until=date(2026, 6, 1), reason="忙"))


def test_only_who_works_on_the_case_decides_and_looks(desk_office: Office, case_id: str) -> None:
    (period,) = of(desk_office, case_id, "mediation")
    for who, key in (
        (OTHER_MEDIATOR, "case.not_yours"),
        (RECEPTION, "case.not_yours"),
        (EXPERT, "case.not_yours"),
    ):
        with refused(key):
            say(desk_office, period.id, Said(act=A.DONE, on=TODAY), who)
    with desk_office.reading(OTHER_MEDIATOR) as records, refused("case.not_yours"):
        limits_of(records, case_id)


def test_a_restricted_one_says_nothing_but_its_day(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        found = MinorReport(found_at=records.now - timedelta(hours=1))
        record = SafetyRecord(id="5" * 32, person_id=CHILD.id, content=found, case_id=case_id)
        safety_records.keep(records, record, {DIRECTOR.id})
    with desk_office.reading(MEDIATOR) as records:
        lines = [one for one in limits_of(records, case_id).lines if one.limit.fact.restricted]
    assert len(lines) == 2
    for line in lines:
        fact = line.limit.fact
        assert (line.rule, fact.rule, fact.person_id, fact.subject_id, fact.label) == (None, "", "", "", "")
    told = "".join(str(one) for one in lines)
    assert "report" not in told
    assert CHILD.id not in told


def test_a_colleague_on_the_case_learns_nothing_of_it(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case = case_rows.get(records, case_id)
        both = (*case.mediator_ids, OTHER_MEDIATOR.id)
        case_rows.save(records, replace(case, mediator_ids=both), "assign_case")
        found = MinorReport(found_at=records.now - timedelta(hours=1))
        record = SafetyRecord(id="5" * 32, person_id=CHILD.id, content=found, case_id=case_id)
        safety_records.keep(records, record, {DIRECTOR.id})

    def restricted() -> int:
        with desk_office.reading(OTHER_MEDIATOR) as records:
            return len([one for one in limits_of(records, case_id).lines if one.limit.fact.restricted])

    assert restricted() == 0
    with desk_office.as_(MEDIATOR) as records:
        safety_records.share(records, "5" * 32, {OTHER_MEDIATOR.id})
    assert restricted() == 2


def test_why_is_sealed_where_there_is_danger(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        case_rows.set_mark(records, case_id, Mark.RED)
    (period,) = of(desk_office, case_id, "mediation")
    said = Said(act=A.NOT_APPLICABLE, reason="对方到过她的住处")
    found = say(desk_office, period.id, said)
    line = next(one for one in found.lines if one.limit.id == period.id)
    assert (line.said[-1].reason, line.said[-1].reason_sealed) == ("", True)
    with desk_office.as_(MEDIATOR) as records:
        assert limit_decisions.open_limit_reason(records, period.id) == "对方到过她的住处"
        assert ("open_limit_reason", (case_id, period.id), ()) in records.acts
    with desk_office.reading(DIRECTOR) as records:
        stored = records.connection.execute(text("SELECT reason FROM limit_decisions")).scalars().all()
    assert stored == [""]


def test_the_database_refuses_to_change_what_was_said(desk_office: Office, case_id: str) -> None:
    (period,) = of(desk_office, case_id, "mediation")
    say(desk_office, period.id, Said(act=A.DONE, on=TODAY))
    for act in ("UPDATE limit_decisions SET reason = 'x'", "DELETE FROM limit_decisions"):
        with pytest.raises((DeskError, IntegrityError)), desk_office.as_(DIRECTOR) as records:
            records.connection.execute(text(act))
