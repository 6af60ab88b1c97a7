"""Keepers' sheets as typed: any two give the secret; every wrong word is noticed and mostly found."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shamir_mnemonic import generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from mediation_desk.domain.keeper_sheet import KeeperSheet, pieces
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.sheets import new_sheets, open_sheets, read_sheet

SHEETS = new_sheets()
FIELDS = ("sheet_1", "sheet_2")


def said(sheet: KeeperSheet) -> str:
    return " ".join(sheet.words)


def fault(typed: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(DeskError) as refused:
        read_sheet(typed, "sheet_1")
    assert refused.value.field == "sheet_1"
    return refused.value.key, refused.value.names


def test_a_sheet_shows_no_words_when_it_is_printed_by_accident() -> None:
    assert repr(SHEETS[1]) == "KeeperSheet(number=2)"


@pytest.mark.parametrize("pair", [(0, 1), (0, 2), (1, 2), (2, 0)])
def test_any_two_give_the_same_secret(pair: tuple[int, int]) -> None:
    one, other = (SHEETS[at] for at in pair)
    assert open_sheets((said(one), " ".join(other.numbers)), FIELDS) == open_sheets(
        tuple(map(said, SHEETS)), ("sheet_1", "sheet_2", "sheet_3")
    )


@pytest.mark.parametrize("place", range(20))
def test_every_single_wrong_word_is_noticed_and_found(place: int) -> None:
    words = list(SHEETS[0].words)
    for wrong in random.Random(place).sample([word for word in WORDLIST if word != words[place]], 60):
        typed = [*words[:place], wrong, *words[place + 1 :]]
        assert fault(" ".join(typed)) == ("sheet.word_wrong", {"n": place + 1})


@given(st.integers(0, 19), st.integers(0, 19), st.integers(1, 1023), st.integers(1, 1023))
def test_two_wrong_words_are_noticed(one: int, other: int, by: int, more: int) -> None:
    indices = [int(number) for number in SHEETS[0].numbers]
    indices[one] ^= by
    indices[other] ^= more
    if indices != [int(number) for number in SHEETS[0].numbers]:
        fault(" ".join(WORDLIST[index] for index in indices))


def test_two_neighbours_the_wrong_way_round_are_named() -> None:
    words = list(SHEETS[1].words)
    words[7], words[8] = words[8], words[7]
    assert fault(" ".join(words)) == ("sheet.swapped", {"n": 8, "next": 9})


def test_what_is_not_on_the_list_is_named_by_its_place() -> None:
    words = list(SHEETS[0].words)
    for wrong in ("zhang", "1024", "9999", "学院", "aca"):
        assert fault(" ".join([*words[:4], wrong, *words[5:]])) == ("sheet.not_listed", {"n": 5})
    assert fault(" ".join([*words[:4], "123", *words[5:]])) == ("sheet.number_short", {"n": 5})
    assert fault(" ".join(words[:-1])) == ("sheet.length", {"n": 19, "wanted": 20})
    assert fault(" \n ")[0] == "sheet.empty"


def test_words_and_numbers_may_be_mixed_with_any_gaps() -> None:
    sheet = SHEETS[2]
    mixed = [
        word if n % 2 else number
        for n, (word, number) in enumerate(zip(sheet.words, sheet.numbers, strict=True))
    ]
    grid = "\n".join(f"{n}. {word.upper()}，" for n, word in enumerate(mixed, start=1))
    full_width = "".join(chr(ord(digit) + 0xFEE0) for digit in "".join(sheet.numbers))
    shortened = "-".join(word[:4] for word in sheet.words)
    for typed in (grid, full_width, shortened, "".join(sheet.numbers)):
        assert read_sheet(typed, "x") == sheet


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str) -> None:
    pieces(typed)
    with pytest.raises(DeskError):
        read_sheet(typed, "sheet_1")


def test_sheets_of_two_sets_are_said() -> None:
    with pytest.raises(DeskError) as refused:
        open_sheets((said(SHEETS[0]), said(new_sheets()[1])), FIELDS)
    assert (refused.value.key, refused.value.field) == ("sheet.other_set", "sheet_2")


def test_a_sheet_of_another_scheme_is_said() -> None:
    whole = generate_mnemonics(1, [(1, 1)], bytes(16))[0][0]
    assert fault(whole)[0] == "sheet.foreign"
