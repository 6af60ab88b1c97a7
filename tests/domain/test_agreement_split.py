"""Dividing an agreement moves whole clauses and changes none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.agreement import Agreement, Clause, KeptFinding
from mediation_desk.domain.agreement_split import divided, status_clauses
from mediation_desk.services.clause_books import clause_library

STATUS = Clause(id="s", title="离婚意愿", kind="C01")
MONEY = Clause(id="m", title="抚养费", kind="C12", gaps=(("amount", "1800.00"),))
OWN = Clause(id="o", title="其他", text="双方同意离婚后互不打扰。")
WHOLE = Agreement(id="a", case_id="c", version=3, facts="事实", clauses=(MONEY, STATUS, OWN), manner="转账")


def test_every_clause_stands_in_exactly_one_of_them_unchanged() -> None:
    kept = (
        KeptFinding(rule="x", clause_id="s", reason="一"),
        KeptFinding(rule="y", clause_id="m", reason="二"),
        KeptFinding(rule="z", clause_id=None, reason="三"),
    )
    parts = divided(replace(WHOLE, kept=kept), clause_library())
    assert parts is not None
    stays, goes = parts
    assert (stays.clauses, goes.clauses) == ((MONEY, OWN), (STATUS,))
    assert [one.reason for one in stays.kept] == ["二", "三"]
    assert [one.reason for one in goes.kept] == ["一"]
    assert (stays.id, stays.version, stays.manner) == ("a", 3, "转账")
    assert (goes.id, goes.version, goes.facts, goes.manner) == ("", 0, "事实", "")


@pytest.mark.parametrize("clauses", [(), (MONEY, OWN), (STATUS,)])
def test_nothing_to_divide(clauses: tuple[Clause, ...]) -> None:
    assert divided(replace(WHOLE, clauses=clauses), clause_library()) is None


def test_only_what_the_library_calls_marriage_is_status() -> None:
    assert status_clauses(WHOLE, clause_library()) == (STATUS,)
