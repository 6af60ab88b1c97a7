from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.short_code import ALPHABET, code_from, normalise_code
from mediation_desk.errors import DeskError


def test_the_code_of_these_bytes_never_changes() -> None:
    assert code_from(b"x") == "5NRH-CGNP"


@given(st.binary(max_size=200))
def test_codes_read_back_however_they_are_typed(content: bytes) -> None:
    code = code_from(content)
    assert re.fullmatch(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", code)
    assert normalise_code(code) == code
    assert normalise_code(f" {code.lower().replace('-', ' ')} ") == code
    assert normalise_code(code.replace("0", "O").replace("1", "l").replace("-", "－")) == code


@given(st.binary(max_size=20), st.integers(0, 7), st.integers(1, 31))
def test_one_wrong_character_is_noticed(content: bytes, place: int, shift: int) -> None:
    code = code_from(content).replace("-", "")
    wrong = ALPHABET[(ALPHABET.index(code[place]) + shift) % 32]
    with pytest.raises(DeskError, match=r"code\.check"):
        normalise_code(code[:place] + wrong + code[place + 1 :])


@given(st.binary(max_size=20), st.integers(0, 6), st.integers(1, 7))
def test_two_swapped_characters_are_noticed(content: bytes, first: int, step: int) -> None:
    marks = list(code_from(content).replace("-", ""))
    second = min(first + step, 7)
    if marks[first] == marks[second]:
        return
    marks[first], marks[second] = marks[second], marks[first]
    with pytest.raises(DeskError, match=r"code\.check"):
        normalise_code("".join(marks))


@pytest.mark.parametrize(
    ("typed", "key"),
    [("", "code.length"), ("5NRH-CGN", "code.length"), ("5NRH-CGN您", "code.characters")],
)
def test_refuses_in_words(typed: str, key: str) -> None:
    with pytest.raises(DeskError) as caught:
        normalise_code(typed)
    assert caught.value.key == key
