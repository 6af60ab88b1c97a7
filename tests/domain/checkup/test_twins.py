"""Clauses in pairs: one the check-up must find, and a lawful one in the same words that it leaves alone."""

from pathlib import Path

import pytest

from mediation_desk.domain.checkup.check import check
from mediation_desk.domain.checkup.finding import Finding, Severity
from tests.domain.checkup.sample import agreement, context, free

PAIRS = [
    line.split("\t")
    for line in (Path(__file__).parent / "twins.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def found_in(text: str) -> dict[str, Finding]:
    """What is said about one clause written by hand in the sample divorce case, by rule."""
    paper = agreement(free(text))
    return {one.rule: one for one in check(paper, context()) if one.clause_id == "free"}


@pytest.mark.parametrize(("rule", "severity", "text", "twin"), PAIRS, ids=[pair[2] for pair in PAIRS])
def test_the_clause_is_found_and_its_twin_is_not(rule, severity, text, twin):
    found = found_in(text)
    assert rule in found, sorted(found)
    assert found[rule].severity == severity
    innocent = found_in(twin)
    assert rule not in innocent, innocent[rule]
    assert not [one for one in innocent.values() if one.severity is not Severity.NOTE], innocent


def test_the_table_is_wide():
    assert len(PAIRS) >= 120
    assert len({text for pair in PAIRS for text in pair[2:]}) == 2 * len(PAIRS)
