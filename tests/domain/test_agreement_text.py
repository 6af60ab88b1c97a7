"""A draft is kept as text and comes back the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.agreement import Agreement, AgreementForm, Clause, KeptFinding, Signer
from mediation_desk.domain.agreement_text import read_agreement, write_agreement

WORDS = st.text(max_size=30)
CLAUSES = st.builds(
    Clause,
    id=WORDS,
    title=WORDS,
    kind=WORDS,
    gaps=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
    text=WORDS,
)
AGREEMENTS = st.builds(
    Agreement,
    id=WORDS,
    case_id=WORDS,
    form=st.sampled_from(AgreementForm),
    version=st.integers(0, 99),
    facts=WORDS,
    clauses=st.lists(CLAUSES, max_size=3).map(tuple),
    manner=WORDS,
    place=WORDS,
    deadline=WORDS,
    copies=st.integers(0, 99),
    mediator_ids=st.lists(WORDS, max_size=2).map(tuple),
    recorder_id=WORDS,
    signers=st.lists(
        st.builds(Signer, person_id=WORDS, representative=WORDS, capacity=WORDS), max_size=2
    ).map(tuple),
    kept=st.lists(
        st.builds(KeptFinding, rule=WORDS, clause_id=st.none() | WORDS, reason=WORDS), max_size=2
    ).map(tuple),
    show_identity_numbers=st.booleans(),
    reached_on=st.none() | st.dates(date(1990, 1, 1)),
    performed_on_the_spot=st.booleans(),
)


@given(AGREEMENTS)
def test_it_comes_back_the_same(agreement: Agreement) -> None:
    assert read_agreement(write_agreement(agreement)) == agreement


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": "spoken"}', "null"])
def test_something_else_is_told_by_an_error(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read_agreement(text)
