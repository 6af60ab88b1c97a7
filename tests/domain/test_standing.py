from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.screening import Screening, ScreeningForm
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.standing import NOT_ASKED, WHAT_WE_DO, check_lowering, standing
from mediation_desk.errors import DeskError
from tests.limit_fixtures import BOOK

FIRST = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)


def sheet(mark: Mark, days: int = 0, *, finished: bool = True, approved: str | None = None) -> Screening:
    return Screening(
        id=f"{mark}-{days}",
        person_id="p1",
        form=ScreeningForm.FULL,
        asked_by="m1",
        asked_at=FIRST + timedelta(days=days),
        mark=mark,
        finished=finished and mark is not Mark.UNFINISHED,
        lowering_approved_by=approved,
    )


def staff(*roles: Role) -> Staff:
    return Staff(id="m1", name="陈静怡", roles=frozenset(roles))


def test_nobody_asked_is_unfinished_and_never_valid() -> None:
    assert standing([], BOOK) == NOT_ASKED
    assert not NOT_ASKED.valid_on(date(2026, 3, 9))


def test_valid_for_thirty_days() -> None:
    stands = standing([sheet(Mark.NONE)], BOOK)
    assert stands.valid_until == date(2026, 4, 8)
    assert stands.valid_on(date(2026, 4, 8))
    assert not stands.valid_on(date(2026, 4, 9))
    assert not stands.valid_on(date(2026, 3, 8))


@pytest.mark.parametrize(
    ("sheets", "mark", "waits"),
    [
        ([sheet(Mark.YELLOW), sheet(Mark.RED, 1)], Mark.RED, None),
        ([sheet(Mark.RED), sheet(Mark.YELLOW, 1)], Mark.RED, "yellow-1"),
        ([sheet(Mark.RED), sheet(Mark.YELLOW, 1, approved="d1")], Mark.YELLOW, None),
        ([sheet(Mark.RED), sheet(Mark.NONE, 1), sheet(Mark.RED, 2)], Mark.RED, None),
        ([sheet(Mark.RED), sheet(Mark.UNFINISHED, 1)], Mark.RED, None),
        ([sheet(Mark.NONE), sheet(Mark.UNFINISHED, 1)], Mark.UNFINISHED, None),
        ([sheet(Mark.YELLOW), sheet(Mark.UNFINISHED, 1), sheet(Mark.NONE, 2)], Mark.YELLOW, "none-2"),
        ([sheet(Mark.UNFINISHED), sheet(Mark.NONE, 1)], Mark.NONE, None),
        ([sheet(Mark.NONE), sheet(Mark.RED, 1, finished=False)], Mark.RED, None),
        ([sheet(Mark.RED), sheet(Mark.ORANGE, 1, finished=False, approved="d1")], Mark.RED, None),
        # a mark raised by staff is a sheet without answers
        ([sheet(Mark.NONE), sheet(Mark.YELLOW, 1, finished=False)], Mark.YELLOW, None),
        ([sheet(Mark.YELLOW, 0, finished=False)], Mark.UNFINISHED, None),
        ([sheet(Mark.YELLOW, 0, finished=False), sheet(Mark.NONE, 1)], Mark.YELLOW, "none-1"),
        (
            [sheet(Mark.NONE), sheet(Mark.UNFINISHED, 1), sheet(Mark.YELLOW, 2, finished=False)],
            Mark.UNFINISHED,
            None,
        ),
        ([sheet(Mark.RED, 1), sheet(Mark.NONE, 0)], Mark.RED, None),
    ],
)
def test_raised_at_once_lowered_with_the_director(
    sheets: list[Screening], mark: Mark, waits: str | None
) -> None:
    stands = standing(sheets, BOOK)
    assert (stands.mark, stands.waits_for_director) == (mark, waits)


@given(st.lists(st.tuples(st.sampled_from(list(Mark)), st.booleans()), max_size=6))
def test_without_the_director_nothing_is_ever_lowered(said: list[tuple[Mark, bool]]) -> None:
    sheets = [sheet(mark, day, finished=finished) for day, (mark, finished) in enumerate(said)]
    for length in range(len(sheets)):
        before = standing(sheets[:length], BOOK)
        after = standing(sheets[: length + 1], BOOK)
        if before.mark is not Mark.UNFINISHED:
            assert highest([before.mark, after.mark]) is after.mark


def test_who_may_lower() -> None:
    director = staff(Role.DIRECTOR)
    check_lowering(Mark.RED, sheet(Mark.YELLOW), director)
    for held, new, who, key in (
        (Mark.RED, sheet(Mark.YELLOW), staff(Role.MEDIATOR), "screening.director_only"),
        (Mark.RED, sheet(Mark.ORANGE, finished=False), director, "screening.not_finished"),
        (Mark.YELLOW, sheet(Mark.RED), director, "screening.not_lower"),
        (Mark.YELLOW, sheet(Mark.YELLOW), director, "screening.not_lower"),
        (Mark.RED, sheet(Mark.UNFINISHED), director, "screening.not_lower"),
    ):
        with pytest.raises(DeskError) as caught:
            check_lowering(held, new, who)
        assert caught.value.key == key


def test_every_mark_says_what_we_do() -> None:
    assert set(WHAT_WE_DO) == set(Mark)
