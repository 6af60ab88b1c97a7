"""The strength estimate: a lower bound that is not fooled by what guessing programs know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.password_strength import (
    PHRASE_WORD_BITS,
    Cheapness,
    Strength,
    common_words,
    estimate,
    phrase_words,
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("password1234", Cheapness.COMMON),
        ("P@ssw0rd2024", Cheapness.COMMON),
        ("woaini1314520", Cheapness.COMMON),
        ("aaaaaaaaaaaa", Cheapness.REPEATED),
        ("kxqkxqkxqkxq", Cheapness.REPEATED),
        ("abcdefghijkl", Cheapness.RUN),
        ("1qaz2wsx3edc", Cheapness.RUN),
        ("]['poiuytrewq", Cheapness.RUN),
        ("13958270461kk", Cheapness.NUMBER),
        ("11010519491231002X", Cheapness.NUMBER),
        ("1990年01月01日1991", Cheapness.DATE),
        ("hunyintiaojie88", Cheapness.RELATED),
        ("妇联调解中心咨询辅导", Cheapness.RELATED),
        ("womenchiwanfan", Cheapness.PINYIN),
    ],
)
def test_cheap_parts_make_a_weak_password_and_are_named(text: str, why: Cheapness):
    found = estimate(text)
    assert found.strength is Strength.WEAK
    assert why in found.why


def test_names_of_the_centre_are_cheap_only_where_they_are_given():
    assert estimate("qingshuixianzhuqilin").bits > estimate("qingshuixianzhuqilin", ["Qingshuixian"]).bits
    assert Cheapness.RELATED in estimate("清水县里看桃花", ["清水县"]).why


def test_random_characters_and_long_sentences_are_strong():
    assert estimate("kX9#mq2!vLp0").strength is Strength.GOOD
    assert estimate("kX9#mq2!vLp0tR7w").strength is Strength.STRONG
    assert estimate("我家门口有两棵枣树很高很高").strength is Strength.STRONG


def test_a_phrase_is_reckoned_as_drawn():
    words = list(phrase_words())[::199][:5]
    assert 5 * PHRASE_WORD_BITS <= estimate("-".join(words)).bits <= 5 * PHRASE_WORD_BITS + 2


def test_capitals_and_disguises_add_little():
    plain, masked = estimate("sunshine").bits, estimate("$Un5hine").bits
    assert masked - plain <= 3


def test_nothing_costs_nothing():
    assert estimate("").bits == 0


@given(st.text(max_size=80), st.text(max_size=8))
def test_any_text_has_an_estimate_and_knowing_more_never_makes_it_dearer(text: str, name: str):
    alone, known = estimate(text), estimate(text, [name])
    assert 0 <= known.bits <= alone.bits


def test_the_lists_are_what_the_estimate_says():
    words = phrase_words()
    assert len(words) == 2**PHRASE_WORD_BITS
    assert all(word.isascii() and word.islower() and word.isalpha() for word in words)
    assert len(set(words.values())) == len(words)
    assert all(len(shown) == 2 for shown in words.values())
    assert common_words()["123456"] == 1
