import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.clauses.form import GapKind
from mediation_desk.domain.clauses.library import new_clause
from mediation_desk.domain.clauses.names import Named, Names
from mediation_desk.domain.clauses.said import amount_said, share_of
from mediation_desk.domain.clauses.sentence import BLANK, asked, render, support_end
from mediation_desk.domain.money import read_capital
from tests.domain.clauses.samples import LIBRARY, NAMES, TODAY, filled

KINDS = [form.kind for form in LIBRARY.forms]


def said(kind: str, **gaps: str) -> str:
    rendered = render(Clause(id="1", title="", kind=kind, gaps=tuple(gaps.items())), LIBRARY, NAMES, TODAY)
    assert not rendered.missing, rendered
    return rendered.text


def with_values(kind: str, **changes: str) -> str:
    form = LIBRARY.form(kind)
    assert form is not None
    return said(kind, **{**filled(form), **changes})


@pytest.mark.parametrize("kind", KINDS)
def test_every_clause_is_whole_when_filled(kind):
    text = with_values(kind)
    assert BLANK not in text
    assert not re.search(r"[{}@;:()]|\s|。。|，，|，；|；，|，。|\D,", text)
    assert text.endswith("。")


@pytest.mark.parametrize("kind", KINDS)
def test_every_clause_shows_blanks_when_nothing_is_filled(kind):
    form = LIBRARY.form(kind)
    rendered = render(Clause(id="1", title="", kind=kind), LIBRARY, NAMES, TODAY)
    needed = {gap.name for gap in asked(form, {}, NAMES, TODAY) if gap.required}
    assert needed <= {name.partition(".")[0] for name in rendered.missing}
    assert bool(rendered.missing) is bool(needed)


@pytest.mark.parametrize("form", LIBRARY.forms, ids=KINDS)
def test_each_gap_alone_left_empty_is_missing(form):
    values = filled(form)
    for gap in asked(form, values, NAMES, TODAY):
        clause = Clause(id="1", title="", kind=form.kind, gaps=tuple({**values, gap.name: " "}.items()))
        missing = {name.partition(".")[0] for name in render(clause, LIBRARY, NAMES, TODAY).missing}
        assert (gap.name in missing) is gap.required


@pytest.mark.parametrize("form", LIBRARY.forms, ids=KINDS)
def test_every_choice_makes_a_whole_sentence(form):
    for gap in form.gaps:
        for choice in gap.choices:
            assert with_values(form.kind, **{gap.name: choice.value})


def test_support_reads_as_the_model_does():
    text = with_values("C12", payer="b", share="equal", account="given", settle="15")
    assert text == (
        "乙方自2026年4月起至子女赵小禾年满十八周岁当月止，每月10日前支付抚养费人民币2,800元"
        "（大写：人民币贰仟捌佰元整），汇入户名青禾街道梧桐苑、开户行青禾农商行梧桐支行、账号6217000000006608的账户。"
        "子女教育费、医疗费中超出日常开支的部分，凭票据由双方按各半的比例分担，垫付方提交票据后15日内结清。"
    )


def test_the_account_is_left_to_the_payee_unless_it_is_to_be_written():
    form = LIBRARY.form("C12")
    assert "由收款人另行书面告知收款信息" in with_values("C12", account="separate")
    names = {gap.name for gap in asked(form, {"account": "separate"}, NAMES, TODAY)}
    assert not names & {"holder", "bank", "number"}
    assert {"holder", "bank", "number"} <= {
        gap.name for gap in asked(form, {"account": "given"}, NAMES, TODAY)
    }


@pytest.mark.parametrize(
    ("today", "heard", "printed"),
    [
        (date(2023, 9, 11), True, False),
        (date(2023, 9, 12), True, True),
        (TODAY, False, False),
        (TODAY, True, True),
    ],
)
def test_the_childs_wish_is_printed_from_eight_and_only_when_heard(today, heard, printed):
    child = Named(
        person_id="c", name="赵小禾", label="赵小禾", born=date(2015, 9, 12), child=True, heard=heard
    )
    names = Names(people=(*NAMES.parties, child))
    clause = Clause(id="1", title="", kind="C10", gaps=(("child", "c"), ("custodian", "a")))
    assert ("听取并尊重子女本人意愿" in render(clause, LIBRARY, names, today).text) is printed


