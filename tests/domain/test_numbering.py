from __future__ import annotations

import pytest

from mediation_desk.domain.numbering import DEFAULT_PATTERNS, Series, check_pattern, format_number
from mediation_desk.errors import DeskError


@pytest.mark.parametrize(
    ("series", "abbreviation", "year", "sequence", "number"),
    [
        (Series.CASE, "济婚", 2024, 1, "（2024）济婚人调字第001号"),
        (Series.AGREEMENT, "济婚", 2024, 12, "（2024）济婚人调协字第012号"),
        (Series.RECEPTION, "济", 2026, 123, "济接20260123"),
        (Series.COUNSELLING, "济", 2024, 15, "（2024）济婚辅字第015号"),
        (Series.CLUE, "济", 2024, 135, "济线20240135"),
        (Series.LETTER, "济婚", 2024, 1, "济婚调函〔2024〕1号"),
        (Series.CASE, "济婚", 2024, 1234, "（2024）济婚人调字第1234号"),
    ],
)
def test_default_patterns(series: Series, abbreviation: str, year: int, sequence: int, number: str) -> None:
    pattern = DEFAULT_PATTERNS[series]
    assert format_number(pattern, year=year, sequence=sequence, abbreviation=abbreviation) == number


def test_household_numbers_carry_place_codes() -> None:
    number = format_number(
        DEFAULT_PATTERNS[Series.HOUSEHOLD], year=2026, sequence=7, town_code="01", village_code="03"
    )
    assert number == "0103-0007"


@pytest.mark.parametrize("series", list(Series))
def test_every_series_has_a_sound_pattern(series: Series) -> None:
    check_pattern(DEFAULT_PATTERNS[series], series=series)


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("{year}{name}{seq}", "numbering.unknown_field"),
        ("{year:04d}-{seq}", "numbering.unknown_field"),
        ("{year.__class__}-{seq}", "numbering.stray_brace"),
        ("{year}-{seq:>10}", "numbering.stray_brace"),
        ("{year}-{seq!r}", "numbering.stray_brace"),
        ("{{year}}-{seq}", "numbering.stray_brace"),
        ("{year}号", "numbering.no_sequence"),
        ("第{seq}号", "numbering.no_year"),
        ("{seq}{year}", "numbering.runs_together"),
        ("{year}-{seq}\n", "numbering.unprintable"),
        ("{year}-{seq}" + "长" * 60, "numbering.unprintable"),
    ],
)
def test_refuses_patterns_that_make_no_number(pattern: str, key: str) -> None:
    with pytest.raises(DeskError) as caught:
        format_number(pattern, year=2026, sequence=1)
    assert (caught.value.key, caught.value.field) == (key, "pattern")
