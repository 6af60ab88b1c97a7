"""Twenty pages of facts, six parties, twelve clauses, rare and hostile words: nothing lost in either file."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from typing import Any

import pytest

from mediation_desk.documents import layout, pdf, word
from mediation_desk.documents.checked import checked
from mediation_desk.documents.mediation_agreement import AgreementFacts, ClauseWords, mediation_agreement
from mediation_desk.documents.oral_agreement import OralFacts, oral_agreement
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.people import PartyFacts
from tests.documents.reading import pdf_pages, squeezed, without_imprint, word_text
from tests.documents.test_papers import FILLED

RARE = "𠮷㛃䶮喆堃淼𬍛𠅤·玥琤"
HOSTILE = "<w:t>&lt;]]>%s\\'\"；=1+1\u200b"
KINDS = {kind.key: kind for kind in PAPERS}
TEXTS = ("closing_report", "power_of_attorney", "termination_notice", "confirmation_application", "receipt")
"""A table, a form, a letter, a court's paper and a sentence."""
SIX = tuple(
    PartyFacts(
        side=f"{side}方",
        name=f"{RARE}{side}",
        sex="女",
        ethnicity="维吾尔族",
        age="38岁",
        occupation="个体工商户" * 3,
        contact="由青禾区婚姻家庭辅导中心代转",
        address=f"{RARE}路1号" * 4,
        identity_number="37011519900101002X",
    )
    for side in "甲乙丙丁戊己"
)
LONG = "双方于2013年5月登记结婚，因家务分工和借款（人民币12,000.00元）多次争吵。" * 260
TWELVE = tuple(f"第{n}件事由{RARE}办理，逾期每日支付人民币5.00元。" * n for n in range(1, 13))


def both(paper: Paper) -> tuple[str, str, int]:
    """The words of the PDF without what pages repeat, those of Word, and how many pages the PDF has.

    Where a row runs on over lines its cells are told line by line in a PDF: only the characters are compared.
    """
    pages, area = pdf_pages(pdf.render(paper)), layout.type_area(paper)
    imprints = [
        squeezed("".join(said.line.text for said in pdf.imprint(checked(paper), area, n, len(pages))))
        for n in range(1, len(pages) + 1)
    ]
    printed, written = without_imprint(pages, imprints), word_text(word.render(paper))
    assert Counter(printed) == Counter(written)
    return printed, written, len(pages)


def test_facts_of_twenty_pages_with_six_parties_and_twelve_clauses() -> None:
    paper = mediation_agreement(
        AgreementFacts(
            number="（2026）青婚人调协字第012号",
            parties=SIX,
            facts=LONG,
            clauses=tuple(ClauseWords(id=f"c{n}", text=words) for n, words in enumerate(TWELVE)),
            manner="按月。",
            copies="七",
        )
    )
    printed, written, pages = both(paper)
    assert pages > 20
    assert written.count("多次争吵") == printed.count("多次争吵") >= 250
    for party in SIX:
        assert party.name in written
        assert f"{party.side}：" in printed
    for number in "一二三四五六七八九十":
        assert f"{number}、" in printed
    assert "十二、" in printed


def test_an_oral_agreement_of_six_with_twelve_clauses() -> None:
    _, written, pages = both(
        oral_agreement(OralFacts(parties=SIX, facts="争吵。", clauses=TWELVE, manner="当场。"))
    )
    assert pages > 2
    assert all(party.name in written for party in SIX)


@pytest.mark.parametrize("key", TEXTS)
def test_rare_and_hostile_words_in_every_field(key: str) -> None:
    kind, facts = KINDS[key], FILLED[key]
    typed: dict[str, Any] = {
        one.name: f"{RARE}{HOSTILE}"
        for one in fields(facts)
        if isinstance(getattr(facts, one.name), str) and one.name not in _chosen(kind)
    }
    assert len(typed) > 5
    printed, written, _ = both(kind.build(replace(facts, **typed)))
    assert written.count(squeezed(RARE)) >= 5
    assert printed.count("𠮷㛃䶮") >= 5
    assert "&lt;]]>%s" in written


@pytest.mark.parametrize("key", TEXTS)
def test_a_word_as_long_as_ten_lines_in_every_field(key: str) -> None:
    kind, facts = KINDS[key], FILLED[key]
    typed: dict[str, Any] = {
        one.name: "A0" * 300
        for one in fields(facts)
        if isinstance(getattr(facts, one.name), str) and one.name not in _chosen(kind) | HOUSE
    }
    _, _, pages = both(kind.build(replace(facts, **typed)))
    assert pages > 1


def _chosen(kind: Any) -> set[str]:
    """Fields with choices of their own."""
    return {one.name for one in kind.fields if one.choices}


HOUSE = {"sender", "committee"}
"""Names of our own bodies: a head or a seal is one piece and no taller than a page."""
