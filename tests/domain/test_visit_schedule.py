"""The schedule of return visits over leap years and the ends of years, counted by a second way too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.limit_count import count
from mediation_desk.domain.return_visit import (
    ClauseResult,
    ContactSafety,
    FollowUp,
    MadeVisit,
    ReturnVisit,
    RiskChange,
    RiskWords,
    VisitFinding,
    VisitMode,
    VisitOccasion,
    VisitWords,
    check_made,
    check_mode,
    concerns,
    follow_ups,
    modes_for,
)
from mediation_desk.domain.visit_schedule import (
    AFTER_COUNSELLING,
    AFTER_EFFECT,
    Begun,
    ends_visits,
    missing,
    rule_of,
    wanted,
)
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.errors import DeskError
from mediation_desk.services.limit_rules import shipped

DAYS = st.dates(date(2023, 12, 1), date(2028, 3, 31))
LENGTHS = {"7": 7, "30": 30, "90": 90, "3": 3}


def ends(rule: str, on: date) -> date:
    return count(shipped()[rule], on, SHIPPED).ends


def by_ordinal(on: date, days: int) -> date:
    """Day by day, as somebody with a paper calendar counts."""
    for _each in range(days):
        on = date.fromordinal(on.toordinal() + 1)
    return on


@given(DAYS, st.sampled_from([AFTER_EFFECT, AFTER_COUNSELLING]))
def test_each_visit_is_as_many_days_after_as_it_says(on: date, occasions: tuple[VisitOccasion, ...]) -> None:
    begun = Begun(occasions=occasions, on=on, subject_id="a", person_ids=("1", "2"))
    found = wanted([begun], ends)
    assert len(found) == 6
    for one in found:
        assert one.planned_on == by_ordinal(on, LENGTHS[one.occasion.value.rpartition("_")[2]])
    assert [one.planned_on for one in found] == sorted(one.planned_on for one in found)


@given(DAYS)
def test_a_first_contact_is_never_later_than_a_day_after(on: date) -> None:
    begun = Begun(occasions=AFTER_EFFECT, on=on, subject_id="a", person_ids=("1",), guarded=frozenset({"1"}))
    first = wanted([begun], ends)[0]
    assert first.occasion is VisitOccasion.SAFETY
    assert timedelta() <= first.planned_on - on <= timedelta(days=1)


@given(DAYS)
def test_what_is_kept_is_not_asked_for_again(on: date) -> None:
    begun = Begun(occasions=AFTER_EFFECT, on=on, subject_id="a", person_ids=("1",))
    asked = wanted([begun], ends)
    kept = [
        ReturnVisit(
            id=str(n),
            planned_on=on,
            person_id=one.person_id,
            occasion=one.occasion,
            subject_id="a",
            starts_on=on,
        )
        for n, one in enumerate(asked)
    ]
    assert missing(asked, kept) == ()
    assert missing(asked, kept[1:]) == asked[:1]


def test_each_due_day_calls_for_a_visit_of_its_own() -> None:
    april, may = date(2024, 4, 10), date(2024, 5, 10)
    asked = [
        Begun(occasions=(VisitOccasion.DUE_3,), on=on, subject_id="o", person_ids=("1",))
        for on in (april, may)
    ]
    both = wanted(asked, ends)
    assert [one.planned_on for one in both] == [date(2024, 4, 13), date(2024, 5, 13)]
    kept = ReturnVisit(
        id="1",
        planned_on=both[0].planned_on,
        person_id="1",
        occasion=VisitOccasion.DUE_3,
        subject_id="o",
        starts_on=april,
    )
    assert missing(both, [kept]) == both[1:]


@pytest.mark.parametrize(
    ("on", "day"),
    [
        (date(2024, 2, 22), date(2024, 2, 29)),
        (date(2023, 2, 22), date(2023, 3, 1)),
        (date(2024, 12, 28), date(2025, 1, 4)),
        (date(2026, 9, 25), date(2026, 10, 2)),  # in a long holiday: a visit does not roll
    ],
)
def test_leap_years_year_ends_and_holidays(on: date, day: date) -> None:
    assert ends(rule_of(VisitOccasion.EFFECT_7), on) == day


RESULTS = st.dictionaries(st.sampled_from("abc"), st.sampled_from(ClauseResult), max_size=3)
RISKS = st.builds(
    RiskWords,
    change=st.none() | st.sampled_from(RiskChange),
    findings=st.frozensets(st.sampled_from(VisitFinding)),
)


@given(RESULTS, RISKS, st.booleans())
def test_visits_end_only_when_all_is_performed_and_nothing_to_be_feared(
    results: dict[str, ClauseResult], risk: RiskWords, guarded: bool
) -> None:
    concern = concerns(results, risk)
    over = ends_visits(results, concern=concern, guarded=guarded)
    if over:
        assert set(results.values()) == {ClauseResult.PERFORMED}
        assert not guarded
        assert not risk.findings
        assert risk.change not in (RiskChange.MORE, RiskChange.UNCLEAR)
        assert follow_ups(results, risk) == ()
    if VisitFinding.ESCALATION in risk.findings:
        assert follow_ups(results, risk)[0] is FollowUp.REPORT_TO_POLICE
    if follow_ups(results, risk):
        assert concern


@given(st.sampled_from(VisitMode), st.booleans())
def test_somebody_kept_safe_is_never_met_at_home_nor_through_neighbours(mode: VisitMode, safe: bool) -> None:
    open_ways = modes_for(True, safe)
    assert not open_ways & {VisitMode.AT_HOME, VisitMode.BY_VILLAGE}
    if mode in open_ways:
        check_mode(mode, guarded=True, safe_number=safe)
    else:
        with pytest.raises(DeskError):
            check_mode(mode, guarded=True, safe_number=safe)
    check_mode(mode, guarded=False, safe_number=safe)


VISIT = ReturnVisit(id="1", planned_on=date(2024, 3, 1), person_id="1", starts_on=date(2024, 2, 29))
MADE = MadeVisit(
    made_on=date(2024, 3, 1),
    mode=VisitMode.PHONE,
    contact=ContactSafety.ASKED,
    results=(("a", ClauseResult.PERFORMED),),
)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"mode": None}, "visit.mode_needed"),
        ({"made_on": date(2024, 3, 3)}, "visit.made_later"),
        ({"made_on": date(2024, 2, 28)}, "visit.made_before"),
        ({"contact": None}, "visit.contact_needed"),
        ({"mode": VisitMode.BY_VILLAGE}, "visit.entrusted_needed"),
        ({"results": ()}, "visit.result_needed"),
        ({"next_on": date(2024, 3, 1)}, "visit.next_before"),
        ({"risk": RiskWords(findings=frozenset({VisitFinding.ESCALATION}))}, "visit.measures_needed"),
        ({"words": VisitWords(situation="a\x07")}, "text.control"),
        ({"words": VisitWords(situation="长" * 20_001)}, "text.too_long"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(change: dict[str, object], key: str) -> None:
    from dataclasses import replace

    check_made(VISIT, MADE, ("a",), date(2024, 3, 2), guarded=False)
    with pytest.raises(DeskError) as fault:
        check_made(VISIT, replace(MADE, **change), ("a",), date(2024, 3, 2), guarded=False)  # type: ignore[arg-type]
    assert fault.value.key == key
    assert fault.value.field
