"""Companies pasted from a spreadsheet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.activity import Company
from mediation_desk.domain.fair import read_companies


def test_names_and_posts_with_heads_ordinals_and_units() -> None:
    told, problems = read_companies(
        "序号\t企业名称\t岗位\n1\t青禾纺织厂\t120\n2\t云岭食品公司\t80个\n\n3\t\t9\n茶坪合作社"
    )
    assert told == (
        Company(name="青禾纺织厂", posts=120),
        Company(name="云岭食品公司", posts=80),
        Company(name="茶坪合作社"),
    )
    assert problems == ((5, "fair.no_name"),)


@given(st.text())
def test_nothing_pasted_breaks_it(text: str) -> None:
    companies, _problems = read_companies(text)
    assert all(one.name.strip() and one.posts >= 0 for one in companies)
