"""Courses, training, tours, fairs, publications; sessions, batches, attendances and people kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, exists, func

from mediation_desk.domain.activity import ActivityKind, PublicationKind
from mediation_desk.domain.person import Sex
from mediation_desk.register.figures.behind import Rows, Source, Span, behind, one_person, worded
from mediation_desk.register.tables.activities import (
    activities,
    activity_attendees,
    activity_companies,
    publications,
)
from mediation_desk.register.tables.areas import certificates

COURSES = (
    ActivityKind.PREMARITAL_CLASS,
    ActivityKind.PARENT_CLASS,
    ActivityKind.HAPPY_FAMILY_COURSE,
    ActivityKind.LAW_PUBLICITY,
    ActivityKind.ANTI_VIOLENCE,
)
BATCHES = (
    ActivityKind.BACKBONE_TRAINING,
    ActivityKind.LEGAL_HELPER_TRAINING,
    ActivityKind.MEDIATOR_TRAINING,
)
TOURS = (ActivityKind.LECTURE_TOUR, ActivityKind.PARENT_CHILD)
_HAS_LIST = exists().where(activity_attendees.c.activity_id == activities.c.id)
_HAS_COMPANIES = exists().where(activity_companies.c.activity_id == activities.c.id)
_ATTENDEE = func.coalesce(
    one_person(activity_attendees.c.person_id),
    activity_attendees.c.name.concat("|").concat(activity_attendees.c.phone),
)


def of_activity(
    value: ColumnElement[Any] | int,
    *,
    noun: str = "activity",
    who: ColumnElement[Any] | str = "",
    title: ColumnElement[Any] = activities.c.title,
) -> Rows:
    """Select rows that are activities, each adding `value`; or who was there, by name (`noun`, `title`)."""
    return behind(
        noun,
        activities.c.id,
        activities.c.on,
        value=value,
        who=who,
        area=activities.c.area_path,
        title=title,
        word=worded(ActivityKind, activities.c.kind),
    )


def _held(span: Span, kinds: Iterable[ActivityKind]) -> ColumnElement[bool]:
    return span.holds(activities.c.on) & activities.c.kind.in_(list(kinds))


def _counted(kinds: Iterable[ActivityKind], value: ColumnElement[Any] | int) -> Source:
    def source(span: Span) -> list[Rows]:
        return [of_activity(value).where(_held(span, kinds))]

    return source


def _batches(kinds: Iterable[ActivityKind]) -> Source:
    def source(span: Span) -> list[Rows]:
        return [of_activity(1).where(_held(span, kinds), activities.c.batch.is_not(None))]

    return source


def _women(span: Span) -> list[Rows]:
    held = _held(span, BATCHES)
    return [
        of_activity(activities.c.women).where(held, ~_HAS_LIST),
        of_activity(1, noun="attendee", who=_ATTENDEE, title=activity_attendees.c.name)
        .join_from(activities, activity_attendees, activity_attendees.c.activity_id == activities.c.id)
        .where(held, activity_attendees.c.sex == Sex.FEMALE),
    ]


def _women_times(span: Span) -> list[Rows]:
    held = _held(span, (ActivityKind.SKILL_TRAINING,))
    return [
        of_activity(activities.c.women).where(held, ~_HAS_LIST),
        of_activity(activity_attendees.c.times, noun="attendee", title=activity_attendees.c.name)
        .join_from(activities, activity_attendees, activity_attendees.c.activity_id == activities.c.id)
        .where(held, activity_attendees.c.sex == Sex.FEMALE),
    ]


def _companies(span: Span) -> list[Rows]:
    held = _held(span, (ActivityKind.JOB_FAIR,))
    return [
        of_activity(activities.c.companies).where(held, ~_HAS_COMPANIES),
        of_activity(1, noun="company", who=activity_companies.c.name, title=activity_companies.c.name)
        .join_from(activities, activity_companies, activity_companies.c.activity_id == activities.c.id)
        .where(held),
    ]


def _published(kind: PublicationKind) -> Source:
    def source(span: Span) -> list[Rows]:
        return [_of_publication().where(span.holds(publications.c.on), publications.c.kind == kind)]

    return source


def _online(span: Span) -> list[Rows]:
    return [
        of_activity(activities.c.issues).where(_held(span, (ActivityKind.ONLINE,))),
        *_published(PublicationKind.ONLINE_ISSUE)(span),
    ]


def _of_publication() -> Rows:
    return behind(
        "publication",
        publications.c.id,
        publications.c.on,
        title=publications.c.title,
        word=worded(PublicationKind, publications.c.kind),
    )


def _skilled(span: Span) -> list[Rows]:
    who = func.coalesce(one_person(certificates.c.person_id), certificates.c.helper_id, certificates.c.holder)
    return [
        behind(
            "certificate", certificates.c.id, certificates.c.got_on, who=who, title=certificates.c.holder
        ).where(span.holds(certificates.c.got_on), certificates.c.high_skill)
    ]


_FAIRS = (ActivityKind.JOB_FAIR,)
TEACHING: dict[str, Source] = {
    "course_sessions": _counted(COURSES, activities.c.sessions),
    "course_attendances": _counted(COURSES, activities.c.attendances),
    "backbone_batches": _batches((ActivityKind.BACKBONE_TRAINING,)),
    "training_batches": _batches(BATCHES),
    "training_women": _women,
    "online_issues": _online,
    "tours": _counted(TOURS, activities.c.sessions),
    "family_rules": _published(PublicationKind.FAMILY_RULES),
    "family_stories": _published(PublicationKind.FAMILY_STORY),
    "family_works": _published(PublicationKind.WORK),
    "women_trained": _women_times,
    "high_skill": _skilled,
    "job_fairs": _counted(_FAIRS, activities.c.sessions),
    "fair_companies": _companies,
    "fair_posts": _counted(_FAIRS, activities.c.posts),
}
