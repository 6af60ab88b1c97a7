"""The bench itself works on a tiny register; what it measures is asserted nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.services import counselling_search, opening
from mediation_desk.services.cases import case_view, find_cases
from tests.bench import attaching, binding, booking, checking, notes, painting, saving, searching
from tests.bench.generated import FIRST, MORNING, generated
from tests.bench.timing import Line, table


def test_a_generated_register_is_a_real_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attaching, "SIZE", 200_000)
    for part in (searching, saving, attaching):
        monkeypatch.setattr(part, "ROUNDS", 2)
    made = generated(tmp_path, 60)
    assert generated(tmp_path, 60) == made
    session = made.open()
    with session.register.reading(FIRST, MORNING) as records:
        found = find_cases(records, CaseFilter())
        assert (found.every, len(found.page.lines)) == (60, 60)
        assert len(case_view(records, found.page.lines[0].id).people) == 3
        for typed in searching.kinds(records.connection):
            answer = find_cases(records, CaseFilter(typed=typed.text))
            assert answer.matching == len(answer.page.lines)
    told = [*searching.lines(session.register, "60"), saving.line(session.register, "60")]
    told += attaching.lines(session, "60", tmp_path)
    opening.lock(session)
    assert len(table(told).splitlines()) == len(told) + 1


def test_notes_are_sealed_opened_and_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "ROUNDS", 2)
    monkeypatch.setattr(counselling_search, "PIECE", 2)
    assert len(list(notes.lines(5))) == 4


def test_the_calendar_is_measured_over_real_appointments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(booking, "ROUNDS", 2)
    monkeypatch.setattr(booking, "CASES", 40)
    monkeypatch.setattr(painting, "ROUNDS", 2)
    assert len(list(booking.lines(3_000))) == 8


def test_the_table_says_what_was_reached() -> None:
    lines = [
        Line(what="快", ours=1, base=2, against="bare", most=2, bound=16),
        Line(what="慢", ours=20, base=2, against="bare", most=2),
        Line(what="大", ours=3, unit="MB"),
    ]
    said = table(lines).splitlines()
    assert [("reached" in line, "MISSED" in line) for line in said[1:]] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_the_check_up_is_measured_at_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "ROUNDS", 2)
    assert len(table(checking.lines()).splitlines()) == 4


def test_a_dossier_of_sixty_pages_is_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binding, "ROUNDS", 1)
    monkeypatch.setattr(binding, "PAGES", 4)
    (line,) = binding.lines()
    assert line.base
