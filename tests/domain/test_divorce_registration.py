"""The spans of art 1077, where a registration stands on each day, and what a registry could not have done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.divorce_registration import (
    DivorceOutcome,
    DivorceRegistration,
    DivorceState,
    check_registration,
    clock_of,
    state_on,
)
from mediation_desk.errors import DeskError
from tests.limit_fixtures import BOOK

D = date.fromisoformat
RUNNING = DivorceRegistration(id="1" * 32, case_id="2" * 32, received_on=D("2025-09-03"))
K, S = DivorceOutcome, DivorceState


def ended(outcome: DivorceOutcome, on: str, **more: str) -> DivorceRegistration:
    return replace(RUNNING, outcome=outcome, ended_on=D(on), **more)


@pytest.mark.parametrize(
    ("received", "cooling", "window", "until"),
    [
        ("2024-03-05", "2024-04-07", "2024-04-08", "2024-05-07"),
        ("2025-09-03", "2025-10-09", "2025-10-10", "2025-11-10"),
    ],
)
def test_the_vectors(received: str, cooling: str, window: str, until: str) -> None:
    clock = clock_of(D(received), BOOK)
    assert (clock.cooling.ends, clock.window_from, clock.window.ends) == (D(cooling), D(window), D(until))


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2025-09-03", S.COOLING),
        ("2025-10-09", S.COOLING),
        ("2025-10-10", S.WINDOW),
        ("2025-11-10", S.WINDOW),
        ("2025-11-11", S.DEEMED_WITHDRAWN),
    ],
)
def test_where_it_stands(today: str, state: DivorceState) -> None:
    assert state_on(RUNNING, BOOK, D(today)) is state


@pytest.mark.parametrize("outcome", [one for one in DivorceOutcome if one is not DivorceOutcome.RUNNING])
def test_an_end_stands_whatever_the_day(outcome: DivorceOutcome) -> None:
    assert state_on(ended(outcome, "2025-10-10"), BOOK, D("2030-01-01")).value == outcome.value


@pytest.mark.parametrize(
    ("registration", "key", "field"),
    [
        (replace(RUNNING, received_on=D("2026-01-02")), "date.in_future", "received_on"),
        (replace(RUNNING, outcome=K.REGISTERED), "divorce.ended_needed", "ended_on"),
        (ended(K.REGISTERED, "2026-01-02"), "date.in_future", "ended_on"),
        (ended(K.NOT_ACCEPTED, "2025-09-02"), "divorce.before_receipt", "ended_on"),
        (ended(K.WITHDRAWN, "2025-10-10", ended_by="w"), "divorce.withdrawn_late", "ended_on"),
        (ended(K.WITHDRAWN, "2025-10-09"), "divorce.who_withdrew", "ended_by"),
        (ended(K.WITHDRAWN, "2025-10-09", ended_by="stranger"), "divorce.who_withdrew", "ended_by"),
        (ended(K.REGISTERED, "2025-10-09"), "divorce.outside_window", "ended_on"),
        (ended(K.REGISTERED, "2025-11-11"), "divorce.outside_window", "ended_on"),
        (ended(K.NOT_ACCEPTED, "2025-09-04", note=" "), "divorce.why_not_accepted", "note"),
        (replace(RUNNING, receipt="号" * 201), "text.too_long", "receipt"),
    ],
)
def test_what_could_not_be_is_refused_beside_its_field(
    registration: DivorceRegistration, key: str, field: str
) -> None:
    with pytest.raises(DeskError) as refused:
        check_registration(registration, BOOK, D("2026-01-01"), ("w", "h"))
    assert (refused.value.key, refused.value.field) == (key, field)


@pytest.mark.parametrize(
    "registration",
    [
        RUNNING,
        ended(K.WITHDRAWN, "2025-10-09", ended_by="w"),
        ended(K.REGISTERED, "2025-10-10"),
        ended(K.REGISTERED, "2025-11-10"),
        ended(K.NOT_ACCEPTED, "2025-09-03", note="材料不全"),
    ],
)
def test_what_happens_is_kept(registration: DivorceRegistration) -> None:
    check_registration(registration, BOOK, D("2026-01-01"), ("w", "h"))


@given(st.dates(date(2004, 1, 1), date(2030, 12, 31)))
def test_the_window_follows_the_cooling_off_without_a_gap(received: date) -> None:
    clock = clock_of(received, BOOK)
    assert clock.cooling.ends >= received + timedelta(days=30)
    assert clock.window_from == clock.cooling.ends + timedelta(days=1)
    assert clock.window.ends >= clock.cooling.ends + timedelta(days=30)
    running = replace(RUNNING, received_on=received)
    before = state_on(running, BOOK, clock.window_from - timedelta(days=1))
    assert (before, state_on(running, BOOK, clock.window_from)) == (S.COOLING, S.WINDOW)
