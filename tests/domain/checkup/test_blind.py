"""Clauses written from the law alone, their results fixed before the check-up had read one of them.

The first forty (blind.tsv) were kept before the first run, by the writer of the rules, with the rules out of
sight. First run, as it fell: 17 of 40 right, that is 5 of 28 faults found and 12 of 12 lawful clauses left
alone; plain figures and days were found, country ways of saying a thing were not. The rules were widened
afterwards; the column `missed` marks what failed at first.
"""

from pathlib import Path

import pytest

from mediation_desk.domain.checkup.finding import Severity
from tests.domain.checkup.test_twins import found_in

HERE = Path(__file__).parent


def clauses(name: str) -> list[list[str]]:
    """Severity, rule and clause of each line."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t")[:3] for line in lines if line and not line.startswith("#")]


FORTY = clauses("blind.tsv")


@pytest.mark.parametrize(("severity", "rule", "text"), FORTY, ids=[one[2] for one in FORTY])
def test_what_was_written_blind_is_judged_right(severity, rule, text):
    found = found_in(text)
    if severity == "none":
        assert not [one for one in found.values() if one.severity is not Severity.NOTE], found
    else:
        assert found[rule].severity == severity


def test_there_are_forty():
    assert len({text for _severity, _rule, text in FORTY}) == 40
