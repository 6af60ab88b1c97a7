"""Requests about one's own data (个人信息保护法 44–47) and the record of an impact assessment (55–56)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.errors import DeskError


class RequestKind(StrEnum):
    """What is asked for: art 45 查阅、复制 · 46 更正、补充 · 47 删除."""

    READ = "read"
    COPY = "copy"
    CORRECT = "correct"
    DELETE = "delete"


class RequestAnswer(StrEnum):
    """How it was answered."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequest:
    """One request with its clock; a refusal or half an answer says why (art 50)."""

    id: str
    kind: RequestKind
    name: str
    identity: str
    wish: str
    received_on: date
    due_on: date
    received_by: str
    case_id: str = ""
    answer: RequestAnswer | None = None
    answered_on: date | None = None
    answered_by: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactAssessment:
    """The record of art 56: lawful and necessary, influence and risk, whether the measures fit."""

    id: str
    subject: str
    necessity: str
    risks: str
    measures: str
    conclusion: str
    on: date
    keep_until: date
    by: str


def check_request(request: DataRequest) -> None:
    """DeskError data_request.* beside the field that lacks."""
    for given, key, field in (
        (request.name, "data_request.name_needed", "name"),
        (request.identity, "data_request.identity_needed", "identity"),
        (request.wish, "data_request.wish_needed", "wish"),
    ):
        if not given.strip():
            raise DeskError(key, field=field)


def check_answer(answer: RequestAnswer, said: str) -> None:
    """DeskError("data_request.reason_needed", field="said") for a refusal or half an answer without why."""
    if answer is not RequestAnswer.GRANTED and not said.strip():
        raise DeskError("data_request.reason_needed", field="said")


def check_assessment(assessment: ImpactAssessment) -> None:
    """DeskError("assessment.field_needed") beside the first empty field."""
    for field in ("subject", "necessity", "risks", "measures", "conclusion"):
        if not getattr(assessment, field).strip():
            raise DeskError("assessment.field_needed", field=field)
