"""The service model: which of the six elements was given, which of the five stages walked, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.reception import ServiceElement, Stage
from mediation_desk.errors import DeskError


class StepOf(StrEnum):
    """To what a step of service belongs."""

    RECEPTION = "reception"
    CASE = "case"
    COUNSELLING = "counselling"
    CLUE = "clue"
    HOUSEHOLD = "household"
    HOME_VISIT = "home_visit"


class Judgement(StrEnum):
    """What 判断 leads to: 辅导、调解、转介、会诊."""

    COUNSELLING = "counselling"
    MEDIATION = "mediation"
    REFERRAL = "referral"
    CONSULTATION = "consultation"


class SkipReason(StrEnum):
    """Usual reasons for a stage left out; others are typed."""

    NOT_NEEDED = "not_needed"
    URGENT = "urgent"
    DONE_ELSEWHERE = "done_elsewhere"
    NOT_WILLING = "not_willing"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceStep:
    """One step: elements given, and a stage walked or, with `skipped`, why it was not.

    `screened` says of a judgement that somebody was asked alone about safety, never what came out.
    """

    id: str
    of: StepOf
    subject_id: str
    at: datetime
    staff_id: str
    elements: frozenset[ServiceElement] = frozenset()
    stage: Stage | None = None
    skipped: str = ""
    note: str = ""
    screened: bool | None = None
    judgement: Judgement | None = None


def check_step(step: ServiceStep, now: datetime) -> None:
    """Refuse a step that tells nothing, a skipped stage without its reason, a judgement without its ground.

    Raises DeskError beside the field: step.empty, step.future, step.screening_first, step.judgement_needed.
    """
    if step.stage is None and not step.elements:
        raise DeskError("step.empty", field="stage")
    if step.at > now:
        raise DeskError("step.future", field="at")
    if step.stage is Stage.JUDGE and not step.skipped:
        if not step.screened:
            raise DeskError("step.screening_first", field="screened")
        if step.judgement is None:
            raise DeskError("step.judgement_needed", field="judgement")


@dataclass(frozen=True, slots=True, kw_only=True)
class StagePoint:
    """One stage of the way: when it was walked, oldest first, and why it was left out if it never was."""

    stage: Stage
    walked: tuple[datetime, ...] = ()
    skipped: str = ""
    judgement: Judgement | None = None
    screened: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WayWalked:
    """The five stages in their order, the elements given so far, and every step, oldest first."""

    points: tuple[StagePoint, ...]
    elements: frozenset[ServiceElement]
    steps: tuple[ServiceStep, ...]


def way_of(steps: Iterable[ServiceStep]) -> WayWalked:
    """The way the steps make; a stage walked once is not skipped, whatever was said before."""
    in_order = sorted(steps, key=lambda one: (one.at, list(Stage).index(one.stage) if one.stage else 0))
    points = []
    for stage in Stage:
        here = [one for one in in_order if one.stage is stage]
        walked = [one for one in here if not one.skipped]
        left_out = [one.skipped for one in here if one.skipped]
        judged = [one.judgement for one in walked if one.judgement is not None]
        points.append(
            StagePoint(
                stage=stage,
                walked=tuple(one.at for one in walked),
                skipped=left_out[-1] if left_out and not walked else "",
                judgement=judged[-1] if judged else None,
                screened=any(one.screened for one in walked),
            )
        )
    given = frozenset(element for one in in_order for element in one.elements)
    return WayWalked(points=tuple(points), elements=given, steps=tuple(in_order))
