"""People who help in the grid and are no staff of the desk: grid workers, volunteers, experts, corps."""

from __future__ import annotations

from enum import StrEnum


class HelperRole(StrEnum):
    """What somebody is in an area for a period."""

    GRID_HEAD = "grid_head"
    GRID_WORKER = "grid_worker"
    WOMEN_CHAIR = "women_chair"
    EXECUTIVE = "executive"
    POLICE = "police"
    RESPONSIBLE = "responsible"
    VOLUNTEER = "volunteer"
    EXPERT = "expert"
    LEGAL_HELPER = "legal_helper"
    LECTURER = "lecturer"


class Profession(StrEnum):
    """What an expert is trained in."""

    LAWYER = "lawyer"
    JUDGE = "judge"
    PSYCHOLOGIST = "psychologist"
    COUNSELLOR = "counsellor"
    SOCIAL_WORKER = "social_worker"
    POLICE = "police"
    TEACHER = "teacher"
    DOCTOR = "doctor"
    OTHER = "other"


class CorpsKind(StrEnum):
    """The three volunteer corps, lecturers, and others of the centre's own."""

    FAMILY_DISPUTES = "family_disputes"
    LEGAL_AID = "legal_aid"
    PSYCHOLOGY = "psychology"
    LECTURERS = "lecturers"
    OTHER = "other"
