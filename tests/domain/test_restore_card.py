"""The restore card: every slip of the hand is caught, every harmless way of typing is welcome."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain import restore_card
from mediation_desk.errors import DeskError

cards = st.text("0123456789", min_size=25, max_size=25).map(restore_card._with_check_digits)


def refusal(typed: str) -> DeskError:
    with pytest.raises(DeskError) as caught:
        restore_card.read(typed)
    assert caught.value.field == "card"
    return caught.value


def test_a_new_card_reads_back_and_no_two_are_alike():
    made = {restore_card.new_card() for _ in range(200)}
    assert len(made) == 200
    for card in made:
        assert len(card) == 27
        assert restore_card.read(restore_card.grouped(card)) == card


def test_a_known_card():
    card = restore_card._with_check_digits("1234567890123456789012345")
    assert card == "1234567890123456789012345" + f"{98 - 123456789012345678901234500 % 97:02}"
    assert restore_card.grouped(card).startswith("123 456 789 012 345 678 901 234 5")


@given(cards)
def test_every_single_wrong_digit_is_caught(card: str):
    for at in range(27):
        for digit in "0123456789":
            if digit != card[at]:
                assert refusal(card[:at] + digit + card[at + 1 :]).key == "card.mistyped"


@given(cards)
def test_every_swap_of_two_digits_is_caught(card: str):
    for a, b in itertools.combinations(range(27), 2):
        if card[a] != card[b]:
            swapped = list(card)
            swapped[a], swapped[b] = card[b], card[a]
            assert refusal("".join(swapped)).key == "card.mistyped"


@given(cards, st.sampled_from([" ", "  ", "-", "—", "　", ". ", "\n", "\t", "·", "、", "\u00a0"]))
def test_gaps_and_full_width_digits_do_not_matter(card: str, gap: str):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    typed = gap.join(restore_card.grouped(card).split()).translate(wide)
    assert restore_card.read(f"  {typed}\n") == card


@pytest.mark.parametrize("gaps", [" ", ""])
def test_an_unreadable_group_is_named(gaps: str):
    groups = restore_card.grouped(restore_card.new_card()).split()
    groups[3] = "4o7"
    error = refusal(gaps.join(groups))
    assert (error.key, error.names) == ("card.unreadable", {"group": 4})


def test_a_group_too_short_is_named():
    groups = restore_card.grouped(restore_card.new_card()).split()
    groups[6] = groups[6][:2]
    error = refusal(" ".join(groups))
    assert (error.key, error.names) == ("card.group_short", {"group": 7, "n": 2})


@pytest.mark.parametrize("typed", ["", "   ", "123", "1" * 26, "1" * 28, "1" * 5000])
def test_a_wrong_length_is_told(typed: str):
    error = refusal(typed)
    assert (error.key, error.names) == ("card.length", {"n": len(typed.strip())})


@given(st.text(max_size=60))
def test_hostile_text_is_refused_in_words(typed: str):
    said = "card.read"
    try:
        assert len(restore_card.read(typed)) == 27
    except DeskError as error:
        said = error.key
    assert said.startswith("card.")
    restore_card.wrong_groups("0" * 27, typed)


@given(cards, st.integers(0, 26), st.sampled_from("0123456789"))
def test_typing_back_names_every_wrong_group(card: str, at: int, digit: str):
    typed = restore_card.grouped(card[:at] + digit + card[at + 1 :])
    wrong = restore_card.wrong_groups(card, typed)
    assert wrong == (() if digit == card[at] else (at // 3 + 1,))
    assert restore_card.confirm(card, typed) is (not wrong)


def test_typing_back_too_little_or_too_much_is_not_the_card():
    card = restore_card.new_card()
    assert restore_card.wrong_groups(card, card[:24]) == (9,)
    assert restore_card.wrong_groups(card, card + "1") == (9,)
    assert restore_card.wrong_groups(card, "") == tuple(range(1, 10))
