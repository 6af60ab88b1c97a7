"""Blocks of a day side by side, and what is carried: never over another, never outside the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.ui.kit.calendar.carry import Carried, Grip
from mediation_desk.ui.kit.calendar.layout import GridLayout
from mediation_desk.ui.kit.calendar.packing import pack
from mediation_desk.ui.kit.calendar.values import DAY_MINUTES, STEP, Block, Shown, at_minute

DAY = date(2026, 3, 18)
spans = st.lists(
    st.tuples(st.integers(0, DAY_MINUTES - 1), st.integers(1, 400)).map(
        lambda pair: (pair[0], min(DAY_MINUTES, pair[0] + pair[1]))
    ),
    max_size=30,
)


@given(spans, st.integers(2, 6))
def test_no_two_that_meet_share_a_column(given_spans: list[tuple[int, int]], most: int) -> None:
    packed = pack(given_spans, most, max(2, most - 1))
    taken = [
        (*given_spans[each.index], each.column / each.columns, (each.column + each.across) / each.columns)
        for each in packed.places
    ] + [(fold.begins, fold.ends, (fold.columns - 1) / fold.columns, 1.0) for fold in packed.folds]
    for number, one in enumerate(taken):
        for other in taken[number + 1 :]:
            meet = one[0] < other[1] and other[0] < one[1]
            beside = one[2] < other[3] - 1e-9 and other[2] < one[3] - 1e-9
            assert not (meet and beside)


@given(spans, st.integers(2, 6))
def test_everything_stands_somewhere_once(given_spans: list[tuple[int, int]], most: int) -> None:
    packed = pack(given_spans, most)
    found = [each.index for each in packed.places] + [i for fold in packed.folds for i in fold.indexes]
    assert sorted(found) == list(range(len(given_spans)))
    assert all(0 <= each.column < each.column + each.across <= each.columns <= most for each in packed.places)


def test_one_alone_takes_the_whole_day_and_five_at_once_are_counted() -> None:
    assert [(each.column, each.across, each.columns) for each in pack([(540, 600)], 2).places] == [(0, 1, 1)]
    packed = pack([(540, 600)] * 5, 3)
    assert len(packed.places) == 2
    assert [len(fold.indexes) for fold in packed.folds] == [3]


def test_one_with_nobody_at_its_right_takes_that_room() -> None:
    packed = pack([(0, 60), (0, 30), (0, 20), (30, 60)], 6)
    across = {each.index: (each.column, each.across) for each in packed.places}
    assert across == {0: (0, 1), 1: (1, 1), 2: (2, 1), 3: (1, 2)}


minutes = st.integers(-200, DAY_MINUTES + 200)
quarters = st.integers(0, DAY_MINUTES // STEP - 1)


@given(quarters, st.integers(1, 40), st.sampled_from(Grip), st.lists(minutes, max_size=6))
def test_what_is_carried_stays_within_its_day(
    begin: int, quarters_long: int, grip: Grip, path: list[int]
) -> None:
    begins = begin * STEP
    ends = min(DAY_MINUTES, begins + quarters_long * STEP)
    start = Carried(grip=grip, day=0, begins=begins, ends=ends, held=begins)
    for minute in path:
        carried = start.to(0, minute)
        assert 0 <= carried.begins < carried.ends <= DAY_MINUTES
        if grip is Grip.WHOLE:
            assert carried.ends - carried.begins == ends - begins


@given(spans, st.integers(320, 1800))
def test_every_block_is_drawn_inside_its_day(given_spans: list[tuple[int, int]], width: int) -> None:
    blocks = [
        Block(id=str(n), starts=at_minute(DAY, begins), ends=at_minute(DAY, ends), title="辅导")
        for n, (begins, ends) in enumerate(given_spans)
    ]
    layout = GridLayout(Shown(days=[DAY, DAY + timedelta(days=1)], today=DAY, blocks=blocks), width)
    for placed in layout.placed:
        room = layout.column(placed.day)
        assert room.left() <= placed.rect.left() < placed.rect.right() <= room.right()
        assert 0 <= placed.rect.top() < placed.rect.bottom() <= layout.height
    for number, one in enumerate(layout.placed):
        assert not any(one.rect.intersects(other.rect) for other in layout.placed[number + 1 :])
