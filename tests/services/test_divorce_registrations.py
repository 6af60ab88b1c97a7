"""A divorce by registration beside a case: entered, ended, taken back; strangers see nothing of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.divorce_registration import DivorceOutcome, DivorceState
from mediation_desk.errors import DeskError
from mediation_desk.services import divorce_registrations as use
from mediation_desk.services.limits import limits_of
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def test_from_the_receipt_to_a_withdrawal_and_again(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        made = use.record_divorce_registration(records, case_id, records.today, " 3701-118 ", "青禾区民政局")
        assert (made.receipt, made.version) == ("3701-118", 1)
        with pytest.raises(DeskError, match=r"^divorce\.runs_already$"):
            use.record_divorce_registration(records, case_id, records.today)
        track = use.divorce_track(records, case_id)
        assert {name for _id, name in track.parties} == {WIFE.name, HUSBAND.name}
        assert track.runs
        assert track.lines[0].state is DivorceState.COOLING
        assert track.lines[0].clock.cooling.ends == date(2026, 4, 17)
    with desk_office.as_(MEDIATOR) as records:
        gone = replace(
            made, outcome=DivorceOutcome.WITHDRAWN, ended_on=records.today, ended_by=WIFE.id, note="x"
        )
        with pytest.raises(DeskError, match=r"^divorce\.who_withdrew$"):
            use.change_divorce_registration(records, replace(gone, ended_by=CHILD.id))
        kept = use.change_divorce_registration(records, gone)
        with pytest.raises(DeskError, match=r"^record\.changed_meanwhile$"):
            use.change_divorce_registration(records, gone)
        use.record_divorce_registration(records, case_id, records.today)
        states = [one.state for one in use.divorce_track(records, case_id).lines]
        assert states == [DivorceState.COOLING, DivorceState.WITHDRAWN]
    with desk_office.as_(MEDIATOR) as records:
        back = use.change_divorce_registration(records, replace(kept, outcome=DivorceOutcome.RUNNING))
        assert (back.ended_on, back.ended_by, back.note) == (None, "", "")


def test_nobody_came_for_the_certificate(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        use.record_divorce_registration(records, case_id, records.today - timedelta(days=90))
        track = use.divorce_track(records, case_id)
        assert track.lines[0].state is DivorceState.DEEMED_WITHDRAWN
        assert not track.runs


def test_strangers_see_nothing(desk_office: Office, case_id: str) -> None:
    for who, key in ((OTHER_MEDIATOR, "case.not_yours"), (COUNSELLOR, "permission.refused")):
        with desk_office.as_(who) as records:
            for call in (use.divorce_track, use.record_divorce_registration):
                args = (records.today,) if call is use.record_divorce_registration else ()
                with pytest.raises(DeskError) as refused:
                    call(records, case_id, *args)
                assert refused.value.key == key
    with desk_office.as_(DIRECTOR) as records:
        assert use.divorce_track(records, case_id).writes


def test_a_registration_is_never_deleted_or_given_to_another_case(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        use.record_divorce_registration(records, case_id, records.today)
    for statement in ("DELETE FROM divorce_registrations", "UPDATE divorce_registrations SET case_id = 'x'"):
        with pytest.raises(DatabaseError), desk_office.as_(MEDIATOR) as records:
            records.connection.execute(text(statement))


def test_both_spans_are_limits_of_the_case(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        made = use.record_divorce_registration(records, case_id, date(2026, 3, 17))
    assert ends(desk_office, case_id) == {"cooling": date(2026, 4, 16), "certificate": date(2026, 5, 18)}
    with desk_office.as_(MEDIATOR) as records:
        gone = replace(made, outcome=DivorceOutcome.WITHDRAWN, ended_on=records.today, ended_by=WIFE.id)
        use.change_divorce_registration(records, gone)
    assert set(ends(desk_office, case_id)) == {"cooling"}


def ends(office: Office, case_id: str) -> dict[str, date]:
    with office.reading(MEDIATOR) as records:
        lines = limits_of(records, case_id).lines
    rules = ("cooling", "certificate")
    return {one.limit.fact.rule: one.limit.ends for one in lines if one.limit.fact.rule in rules}
