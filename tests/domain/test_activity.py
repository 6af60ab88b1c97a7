"""Activities: numbers kept apart, those of lists followed, what cannot be right refused beside its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation_desk.domain.activity import Activity, ActivityKind, Company, check_activity
from mediation_desk.domain.attendance import Attendee
from mediation_desk.domain.person import Sex
from mediation_desk.errors import DeskError

TODAY = date(2026, 3, 18)
CLASS = Activity(
    id="1" * 32,
    kind=ActivityKind.SKILL_TRAINING,
    title="月嫂技能培训",
    on=date(2026, 3, 16),
    batch=2,
    attendances=60,
    persons=30,
    women=28,
)


def test_what_is_right_passes_and_lists_say_the_numbers() -> None:
    check_activity(CLASS, TODAY)
    came = (
        Attendee(name="林晓芸", sex=Sex.FEMALE, times=2),
        Attendee(name="赵启帆", sex=Sex.MALE, times=1),
    )
    fair = (Company(name="青禾纺织厂", posts=120), Company(name="云岭食品公司", posts=80))
    told = replace(CLASS, attendees=came, company_list=fair).counted()
    assert (told.attendances, told.persons, told.women, told.companies, told.posts) == (3, 2, 1, 2, 200)


@pytest.mark.parametrize(
    ("changed", "key", "field"),
    [
        ({"title": " "}, "activity.title_needed", "title"),
        ({"until": date(2026, 3, 1)}, "activity.until_before", "until"),
        ({"batch": 0}, "activity.batch", "batch"),
        ({"sessions": 0}, "activity.sessions_needed", "sessions"),
        ({"kind": ActivityKind.ONLINE}, "activity.issues_needed", "issues"),
        ({"on": date(2026, 4, 1)}, "activity.not_yet", "on"),
        ({"persons": 61}, "activity.persons_above", "persons"),
        ({"women": 31}, "activity.women_above", "women"),
        ({"posts": -1}, "activity.number", "posts"),
        ({"company_list": (Company(name=" "),)}, "activity.company_name", "company_list"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(
    changed: dict[str, Any], key: str, field: str
) -> None:
    with pytest.raises(DeskError) as refused:
        check_activity(replace(CLASS, **changed), TODAY)
    assert (refused.value.key, refused.value.field) == (key, field)
