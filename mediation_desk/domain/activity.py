"""Activities: courses, batches, law publicity, weddings, training, fairs, and what is published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mediation_desk.domain.attendance import Attendee, tally
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

MOST = 9_999_999
"""No figure of one activity is higher."""


class ActivityKind(StrEnum):
    """类型, in the order the lists show them."""

    PREMARITAL_CLASS = "premarital_class"
    PARENT_CLASS = "parent_class"
    HAPPY_FAMILY_COURSE = "happy_family_course"
    LAW_PUBLICITY = "law_publicity"
    ANTI_VIOLENCE = "anti_violence"
    WEDDING = "wedding"
    LECTURE_TOUR = "lecture_tour"
    PARENT_CHILD = "parent_child"
    LEGAL_HELPER_TRAINING = "legal_helper_training"
    BACKBONE_TRAINING = "backbone_training"
    MEDIATOR_TRAINING = "mediator_training"
    SKILL_TRAINING = "skill_training"
    JOB_FAIR = "job_fair"
    ONLINE = "online"
    OTHER = "other"


class PublicationKind(StrEnum):
    """线上知识、清廉家规家训、家风故事、作品."""

    ONLINE_ISSUE = "online_issue"
    FAMILY_RULES = "family_rules"
    FAMILY_STORY = "family_story"
    WORK = "work"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company that came to a fair, by name, and how many posts (岗位) it offered."""

    name: str
    posts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One activity; `version` 0 is not kept yet.

    Kept apart: `sessions` 场次, `batch` which 期 it is, `issues` 线上期数, `attendances` 人次,
    `persons` 人数, `women` among these. With a list of attendees or companies their numbers follow from it.
    """

    id: str
    kind: ActivityKind
    title: str
    on: date
    version: int = 0
    until: date | None = None
    batch: int | None = None
    sessions: int = 1
    issues: int = 0
    area_id: str = ""
    place: str = ""
    base_id: str = ""
    lecturers: str = ""
    host: str = ""
    co_hosts: str = ""
    audience: str = ""
    attendances: int = 0
    persons: int = 0
    women: int = 0
    companies: int = 0
    posts: int = 0
    elements: frozenset[str] = frozenset()
    actions: frozenset[FiveAction] = frozenset()
    feedback: str = ""
    attendees: tuple[Attendee, ...] = ()
    company_list: tuple[Company, ...] = ()

    def counted(self) -> Activity:
        """The same with the numbers its lists say; what has no list stays as typed."""
        told = self
        if self.attendees:
            sums = tally(self.attendees)
            told = replace(told, attendances=sums.attendances, persons=sums.persons, women=sums.women)
        if self.company_list:
            names = {one.name for one in self.company_list}
            told = replace(told, companies=len(names), posts=sum(one.posts for one in self.company_list))
        return told


def check_activity(activity: Activity, today: date) -> None:
    """Refuse an activity whose days or numbers cannot be right.

    Raises DeskError beside its field: activity.title_needed, activity.until_before, activity.batch,
    activity.sessions_needed, activity.issues_needed, activity.not_yet, activity.persons_above,
    activity.women_above, activity.number, activity.company_name, text.*.
    """
    if not activity.title.strip():
        raise DeskError("activity.title_needed", field="title")
    for name in ("title", "place", "lecturers", "host", "co_hosts", "audience"):
        check_text(getattr(activity, name), name)
    check_text(activity.feedback, "feedback", PARAGRAPH, lines=True)
    if activity.until is not None and activity.until < activity.on:
        raise DeskError("activity.until_before", field="until")
    if activity.batch is not None and not 1 <= activity.batch <= MOST:
        raise DeskError("activity.batch", field="batch")
    _check_numbers(activity, today)
    for one in activity.attendees:
        if not 1 <= one.times <= MOST:
            raise DeskError("activity.number", field="attendees")
    for company in activity.company_list:
        if not company.name.strip():
            raise DeskError("activity.company_name", field="company_list")


def _check_numbers(activity: Activity, today: date) -> None:
    told = activity.counted()
    for name in ("sessions", "issues", "attendances", "persons", "women", "companies", "posts"):
        if not 0 <= getattr(told, name) <= MOST:
            raise DeskError("activity.number", field=name)
    if activity.kind is ActivityKind.ONLINE:
        if not activity.issues:
            raise DeskError("activity.issues_needed", field="issues")
    elif not activity.sessions:
        raise DeskError("activity.sessions_needed", field="sessions")
    if told.on > today and (told.attendances or told.persons or told.women):
        raise DeskError("activity.not_yet", field="on")
    if told.persons > told.attendances:
        raise DeskError("activity.persons_above", field="persons")
    if told.women > told.persons:
        raise DeskError("activity.women_above", field="women")