def test_a_child_without_birth_date_leaves_a_blank():
    names = Names(people=(*NAMES.parties, Named(person_id="c", name="赵小禾", label="赵小禾", child=True)))
    clause = Clause(id="1", title="", kind="C10", gaps=(("child", "c"), ("custodian", "a")))
    assert render(clause, LIBRARY, names, TODAY).missing == ("child.born",)


def test_support_ends_in_the_month_of_the_eighteenth_birthday():
    assert support_end({"end": "child_18", "child": "c"}, NAMES) == date(2033, 9, 1)
    assert support_end({"end": "independent", "child": "c"}, NAMES) is None
    assert support_end({"end": "child_18"}, NAMES) is None


@pytest.mark.parametrize("value", ["0", "-5", "2800.005", "abc", "NaN", "1e30", "Infinity", "", "二千"])
def test_no_amount_stands_that_is_not_one(value):
    clause = Clause(
        id="1", title="", kind="C51", gaps=(("days", "15"), ("amount", value), ("instalments", "2"))
    )
    assert render(clause, LIBRARY, NAMES, TODAY).missing == ("amount",)


@given(st.decimals(min_value="0.01", max_value="999999999999.99", places=2))
def test_figures_and_capitals_always_agree(amount):
    said = amount_said(amount)
    shown, capitals = re.fullmatch(r"人民币([\d,.]+)元（大写：人民币(.+)）", said).groups()
    assert Decimal(shown.replace(",", "")) == amount
    assert read_capital(capitals) == amount


def test_shares_make_a_hundred():
    assert share_of("a:40,b:60")
    assert share_of("a:40,b:50") is None
    assert share_of("a40") is None
    assert "按甲方40%、乙方60%的比例" in with_values("C21", share="a:40,b:60")


def test_words_written_by_hand_stand_as_they_are():
    clause = Clause(id="1", title="", text="双方轮流接送孩子。")
    assert render(clause, LIBRARY, NAMES, TODAY).text == "双方轮流接送孩子。"
    for left_open in ("", "  ", "乙方于____前支付。", "乙方于{日期}前支付。"):
        assert render(Clause(id="1", title="", text=left_open), LIBRARY, NAMES, TODAY).missing == ("text",)


def test_a_stranger_to_the_case_fills_no_gap():
    clause = Clause(id="1", title="", kind="C25", gaps=(("who", "z"),))
    assert render(clause, LIBRARY, NAMES, TODAY).missing == ("who",)
    clause = Clause(id="1", title="", kind="C25", gaps=(("who", "c"),))
    assert render(clause, LIBRARY, NAMES, TODAY).missing == ("who",)


def test_a_value_with_braces_is_not_a_place():
    clause = new_clause(LIBRARY.form("C22"), "1", who="a", home="{date}", date="2026-05-01")
    assert render(clause, LIBRARY, NAMES, TODAY).missing == ("home",)


@given(st.sampled_from(LIBRARY.forms), st.data())
def test_any_value_in_any_gap_never_crashes(form, data):
    gaps = tuple((gap.name, data.draw(st.text(max_size=30))) for gap in form.gaps)
    assert render(Clause(id="1", title="", kind=form.kind, gaps=gaps), LIBRARY, NAMES, TODAY).text


def test_a_new_clause_carries_the_defaults():
    clause = new_clause(LIBRARY.form("C12"), "1", child="c")
    assert dict(clause.gaps)["child"] == "c"
    assert dict(clause.gaps)["end"] == "child_18"
    assert clause.title == "抚养费"


def test_every_gap_kind_of_the_library_is_tried():
    assert {gap.kind for form in LIBRARY.forms for gap in form.gaps} == set(GapKind)


def test_model_texts_read_as_they_should():
    assert said("C17") == "任何一方及其亲属均不得抢夺、藏匿子女，不得以限制见面相要挟。"
    assert with_values("C13", years="2").startswith("抚养费每两年协商调整一次；")
    assert "一式三份" in said("C54")
    visits = with_values("C15", hours="星期六9时至星期日17时", child="", days="", carer="a")
    assert visits == (
        "乙方每月第二、第四个周末星期六9时至星期日17时探望子女；接送由乙方负责，变更应提前3日告知。"
        "甲方应予协助，不得阻挠或向子女作贬损性引导。"
    )
