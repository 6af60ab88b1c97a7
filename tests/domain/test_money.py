from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.money import CEILING, capital, checked, figures, read_amount, read_capital
from mediation_desk.errors import DeskError

AMOUNTS = st.integers(0, int(CEILING * 100)).map(lambda cents: Decimal(cents).scaleb(-2))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0.00", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("0.55", "伍角伍分"),
        ("10.00", "壹拾元整"),
        ("10.50", "壹拾元零伍角"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("1800", "壹仟捌佰元整"),
        ("2800.00", "贰仟捌佰元整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("40000", "肆万元整"),
        ("107000.53", "壹拾万柒仟元零伍角叁分"),
        ("140000.00", "壹拾肆万元整"),
        ("2000000.00", "贰佰万元整"),
        ("100000001.00", "壹亿零壹元整"),
        ("100005000", "壹亿零伍仟元整"),
        ("100050000", "壹亿零伍万元整"),
        ("10000000000", "壹佰亿元整"),
        (
            "999999999999.99",
            "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        ),
    ],
)
def test_capitals(amount: str, words: str) -> None:
    assert capital(Decimal(amount)) == words
    assert read_capital(f"人民币{words}") == Decimal(amount)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹仟陆佰捌拾元叁角贰分", "1680.32"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("肆万圆正", "40000"),
        ("拾元整", None),
        ("四万元", None),
        ("人民币", None),
        ("整", None),
        ("", None),
    ],
)
def test_both_allowed_spellings_are_read(words: str, amount: str | None) -> None:
    assert read_capital(words) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12,000", "12000.00"),
        ("１２０００", "12000.00"),
        ("１２，０００．５", "12000.50"),
        ("1.2万", "12000.00"),
        ("1.23456万元", "12345.60"),
        ("3千", "3000.00"),
        ("0.5亿", "50000000.00"),
        ("￥300元", "300.00"),
        ("人民币 1 800 元", "1800.00"),
        (".5", "0.50"),
        ("300.", "300.00"),
        ("1.000000000000", "1.00"),
        ("-0", None),
        ("0", "0.00"),
        ("999,999,999,999.99", "999999999999.99"),
    ],
)
def test_reads_what_people_type(typed: str, amount: str | None) -> None:
    if amount is None:
        with pytest.raises(DeskError, match=r"money\.negative"):
            read_amount(typed)
    else:
        assert str(read_amount(typed)) == amount


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", "money.empty"),
        ("元", "money.empty"),
        ("-5", "money.negative"),
        ("1.234", "money.too_fine"),
        ("1.23456", "money.too_fine"),
        ("1.2345678万", "money.too_fine"),
        ("12345678901.00000000000000000000001", "money.too_fine"),
        ("1,20", "money.commas"),
        ("1,2000", "money.commas"),
        ("1000000000000", "money.too_large"),
        ("1" * 200, "money.too_large"),
        ("9999999亿", "money.too_large"),
        ("1e5", "money.unreadable"),
        ("NaN", "money.unreadable"),
        ("Infinity", "money.unreadable"),
        ("约3000", "money.unreadable"),
        ("1.2.3", "money.unreadable"),
        ("١٢", "money.unreadable"),
    ],
)
def test_refuses_in_words(typed: str, key: str) -> None:
    with pytest.raises(DeskError) as caught:
        read_amount(typed, field="price")
    assert (caught.value.key, caught.value.field) == (key, "price")


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-0.01", "0.001", "1E+30"])
def test_impossible_amounts(amount: str) -> None:
    with pytest.raises(DeskError):
        checked(Decimal(amount))


@given(AMOUNTS)
def test_figures_and_capitals_say_the_same(amount: Decimal) -> None:
    assert read_amount(figures(amount)) == amount
    words = capital(amount)
    assert read_capital(words) == amount
    assert "零零" not in words
    assert not words.startswith("零") or amount == 0


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with suppress(DeskError):
        assert 0 <= read_amount(typed) <= CEILING
