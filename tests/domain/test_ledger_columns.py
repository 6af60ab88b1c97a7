"""Cells of old lists: read or refused in words, never guessed, never lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.identity import check_character
from mediation_desk.domain.ledger_cell import written
from mediation_desk.domain.ledger_columns import FORMS
from mediation_desk.domain.ledger_columns import readers as read
from mediation_desk.domain.ledger_head import guess_columns, guess_head
from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.domain.ledger_rows import read_rows
from mediation_desk.errors import DeskError
from mediation_desk.services.spreadsheet import harmless

TODAY = date(2026, 3, 18)
DAYS = st.dates(date(1950, 1, 1), date(2026, 3, 17))
ANYTHING = st.one_of(
    st.text(max_size=30),
    st.integers(-(10**19), 10**19),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
)
READERS = [column.read for form in FORMS.values() for column in form.columns]


@given(ANYTHING)
def test_no_cell_breaks_a_reader(cell: str | float | date) -> None:
    for reader in READERS:
        key = ""
        try:
            reader(cell, TODAY)
        except DeskError as refused:
            key = refused.key.partition(".")[0]
        assert key in {"", "ledger", "date", "money", "phone", "identity", "text"}


@given(DAYS)
def test_every_way_to_write_a_day_is_that_day(day: date) -> None:
    said = [
        day,
        f"{day:%Y-%m-%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        int(f"{day:%Y%m%d}"),
        f"{day:%Y/%m/%d} 09:30:00",
        "".join(chr(ord(mark) + 0xFEE0) if mark.isdigit() else mark for mark in f"{day:%Y-%m-%d}"),
    ]
    serial = (day - date(1899, 12, 30)).days
    said += [serial, float(serial), str(serial)]
    assert {read.day(one, TODAY) for one in said} == {day}


@given(st.integers(0, 999_999_999))
def test_sums_survive_how_they_are_kept(fen: int) -> None:
    yuan = fen / 100
    assert (
        read.amount(yuan, TODAY)
        == read.amount(f"{yuan:,.2f}", TODAY)
        == read.amount(f"{yuan:.2f}元", TODAY)
        == fen
    )


@given(st.dates(date(1930, 1, 1), date(2025, 1, 1)), st.integers(0, 999))
def test_an_identity_number_kept_as_a_number_is_known_as_damaged(born: date, sequence: int) -> None:
    first = f"370115{born:%Y%m%d}{sequence:03d}"
    number = first + check_character(first)
    assert read.identity(number, TODAY) == number
    assert read.identity(f" {number[:6]} {number[6:14]} {number[14:].lower()} ", TODAY) == number
    for damaged in (float(int(first + "0")), int(first + "0"), f"{float(int(first + '0')):.5E}"):
        with pytest.raises(DeskError, match=r"ledger.identity_damaged"):
            read.identity(damaged, TODAY)


@given(st.text(max_size=40))
def test_what_is_made_harmless_comes_back(text: str) -> None:
    moved = str.maketrans({character: None for character in text if 0xE000 <= ord(character) < 0xF900})
    text = text.translate(moved)
    assert written(harmless(text)) == text


@given(st.lists(st.lists(ANYTHING, max_size=8), min_size=1, max_size=12), st.sampled_from(list(LedgerKind)))
def test_any_sheet_is_read_whole(lines: list[list[str | float | date]], kind: LedgerKind) -> None:
    form, sheet = FORMS[kind], [tuple(line) for line in lines]
    head = guess_head(sheet, form)
    found = read_rows(sheet, head, guess_columns(sheet[head], form), form, TODAY)
    counted = {row.line for row in found.rows} | set(found.left_out) | {head + 1}
    assert counted == set(range(1, len(sheet) + 1))


@pytest.mark.parametrize("kind", LedgerKind)
def test_every_head_is_found_by_each_of_its_names(kind: LedgerKind) -> None:
    form = FORMS[kind]
    exact = guess_columns(tuple(column.head for column in form.columns), form)
    assert list(exact.values()) == [column.key for column in form.columns]
    for column in form.columns:
        for other in column.also:
            assert guess_columns((f" {other[0]} {other[1:]}：",), form)[0] in {
                one.key for one in form.columns if other in (one.head, *one.also)
            }


def test_days_that_are_none_are_said() -> None:
    told = {"2023.6": "ledger.month_only", "23.6.1": "ledger.short_year", "3月5日": "ledger.no_day"}
    told |= {"2023-02-30": "date.no_such_day", "2026-03-19": "ledger.future"}
    for text, key in told.items():
        with pytest.raises(DeskError, match=key):
            read.past_day(text, TODAY)
    assert read.past_day(TODAY - timedelta(days=1), TODAY) == date(2026, 3, 17)
