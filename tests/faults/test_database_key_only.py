"""The database key alone opens no sealed word; what it does open is told, and a leak would be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.case_fixtures import WIFE
from tests.faults import sealed_day
from tests.faults.database_key_only import SEALED, ColumnRead, found_in, is_readable, lived, look


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[ColumnRead], set[str]]:
    return look(lived(tmp_path_factory.mktemp("day")))


def test_no_sealed_word_is_read_with_the_database_key(seen: tuple[list[ColumnRead], set[str]]) -> None:
    assert seen[1] == set()


def test_sealed_columns_hold_nothing_legible_and_are_not_empty(
    seen: tuple[list[ColumnRead], set[str]],
) -> None:
    told = {(one.table, one.column): one for one in seen[0]}
    for place in SEALED:
        assert told[place].values > 0, place
        assert told[place].said == "sealed", place


def test_unsealed_rows_are_readable_as_the_readme_says(seen: tuple[list[ColumnRead], set[str]]) -> None:
    told = {(one.table, one.column): one.said for one in seen[0]}
    assert told["people", "name"] == "readable"
    assert told["staff", "name"] == "readable"
    assert told["journal", "entry"] == "readable"


def test_a_leak_would_be_seen(tmp_path: Path) -> None:
    word = sealed_day.WORDS["note"]
    assert found_in([1, f"x{word}y"], sealed_day.WORDS) == {"note"}
    assert found_in([word.encode("utf-16-le")], sealed_day.WORDS) == {"note"}
    assert is_readable(WIFE.name.encode())
    assert not is_readable(bytes(range(128, 160)))


def test_of_restricted_papers_scans_and_letters_no_word_stands_in_the_open(
    seen: tuple[list[ColumnRead], set[str]],
) -> None:
    told = {(one.table, one.column): one.said for one in seen[0]}
    for place in (
        ("attachments", "title"),
        ("attachments", "withdrawn_reason"),
        ("attachments", "key"),
        ("attachments", "thumb"),
        ("written_papers", "typed"),
        ("written_papers", "pdf"),
        ("written_papers", "void_reason"),
        ("referrals", "agency"),
        ("referrals", "their_number"),
    ):
        assert told[place] == "empty", place
