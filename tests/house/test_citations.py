"""Every article named in rules, clauses, code, words on screen or on paper is shipped, or excused."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from mediation_desk.domain.law import Citation, Statutes
from mediation_desk.domain.numerals import numeral

ROOT = Path(__file__).parents[2]
STATUTES = Statutes(ROOT / "resources" / "law" / "articles.json")
NUMBERS = {numeral(number): number for number in range(1, 1300)}
ALIASES = {
    "民诉法解释": "民事诉讼法解释",
    "民诉法": "民事诉讼法",
    "反家暴法": "反家庭暴力法",
    "解释（一）": "婚姻家庭编解释（一）",
    "解释（二）": "婚姻家庭编解释（二）",
    "妇女法": "妇女权益保障法",
}
NOT_SHIPPED = {"人民调解工作若干规定": {33}}
"""Laws whose text is in no collection at hand: they are named, never quoted."""
KEYS = sorted([*(law.key for law in STATUTES.laws), *ALIASES, *NOT_SHIPPED], key=len, reverse=True)
NAMED = re.compile(
    rf"(?P<law>{'|'.join(map(re.escape, KEYS))})》?(?:规定的|的)?"
    r"第? ?(?P<number>\d+|[一二三四五六七八九十百千零]+) ?条"
)
TEXTS = [
    *(ROOT / "resources" / "forms").glob("*.json"),
    *(ROOT / "resources" / "demo").glob("*.json"),
    *(ROOT / "resources" / "locale" / "zh_CN").glob("*.po"),
]


def named_in(text: str) -> set[Citation]:
    """The articles a text names, by the keys of the shipped laws."""
    return {
        Citation(
            law=ALIASES.get(found["law"], found["law"]),
            article=int(found["number"]) if found["number"].isdecimal() else NUMBERS[found["number"]],
        )
        for found in NAMED.finditer(text)
    }


def cited_in(source: str) -> set[Citation]:
    """The articles that code cites as Citation(law=…, article=…) with constants."""
    found = set()
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Citation":
            given = {
                word.arg: word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)
            }
            if "law" in given and "article" in given:
                found.add(Citation(law=str(given["law"]), article=int(str(given["article"]))))
    return found


def missing(citations: set[Citation]) -> set[Citation]:
    """Those that are neither shipped nor excused."""
    return {
        one
        for one in citations
        if STATUTES.article(one) is None and one.article not in NOT_SHIPPED.get(one.law, ())
    }


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_texts_name_articles_that_are_shipped(path: Path) -> None:
    assert not missing(named_in(path.read_text("utf-8")))


def test_code_cites_articles_that_are_shipped() -> None:
    sources = (path.read_text("utf-8") for path in (ROOT / "mediation_desk").rglob("*.py"))
    cited = {citation for source in sources for citation in cited_in(source)}
    assert cited
    assert not missing(cited)


def test_each_law_is_there_once_in_the_version_in_force() -> None:
    titles = [law.title for law in STATUTES.laws]
    assert len(titles) == len(set(titles))
    for law in STATUTES.laws:
        assert law.effective <= STATUTES.snapshot
        years = [int(year) for year in re.findall(r"(\d{4})", law.version)]
        assert max(years) <= int(law.effective[:4]) <= max(years) + 1, law  # the newest amendment is in force


def test_the_checker_sees_a_wrong_article() -> None:
    assert missing(named_in("依据：民法典第 9999 条")) == {Citation(law="民法典", article=9999)}
    assert named_in("民诉法解释第356条") == {Citation(law="民事诉讼法解释", article=356)}
    assert missing(cited_in('x = Citation(law="民法典", article=9999)'))
