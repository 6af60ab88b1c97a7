"""Two versions side by side: added, taken out, changed, moved; joined again they are the texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.agreement_compare import (
    AgreementPart,
    Passage,
    PassageChange,
    SaidAgreement,
    SaidClause,
    compare,
)
from mediation_desk.domain.marked_text import Marked, mark

C = PassageChange
SUPPORT = "乙方每月10日前支付抚养费人民币1,800.00元（大写：人民币壹仟捌佰元整）。"
MORE = "乙方每月10日前支付抚养费人民币2,800.00元（大写：人民币贰仟捌佰元整）。"
VISIT = "乙方每月第二、第四个周末探望女儿。"
HOUSE = "甲方继续居住梧桐苑房屋至女儿中学毕业。"


def said(*clauses: tuple[str, str], facts: str = "双方自2026年1月起分居。") -> SaidAgreement:
    return SaidAgreement(
        parts=((AgreementPart.FACTS, facts), (AgreementPart.MANNER, "银行转账")),
        clauses=tuple(SaidClause(id=one, title=one, text=words) for one, words in clauses),
    )


def told(before: SaidAgreement, after: SaidAgreement) -> list[tuple[str, PassageChange]]:
    return [(one.title, one.change) for one in compare(before, after) if one.part is AgreementPart.CLAUSE]


def whole(words: Marked) -> str:
    return "".join(one.text for one in words)


def marked(words: Marked) -> list[str]:
    return [one.text for one in words if one.marked]


def test_nothing_changed_marks_nothing() -> None:
    same = said(("a", SUPPORT), ("b", VISIT))
    assert {one.change for one in compare(same, same)} == {C.SAME}
    assert all(not marked(one.left) and not marked(one.right) for one in compare(same, same))


def test_a_figure_changes_as_a_whole_and_chinese_by_the_character() -> None:
    left, right = mark(SUPPORT, MORE)
    assert marked(left) == ["1,800.00", "壹"]
    assert marked(right) == ["2,800.00", "贰"]


def test_added_taken_out_and_changed() -> None:
    before = said(("a", SUPPORT), ("b", VISIT))
    after = said(("a", MORE), ("c", HOUSE))
    assert told(before, after) == [("a", C.CHANGED), ("c", C.ADDED), ("b", C.REMOVED)]
    rows = [one for one in compare(before, after) if one.part is AgreementPart.CLAUSE]
    assert [(one.left_n, one.right_n) for one in rows] == [(1, 1), (0, 2), (2, 0)]
    assert rows[1].left == ()
    assert marked(rows[1].right) == [HOUSE]


def test_a_clause_taken_out_stands_where_it_stood() -> None:
    before = said(("a", SUPPORT), ("b", VISIT), ("c", HOUSE))
    assert told(before, said(("a", SUPPORT), ("c", HOUSE))) == [
        ("a", C.SAME),
        ("b", C.REMOVED),
        ("c", C.SAME),
    ]


def test_a_moved_clause_is_moved_and_its_neighbours_stay() -> None:
    before = said(("a", SUPPORT), ("b", VISIT), ("c", HOUSE))
    after = said(("c", HOUSE), ("a", SUPPORT), ("b", VISIT))
    assert told(before, after) == [("c", C.MOVED), ("a", C.SAME), ("b", C.SAME)]
    assert compare(before, after)[1].left_n == 3


def test_moved_and_reworded_shows_both() -> None:
    before = said(("a", SUPPORT), ("b", VISIT), ("c", HOUSE))
    after = said(("b", VISIT), ("c", HOUSE), ("a", MORE))
    row = compare(before, after)[3]
    assert row.change is C.MOVED
    assert marked(row.right) == ["2,800.00", "贰"]


def test_a_clause_written_anew_is_the_same_clause() -> None:
    before, after = said(("a", SUPPORT)), said(("new", MORE))
    assert told(before, after) == [("new", C.CHANGED)]


def test_facts_and_the_rest_are_compared_too() -> None:
    first: Passage = compare(said(), said(facts="双方自2026年2月起分居。"))[0]
    assert (first.part, first.change) == (AgreementPart.FACTS, C.CHANGED)
    assert (marked(first.left), marked(first.right)) == (["1"], ["2"])
    assert compare(said(facts=""), said())[0].change is C.ADDED


texts = st.text(alphabet="甲乙方每月支付12,.元𬍛\n", max_size=30)


@given(texts, texts)
def test_the_stretches_joined_are_the_texts(before: str, after: str) -> None:
    left, right = mark(before, after)
    assert (whole(left), whole(right)) == (before, after)
    if before == after:
        assert not marked(left)


clauses = st.lists(st.tuples(st.sampled_from("abcdef"), texts), unique_by=lambda one: one[0], max_size=6)


@given(clauses, clauses)
def test_every_clause_of_both_stands_once(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    rows = [one for one in compare(said(*before), said(*after)) if one.part is AgreementPart.CLAUSE]
    assert sorted(one.left_n for one in rows if one.left_n) == list(range(1, len(before) + 1))
    assert [one.right_n for one in rows if one.right_n] == list(range(1, len(after) + 1))
    for row in rows:
        if row.left_n:
            assert whole(row.left) == before[row.left_n - 1][1]
        if row.right_n:
            assert whole(row.right) == after[row.right_n - 1][1]
        assert row.change is not C.SAME or row.left == row.right
