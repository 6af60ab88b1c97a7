"""Blocks of one day side by side: none covers another, and where too many meet the rest are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_COUNTED = 60
"""Minutes: what begins within them is counted together where there is no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The columns one block stands in: `across` of `columns`, from `column` on."""

    index: int
    column: int
    across: int
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """Blocks for which there was no room, in minutes from when to when, counted in the last column."""

    begins: int
    ends: int
    indexes: tuple[int, ...]
    columns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """Where every block of a day went."""

    places: tuple[Place, ...]
    folds: tuple[Fold, ...]


def pack(spans: Sequence[tuple[int, int]], most: int, folding: int = 0) -> Packed:
    """Give every span (begins, ends in minutes) columns of its own among those it meets.

    At most `most` columns (two or more) stand side by side; where more would be wanted, there are `folding`
    columns (two or more), fewer and wider ones, and the last counts what is left. A span that has nobody at
    its right takes that room as well.
    """
    places: list[Place] = []
    folds: list[Fold] = []
    for cluster in _clusters(spans):
        columns = _columns(spans, cluster)
        wanted = 1 + max(columns.values())
        fewer = folding or most
        kept = wanted if wanted <= most else fewer - 1
        count = wanted if wanted <= most else fewer
        inside = [index for index in cluster if columns[index] < kept]
        for index in inside:
            across = _across(spans, inside, columns, index, kept) if count == kept else 1
            places.append(Place(index=index, column=columns[index], across=across, columns=count))
        left = [index for index in cluster if columns[index] >= kept]
        folds.extend(_folded(spans, left, count))
    return Packed(places=tuple(places), folds=tuple(folds))


def _clusters(spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Indexes of spans that meet, directly or by others, earliest and longest first."""
    order = sorted(range(len(spans)), key=lambda index: (spans[index][0], -spans[index][1], index))
    clusters: list[list[int]] = []
    end = -1
    for index in order:
        begins, ends = spans[index]
        if begins >= end:
            clusters.append([])
        clusters[-1].append(index)
        end = max(end, ends)
    return clusters


def _columns(spans: Sequence[tuple[int, int]], cluster: Sequence[int]) -> dict[int, int]:
    """The first column that is free when each begins."""
    free_from: list[int] = []
    columns = {}
    for index in cluster:
        begins, ends = spans[index]
        column = next((n for n, free in enumerate(free_from) if free <= begins), len(free_from))
        if column == len(free_from):
            free_from.append(0)
        free_from[column] = ends
        columns[index] = column
    return columns


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _across(
    spans: Sequence[tuple[int, int]],
    inside: Sequence[int],
    columns: dict[int, int],
    index: int,
    count: int,
) -> int:
    """How many columns it may take: up to the next one it meets at its right."""
    right = [
        columns[other]
        for other in inside
        if columns[other] > columns[index] and _meets(spans[index], spans[other])
    ]
    return min(right, default=count) - columns[index]


def _folded(spans: Sequence[tuple[int, int]], left: Sequence[int], count: int) -> list[Fold]:
    """Counted by the hour, so that each count stands where its blocks begin."""
    groups: list[list[int]] = []
    for index in left:  # in the order they begin
        if not groups or spans[index][0] >= spans[groups[-1][0]][0] + _COUNTED:
            groups.append([])
        groups[-1].append(index)
    begins = [spans[group[0]][0] for group in groups]
    ends = [max(spans[index][1] for index in group) for group in groups]
    return (
        [
            Fold(begins=begin, ends=min(end, following), indexes=tuple(group), columns=count)
            for begin, end, following, group in zip(
                begins, ends, [*begins[1:], ends[-1]], groups, strict=True
            )
        ]
        if groups
        else []
    )
