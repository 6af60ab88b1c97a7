"""Activities: courses, batches, law publicity, weddings, training, fairs, and what is published."""

from __future__ import annotations

from enum import StrEnum


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
