"""A number typed as it stands on paper: read by its pattern, held against what is known."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.numbering import DEFAULT_PATTERNS, Series, format_number
from mediation_desk.domain.paper_number import FAR, MOST, LastKnown, ReadNumber, check_last, read_number
from mediation_desk.errors import DeskError

CASE = DEFAULT_PATTERNS[Series.CASE]
ABBR = "云"
NUMBERED = [one for one in DEFAULT_PATTERNS if one != Series.HOUSEHOLD]


def read(typed: str, *patterns: str) -> ReadNumber:
    return read_number(typed, patterns or (CASE,), ABBR, "（2026）云人调字第007号")


@given(st.sampled_from(NUMBERED), st.integers(2000, 2099), st.integers(1, 99_999))
def test_what_a_pattern_makes_is_read_back(series: str, year: int, sequence: int) -> None:
    pattern = DEFAULT_PATTERNS[series]
    typed = format_number(pattern, year=year, sequence=sequence, abbreviation=ABBR)
    assert read(typed, pattern) == ReadNumber(sequence=sequence, year=year, whole=True)


@pytest.mark.parametrize(
    "typed",
    [
        "(2026)云人调字第047号",
        "（2026） 云人调字 第047号",
        "〔２０２６〕云人调字第０４７号",
        "[2026]云人调字第47号",
    ],
)
def test_brackets_width_and_spaces_do_not_matter(typed: str) -> None:
    assert read(typed) == ReadNumber(sequence=47, year=2026, whole=True)


def test_the_running_figure_alone_is_enough() -> None:
    assert read(" 47 ") == ReadNumber(sequence=47)


def test_a_number_of_an_earlier_pattern_is_read_by_that_one() -> None:
    assert read("云接20260012", CASE, DEFAULT_PATTERNS[Series.RECEPTION]).sequence == 12


@pytest.mark.parametrize(("typed", "key"), [("", "needed"), ("  ", "needed"), ("张三", "not_read")])
def test_what_cannot_be_read_says_so(typed: str, key: str) -> None:
    with pytest.raises(DeskError, match=rf"paper_number\.{key}"):
        read(typed)


KNOWN = LastKnown(year=2026, sequence=40, number="040", seen=44, seen_number="044")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (ReadNumber(sequence=47, year=2025), "wrong_year"),
        (ReadNumber(sequence=39), "smaller"),
        (ReadNumber(sequence=43), "seen_larger"),
        (ReadNumber(sequence=44 + FAR + 1), "far"),
        (ReadNumber(sequence=44 + MOST + 1), "impossible"),
    ],
)
def test_what_cannot_be_the_last_one_is_refused(number: ReadNumber, key: str) -> None:
    with pytest.raises(DeskError, match=rf"paper_number\.{key}"):
        check_last(number, KNOWN)


def test_a_far_one_counts_once_somebody_is_sure() -> None:
    far = ReadNumber(sequence=44 + FAR + 1)
    assert check_last(far, KNOWN, sure=True) == far.sequence
    assert check_last(ReadNumber(sequence=44, year=2026), KNOWN) == 44


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused_in_words(typed: str) -> None:
    with suppress(DeskError):  # anything else would be a bug
        assert read(typed).sequence >= 0
