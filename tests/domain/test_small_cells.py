"""Small cells stay small to whoever reads the rest: attacked by trying all that fits what is told."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.small_cells import SMALL, Mask, Sum, masked

PARTS = ("a", "b", "c", "d")
WHOLE = Sum(total="all", parts=PARTS)


def fits(told: dict[str, Mask], figures: dict[str, int], sensitive: set[str]) -> list[tuple[int, ...]]:
    """Every set of parts a reader must hold for possible, who knows the rules and the total."""
    most = sum(figures[part] for part in PARTS) + SMALL + 2
    ranges = []
    for part in PARTS:
        if told[part] is Mask.OPEN:
            ranges.append([figures[part]])
        elif told[part] is Mask.SMALL:
            ranges.append([1, 2])
        else:
            ranges.append([n for n in range(most + 1) if part not in sensitive or n == 0 or n > SMALL])
    known = figures["all"] if told["all"] is Mask.OPEN else None
    allowed = {1, 2} if told["all"] is Mask.SMALL else None
    return [
        tried
        for tried in product(*ranges)
        if (known is None or sum(tried) == known) and (allowed is None or sum(tried) in allowed)
    ]


@given(
    st.lists(st.integers(0, 6), min_size=4, max_size=4),
    st.sets(st.sampled_from([*PARTS, "all"])),
)
def test_a_small_part_is_never_told_by_the_others(values: list[int], sensitive: set[str]) -> None:
    figures = dict(zip(PARTS, values, strict=True)) | {"all": sum(values)}
    told = masked(figures, sensitive, (WHOLE,))
    possible = fits(told, figures, sensitive)
    assert tuple(values) in possible
    for n, part in enumerate(PARTS):
        if told[part] is Mask.SMALL and told["all"] is not Mask.SMALL:
            assert {tried[n] for tried in possible} == {1, 2}, (figures, told)


@given(st.dictionaries(st.sampled_from(PARTS), st.integers(0, 9)), st.sets(st.sampled_from(PARTS)))
def test_only_sensitive_ones_and_twos_are_small(figures: dict[str, int], sensitive: set[str]) -> None:
    told = masked(figures, sensitive)
    for key, value in figures.items():
        assert (told[key] is Mask.SMALL) == (key in sensitive and value in (1, 2))
        assert told[key] is not Mask.WITHHELD


def test_the_smallest_other_is_withheld_with_it() -> None:
    figures = {"a": 2, "b": 7, "c": 4, "d": 0, "all": 13}
    told = masked(figures, {"a"}, (WHOLE,))
    assert told == {
        "a": Mask.SMALL,
        "b": Mask.OPEN,
        "c": Mask.WITHHELD,
        "d": Mask.OPEN,
        "all": Mask.OPEN,
    }


def test_two_ones_that_add_up_to_two_take_a_third_along() -> None:
    figures = {"a": 1, "b": 1, "c": 5, "d": 9, "all": 16}
    told = masked(figures, {"a", "b"}, (WHOLE,))
    assert told["c"] is Mask.WITHHELD


def test_without_another_part_the_total_goes() -> None:
    figures = {"a": 1, "b": 0, "c": 0, "d": 0, "all": 1}
    told = masked(figures, {"a"}, (WHOLE,))
    assert told["all"] is Mask.WITHHELD
