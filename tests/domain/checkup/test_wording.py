import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.checkup.finding import Severity
from mediation_desk.domain.checkup.wording import load_rules, read_words
from mediation_desk.domain.clauses.sentence import render
from tests.domain.checkup.sentences import SENTENCES
from tests.domain.checkup.test_twins import PAIRS
from tests.domain.clauses.samples import LIBRARY, NAMES, TODAY, filled

RULES = load_rules(Path(__file__).parents[3] / "resources" / "forms" / "checkup.json")
SAID = [text for _rule, _severity, text in SENTENCES]


@pytest.mark.parametrize(("rule", "severity", "text"), SENTENCES, ids=SAID)
def test_each_sentence_gets_what_it_deserves(rule, severity, text):
    found = {finding.rule: finding for finding in read_words(text, RULES)}
    if rule is None:
        assert not {name for name, finding in found.items() if finding.severity is not Severity.NOTE}
    else:
        assert rule in found, found
        assert found[rule].severity == severity
        if severity != "forbidden":
            assert Severity.FORBIDDEN not in {finding.severity for finding in found.values()}


def test_the_table_is_wide():
    assert len(SENTENCES) >= 80
    forbidden = {name for name, rule in RULES.rules.items() if rule.severity is Severity.FORBIDDEN}
    tried = {rule for rule, _severity, _text in SENTENCES} | {pair[0] for pair in PAIRS}
    assert forbidden - tried == {"party_missing", "locked_clause"}


def test_no_pattern_repeats_without_end():
    """A long paste must not make the check-up slow: every repetition has its bound."""
    endless = re.compile(r"(?<!\\)[*+]")
    for rule in RULES.words:
        assert not [one.pattern for one in (*rule.patterns, *rule.unless) if endless.search(one.pattern)]


def test_no_model_clause_is_found_at_fault():
    for form in LIBRARY.forms:
        for gap in [None, *form.gaps]:
            for choice in gap.choices if gap else [None]:
                values = filled(form) | ({gap.name: choice.value} if gap else {})
                clause = Clause(id="1", title="", kind=form.kind, gaps=tuple(values.items()))
                text = render(clause, LIBRARY, NAMES, TODAY).text
                faults = [found for found in read_words(text, RULES) if found.severity is not Severity.NOTE]
                assert not faults, (form.kind, text, faults)


def test_the_sentence_is_pointed_at_as_written():
    text = "双方互谅互让。女方今后 不 报 警；其余照旧。"
    (found,) = [finding for finding in read_words(text, RULES) if finding.rule == "waives_report"]
    assert text[found.span.start : found.span.end] == "女方今后 不 报 警；"


@given(
    st.text(
        alphabet=st.one_of(st.characters(), st.sampled_from("不得再报警放弃探望抚养费保护令，。；、归房屋的"))
    )
)
def test_any_text_can_be_read(text):
    for found in read_words(text, RULES):
        assert text[found.span.start : found.span.end]
