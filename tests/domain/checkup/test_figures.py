from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.checkup.figures import amounts, lower
from mediation_desk.domain.money import capital
from mediation_desk.domain.numerals import numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12，000元", 12_000),
        ("1.2万元", 12_000),
        ("3万5千元", 35_000),
        ("一万二千元", 12_000),
        ("两万五元", 25_000),
        ("二百五元", 250),
        ("一万零五元", 10_005),
        ("三十五万元", 350_000),
        ("人民币壹万贰仟元整", 12_000),
        ("八百块", 800),
    ],
)
def test_an_amount_is_read_however_it_is_written(text, value):
    assert [one.value for one in amounts(f"支付{text}给对方")] == [value]


@given(st.integers(min_value=1, max_value=99_999_999))
def test_figures_numerals_and_capitals_say_the_same(number):
    written = [f"{number}元", f"{numeral(number)}元", capital(Decimal(number))]
    assert [amounts(one)[0].value for one in written] == [number] * 3


@given(st.text(alphabet="〇零一二两三四五六七八九十百千万亿元块，。", max_size=12))
def test_any_numerals_are_read_or_passed_over(text):
    lower(text)
    assert all(text[one.start : one.end] == one.words for one in amounts(text))
