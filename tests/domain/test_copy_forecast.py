"""How long the room lasts: never longer with less room, and long enough for what the rules then do."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from mediation_desk.domain.backup import Copy
from mediation_desk.domain.copy_forecast import FARTHEST, Forecast, forecast
from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.rotation import CopyStanding, OnStick, plan

START = datetime(2026, 1, 5, 17, 45, tzinfo=SHANGHAI)
MB = 1_000_000


def copy(day: int, database: int, files: int, *, stick: str = "a", gone: bool = False) -> Copy:
    at = START + timedelta(days=day)
    return Copy(
        name=f"desk-{day:06}",
        folder="U",
        made_at=at,
        by="d",
        verified=True,
        database_bytes=database,
        bytes=database + files,
        stick_id=stick,
        gone_at=at if gone else None,
    )


def told(copies: list[Copy], free: int, rules: CopyRules | None = None, stick: str = "a") -> Forecast:
    found = forecast(copies, stick, free, rules or CopyRules(), None, copies[-1].made_at)
    assert found is not None
    return found


def test_nothing_is_told_before_the_first_copy() -> None:
    assert forecast([], "a", 10**9, CopyRules(), None, START) is None
    carried_over = copy(0, 0, 5 * MB)
    assert forecast([carried_over], "a", 10**9, CopyRules(), None, START) is None


def test_one_copy_tells_whether_the_next_fits_and_no_time() -> None:
    one = [copy(0, 40 * MB, 100 * MB)]
    assert told(one, 41 * MB) == Forecast(needed=40 * MB, fits=True, days=None)
    assert told(one, 39 * MB).fits is False
    assert told(one, 139 * MB, stick="b") == Forecast(needed=140 * MB, fits=False, days=None)
    assert told(one, 141 * MB, stick="b").fits


def test_a_register_that_does_not_grow_lasts_for_ever_once_every_span_is_full() -> None:
    steady = [copy(day, 10 * MB, 0) for day in range(60)]
    rules = CopyRules(yearly=1)
    found = forecast(steady, "a", 2_000 * MB, rules, 1, steady[-1].made_at)
    assert found is not None
    assert found.days == FARTHEST


def test_growth_fills_a_stick_in_about_the_time_it_takes() -> None:
    lately = [copy(day, 10 * MB, day * MB, gone=day < 53) for day in range(60)]
    found = told(lately, 300 * MB + 15 * 10 * MB)
    assert found.days is not None
    assert 200 < found.days < 320  # a MB a day, and room for the copies of weeks and months


def test_what_does_not_fit_now_lasts_no_day() -> None:
    lately = [copy(day, 10 * MB, 0) for day in range(30)]
    assert told(lately, 9 * MB) == Forecast(needed=10 * MB, fits=False, days=0)


@given(
    days=st.lists(st.integers(0, 400), min_size=2, max_size=20, unique=True),
    growth=st.integers(0, 5 * MB),
    files=st.integers(0, 50 * MB),
    free=st.integers(0, 10**11),
    more=st.integers(0, 10**10),
)
def test_more_room_never_lasts_shorter(
    days: list[int], growth: int, files: int, free: int, more: int
) -> None:
    lately = [copy(day, MB + growth * day, files * day) for day in sorted(days)]
    less, most = told(lately, free), told(lately, free + more)
    assert less.needed == most.needed
    if less.days is not None and most.days is not None:
        assert less.days <= most.days


@given(growth=st.integers(0, 200_000), files=st.integers(0, MB), free=st.integers(100 * MB, 3_000 * MB))
@settings(max_examples=15, deadline=None)
def test_copies_made_each_day_by_the_rules_do_run_out_about_then(growth: int, files: int, free: int) -> None:
    rules, sizes = CopyRules(daily=3, weekly=2, monthly=2), [10 * MB + growth * day for day in range(1200)]
    standing: list[OnStick] = []

    def one(day: int) -> OnStick:
        at = START + timedelta(days=day)
        return OnStick(name=f"desk-{day:06}", made_at=at, standing=CopyStanding.PROVED)

    def used(day: int) -> int:
        return sum(sizes[int(it.name[5:])] for it in standing) + files * day

    foretold, ended = None, None
    for day in range(1200):
        new = one(day)
        if foretold is not None and used(day) + sizes[day] > free:
            ended = day - 30
            break
        fates = plan([*standing, new], rules, None, new.made_at)
        standing = [it for it, fate in zip([*standing, new], fates, strict=True) if not fate.goes]
        if day == 30:
            names = {it.name for it in standing}
            made = [copy(n, sizes[n], files * n, gone=f"desk-{n:06}" not in names) for n in range(day + 1)]
            room = free - used(day)
            if room < sizes[day]:
                return
            foretold = told(made, room, rules).days
    assert foretold is not None
    if ended is None:
        assert foretold > 1000
    else:
        # The ages of kept copies are about right, within a month of what a calendar does.
        assert abs(foretold - ended) <= 62 + ended // 8
