"""Which copies stay: the last good one always, so many of each span, and nothing outside the plan goes."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.backup import Kept
from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.rotation import CopyStanding, OnStick, plan

START = datetime(2026, 1, 1, 17, 45, tzinfo=SHANGHAI)
FIGURES = st.integers(0, 12)
RULES = st.builds(
    CopyRules, daily=FIGURES, weekly=FIGURES, monthly=FIGURES, yearly=st.just(0), aside_days=FIGURES
)
YEARS = st.none() | st.integers(0, 5)
HOURS = st.lists(st.integers(0, 24 * 365 * 4), min_size=1, max_size=40, unique=True)


def on_stick(hour: int, standing: CopyStanding = CopyStanding.PROVED) -> OnStick:
    return OnStick(name=f"desk-{hour:06}", made_at=START + timedelta(hours=hour), standing=standing)


def stays(found: list[OnStick], rules: CopyRules, years: int | None, now: datetime) -> list[OnStick]:
    fates = plan(found, rules, years, now, found[-1].name)
    return [one for one, fate in zip(found, fates, strict=True) if not fate.goes]


@given(hours=HOURS, rules=RULES, years=YEARS, later=st.integers(0, 9999))
def test_the_newest_good_copy_and_the_one_just_proved_never_go(
    hours: list[int], rules: CopyRules, years: int | None, later: int
) -> None:
    found = [on_stick(hour) for hour in hours]
    now = max(one.made_at for one in found) + timedelta(hours=later)
    left = {one.name for one in stays(found, rules, years, now)}
    assert {max(found, key=lambda one: one.made_at).name, found[-1].name} <= left


@given(
    kinds=st.lists(
        st.tuples(st.integers(0, 9999), st.sampled_from(CopyStanding)),
        min_size=1,
        max_size=40,
        unique_by=lambda it: it[0],
    ),
    rules=RULES,
    years=YEARS,
    later=st.integers(0, 9999),
)
def test_what_is_not_proved_changes_nothing_of_what_is(
    kinds: list[tuple[int, CopyStanding]], rules: CopyRules, years: int | None, later: int
) -> None:
    found = [on_stick(hour, standing) for hour, standing in kinds]
    now = START + timedelta(hours=later)
    fates = dict(zip(found, plan(found, rules, years, now), strict=True))
    proved = [one for one in found if one.standing is CopyStanding.PROVED]
    assert list(plan(proved, rules, years, now)) == [fates[one] for one in proved]
    for one, fate in fates.items():
        if one.standing in (CopyStanding.EARLIER, CopyStanding.STRANGE):
            assert (fate.goes, fate.kept) == (False, None)
        if one.standing is CopyStanding.FAILED:
            assert fate.goes == (now - one.made_at > timedelta(days=rules.aside_days))
        if one.standing is CopyStanding.PROVED:
            assert fate.goes == (fate.kept is None)


@given(hours=HOURS, rules=RULES, years=YEARS)
def test_thinning_after_each_copy_leaves_what_thinning_once_would(
    hours: list[int], rules: CopyRules, years: int | None
) -> None:
    every = [on_stick(hour) for hour in sorted(hours)]
    standing: list[OnStick] = []
    for one in every:
        standing = stays([*standing, one], rules, years, one.made_at)
    assert standing == stays(every, rules, years, every[-1].made_at)


@given(hours=HOURS, rules=RULES, years=YEARS, later=st.integers(0, 9999))
def test_what_stays_is_few_and_stays_when_asked_again(
    hours: list[int], rules: CopyRules, years: int | None, later: int
) -> None:
    found = [on_stick(hour) for hour in sorted(hours)]
    now = found[-1].made_at + timedelta(hours=later)
    left = stays(found, rules, years, now)
    of_years = {legal_day(one.made_at).year for one in found}
    of_today = [one for one in found if legal_day(one.made_at) == legal_day(now)]
    assert len(left) <= 1 + len(of_today) + rules.daily + rules.weekly + rules.monthly + len(of_years)
    assert stays(left, rules, years, now) == left


def test_a_working_copy_each_day_for_four_years_by_our_own_figures() -> None:
    found = [on_stick(24 * day) for day in range(4 * 365)]
    now = found[-1].made_at
    fates = plan(found, CopyRules(), None, now)
    kept = [fate.kept for fate in fates if fate.kept]
    counted = {span: kept.count(span) for span in Kept}
    # Newest of a day, a week and a month are often the same copy, which is named by the shortest span.
    assert counted == {Kept.DAY: 7, Kept.WEEK: 4, Kept.MONTH: 11, Kept.YEAR: 3}
    left = [one.made_at for one, fate in zip(found, fates, strict=True) if fate.kept]
    assert len({(one.year, one.month) for one in left}) == 12 + 3  # the last twelve, and three years before


def test_years_are_over_when_the_longest_retention_is() -> None:
    found = [on_stick(24 * 366 * year) for year in range(8)]
    now = found[-1].made_at
    none = CopyRules(daily=0, weekly=0, monthly=0)
    assert len(stays(found, none, None, now)) == 8
    assert len(stays(found, none, 3, now)) == 4


def test_a_clock_set_back_does_not_delete_what_was_just_proved() -> None:
    found = [on_stick(24 * day) for day in range(100, 110)]
    back = on_stick(0)
    left = stays([*found, back], CopyRules(daily=2, weekly=0, monthly=0), 0, back.made_at)
    assert back in left
    assert found[-1] in left


def test_all_of_today_stay_until_the_day_is_over() -> None:
    noon, evening = on_stick(24 * 5 - 5), on_stick(24 * 5)
    found = [on_stick(24 * 4), noon, evening]
    assert stays(found, CopyRules(), None, evening.made_at) == found
    assert noon not in stays(found, CopyRules(), None, evening.made_at + timedelta(days=1))


def test_copies_of_a_clock_that_ran_ahead_take_no_other_copys_place() -> None:
    ahead = [on_stick(24 * day) for day in range(1000, 1020)]
    days = [on_stick(24 * day) for day in range(100, 107)]
    now = days[-1].made_at
    assert stays([*ahead, *days], CopyRules(weekly=0, monthly=0), 0, now) == [*ahead, *days]
