"""How long a copy still takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.backup import Progress, Proof
from mediation_desk.domain.time_left import seconds_left, share_done, usual_seconds

PROGRESS = st.builds(
    lambda proof, total, share: Progress(proof=proof, done=round(total * share), total=total),
    st.sampled_from(Proof),
    st.integers(0, 10**10),
    st.floats(0, 1),
)


@given(PROGRESS)
def test_the_share_is_a_share(now: Progress) -> None:
    assert 0 <= share_done(now) <= 1


@given(st.integers(1, 1000))
def test_the_share_only_grows(parts: int) -> None:
    told = [
        Progress(proof=proof, done=done, total=parts) for proof in Proof for done in (0, parts // 2, parts)
    ]
    shares = [share_done(one) for one in told]
    assert shares == sorted(shares)
    assert abs(shares[-1] - 1) < 1e-9


@given(PROGRESS, st.floats(0, 10**5), st.floats(1, 10**5))
def test_what_is_left_is_never_negative(now: Progress, gone: float, usual: float) -> None:
    left = seconds_left(now, gone, usual)
    assert left is not None
    assert left >= 0


def test_nothing_is_said_while_nobody_can_know() -> None:
    assert seconds_left(Progress(proof=Proof.WRITE), 5, 0) is None


def test_at_the_beginning_it_takes_as_long_as_it_usually_does() -> None:
    assert seconds_left(Progress(proof=Proof.WRITE, done=0, total=10), 0, 120) == 120


def test_a_copy_that_is_slower_than_usual_is_said_to_be() -> None:
    usual = seconds_left(Progress(proof=Proof.CHECK, done=0, total=10), 68, 100)
    slow = seconds_left(Progress(proof=Proof.CHECK, done=0, total=10), 300, 100)
    assert usual is not None
    assert slow is not None
    assert slow > 2 * usual


def test_the_middle_of_the_last_ones_counts_and_one_bad_day_does_not() -> None:
    assert usual_seconds([100, 110, 4000], 0) == 110
    assert usual_seconds([0, 0], 30_000_000) > usual_seconds([], 0)
