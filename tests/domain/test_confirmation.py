"""Judicial confirmation as rules: what may follow what, and days that are counted right."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product

import pytest

from mediation_desk.domain.confirmation import (
    Confirmation,
    ConfirmationState,
    Step,
    StepKind,
)
from mediation_desk.domain.confirmation_clocks import (
    Clock,
    apply_until,
    court_until,
    enforce_until,
    objection_until,
    running,
)
from mediation_desk.domain.confirmation_steps import TABLE, check_step, next_steps, state_of
from mediation_desk.errors import DeskError
from tests.limit_fixtures import BOOK

D = date.fromisoformat
S, K = ConfirmationState, StepKind
NOON = datetime(2026, 3, 18, 4, tzinfo=UTC)
EFFECT = D("2026-03-02")


def step(kind: StepKind, on: str = "2026-03-18", **said: str) -> Step:
    return Step(kind=kind, on=D(on), at=NOON, staff_id="a" * 32, **said)


def applied(*steps: Step, last_due: date | None = None) -> Confirmation:
    return Confirmation(
        id="1", case_id="2", agreement_id="3", begun_at=NOON, begun_by="a", steps=steps, last_due=last_due
    )


WAYS = {
    S.PREPARED: (),
    S.APPLIED: (step(K.APPLY),),
    S.ACCEPTED: (step(K.APPLY), step(K.ACCEPT, number="n")),
    S.NOT_ACCEPTED: (step(K.APPLY), step(K.NOT_ACCEPT, note="x")),
    S.WITHDRAWN: (step(K.APPLY), step(K.WITHDRAW)),
    S.DEEMED_WITHDRAWN: (step(K.APPLY), step(K.DEEM_WITHDRAWN)),
    S.CONFIRMED: (step(K.APPLY), step(K.ACCEPT, number="n"), step(K.CONFIRM)),
    S.DISMISSED: (step(K.APPLY), step(K.ACCEPT, number="n"), step(K.DISMISS, note="x")),
    S.GIVEN_UP: (step(K.GIVE_UP, note="x"),),
}


@pytest.mark.parametrize(("state", "kind"), [one for one in product(S, K) if one[1] is not K.UNDONE])
def test_every_cell_of_the_table(state: ConfirmationState, kind: StepKind) -> None:
    now = applied(*WAYS[state])
    assert state_of(now) is state
    asked = step(kind, number="（2026）鲁0115民特7号", person_id="p", note="原因")
    if (state, kind) in TABLE:
        check_step(now, asked, effective_on=EFFECT, today=D("2026-03-18"))
        assert state_of(replace(now, steps=(*now.steps, asked))) is TABLE[state, kind]
        assert kind in next_steps(now)
    else:
        with pytest.raises(DeskError, match=r"confirmation\.not_from_here"):
            check_step(now, asked, effective_on=EFFECT, today=D("2026-03-18"))


def test_a_step_recorded_by_mistake_is_taken_back_and_stays_told() -> None:
    wrong = applied(*WAYS[S.CONFIRMED], step(K.UNDONE, note="点错了"))
    assert state_of(wrong) is S.ACCEPTED
    assert len(wrong.steps) == 4
    assert state_of(applied(step(K.APPLY), step(K.UNDONE, note="x"))) is S.PREPARED
    with pytest.raises(DeskError, match=r"confirmation\.nothing_to_undo"):
        check_step(applied(), step(K.UNDONE, note="x"), effective_on=EFFECT, today=D("2026-03-18"))


@pytest.mark.parametrize(
    ("asked", "key", "field"),
    [
        (step(K.ACCEPT, number=" "), "confirmation.number_needed", "number"),
        (step(K.NOT_ACCEPT), "confirmation.note_needed", "note"),
        (step(K.ACCEPT, "2026-03-19", number="n"), "date.in_future", "on"),
        (step(K.ACCEPT, "2026-03-01", number="n"), "confirmation.before_effect", "on"),
        (step(K.ACCEPT, "2026-03-17", number="n"), "confirmation.before_last", "on"),
    ],
)
def test_a_step_that_cannot_be_is_refused_beside_its_field(asked: Step, key: str, field: str) -> None:
    with pytest.raises(DeskError) as refused:
        check_step(applied(step(K.APPLY)), asked, effective_on=EFFECT, today=D("2026-03-18"))
    assert (refused.value.key, refused.value.field) == (key, field)


def test_parties_receive_the_ruling_on_their_own_days() -> None:
    got = applied(
        *WAYS[S.CONFIRMED],
        step(K.RECEIVE, "2026-03-24", person_id="w"),
        step(K.RECEIVE, "2026-03-20", person_id="h"),
    )
    assert got.received == {"w": D("2026-03-24"), "h": D("2026-03-20")}
    found = [one for one in running(got, EFFECT, BOOK) if one.clock is Clock.OBJECTION]
    assert [(one.person_id, one.counted) for one in found] == [("h", D("2026-04-04")), ("w", D("2026-04-08"))]
    assert found[0].ends == D("2026-04-07")  # 清明 4th to 6th


@pytest.mark.parametrize(
    ("effect", "counted", "ends", "before"),
    [
        ("2024-01-30", "2024-02-29", "2024-02-29", "2024-02-28"),  # a leap day
        ("2026-01-29", "2026-02-28", "2026-02-28", "2026-02-27"),  # a Saturday worked for the festival
        ("2026-01-20", "2026-02-19", "2026-02-24", "2026-02-14"),  # over the spring festival
        ("2025-09-03", "2025-10-03", "2025-10-09", "2025-09-30"),
        ("2026-07-31", "2026-08-30", "2026-08-31", "2026-08-28"),  # a Sunday
        ("2026-12-31", "2027-01-30", "2027-02-01", "2027-01-29"),
    ],
)
def test_thirty_days_to_apply(effect: str, counted: str, ends: str, before: str) -> None:
    found = apply_until(D(effect), BOOK)
    assert (found.counted, found.ends, found.last_working) == (D(counted), D(ends), D(before))
    assert found.sure is (found.ends.year < 2027)


def test_the_courts_days_and_the_objection() -> None:
    assert court_until(D("2026-03-18"), BOOK).ends == D("2026-04-17")
    assert objection_until(D("2026-03-18"), BOOK).ends == D("2026-04-02")
    assert objection_until(D("2026-09-20"), BOOK).counted == D("2026-10-05")
    assert objection_until(D("2026-09-20"), BOOK).ends == D("2026-10-08")


@pytest.mark.parametrize(
    ("due", "counted"),
    [("2024-02-29", "2026-02-28"), ("2025-12-31", "2027-12-31"), ("2026-02-28", "2028-02-28")],
)
def test_two_years_to_ask_for_enforcement(due: str, counted: str) -> None:
    assert enforce_until(D(due), BOOK).counted == D(counted)


def test_which_limits_run() -> None:
    def clocks(now: Confirmation | None) -> list[Clock]:
        return [one.clock for one in running(now, EFFECT, BOOK)]

    assert clocks(None) == clocks(applied()) == [Clock.APPLY]
    assert clocks(applied(*WAYS[S.APPLIED])) == []
    assert clocks(applied(*WAYS[S.ACCEPTED])) == [Clock.COURT]
    assert clocks(applied(*WAYS[S.WITHDRAWN])) == [Clock.APPLY]
    assert clocks(applied(*WAYS[S.GIVEN_UP])) == clocks(applied(*WAYS[S.DISMISSED])) == []
    confirmed = applied(*WAYS[S.CONFIRMED], last_due=D("2033-09-30"))
    assert [(one.clock, one.start) for one in running(confirmed, EFFECT, BOOK)] == [
        (Clock.ENFORCE, D("2033-09-30"))
    ]
    without = running(applied(*WAYS[S.CONFIRMED]), EFFECT, BOOK)
    assert without[0].start == D("2026-03-18")  # the ruling itself, while nobody received it
