"""Which passwords may be chosen, and the phrase offered instead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain import passwords
from mediation_desk.domain.password_strength import Strength
from mediation_desk.errors import DeskError

NAMES = ("清水县", "清水", "qingshuixian", "朱启林", "zhuqilin", "李")


def refused(password: str, related: tuple[str, ...] = NAMES) -> str:
    with pytest.raises(DeskError) as caught:
        passwords.accept(password, related)
    assert caught.value.field == "password"
    assert not caught.value.names.keys() - {"least", "most", "n"}
    return caught.value.key


@pytest.mark.parametrize(
    ("password", "key"),
    [
        ("", "password.empty"),
        ("            ", "password.empty"),
        ("　" * 12, "password.empty"),
        ("kX9#mq2!vLp", "password.short"),
        ("kX9#mq2!vLp0" * 30, "password.long"),
        ("kX9#mq2!\u202evLp0", "password.unreadable"),
        ("kX9#mq2!\x00vLp0", "password.unreadable"),
        ("kX9#mq2!\ud800vLp0", "password.unreadable"),
        ("kX9#mq2!\ue000vLp0", "password.unreadable"),
        ("Password2024!!", "password.common"),
        ("123456789012", "password.common"),
        ("woaini1314520", "password.common"),
        ("hunyintiaojie888", "password.related"),
        ("kX9#QingShuiXian!v7", "password.related"),
        ("kX9#Zhu Qi Lin!v7p", "password.related"),
        ("kX9#mq朱启林2!vLp0", "password.related"),
        ("aaaaaaaaaaaaaa", "password.guessable"),
        ("abcdefghijkl", "password.guessable"),
        ("ａｂｃｄｅｆｇｈｉｊｋｌ", "password.guessable"),
    ],
)
def test_refused_with_its_reason(password: str, key: str):
    assert refused(password) == key


@pytest.mark.parametrize(
    "password", ["kX9#mq2!vLp0", "我家门口有两棵枣树很高很高", "correct horse battery staple"]
)
def test_accepted(password: str):
    assert passwords.accept(password, NAMES).strength is not Strength.WEAK


def test_one_chinese_character_or_three_letters_are_no_name():
    passwords.accept("kX9#mq李2!vLp0", ("李", "kX9", ""))


def test_full_width_and_half_width_are_one_password():
    assert passwords.normalised("ｋＸ９＃ｍｑ２！") == passwords.normalised("kX9#mq2!") == b"kX9#mq2!"
    assert passwords.weigh("ｋＸ９＃ｍｑ２！") == passwords.weigh("kX9#mq2!")


def test_an_offered_phrase_is_accepted_and_states_its_bits():
    for _ in range(100):
        phrase = passwords.offer_phrase()
        assert phrase.bits == passwords.PHRASE_BITS == 50
        assert len(phrase.typed.split("-")) == len(phrase.remembered.split()) == 5
        assert passwords.accept(phrase.typed).bits >= 48


def test_a_phrase_is_drawn_by_the_source_it_is_given():
    phrase = passwords.offer_phrase(lambda words: words[0])
    assert len(set(phrase.typed.split("-"))) == 1


@given(st.text(max_size=300))
def test_any_text_is_accepted_or_refused_in_words(password: str):
    passwords.normalised(password)
    said = "password.accepted"
    try:
        passwords.accept(password, NAMES)
    except DeskError as error:
        said = error.key
    assert said.startswith("password.")
